import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import type { ProposalValues, RequestKind, RequestState } from '../contract-requests.ts';
import { strategyNode } from './schema.ts';

/** A change of an adopted entry that its unit, its municipality or a partner proposes. What became of it stands here too. */
export const changeRequest = pgTable(
  'change_request',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    nodeId: uuid().notNull(),
    kind: text().$type<RequestKind>().notNull(),
    /** What stood there when the proposal was written, and what is to stand there: the named fields alone. */
    before: jsonb().$type<Partial<ProposalValues>>().notNull(),
    proposed: jsonb().$type<Partial<ProposalValues>>().notNull(),
    reason: text().notNull(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    state: text().$type<RequestState>().notNull().default('open'),
    /** `actorRef` of whoever proposed and decided: no names, these are looked up. */
    requesterRef: text().notNull(),
    createdAt: instant().notNull(),
    decidedByRef: text(),
    decidedAt: instant(),
    /** What the coordination says to it; a refusal always says why. */
    answer: text(),
  },
  (table) => [
    countyPolicy('change_request'),
    unique('change_request_in_county').on(table.countyId, table.id),
    index('change_request_by_state').on(table.countyId, table.state, table.createdAt),
    index('change_request_by_node').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'change_request_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    check('change_request_refusal', sql`${table.state} <> 'refused' or ${table.answer} is not null`),
  ],
);
