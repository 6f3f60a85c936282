import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { body, meeting } from '#modules/network/server/schema.ts';
import { county, municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { Period } from '../contract.ts';
import { decision } from './decision-schema.ts';
import { baseline, changeEntry, statusNote, strategy, strategyNode, strategyStep, strategyText } from './schema.ts';

export type StrategyRow = typeof strategy.$inferSelect;
export type NodeRow = typeof strategyNode.$inferSelect;
export type StepRow = typeof strategyStep.$inferSelect;
export type StatusRow = typeof statusNote.$inferSelect;
export type TextRow = typeof strategyText.$inferSelect;
export type ChangeRow = typeof changeEntry.$inferSelect;
export type BaselineRow = typeof baseline.$inferSelect;
export type UnitRow = typeof unit.$inferSelect;

/** Every strategy of the county, the latest first. Row-level security keeps other counties out of all queries here. */
export const findStrategies = (tx: Tx): Promise<StrategyRow[]> =>
  tx
    .select()
    .from(strategy)
    .orderBy(
      sql`coalesce(${strategy.adoptedOn}, ${strategy.periodFrom}, ${strategy.createdAt}::date) desc`,
      desc(strategy.createdAt),
      desc(strategy.id),
    );

export async function findStrategy(tx: Tx, by: { id: string } | { key: string }): Promise<StrategyRow | null> {
  const [row] = await tx
    .select()
    .from(strategy)
    .where('id' in by ? eq(strategy.id, by.id) : eq(strategy.key, by.key));
  return row ?? null;
}

export async function findNode(tx: Tx, id: string): Promise<NodeRow | null> {
  const [row] = await tx
    .select()
    .from(strategyNode)
    .where(and(eq(strategyNode.id, id), isNull(strategyNode.deletedAt)));
  return row ?? null;
}

export const findNodes = (tx: Tx, strategyId: string): Promise<NodeRow[]> =>
  tx
    .select()
    .from(strategyNode)
    .where(and(eq(strategyNode.strategyId, strategyId), isNull(strategyNode.deletedAt)))
    .orderBy(asc(strategyNode.position));

export const findTexts = (tx: Tx, strategyId: string): Promise<TextRow[]> =>
  tx
    .select()
    .from(strategyText)
    .where(and(eq(strategyText.strategyId, strategyId), isNull(strategyText.deletedAt)))
    .orderBy(asc(strategyText.position));

export async function findText(tx: Tx, id: string): Promise<TextRow | null> {
  const [row] = await tx
    .select()
    .from(strategyText)
    .where(and(eq(strategyText.id, id), isNull(strategyText.deletedAt)));
  return row ?? null;
}

export const findSteps = (tx: Tx, strategyId: string): Promise<StepRow[]> =>
  tx
    .select(columnsOf.step)
    .from(strategyStep)
    .innerJoin(strategyNode, eq(strategyNode.id, strategyStep.nodeId))
    .where(eq(strategyNode.strategyId, strategyId))
    .orderBy(asc(strategyStep.position));

export const findStepsOfNode = (tx: Tx, nodeId: string): Promise<StepRow[]> =>
  tx.select().from(strategyStep).where(eq(strategyStep.nodeId, nodeId)).orderBy(asc(strategyStep.position));

/** The latest released note of each node, as of a day when one is given. */
export function findLatestNotes(tx: Tx, input: { strategyId: string; at: string | null }): Promise<StatusRow[]> {
  return tx
    .selectDistinctOn([statusNote.nodeId], columnsOf.status)
    .from(statusNote)
    .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
    .where(
      and(
        eq(strategyNode.strategyId, input.strategyId),
        isNotNull(statusNote.releasedAt),
        isNull(statusNote.withdrawnAt),
        input.at === null ? undefined : lte(statusNote.date, input.at),
      ),
    )
    .orderBy(statusNote.nodeId, desc(statusNote.date), desc(statusNote.createdAt));
}

/** Released notes of a strategy within a period, oldest first. */
export function findNotesBetween(tx: Tx, input: { strategyId: string; from: string; to: string }): Promise<StatusRow[]> {
  return tx
    .select(columnsOf.status)
    .from(statusNote)
    .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
    .where(
      and(
        eq(strategyNode.strategyId, input.strategyId),
        isNotNull(statusNote.releasedAt),
        isNull(statusNote.withdrawnAt),
        gte(statusNote.date, input.from),
        lte(statusNote.date, input.to),
      ),
    )
    .orderBy(asc(statusNote.date), asc(statusNote.createdAt));
}

/** Notes of a strategy by the moment in which the public could read them first, newest first. */
export function findNotesReleased(
  tx: Tx,
  input: { strategyId: string; from: Date; to: Date; limit: number },
): Promise<StatusRow[]> {
  return tx
    .select(columnsOf.status)
    .from(statusNote)
    .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
    .where(
      and(
        eq(strategyNode.strategyId, input.strategyId),
        isNull(strategyNode.deletedAt),
        isNull(statusNote.withdrawnAt),
        gte(statusNote.releasedAt, input.from),
        lt(statusNote.releasedAt, input.to),
      ),
    )
    .orderBy(desc(statusNote.releasedAt), desc(statusNote.date), desc(statusNote.id))
    .limit(input.limit);
}

/** Who hangs below whom, deleted nodes included: their history still belongs to a field. */
export const findPlaces = (tx: Tx, strategyId: string) =>
  tx
    .select({ id: strategyNode.id, parentId: strategyNode.parentId, number: strategyNode.number, title: strategyNode.title })
    .from(strategyNode)
    .where(eq(strategyNode.strategyId, strategyId));

/** Begin of what really happened: date of the first note that is not "not started", by node. */
export async function findBegins(tx: Tx, strategyId: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ nodeId: statusNote.nodeId, first: sql<string>`min(${statusNote.date})::text` })
    .from(statusNote)
    .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
    .where(
      and(
        eq(strategyNode.strategyId, strategyId),
        isNotNull(statusNote.releasedAt),
        isNull(statusNote.withdrawnAt),
        sql`${statusNote.state} <> 'not-started'`,
      ),
    )
    .groupBy(statusNote.nodeId);
  return new Map(rows.map((row) => [row.nodeId, row.first]));
}

