import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfficeStrategy } from '../../contract.ts';
import { readStrategyInput } from '../../inputs.ts';
import { loadTree } from '../load-tree.ts';
import { policy } from '../policy.ts';
import { findBaselines, findStrategies, findStrategy } from '../store.ts';
import { officeNode, officeText, strategySummary, unitView } from '../views.ts';

/** A strategy with its measured tree for the back office; without a key the latest adopted one, else the latest. */
export const readOfficeStrategy = useCase({
  name: 'strategy.read-office',
  policy,
  mode: 'read',
  input: readStrategyInput,
  run: async ({ tx, input }) => {
    const all = input.key === null ? await findStrategies(tx) : [];
    const row =
      input.key === null
        ? (all.find((candidate) => candidate.state === 'adopted') ?? all[0])
        : await findStrategy(tx, { key: input.key });
    if (!row) return notFound('Diese Strategie');
    const { nodes, texts, units, summary } = await loadTree({ tx, strategy: row, at: input.at, language: 'de', drafts: true });
    const baselines = await findBaselines(tx, row.id);
    return ok<OfficeStrategy>({
      ...strategySummary(row),
      ...summary,
      nodes: nodes.map(officeNode),
      texts: texts.map(officeText),
      units: units.map(unitView),
      baselines: baselines.map((entry) => ({
        id: entry.id,
        adoptedOn: entry.adoptedOn,
        recordedAt: entry.recordedAt.toISOString(),
        contentHash: entry.contentHash,
        resolution: entry.resolution,
      })),
    });
  },
});
