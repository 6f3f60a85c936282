import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { BodyKind, ConsultationResult, ConsultationRole, MeetingState, OrganisationKind, PaperKind } from '../contract.ts';

/** Who works beside the administration: associations, providers, schools, authorities. Names of fields as in HSDS. */
export const organisation = pgTable(
  'organisation',
  {
    ...countyColumns,
    name: text().notNull(),
    alternateName: text(),
    description: text(),
    website: text(),
    email: text(),
    kind: text().$type<OrganisationKind>().notNull(),
    municipalityId: uuid(),
    /** The partner unit that stands for it in strategies. */
    unitId: uuid(),
    closedOn: date({ mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('organisation'),
    unique('organisation_in_county').on(table.countyId, table.id),
    uniqueIndex('organisation_name')
      .on(table.countyId, sql`lower(${table.name})`)
      .where(sql`${table.closedOn} is null`),
    unique('organisation_unit_once').on(table.countyId, table.unitId),
    foreignKey({
      name: 'organisation_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({
      name: 'organisation_unit',
      columns: [table.countyId, table.unitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
  ],
);

/** Whoever deliberates: the administration's board, committees, Kreisausschuss, Kreistag, municipal councils. */
export const body = pgTable(
  'body',
  {
    ...countyColumns,
    name: text().notNull(),
    kind: text().$type<BodyKind>().notNull(),
    position: integer().notNull(),
    municipalityId: uuid(),
    /** The unit that keeps it. */
    unitId: uuid(),
    closedOn: date({ mode: 'string' }),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('body'),
    unique('body_in_county').on(table.countyId, table.id),
    uniqueIndex('body_name')
      .on(table.countyId, sql`lower(${table.name})`)
      .where(sql`${table.closedOn} is null`),
    foreignKey({
      name: 'body_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
    foreignKey({ name: 'body_unit', columns: [table.countyId, table.unitId], foreignColumns: [unit.countyId, unit.id] }),
  ],
);

export const meeting = pgTable(
  'meeting',
  {
    ...countyColumns,
    bodyId: uuid().notNull(),
    date: date({ mode: 'string' }).notNull(),
    time: text(),
    place: text(),
    number: text(),
    state: text().$type<MeetingState>().notNull(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('meeting'),
    unique('meeting_in_county').on(table.countyId, table.id),
    index('meeting_by_body').on(table.countyId, table.bodyId, table.date),
    foreignKey({ name: 'meeting_body', columns: [table.countyId, table.bodyId], foreignColumns: [body.countyId, body.id] }),
  ],
);

/** A paper that bodies deliberate on (Drucksache, Vorlage). Its outcome is no column: it follows from its stops. */
export const paper = pgTable(
  'paper',
  {
    ...countyColumns,
    number: text(),
    title: text().notNull(),
    date: date({ mode: 'string' }),
    link: text(),
    kind: text().$type<PaperKind>().notNull(),
    isPublic: boolean().notNull().default(true),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('paper'),
    unique('paper_in_county').on(table.countyId, table.id),
    index('paper_by_number').on(table.countyId, table.number),
  ],
);

/** The order of deliberation: one row for each stop of a paper. */
export const consultation = pgTable(
  'consultation',
  {
    ...countyColumns,
    paperId: uuid().notNull(),
    position: integer().notNull(),
    bodyId: uuid().notNull(),
    /** Null while no meeting is fixed, or where its day is not handed down. */
    meetingId: uuid(),
    role: text().$type<ConsultationRole>().notNull(),
    result: text().$type<ConsultationResult>(),
    wording: text(),
    votesYes: integer(),
    votesNo: integer(),
    votesAbstained: integer(),
  },
  (table) => [
    countyPolicy('consultation'),
    index('consultation_by_paper').on(table.countyId, table.paperId, table.position),
    index('consultation_by_meeting').on(table.countyId, table.meetingId),
    foreignKey({
      name: 'consultation_paper',
      columns: [table.countyId, table.paperId],
      foreignColumns: [paper.countyId, paper.id],
    }).onDelete('cascade'),
    foreignKey({ name: 'consultation_body', columns: [table.countyId, table.bodyId], foreignColumns: [body.countyId, body.id] }),
    foreignKey({
      name: 'consultation_meeting',
      columns: [table.countyId, table.meetingId],
      foreignColumns: [meeting.countyId, meeting.id],
    }),
    // Whoever only takes note decides nothing.
    check(
      'consultation_note_is_no_decision',
      sql`${table.role} <> 'notes' or ${table.result} is null or ${table.result} not in ('adopted', 'adopted-with-changes', 'rejected')`,
    ),
  ],
);
