import { boolean, foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy } from '#kernel/table.ts';
import type { EmergencyTexts, StepRule, StepTexts, StepTime } from '../contract-steps.ts';
import { page } from './schema.ts';

/** A step of the county's checklist for people who have just arrived. */
export const firstStep = pgTable(
  'first_step',
  {
    ...countyColumns,
    key: text().notNull(),
    when: text().$type<StepTime>().notNull(),
    position: integer().notNull(),
    rule: jsonb().$type<StepRule>().notNull(),
    /** Keys of steps that come first. */
    after: text().array().notNull(),
    /** Function of the office that is asked; null where none is. */
    office: text(),
    pageId: uuid(),
    texts: jsonb().$type<StepTexts>().notNull(),
  },
  (table) => [
    countyPolicy('first_step'),
    unique('first_step_key').on(table.countyId, table.key),
    foreignKey({
      name: 'first_step_page',
      columns: [table.countyId, table.pageId],
      foreignColumns: [page.countyId, page.id],
    }),
  ],
);

/** Numbers to call in need. */
export const emergencyNumber = pgTable(
  'emergency_number',
  {
    ...countyColumns,
    position: integer().notNull(),
    number: text().notNull(),
    kind: text().notNull(),
    free: boolean().notNull(),
    aroundTheClock: boolean().notNull(),
    languages: text().array().notNull(),
    url: text(),
    texts: jsonb().$type<EmergencyTexts>().notNull(),
  },
  (table) => [countyPolicy('emergency_number'), unique('emergency_number_once').on(table.countyId, table.number)],
);
