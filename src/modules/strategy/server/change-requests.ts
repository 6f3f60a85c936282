import { and, desc, eq } from 'drizzle-orm';
import { actorRef, namesOf } from '#kernel/people.ts';
import type { Actor, Tx } from '#kernel/context.ts';
import { may, type Thing } from '#kernel/policy.ts';
import type { ChangeRequestEntry, ProposalField, ProposalValues, RequestState } from '../contract-requests.ts';
import { pathNumber } from './model/tree.ts';
import { policy } from './policy.ts';
import { changeRequest } from './schema-requests.ts';
import { findNode, findStepsOfNode, findUnits, type NodeRow } from './store.ts';

export type ChangeRequestRow = typeof changeRequest.$inferSelect;

export async function findRequest(tx: Tx, id: string): Promise<ChangeRequestRow | null> {
  const [row] = await tx.select().from(changeRequest).where(eq(changeRequest.id, id));
  return row ?? null;
}

/** Proposals of the county or of one node, newest first. */
export const findRequests = (tx: Tx, by: { state?: RequestState; nodeId?: string } = {}): Promise<ChangeRequestRow[]> =>
  tx
    .select()
    .from(changeRequest)
    .where(
      and(by.state ? eq(changeRequest.state, by.state) : undefined, by.nodeId ? eq(changeRequest.nodeId, by.nodeId) : undefined),
    )
    .orderBy(desc(changeRequest.createdAt), desc(changeRequest.id));

/**
 * Whether somebody may read a proposal: the coordination and the audit all, others those on what is theirs. What somebody
 * proposed herself she reads to its end, whoever the entry belongs to by then.
 */
export const mayRead = (input: { row: ChangeRequestRow; actor: Actor; countyId: string; thing: Thing }): boolean =>
  isOwn(input.row, input.actor) ||
  may({
    rows: policy,
    actor: input.actor,
    countyId: input.countyId,
    action: 'strategy.read-requests',
    thing: input.thing,
  }) === 'yes';

export const isOwn = (row: ChangeRequestRow, actor: Actor): boolean => row.requesterRef === actorRef(actor);

/** What stands in a node now, in the shape of a proposal. */
export async function currentValues(tx: Tx, node: NodeRow): Promise<ProposalValues> {
  const units = await findUnits(tx);
  const steps = await findStepsOfNode(tx, node.id);
  return {
    title: node.title,
    text: node.text,
    period: { from: node.periodFrom, to: node.periodTo },
    lead: units.find((unit) => unit.id === node.leadUnitId)?.key ?? null,
    targetGroups: node.targetGroups,
    kind: node.kind,
    steps: steps.map(({ title, due }) => ({ title, due })),
  };
}

/** Number along the path and title, as people call a node. */
export async function nodeNameOf(tx: Tx, node: NodeRow): Promise<string> {
  const line = [node];
  for (let parentId = node.parentId; parentId !== null;) {
    const parent = await findNode(tx, parentId);
    if (!parent) break;
    line.unshift(parent);
    parentId = parent.parentId;
  }
  const path = line.reduce((above, row) => pathNumber(row.number, above), '');
  return [path, node.title].filter(Boolean).join(' ');
}

export async function requestEntry(input: {
  tx: Tx;
  row: ChangeRequestRow;
  node: NodeRow;
  actor: Actor;
}): Promise<ChangeRequestEntry> {
  const { tx, row, node, actor } = input;
  const names = await namesOf(tx, [row.requesterRef, ...(row.decidedByRef === null ? [] : [row.decidedByRef])]);
  const lead = (await findUnits(tx)).find((unit) => unit.id === node.leadUnitId);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    nodeId: node.id,
    nodeName: await nodeNameOf(tx, node),
    lead: lead?.name ?? null,
    newTitle: row.kind === 'add' ? (row.proposed.title ?? null) : null,
    fields: Object.keys(row.proposed) as ProposalField[],
    reason: row.reason,
    effectiveFrom: row.effectiveFrom,
    requester: names.get(row.requesterRef)!,
    own: isOwn(row, actor),
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedByRef === null ? null : names.get(row.decidedByRef)!,
    answer: row.answer,
  };
}
