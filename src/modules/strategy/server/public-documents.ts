import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { publicPaths } from '#lib/paths.ts';
import { loadTree } from './load-tree.ts';
import { walk } from './model/tree.ts';
import { findStrategies } from './store.ts';

/** Goals and measures of adopted strategies, with what was reported last. */
export const publicDocuments: PublicDocumentSource = async ({ tx, language }) => {
  const paths = publicPaths({ base: '', language });
  const documents: RetrievalDocument[] = [];
  for (const strategy of (await findStrategies(tx)).filter(({ state }) => state === 'adopted')) {
    const { nodes } = await loadTree({ tx, strategy, at: null, language, drafts: false });
    for (const node of walk(nodes)) {
      const said = (field: string): boolean => language === 'de' || node.wording?.[field] !== undefined;
      if (!said('title')) continue;
      documents.push({
        id: `strategy.node:${node.id}`,
        kind: 'goal',
        title: node.title,
        keywords: [node.path, node.levelName, language === 'de' ? node.lead?.name : undefined].flatMap((word) => word || []),
        text: said('text') ? (node.text ?? '') : '',
        audience: [],
        href: paths.node(strategy.key, node.id),
        language,
      });
    }
  }
  return documents;
};
