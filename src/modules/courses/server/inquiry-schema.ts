import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { CourseObstacle, PlannedCourse } from '../contract-inquiries.ts';

/** What those who give courses are asked in a quarter. */
export const providerInquiry = pgTable(
  'provider_inquiry',
  {
    ...countyColumns,
    quarter: text().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    intro: text(),
    questions: text().array().notNull().default([]),
    repeats: boolean().notNull().default(false),
    closedAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('provider_inquiry'),
    unique('provider_inquiry_in_county').on(table.countyId, table.id),
    unique('provider_inquiry_quarter').on(table.countyId, table.quarter),
  ],
);

/** One row for each who is asked, from the day on which it is asked. Counts and words of an institution; nothing of a learner. */
export const providerAnswer = pgTable(
  'provider_answer',
  {
    ...countyColumns,
    inquiryId: uuid().notNull(),
    organisationId: uuid(),
    unitId: uuid(),
    municipalityId: uuid(),
    /** When a mail with a link went out last; null for who answers in the office. */
    mailedAt: instant(),
    remindedAt: instant(),
    answeredAt: instant(),
    /** `actorRef` of whoever answered. */
    answeredBy: text(),
    learners: integer(),
    freeSeats: integer(),
    waiting: integer(),
    planned: jsonb().$type<PlannedCourse[]>().notNull().default([]),
    obstacles: text().array().$type<CourseObstacle[]>().notNull().default([]),
    answers: text().array().notNull().default([]),
    remark: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('provider_answer'),
    unique('provider_answer_in_county').on(table.countyId, table.id),
    unique('provider_answer_once')
      .on(table.inquiryId, table.organisationId, table.unitId, table.municipalityId)
      .nullsNotDistinct(),
    index('provider_answer_by_inquiry').on(table.countyId, table.inquiryId),
    foreignKey({
      name: 'provider_answer_inquiry',
      columns: [table.countyId, table.inquiryId],
      foreignColumns: [providerInquiry.countyId, providerInquiry.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'provider_answer_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'provider_answer_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'provider_answer_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check(
      'provider_answer_one_provider',
      sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.municipalityId}) = 1`,
    ),
    check('provider_answer_counts', sql`least(${table.learners}, ${table.freeSeats}, ${table.waiting}) >= 0`),
  ],
);
