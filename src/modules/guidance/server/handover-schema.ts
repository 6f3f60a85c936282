import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { HandoverBasis, HandoverPurpose, HandoverState, ReturnReason } from '../contract-handovers.ts';

/** A matter handed over between units or municipalities. The recipient alone reads the content, and it is erased after a time. */
export const handover = pgTable(
  'handover',
  {
    ...countyColumns,
    fromUnitId: uuid(),
    fromMunicipalityId: uuid(),
    toUnitId: uuid(),
    toMunicipalityId: uuid(),
    purpose: text().$type<HandoverPurpose>().notNull(),
    basis: text().$type<HandoverBasis>().notNull(),
    /** Null with the content. */
    basisNote: text(),
    content: text(),
    due: date({ mode: 'string' }).notNull(),
    state: text().$type<HandoverState>().notNull(),
    returnReason: text().$type<ReturnReason>(),
    sentAt: instant().notNull(),
    /** When it was done, returned or withdrawn. */
    endedAt: instant(),
    /** The day on which there is a place. */
    doneOn: date({ mode: 'string' }),
    /** `actorRef` of whoever sent it. */
    sentBy: text().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    countyPolicy('handover'),
    index('handover_by_recipient').on(table.countyId, table.toUnitId, table.toMunicipalityId, table.state),
    ...(
      [
        ['from_unit', table.fromUnitId, unit],
        ['from_municipality', table.fromMunicipalityId, municipality],
        ['to_unit', table.toUnitId, unit],
        ['to_municipality', table.toMunicipalityId, municipality],
      ] as const
    ).map(([name, column, target]) =>
      foreignKey({ name: `handover_${name}`, columns: [table.countyId, column], foreignColumns: [target.countyId, target.id] }),
    ),
    check('handover_one_sender', sql`num_nonnulls(${table.fromUnitId}, ${table.fromMunicipalityId}) <= 1`),
    check('handover_one_recipient', sql`num_nonnulls(${table.toUnitId}, ${table.toMunicipalityId}) <= 1`),
  ],
);
