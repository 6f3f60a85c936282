import { boolean, date, foreignKey, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { PlainKind } from '../contract-plain.ts';

/** A piece of text in plain German for decisions, applications and letters of all units. */
export const plainText = pgTable(
  'plain_text',
  {
    ...countyColumns,
    kind: text().$type<PlainKind>().notNull(),
    title: text().notNull(),
    purpose: text(),
    /** What is being written. */
    text: text().notNull(),
    /** What the units use. */
    released: text(),
    /** Counts releases. */
    number: integer().notNull().default(0),
    releasedAt: instant(),
    retired: boolean().notNull().default(false),
    reviewBy: date({ mode: 'string' }),
    unitId: uuid(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('plain_text'),
    unique('plain_text_in_county').on(table.countyId, table.id),
    foreignKey({ name: 'plain_text_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
  ],
);

/** What was released when; only added to. */
export const plainTextVersion = pgTable(
  'plain_text_version',
  {
    ...countyColumns,
    plainTextId: uuid().notNull(),
    number: integer().notNull(),
    text: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('plain_text_version'),
    unique('plain_text_version_once').on(table.countyId, table.plainTextId, table.number),
    foreignKey({
      name: 'plain_text_version_text',
      columns: [table.countyId, table.plainTextId],
      foreignColumns: [plainText.countyId, plainText.id],
    }).onDelete('cascade'),
  ],
);
