import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { ClassKind } from '../contract-classes.ts';
import { school } from './schema.ts';

/** A language class at a school in a half-year: counts alone, no pupil. */
export const languageClass = pgTable(
  'language_class',
  {
    ...countyColumns,
    schoolId: uuid().notNull(),
    kind: text().$type<ClassKind>().notNull(),
    halfYear: text().notNull(),
    places: integer().notNull(),
    pupils: integer().notNull(),
    /** Who has a right to a place and waits for one. */
    waiting: integer().notNull(),
    note: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_class'),
    unique('language_class_in_county').on(table.countyId, table.id),
    uniqueIndex('language_class_once').on(table.countyId, table.schoolId, table.kind, table.halfYear),
    foreignKey({
      name: 'language_class_school',
      columns: [table.countyId, table.schoolId],
      foreignColumns: [school.countyId, school.id],
    }),
    check('language_class_counts', sql`${table.places} >= 0 and ${table.pupils} >= 0 and ${table.waiting} >= 0`),
  ],
);

/** What was decided about a class that is used too little or too much. */
export const languageClassReview = pgTable(
  'language_class_review',
  {
    ...countyColumns,
    classId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** Percent on that day. */
    occupancy: integer().notNull(),
    decision: text().notNull(),
    /** As `actorRef` names them. */
    reviewedBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_class_review'),
    index('language_class_review_by_class').on(table.countyId, table.classId),
    foreignKey({
      name: 'language_class_review_class',
      columns: [table.countyId, table.classId],
      foreignColumns: [languageClass.countyId, languageClass.id],
    }).onDelete('cascade'),
  ],
);
