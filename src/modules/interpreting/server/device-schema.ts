import { foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { interpreter } from './schema.ts';

/** A browser on which an interpreter wants to be told of offers. It goes with her. */
export const interpreterDevice = pgTable(
  'interpreter_device',
  {
    ...countyColumns,
    interpreterId: uuid().notNull(),
    endpoint: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    contactAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreter_device'),
    unique('interpreter_device_once').on(table.countyId, table.endpoint),
    index('interpreter_device_by_person').on(table.countyId, table.interpreterId),
    foreignKey({
      name: 'interpreter_device_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }).onDelete('cascade'),
  ],
);
