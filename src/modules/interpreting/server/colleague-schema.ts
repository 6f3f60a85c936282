import { boolean, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { SpokenLanguage, WeeklyTime } from '../contract.ts';
import type { ColleagueState } from '../contract-colleagues.ts';

/** Staff who help at the counter for a moment. Names are seen by the administration's staff alone, and only while they are confirmed. */
export const languageColleague = pgTable(
  'language_colleague',
  {
    ...countyColumns,
    unitId: uuid().notNull(),
    name: text().notNull(),
    mail: text().notNull(),
    phone: text().notNull(),
    languages: jsonb().$type<SpokenLanguage[]>().notNull(),
    weekly: jsonb().$type<WeeklyTime[]>().notNull(),
    state: text().$type<ColleagueState>().notNull(),
    reviewBy: date({ mode: 'string' }).notNull(),
    askedAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_colleague'),
    index('language_colleague_by_unit').on(table.countyId, table.unitId),
    foreignKey({
      name: 'language_colleague_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
  ],
);

/** How often colleagues helped, by unit, language and month. Who helped stands nowhere: nobody's work is measured. */
export const languageColleagueUse = pgTable(
  'language_colleague_use',
  {
    ...countyColumns,
    unitId: uuid().notNull(),
    language: text().notNull(),
    /** Its first day. */
    month: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
  },
  (table) => [
    countyPolicy('language_colleague_use'),
    unique('language_colleague_use_once').on(table.countyId, table.unitId, table.language, table.month),
    foreignKey({
      name: 'language_colleague_use_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
  ],
);
