import type { CountyCtx, Tx } from '#kernel/context.ts';
import { stateWords } from '../contract.ts';
import { recordChange } from './record-change.ts';
import { findNotesOfNode, type NodeRow, type StatusRow } from './store.ts';

/** The note that says how a node stands now. */
export async function latestReleased(tx: Tx, nodeId: string): Promise<StatusRow | null> {
  return (await findNotesOfNode(tx, nodeId)).find((note) => note.releasedAt !== null && note.withdrawnAt === null) ?? null;
}

/** A new state is a change that the committee sees; a further note in the same state is none. */
export async function recordState(input: {
  ctx: CountyCtx;
  tx: Tx;
  node: NodeRow;
  before: StatusRow | null;
  note: StatusRow;
  /** The proposal that brought it. */
  requestId?: string;
}): Promise<void> {
  const { ctx, tx, node, before, note } = input;
  if (before !== null && (before.state === note.state || before.date > note.date)) return;
  await recordChange({
    ctx,
    tx,
    change: {
      strategyId: node.strategyId,
      subject: 'status',
      subjectId: note.id,
      nodeId: node.id,
      kind: note.state === 'delayed' ? 'delayed' : note.state === 'dropped' ? 'dropped' : 'changed',
      number: node.number,
      title: node.title,
      fields: { state: { before: before ? stateWords[before.state] : null, after: stateWords[note.state] } },
      reason: note.reason,
      requestId: input.requestId ?? null,
    },
  });
}