export const findNotesOfNode = (tx: Tx, nodeId: string): Promise<StatusRow[]> =>
  tx.select().from(statusNote).where(eq(statusNote.nodeId, nodeId)).orderBy(desc(statusNote.date), desc(statusNote.createdAt));

export async function findNote(tx: Tx, id: string): Promise<StatusRow | null> {
  const [row] = await tx.select().from(statusNote).where(eq(statusNote.id, id));
  return row ?? null;
}

/** How many drafts wait for release, by node. */
export async function countDrafts(tx: Tx, strategyId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ nodeId: statusNote.nodeId, count: sql<number>`count(*)::int` })
    .from(statusNote)
    .innerJoin(strategyNode, eq(strategyNode.id, statusNote.nodeId))
    .where(and(eq(strategyNode.strategyId, strategyId), isNull(statusNote.releasedAt), isNull(statusNote.withdrawnAt)))
    .groupBy(statusNote.nodeId);
  return new Map(rows.map((row) => [row.nodeId, row.count]));
}

export const findUnits = (tx: Tx): Promise<UnitRow[]> => tx.select().from(unit).orderBy(asc(unit.name));

export const findMunicipalities = (tx: Tx) => tx.select().from(municipality).orderBy(asc(municipality.name));

/** Languages of the county besides German, in its order. */
export async function findForeignLanguages(tx: Tx, countyId: string): Promise<string[]> {
  const [row] = await tx.select({ languages: county.languages }).from(county).where(eq(county.id, countyId));
  return (row?.languages ?? []).filter((language) => language !== 'de');
}

export const findChanges = (tx: Tx, input: { strategyId: string; from: Date; to: Date }): Promise<ChangeRow[]> =>
  tx
    .select()
    .from(changeEntry)
    .where(and(eq(changeEntry.strategyId, input.strategyId), gte(changeEntry.at, input.from), lte(changeEntry.at, input.to)))
    .orderBy(asc(changeEntry.at), asc(changeEntry.id));

export const findChangesOfNode = (tx: Tx, nodeId: string): Promise<ChangeRow[]> =>
  tx.select().from(changeEntry).where(eq(changeEntry.nodeId, nodeId)).orderBy(desc(changeEntry.at), desc(changeEntry.id));

