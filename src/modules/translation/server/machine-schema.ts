import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { RunState } from '../contract-machine.ts';

/** Words given to a translation service: reserved before it is asked, and taken back when it gave nothing. */
export const machineUse = pgTable(
  'machine_use',
  {
    ...countyColumns,
    year: integer().notNull(),
    language: text().notNull(),
    words: integer().notNull(),
    cause: text().$type<'desk' | 'run' | 'reader'>().notNull(),
    state: text().$type<'reserved' | 'used'>().notNull(),
    /** The thing that a reader asked for. */
    subjectId: uuid(),
    at: instant().notNull(),
  },
  (table) => [countyPolicy('machine_use'), index('machine_use_by_year').on(table.countyId, table.year)],
);

/** A whole language, or one kind of things in it, translated by the worker piece by piece. */
export const machineRun = pgTable(
  'machine_run',
  {
    ...countyColumns,
    language: text().notNull(),
    kind: text(),
    state: text().$type<RunState>().notNull(),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    words: integer().notNull().default(0),
    message: text(),
    createdAt: instant().notNull(),
    endedAt: instant(),
    /** Last sign of life; who works on it, until she lets go; how often it was taken up again after it stood still. */
    progressAt: instant(),
    worker: uuid(),
    resumed: integer().notNull().default(0),
  },
  (table) => [countyPolicy('machine_run'), index('machine_run_by_state').on(table.countyId, table.state)],
);

/** How a word is said in another language, by whoever translates. */
export const glossaryTerm = pgTable(
  'glossary_term',
  {
    ...countyColumns,
    fromLanguage: text().notNull(),
    language: text().notNull(),
    source: text().notNull(),
    target: text().notNull(),
    note: text(),
  },
  (table) => [
    countyPolicy('glossary_term'),
    unique('glossary_term_once').on(table.countyId, table.fromLanguage, table.language, table.source),
  ],
);
