import { and, asc, desc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { storedFile } from '#kernel/tables.ts';
import { nodeReporter, reportDraft, reportingRound, reportRequest, roundItem } from './round-schema.ts';
import { strategyNode } from './schema.ts';

export type RoundRow = typeof reportingRound.$inferSelect;
export type ItemRow = typeof roundItem.$inferSelect;
export type RequestRow = typeof reportRequest.$inferSelect;
export type DraftRow = typeof reportDraft.$inferSelect;

/** What the links of a request are for. */
export const statusLinkPurpose = 'status-report';

export const findRounds = (tx: Tx): Promise<RoundRow[]> =>
  tx.select().from(reportingRound).orderBy(desc(reportingRound.opensOn), desc(reportingRound.id));

export async function findRound(tx: Tx, id: string): Promise<RoundRow | null> {
  const [row] = await tx.select().from(reportingRound).where(eq(reportingRound.id, id));
  return row ?? null;
}

/** The same row, held until the transaction ends: a round starts once. */
export async function lockRound(tx: Tx, id: string): Promise<RoundRow | null> {
  const [row] = await tx.select().from(reportingRound).where(eq(reportingRound.id, id)).for('update');
  return row ?? null;
}

/** Items of a round whose measures still are there. */
export const findItems = async (tx: Tx, roundId: string): Promise<ItemRow[]> =>
  (
    await tx
      .select({ item: roundItem })
      .from(roundItem)
      .innerJoin(strategyNode, eq(strategyNode.id, roundItem.nodeId))
      .where(and(eq(roundItem.roundId, roundId), isNull(strategyNode.deletedAt)))
      .orderBy(asc(strategyNode.position), asc(roundItem.id))
  ).map((row) => row.item);

/** The items of some measures, held in one order: two people who answer at once answer one after the other. */
export const lockItems = (tx: Tx, input: { roundId: string; nodeIds: readonly string[] }): Promise<ItemRow[]> =>
  tx
    .select()
    .from(roundItem)
    .where(and(eq(roundItem.roundId, input.roundId), inArray(roundItem.nodeId, [...input.nodeIds])))
    .orderBy(asc(roundItem.id))
    .for('update');

export const findRequests = (tx: Tx, roundId: string): Promise<RequestRow[]> =>
  tx.select().from(reportRequest).where(eq(reportRequest.roundId, roundId)).orderBy(asc(reportRequest.createdAt));

export async function findRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  const [row] = await tx.select().from(reportRequest).where(eq(reportRequest.id, id));
  return row ?? null;
}

/** What is left to a person: without the measures that she handed on to somebody who is still asked. */
export const stillHers = (row: RequestRow, all: readonly RequestRow[]): string[] =>
  row.nodeIds.filter((id) => !all.some((other) => other.id === row.handedOn[id]?.to));

/** Names of those who handed measures on to a request. */
export const handedOnBy = (requestId: string, all: readonly RequestRow[]): string[] =>
  all.filter((row) => Object.values(row.handedOn).some(({ to }) => to === requestId)).map((row) => row.name);

export const findDrafts = (tx: Tx, requestIds: readonly string[]): Promise<DraftRow[]> =>
  requestIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(reportDraft)
        .where(inArray(reportDraft.requestId, [...requestIds]))
        .orderBy(asc(reportDraft.savedAt));

export const findReporters = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await tx.select().from(nodeReporter)).map((row) => [row.nodeId, row.personId]));

/** Rounds that run on this day. */
export const findOpenRounds = (tx: Tx, today: IsoDate): Promise<RoundRow[]> =>
  tx
    .select()
    .from(reportingRound)
    .where(and(isNull(reportingRound.closedAt), gte(reportingRound.headDue, today)))
    .orderBy(asc(reportingRound.opensOn))
    .then((rows) => rows.filter((row) => row.startedAt !== null));

/** Notes in every running round that the measure is answered. */
export async function answerItems(input: {
  tx: Tx;
  nodeId: string;
  statusId: string;
  at: Date;
  by: { requestId: string; answer: 'report' | 'same' } | null;
}): Promise<void> {
  const { tx, nodeId, statusId, at, by } = input;
  await tx
    .update(roundItem)
    .set({ answeredAt: at, statusId, answer: by?.answer ?? 'report', requestId: by?.requestId ?? null })
    .where(and(eq(roundItem.nodeId, nodeId), isNull(roundItem.answeredAt), inArray(roundItem.roundId, runningRounds(tx))));
}

/** A note that was taken back answers nothing: while the round runs the measure is open again. */
export async function reopenItems(input: { tx: Tx; statusId: string }): Promise<void> {
  const { tx, statusId } = input;
  await tx
    .update(roundItem)
    .set({ answeredAt: null, statusId: null, answer: null, requestId: null })
    .where(and(eq(roundItem.statusId, statusId), inArray(roundItem.roundId, runningRounds(tx))));
}

const runningRounds = (tx: Tx) =>
  tx.select({ id: reportingRound.id }).from(reportingRound).where(isNull(reportingRound.closedAt));

export async function findFiles(tx: Tx, ids: readonly (string | null)[]) {
  const wanted = ids.flatMap((id) => id ?? []);
  if (wanted.length === 0) return new Map<string, { id: string; name: string; size: number }>();
  const rows = await tx
    .select({ id: storedFile.id, name: storedFile.name, size: storedFile.size })
    .from(storedFile)
    .where(inArray(storedFile.id, wanted));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Requests of rounds that ended before a day, for the retention. */
export const requestsBefore = (tx: Tx, day: IsoDate) =>
  tx
    .select({ id: reportRequest.id })
    .from(reportRequest)
    .innerJoin(reportingRound, eq(reportingRound.id, reportRequest.roundId))
    .where(lt(reportingRound.headDue, day));