export const findBaselines = (tx: Tx, strategyId: string): Promise<BaselineRow[]> =>
  tx.select().from(baseline).where(eq(baseline.strategyId, strategyId)).orderBy(asc(baseline.recordedAt));

/** The time of a node as it was last adopted; null for one that was added since. */
export async function findAdoptedPeriod(tx: Tx, node: { id: string; strategyId: string }): Promise<Period | null> {
  const [row] = await tx
    .select({
      node: sql<{ periodFrom: string | null; periodTo: string | null } | null>`jsonb_path_query_first(
        ${baseline.content}, '$.nodes[*] ? (@.id == $id)', jsonb_build_object('id', ${node.id}::text))`,
    })
    .from(baseline)
    .where(eq(baseline.strategyId, node.strategyId))
    .orderBy(desc(baseline.recordedAt))
    .limit(1);
  return row?.node ? { from: row.node.periodFrom, to: row.node.periodTo } : null;
}

/** Rows are written in packets: a statement may carry 65,535 parameters, and a large strategy has more. */
export async function insertAll<R>(rows: readonly R[], insert: (packet: R[]) => Promise<unknown>, size = 1000): Promise<void> {
  for (let start = 0; start < rows.length; start += size) await insert(rows.slice(start, start + size));
}

export const deleteSteps = (tx: Tx, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve(undefined) : tx.delete(strategyStep).where(inArray(strategyStep.id, [...ids]));

const decisionRows = (tx: Tx) =>
  tx
    .select({
      row: decision,
      body: { id: body.id, name: body.name },
      meeting: { id: meeting.id, date: meeting.date },
      unit: { id: unit.id, name: unit.name },
      node: { id: strategyNode.id, number: strategyNode.number, title: strategyNode.title, deletedAt: strategyNode.deletedAt },
      nodeStrategyId: strategyNode.strategyId,
    })
    .from(decision)
    .leftJoin(body, eq(body.id, decision.bodyId))
    .leftJoin(meeting, eq(meeting.id, decision.meetingId))
    .leftJoin(unit, eq(unit.id, decision.unitId))
    .leftJoin(strategyNode, eq(strategyNode.id, decision.nodeId));
export type DecisionRow = Awaited<ReturnType<typeof decisionRows>>[number];

/** Decisions, mandates and impulses, the latest first. */
export const findDecisions = (
  tx: Tx,
  by: {
    id?: string | null;
    nodeId?: string | null;
    meetingId?: string | null;
    bodyId?: string | null;
    onlyPublic?: boolean;
  } = {},
): Promise<DecisionRow[]> =>
  decisionRows(tx)
    .where(
      and(
        by.id ? eq(decision.id, by.id) : undefined,
        by.nodeId ? eq(decision.nodeId, by.nodeId) : undefined,
        by.meetingId ? eq(decision.meetingId, by.meetingId) : undefined,
        by.bodyId ? eq(decision.bodyId, by.bodyId) : undefined,
        by.onlyPublic ? eq(decision.isPublic, true) : undefined,
      ),
    )
    .orderBy(desc(decision.date), desc(decision.id));

const columnsOf = {
  step: {
    id: strategyStep.id,
    countyId: strategyStep.countyId,
    nodeId: strategyStep.nodeId,
    position: strategyStep.position,
    title: strategyStep.title,
    due: strategyStep.due,
    doneOn: strategyStep.doneOn,
  },
  status: {
    id: statusNote.id,
    countyId: statusNote.countyId,
    nodeId: statusNote.nodeId,
    date: statusNote.date,
    state: statusNote.state,
    text: statusNote.text,
    nextStep: statusNote.nextStep,
    reason: statusNote.reason,
    expectedEnd: statusNote.expectedEnd,
    authorId: statusNote.authorId,
    authorName: statusNote.authorName,
    unitName: statusNote.unitName,
    source: statusNote.source,
    createdAt: statusNote.createdAt,
    releasedAt: statusNote.releasedAt,
    releasedBy: statusNote.releasedBy,
    withdrawnAt: statusNote.withdrawnAt,
    figureValue: statusNote.figureValue,
    figureLabel: statusNote.figureLabel,
    fileId: statusNote.fileId,
    demonstration: statusNote.demonstration,
  },
};
