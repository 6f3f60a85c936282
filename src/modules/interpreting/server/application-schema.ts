import { foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { InterpreterLevel } from '../contract.ts';
import type { ApplicationState } from '../contract-applications.ts';
import { interpreterPool } from './schema.ts';

/** Somebody would like to interpret. Known to the pool alone, and not for long. */
export const interpreterApplication = pgTable(
  'interpreter_application',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    name: text().notNull(),
    mail: text().notNull(),
    phone: text(),
    languages: jsonb().$type<{ tag: string; level: InterpreterLevel }[]>().notNull(),
    germanLevel: text().$type<InterpreterLevel>().notNull(),
    municipalityId: uuid(),
    times: text(),
    remark: text(),
    state: text().$type<ApplicationState>().notNull(),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  (table) => [
    countyPolicy('interpreter_application'),
    unique('interpreter_application_in_county').on(table.countyId, table.id),
    index('interpreter_application_by_pool').on(table.countyId, table.poolId, table.createdAt),
    foreignKey({
      name: 'interpreter_application_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    foreignKey({
      name: 'interpreter_application_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
  ],
);
