import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { countyColumns, countyPolicy, instant } from '#kernel/table.ts';
import { paper } from '#modules/network/server/schema.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { CountyRole, Horizon, Layer, Link, NodeKind, StatusState, StrategyState, TextKind } from '../contract.ts';

export const strategy = pgTable(
  'strategy',
  {
    ...countyColumns,
    /** Last part of its address; never reused in a county. */
    key: text().notNull(),
    title: text().notNull(),
    state: text().$type<StrategyState>().notNull().default('draft'),
    levels: text().array().notNull(),
    adoptedOn: date({ mode: 'string' }),
    periodFrom: date({ mode: 'string' }),
    periodTo: date({ mode: 'string' }),
    resolution: jsonb().$type<{ body: string; date: string | null; paper: string | null }>(),
    predecessorId: uuid(),
    /** Whether it is said of the predecessor's entries what became of them: then each needs an answer before adoption. */
    traced: boolean().notNull().default(false),
    /** The paper by which it was adopted, where that is known; `resolution` stays as it was written. */
    paperId: uuid(),
    sourceNote: text(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    countyPolicy('strategy'),
    unique('strategy_key').on(table.countyId, table.key),
    unique('strategy_in_county').on(table.countyId, table.id),
    foreignKey({
      name: 'strategy_predecessor',
      columns: [table.countyId, table.predecessorId],
      foreignColumns: [table.countyId, table.id],
    }),
    foreignKey({ name: 'strategy_paper', columns: [table.countyId, table.paperId], foreignColumns: [paper.countyId, paper.id] }),
    check(
      'strategy_period',
      sql`${table.periodFrom} is null or ${table.periodTo} is null or ${table.periodFrom} <= ${table.periodTo}`,
    ),
  ],
);

export const strategyNode = pgTable(
  'strategy_node',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    parentId: uuid(),
    level: integer().notNull(),
    number: text(),
    title: text().notNull(),
    text: text(),
    internalText: text(),
    kind: text().$type<NodeKind>(),
    horizon: text().$type<Horizon>(),
    periodFrom: date({ mode: 'string' }),
    periodTo: date({ mode: 'string' }),
    leadUnitId: uuid(),
    partnerUnitIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    targetGroups: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    municipalityIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    layer: text().$type<Layer>(),
    countyRole: text().$type<CountyRole>(),
    links: jsonb().$type<Link[]>().notNull().default([]),
    /** A goal whose measures the document announces but does not name. */
    toBeDeveloped: boolean().notNull().default(false),
    weight: numeric({ precision: 8, scale: 3, mode: 'number' }).notNull().default(1),
    position: integer().notNull(),
    demonstrationPeriod: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    deletedAt: instant(),
  },
  (table) => [
    countyPolicy('strategy_node'),
    unique('strategy_node_in_county').on(table.countyId, table.id),
    index('strategy_node_by_strategy').on(table.countyId, table.strategyId, table.position),
    index('strategy_node_by_lead').on(table.countyId, table.leadUnitId),
    foreignKey({
      name: 'strategy_node_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'strategy_node_parent',
      columns: [table.countyId, table.parentId],
      foreignColumns: [table.countyId, table.id],
    }),
    foreignKey({
      name: 'strategy_node_lead',
      columns: [table.countyId, table.leadUnitId],
      foreignColumns: [unit.countyId, unit.id],
    }),
    check('strategy_node_not_own_parent', sql`${table.parentId} <> ${table.id}`),
    check('strategy_node_weight', sql`${table.weight} >= 0`),
    check(
      'strategy_node_period',
      sql`${table.periodFrom} is null or ${table.periodTo} is null or ${table.periodFrom} <= ${table.periodTo}`,
    ),
  ],
);

