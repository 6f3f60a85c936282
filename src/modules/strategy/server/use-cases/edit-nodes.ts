import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { addNodeInput, changeNodeInput, deleteNodeInput, moveNodeInput } from '../../inputs.ts';
import { applyAddition } from '../apply-addition.ts';
import { applyChange, doubleNumber, numberTaken, recordNode } from '../apply-change.ts';
import { policy } from '../policy.ts';
import { strategyNode } from '../schema.ts';
import { findNode, findNodes, findStrategy, type NodeRow, type StrategyRow } from '../store.ts';

type Loaded = { node: NodeRow; strategy: StrategyRow };

async function loadNode(tx: Tx, nodeId: string, version: number): Promise<Result<{ loaded: Loaded }>> {
  const node = await findNode(tx, nodeId);
  const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
  if (!node || !strategy) return notFound('Diesen Eintrag');
  if (node.version !== version) {
    return conflict('changed-meanwhile', 'Jemand hat diesen Eintrag inzwischen geändert. Bitte laden Sie die Seite neu.');
  }
  return ok({ loaded: { node, strategy } });
}

/** Changes what a node says. On an adopted strategy the change is recorded, and the public sees it. */
export const changeNode = useCase({
  name: 'strategy.change-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: changeNodeInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId, input.version),
  run: ({ ctx, tx, input, loaded, audit, touchPublic }) =>
    applyChange({ ctx, tx, ...loaded, fields: input.fields, reason: input.reason, audit, touchPublic }),
});

/** Adds a node below a parent, or as a root. */
export const addNode = useCase({
  name: 'strategy.add-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: addNodeInput,
  load: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { id: input.strategyId });
    const parent = input.parentId === null ? null : await findNode(tx, input.parentId);
    if (!strategy) return notFound('Diese Strategie');
    if (input.parentId !== null && parent?.strategyId !== strategy.id) return notFound('Den Eintrag darüber');
    return ok({ loaded: strategy });
  },
  run: ({ ctx, tx, input, loaded: strategy, audit, touchPublic }) =>
    applyAddition({ ctx, tx, strategy, ...input, audit, touchPublic }),
});

/** Hangs a node elsewhere or orders it anew among its siblings. A node never goes below itself. */
export const moveNode = useCase({
  name: 'strategy.move-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: moveNodeInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId, input.version),
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const all = await findNodes(tx, strategy.id);
    const byId = new Map(all.map((row) => [row.id, row]));
    const parent = input.parentId === null ? null : byId.get(input.parentId);
    if (parent === undefined) return notFound('Den Eintrag darüber');
    for (let above = parent; above; above = above.parentId === null ? null : byId.get(above.parentId)!) {
      if (above.id === node.id) return invalidField('parentId', 'Ein Eintrag kann nicht unter sich selbst hängen.', 'cycle');
    }
    if (parent && parent.level >= node.level)
      return invalidField('parentId', `Das liegt nicht unter „${parent.title}“.`, 'level-not-below');
    if (
      node.number !== null &&
      (await numberTaken(tx, { ...node, parentId: input.parentId, number: node.number, except: node.id }))
    ) {
      return doubleNumber(node.number);
    }
    const siblings = all.filter((row) => row.parentId === input.parentId && row.id !== node.id);
    siblings.splice(Math.min(input.position, siblings.length), 0, node);
    const positions = siblings.map((row) => row.position).sort((one, other) => one - other);
    for (const [index, row] of siblings.entries()) {
      const own = row.id === node.id;
      if (!own && row.position === positions[index]) continue;
      await tx
        .update(strategyNode)
        .set({ position: positions[index]!, ...(own ? { parentId: input.parentId, version: node.version + 1 } : {}) })
        .where(eq(strategyNode.id, row.id));
    }
    const fields = { parentId: { before: node.parentId && byId.get(node.parentId)?.title, after: parent?.title ?? null } };
    if (strategy.state !== 'draft') {
      await recordNode({
        ctx,
        tx,
        node,
        kind: 'moved',
        fields: node.parentId === input.parentId ? {} : fields,
        reason: input.reason,
      });
      touchPublic();
    }
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `„${node.title}“ verschoben`, fields });
    return ok({ version: node.version + 1 });
  },
});

/** Takes a node out, with all below it. It stays in the history, and its number is never given again. */
export const deleteNode = useCase({
  name: 'strategy.delete-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: deleteNodeInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId, input.version),
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const all = await findNodes(tx, strategy.id);
    const gone: NodeRow[] = [];
    const collect = (row: NodeRow): void => {
      gone.push(row);
      all.filter((child) => child.parentId === row.id).forEach(collect);
    };
    collect(all.find((row) => row.id === node.id)!);
    const now = ctx.clock.now();
    for (const row of gone) {
      await tx
        .update(strategyNode)
        .set({ deletedAt: now, version: row.version + 1 })
        .where(eq(strategyNode.id, row.id));
      if (strategy.state !== 'draft') {
        await recordNode({
          ctx,
          tx,
          node: row,
          kind: 'deleted',
          fields: { title: { before: row.title, after: null } },
          reason: input.reason,
        });
      }
      audit({
        subjectType: 'strategy-node',
        subjectId: row.id,
        summary: `„${row.title}“ gelöscht`,
        fields: { reason: { after: input.reason } },
      });
    }
    if (strategy.state !== 'draft') touchPublic();
    return ok({ deleted: gone.length });
  },
});
