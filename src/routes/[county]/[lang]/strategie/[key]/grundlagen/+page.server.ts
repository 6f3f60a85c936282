import { tallyOf, tallyWords, textParts, titlePart } from '#modules/strategy/ui/wording.ts';
import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  const strategy = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: params.key, language }), language);
  const { nodes, texts, ...summary } = strategy;
  const fields = new Map(nodes.map((node) => [node.id, node]));
  return {
    strategy: summary,
    tally: tallyWords(tallyOf([titlePart(strategy), ...texts.flatMap(textParts)]), language),
    texts: texts.map((text) => {
      const field = text.nodeId === null ? null : (fields.get(text.nodeId) ?? null);
      return { ...text, field: field && { path: field.path, title: field.title, titleLanguage: field.titleLanguage } };
    }),
  };
};