export const strategyText = pgTable(
  'strategy_text',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    nodeId: uuid(),
    kind: text().$type<TextKind>().notNull(),
    title: text().notNull(),
    items: text().array().notNull(),
    position: integer().notNull(),
    version: integer().notNull().default(1),
    deletedAt: instant(),
  },
  (table) => [
    countyPolicy('strategy_text'),
    index('strategy_text_by_strategy').on(table.countyId, table.strategyId),
    foreignKey({
      name: 'strategy_text_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'strategy_text_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

/** Ordered steps of a strategic measure; a step with a due date is a milestone. */
export const strategyStep = pgTable(
  'strategy_step',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    due: date({ mode: 'string' }),
    doneOn: date({ mode: 'string' }),
  },
  (table) => [
    countyPolicy('strategy_step'),
    index('strategy_step_by_node').on(table.countyId, table.nodeId),
    foreignKey({
      name: 'strategy_step_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
  ],
);

/** History of dated notes. A node's state is that of its latest released note: there is no status field. */
export const statusNote = pgTable(
  'status_note',
  {
    ...countyColumns,
    nodeId: uuid().notNull(),
    date: date({ mode: 'string' }).notNull(),
    state: text().$type<StatusState>().notNull(),
    text: text().notNull(),
    nextStep: text(),
    reason: text(),
    /** The end that is expected now, where it differs from the plan. */
    expectedEnd: date({ mode: 'string' }),
    authorId: text(),
    authorName: text().notNull(),
    /** Name of the office at the time, kept when its measure went to another one; null while it has not. */
    unitName: text(),
    source: text().notNull(),
    createdAt: instant().notNull(),
    releasedAt: instant(),
    releasedBy: text(),
    withdrawnAt: instant(),
    /** A figure that backs the state, with its words: 41, `Einsätze im 3. Quartal`. */
    figureValue: numeric({ mode: 'number' }),
    figureLabel: text(),
    /** A file that came with it. */
    fileId: uuid(),
    demonstration: boolean().notNull().default(false),
  },
  (table) => [
    countyPolicy('status_note'),
    index('status_note_by_node').on(table.countyId, table.nodeId, table.date),
    foreignKey({
      name: 'status_note_node',
      columns: [table.countyId, table.nodeId],
      foreignColumns: [strategyNode.countyId, strategyNode.id],
    }).onDelete('cascade'),
    check(
      'status_note_reason',
      sql`${table.state} not in ('delayed', 'dropped') or ${table.reason} is not null or ${table.demonstration}`,
    ),
  ],
);

/** The adopted text, frozen: never changed after it was written. */
export const baseline = pgTable(
  'baseline',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    /** Null where the day is not handed down. */
    adoptedOn: date({ mode: 'string' }),
    recordedAt: instant().notNull(),
    /** `actorRef` of whoever recorded it. */
    recordedBy: text().notNull(),
    resolution: jsonb().$type<{ body: string; date: string | null; paper: string | null }>(),
    content: jsonb().$type<BaselineContent>().notNull(),
    contentHash: text().notNull(),
  },
  (table) => [
    countyPolicy('baseline'),
    index('baseline_by_strategy').on(table.countyId, table.strategyId, table.recordedAt),
    foreignKey({
      name: 'baseline_strategy',
      columns: [table.countyId, table.strategyId],
      foreignColumns: [strategy.countyId, strategy.id],
    }),
  ],
);

export type BaselineNode = {
  id: string;
  parentId: string | null;
  level: number;
  number: string | null;
  title: string;
  text: string | null;
  kind: NodeKind | null;
  horizon: Horizon | null;
  periodFrom: string | null;
  periodTo: string | null;
  lead: string | null;
  partners: string[];
  targetGroups: string[];
  toBeDeveloped: boolean;
  steps: { title: string; due: string | null }[];
};
export type BaselineContent = {
  title: string;
  levels: string[];
  nodes: BaselineNode[];
  texts: { kind: TextKind; title: string; items: string[]; nodeId: string | null }[];
};

/** Append-only history of the plan; what was deleted stands here for good. */
export const changeEntry = pgTable(
  'change_entry',
  {
    ...countyColumns,
    strategyId: uuid().notNull(),
    subject: text().$type<'node' | 'text' | 'step' | 'status' | 'strategy'>().notNull(),
    subjectId: uuid().notNull(),
    /** The node that is shown for it; the same as the subject for nodes. */
    nodeId: uuid(),
    at: instant().notNull(),
    kind: text().$type<'added' | 'changed' | 'moved' | 'delayed' | 'dropped' | 'deleted'>().notNull(),
    number: text(),
    title: text().notNull(),
    fields: jsonb().$type<Record<string, { before: unknown; after: unknown }>>().notNull(),
    /** `actorRef` of whoever did it: no name, because this table is kept for good. */
    actorRef: text().notNull(),
    reason: text(),
    /** The proposal that brought it; no key, because this table is only added to. */
    requestId: uuid(),
  },
  (table) => [
    countyPolicy('change_entry'),
    index('change_entry_by_strategy').on(table.countyId, table.strategyId, table.at),
    index('change_entry_by_node').on(table.countyId, table.nodeId),
  ],
);

/** A document that was given to be read, with what people made of the draft. */
export const strategyImport = pgTable(
  'strategy_import',
  {
    ...countyColumns,
    fileId: uuid(),
    fileName: text().notNull(),
    state: text().$type<'waiting' | 'reading' | 'review' | 'taken-over' | 'discarded' | 'failed'>().notNull(),
    /** The reader's draft as it came out, with the document's lines; never changed by the review. */
    draft: jsonb().$type<unknown>(),
    error: text(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    readAt: instant(),
    /** When it was taken over, discarded, or could not be read: from then on its end is counted. */
    endedAt: instant(),
    strategyId: uuid(),
    version: integer().notNull().default(1),
  },
  (table) => [countyPolicy('strategy_import'), index('strategy_import_by_county').on(table.countyId, table.createdAt)],
);

/** What was done to a draft, in order. The draft shown is the reader's with these applied; undoing marks the last one. */
export const strategyImportAction = pgTable(
  'strategy_import_action',
  {
    ...countyColumns,
    importId: uuid().notNull(),
    sequence: integer().notNull(),
    action: jsonb().$type<unknown>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    undoneAt: instant(),
  },
  (table) => [
    countyPolicy('strategy_import_action'),
    unique('strategy_import_action_sequence').on(table.countyId, table.importId, table.sequence),
  ],
);
