import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { LanguageMeetingKind, LanguageMeetingState } from '../contract-meetings.ts';
import { providerInquiry } from './inquiry-schema.ts';

/** A meeting of the language actors: invitation, agenda, minutes. No body that decides, and nobody's name. */
export const languageMeeting = pgTable(
  'language_meeting',
  {
    ...countyColumns,
    kind: text().$type<LanguageMeetingKind>().notNull(),
    title: text().notNull(),
    date: date({ mode: 'string' }).notNull(),
    from: text('from_time').notNull(),
    until: text('until_time').notNull(),
    place: text(),
    link: text(),
    agenda: text(),
    minutes: text(),
    state: text().$type<LanguageMeetingState>().notNull().default('planned'),
    inquiryId: uuid(),
    remindedAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_meeting'),
    unique('language_meeting_in_county').on(table.countyId, table.id),
    index('language_meeting_by_date').on(table.countyId, table.date),
    foreignKey({
      name: 'language_meeting_inquiry',
      columns: [table.countyId, table.inquiryId],
      foreignColumns: [providerInquiry.countyId, providerInquiry.id],
    }),
    check('language_meeting_times', sql`${table.from} < ${table.until}`),
  ],
);

/** Who is invited. */
export const languageMeetingGuest = pgTable(
  'language_meeting_guest',
  {
    ...countyColumns,
    meetingId: uuid().notNull(),
    organisationId: uuid(),
    unitId: uuid(),
    municipalityId: uuid(),
    invitedAt: instant(),
    comes: boolean(),
  },
  (table) => [
    countyPolicy('language_meeting_guest'),
    unique('language_meeting_guest_once')
      .on(table.meetingId, table.organisationId, table.unitId, table.municipalityId)
      .nullsNotDistinct(),
    foreignKey({
      name: 'language_meeting_guest_meeting',
      columns: [table.countyId, table.meetingId],
      foreignColumns: [languageMeeting.countyId, languageMeeting.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'language_meeting_guest_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'language_meeting_guest_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'language_meeting_guest_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('language_meeting_guest_one', sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.municipalityId}) = 1`),
  ],
);

/** What was agreed on, and who takes it on: nobody of the three is the coordination. */
export const languageMeetingTask = pgTable(
  'language_meeting_task',
  {
    ...countyColumns,
    meetingId: uuid().notNull(),
    text: text().notNull(),
    organisationId: uuid(),
    unitId: uuid(),
    municipalityId: uuid(),
    due: date({ mode: 'string' }),
    doneOn: date({ mode: 'string' }),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('language_meeting_task'),
    index('language_meeting_task_by_meeting').on(table.countyId, table.meetingId),
    foreignKey({
      name: 'language_meeting_task_meeting',
      columns: [table.countyId, table.meetingId],
      foreignColumns: [languageMeeting.countyId, languageMeeting.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'language_meeting_task_organisation',
      columns: [table.countyId, table.organisationId],
      foreignColumns: [organisation.countyId, organisation.id],
    }),
    foreignKey({
      name: 'language_meeting_task_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    foreignKey({
      name: 'language_meeting_task_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    check('language_meeting_task_one', sql`num_nonnulls(${table.organisationId}, ${table.unitId}, ${table.municipalityId}) <= 1`),
  ],
);
