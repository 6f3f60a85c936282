import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { Reorganisation } from '#modules/tenancy/contract.ts';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { keepNameInNotes } from '../keep-name-in-notes.ts';
import { moveUnits } from '../model/move-units.ts';
import { policy } from '../policy.ts';
import { recordChange } from '../record-change.ts';
import { strategyNode } from '../schema.ts';
import { findLatestNotes, findNodes, findStrategies, findUnits, type StrategyRow } from '../store.ts';

/**
 * Moves open measures and goals from units that were renamed, split or merged to those that follow. What is done or
 * dropped stays with the old unit, and every note keeps the name of the office that wrote it.
 */
export const followUnits = followingUnits({
  name: 'strategy.follow-units',
  policy,
  summary: 'Offene Maßnahmen an die nachfolgenden Stellen übergeben',
  move: async ({ ctx, tx, change }) => {
    let moved = 0;
    for (const strategy of await findStrategies(tx)) {
      if (strategy.state !== 'closed') moved += await moveIn({ ctx, tx, strategy, change });
    }
    return moved;
  },
});

async function moveIn(input: { ctx: CountyCtx; tx: Tx; strategy: StrategyRow; change: Reorganisation }): Promise<number> {
  const { ctx, tx, strategy, change } = input;
  const nodes = await findNodes(tx, strategy.id);
  const notes = await findLatestNotes(tx, { strategyId: strategy.id, at: null });
  const ended = new Set(notes.filter((note) => note.state === 'done' || note.state === 'dropped').map((note) => note.nodeId));
  const units = new Map((await findUnits(tx)).map((row) => [row.id, row.name]));
  let moved = 0;
  for (const node of nodes.filter((row) => !ended.has(row.id))) {
    const next = moveUnits({ nodeId: node.id, leadUnitId: node.leadUnitId, partnerUnitIds: node.partnerUnitIds, change });
    if (next === null) continue;
    if (next.leadUnitId !== node.leadUnitId)
      await keepNameInNotes({ tx, nodeId: node.id, name: units.get(node.leadUnitId ?? '') ?? null });
    await tx
      .update(strategyNode)
      .set({ ...next, version: node.version + 1 })
      .where(eq(strategyNode.id, node.id));
    moved += 1;
    if (strategy.state !== 'adopted') continue;
    const nameOf = (id: string | null): string | null => (id === null ? null : (units.get(id) ?? null));
    await recordChange({
      ctx,
      tx,
      change: {
        strategyId: strategy.id,
        subject: 'node',
        subjectId: node.id,
        nodeId: node.id,
        kind: 'changed',
        number: node.number,
        title: node.title,
        fields: {
          ...(next.leadUnitId === node.leadUnitId
            ? {}
            : { leadUnitId: { before: nameOf(node.leadUnitId), after: nameOf(next.leadUnitId) } }),
          ...(same(next.partnerUnitIds, node.partnerUnitIds)
            ? {}
            : {
                partnerUnitIds: {
                  before: node.partnerUnitIds.map(nameOf).filter(Boolean).join(', '),
                  after: next.partnerUnitIds.map(nameOf).filter(Boolean).join(', '),
                },
              }),
        },
        reason: change.note ?? 'Die zuständige Stelle wurde umgebaut.',
      },
    });
  }
  return moved;
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);
