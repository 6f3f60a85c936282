import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ChangeEntryView, OfficeNode, StatusView, StrategySummary } from '../../contract.ts';
import { nodeIdInput } from '../../inputs.ts';
import { loadTree } from '../load-tree.ts';
import { findInTree } from '../model/tree.ts';
import { policy } from '../policy.ts';
import { findChangesOfNode, findNode, findNotesOfNode, findStrategy } from '../store.ts';
import { changeView, officeNode, statusView, strategySummary } from '../views.ts';

export type OfficeNodePage = {
  strategy: StrategySummary;
  node: OfficeNode;
  ancestors: OfficeNode[];
  notes: StatusView[];
  changes: ChangeEntryView[];
  /** What the person may do here; the page shows these actions and no others. */
  allowed: { writeStatus: boolean; releaseStatus: boolean; edit: boolean };
};

/** One node for the back office: facts, every note (drafts too), every change of its plan. */
export const readOfficeNode = useCase({
  name: 'strategy.read-office-node',
  action: 'strategy.read-office',
  policy,
  mode: 'read',
  input: nodeIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findNode(tx, input.nodeId);
    const strategy = row && (await findStrategy(tx, { id: row.strategyId }));
    if (!row || !strategy) return notFound('Diesen Eintrag');
    const { nodes } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: true });
    const found = findInTree(nodes, input.nodeId);
    if (!found) return notFound('Diesen Eintrag');
    const ask = (action: string): boolean =>
      may({
        rows: policy,
        actor: ctx.actor,
        countyId: ctx.county.id,
        action,
        thing: { unitIds: row.leadUnitId === null ? [] : [row.leadUnitId], municipalityIds: row.municipalityIds },
      }) === 'yes';
    return ok<OfficeNodePage>({
      strategy: strategySummary(strategy),
      node: officeNode(found.node),
      ancestors: found.ancestors.map((ancestor) => officeNode({ ...ancestor, children: [] })),
      notes: (await findNotesOfNode(tx, row.id)).filter((note) => note.withdrawnAt === null).map(statusView),
      changes: (await findChangesOfNode(tx, row.id)).map(changeView),
      allowed: {
        writeStatus: strategy.state === 'adopted' && ask('strategy.write-status'),
        releaseStatus: ask('strategy.release-status'),
        edit: ask('strategy.edit'),
      },
    });
  },
});
