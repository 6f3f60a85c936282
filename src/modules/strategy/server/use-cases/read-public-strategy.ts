import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PublicStrategy } from '../../contract.ts';
import { readStrategyInput } from '../../inputs.ts';
import { loadTree } from '../load-tree.ts';
import { policy } from '../policy.ts';
import { findStrategies, findStrategy } from '../store.ts';
import { publicNode, strategySummary, textView } from '../views.ts';

/**
 * An adopted strategy with its measured tree as the public sees it; without a key the latest adopted one.
 * Drafts, internal texts and names of people are not in it.
 */
export const readPublicStrategy = useCase({
  name: 'strategy.read-public',
  policy,
  mode: 'read',
  input: readStrategyInput,
  run: async ({ tx, input }) => {
    const row =
      input.key === null
        ? (await findStrategies(tx)).find((candidate) => candidate.state === 'adopted')
        : await findStrategy(tx, { key: input.key });
    if (!row || row.state === 'draft') return notFound('Diese Strategie');
    const { nodes, texts, summary, words } = await loadTree({
      tx,
      strategy: row,
      at: input.at,
      language: input.language,
      drafts: false,
    });
    return ok<PublicStrategy>({
      ...strategySummary(row, words),
      ...summary,
      nodes: nodes.map(publicNode),
      texts: texts.map((text) => textView(text, words)),
    });
  },
});
