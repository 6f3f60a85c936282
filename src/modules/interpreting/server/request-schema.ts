import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { CostBearer, Gender, RequesterKind } from '../contract.ts';
import type { Reason } from '../contract-matching.ts';
import type { MeetingMode, Urgency } from '../contract-rules.ts';
import type { AssignmentOutcome, AssignmentState } from '../contract-states.ts';
import { interpreter, interpreterPool, interpretingRequester } from './schema.ts';

/**
 * What an institution asks for. It names no client; what could lead to one, place and reference, is erased when all of it is settled
 * and the period is over. What is left is statistics.
 */
export const interpretingRequest = pgTable(
  'interpreting_request',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    requesterId: uuid().notNull(),
    /** Running number of the year, as mails name it. */
    number: text().notNull(),
    /** As it was when it was asked, for statistics. */
    requesterKind: text().$type<RequesterKind>().notNull(),
    occasion: text().notNull(),
    mode: text().$type<MeetingMode>().notNull(),
    street: text(),
    municipalityId: uuid(),
    alternatives: jsonb().$type<{ startsAt: string; endsAt: string }[]>().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    urgencyReason: text(),
    people: integer(),
    gender: text().$type<Gender>(),
    wantedInterpreterId: uuid(),
    unwantedInterpreterIds: uuid().array().notNull().default([]),
    caseReference: text(),
    costBearer: text().$type<CostBearer>().notNull(),
    costUnit: text(),
    seriesId: uuid(),
    /** The need that an appointment with an adviser told of. */
    needId: uuid(),
    cancelledAt: instant(),
    erasedAt: instant(),
    demonstration: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_request'),
    unique('interpreting_request_in_county').on(table.countyId, table.id),
    unique('interpreting_request_number').on(table.countyId, table.number),
    index('interpreting_request_by_requester').on(table.countyId, table.requesterId, table.createdAt),
    index('interpreting_request_by_pool').on(table.countyId, table.poolId, table.createdAt),
    foreignKey({
      name: 'interpreting_request_pool',
      columns: [table.countyId, table.poolId],
      foreignColumns: [interpreterPool.countyId, interpreterPool.id],
    }),
    foreignKey({
      name: 'interpreting_request_requester',
      columns: [table.countyId, table.requesterId],
      foreignColumns: [interpretingRequester.countyId, interpretingRequester.id],
    }),
    foreignKey({
      name: 'interpreting_request_municipality',
      columns: [table.countyId, table.municipalityId],
      foreignColumns: [municipality.countyId, municipality.id],
    }),
  ],
);

/** One language of a request in one slot, and who interprets. A person who drops out leaves her row; a new one takes its place. */
export const interpretingAssignment = pgTable(
  'interpreting_assignment',
  {
    ...countyColumns,
    poolId: uuid().notNull(),
    requestId: uuid().notNull(),
    /** Which of the request's languages, from 0. */
    position: integer().notNull(),
    language: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    state: text().$type<AssignmentState>().notNull(),
    /** How it ended; it stays when the state goes on to the payment. */
    outcome: text().$type<AssignmentOutcome>(),
    /** False for a row whose place another one has taken. */
    isCurrent: boolean().notNull().default(true),
    interpreterId: uuid(),
    acceptedAt: instant(),
    /** When it became clear that nobody will come. */
    unfilledAt: instant(),
    cancelledAt: instant(),
    remindedAt: instant(),
    /** The room of a conversation by video; nobody guesses its name. */
    room: text(),
    /** The institution's own code, hashed: with it, and nothing else, it signs a time sheet. */
    codeHash: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('interpreting_assignment'),
    unique('interpreting_assignment_in_county').on(table.countyId, table.id),
    uniqueIndex('interpreting_assignment_current')
      .on(table.countyId, table.requestId, table.position)
      .where(sql`is_current`),
    index('interpreting_assignment_by_person').on(table.countyId, table.interpreterId, table.startsAt),
    index('interpreting_assignment_by_state').on(table.countyId, table.poolId, table.state, table.startsAt),
    foreignKey({
      name: 'interpreting_assignment_request',
      columns: [table.countyId, table.requestId],
      foreignColumns: [interpretingRequest.countyId, interpretingRequest.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'interpreting_assignment_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }),
    check('interpreting_assignment_order', sql`${table.startsAt} < ${table.endsAt}`),
  ],
);

export type OfferState = 'open' | 'accepted' | 'declined' | 'passed' | 'withdrawn';

/** Somebody is asked. Who does not answer in time is passed over. */
export const interpretingOffer = pgTable(
  'interpreting_offer',
  {
    ...countyColumns,
    assignmentId: uuid().notNull(),
    interpreterId: uuid().notNull(),
    /** From 1; as it was when the offer went out. */
    rank: integer().notNull(),
    /** The time that was offered: one of those that the institution named. */
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    reasons: jsonb().$type<Reason[]>().notNull(),
    state: text().$type<OfferState>().notNull(),
    sentAt: instant().notNull(),
    deadline: instant().notNull(),
    answeredAt: instant(),
  },
  (table) => [
    countyPolicy('interpreting_offer'),
    unique('interpreting_offer_in_county').on(table.countyId, table.id),
    uniqueIndex('interpreting_offer_open')
      .on(table.countyId, table.assignmentId, table.interpreterId)
      .where(sql`state = 'open'`),
    index('interpreting_offer_by_person').on(table.countyId, table.interpreterId, table.state),
    foreignKey({
      name: 'interpreting_offer_assignment',
      columns: [table.countyId, table.assignmentId],
      foreignColumns: [interpretingAssignment.countyId, interpretingAssignment.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'interpreting_offer_person',
      columns: [table.countyId, table.interpreterId],
      foreignColumns: [interpreter.countyId, interpreter.id],
    }).onDelete('cascade'),
  ],
);
