import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PublicNode, StatusView, StrategySummary } from '../../contract.ts';
import { nodeIdInput } from '../../inputs.ts';
import { loadTree } from '../load-tree.ts';
import { findInTree } from '../model/tree.ts';
import { policy } from '../policy.ts';
import { findNode, findNotesOfNode, findStrategy } from '../store.ts';
import { publicNode, publicStatusView, strategySummary } from '../views.ts';

/** One node of an adopted strategy with its ancestors and the history of its released notes, newest first. */
export const readPublicNode = useCase({
  name: 'strategy.read-public-node',
  action: 'strategy.read-public',
  policy,
  mode: 'read',
  input: nodeIdInput,
  run: async ({ tx, input }) => {
    const row = await findNode(tx, input.nodeId);
    const strategy = row && (await findStrategy(tx, { id: row.strategyId }));
    if (!strategy || strategy.state === 'draft') return notFound('Diesen Eintrag');
    const { nodes } = await loadTree({ tx, strategy, at: null, language: input.language, drafts: false });
    const found = findInTree(nodes, input.nodeId);
    if (!found) return notFound('Diesen Eintrag');
    const notes = await findNotesOfNode(tx, input.nodeId);
    return ok<{ strategy: StrategySummary; node: PublicNode; ancestors: PublicNode[]; history: StatusView[] }>({
      strategy: strategySummary(strategy),
      node: publicNode(found.node),
      ancestors: found.ancestors.map((ancestor) => publicNode({ ...ancestor, children: [] })),
      history: notes
        .filter((note) => note.releasedAt !== null && note.withdrawnAt === null)
        .map((note) => publicStatusView(note, found.node.lead)),
    });
  },
});
