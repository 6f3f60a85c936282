import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { strategyOfTexts, textCrumbs } from '#lib/office/text-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { textKinds } from '#modules/strategy/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  const strategy = await strategyOfTexts({ locals, key: params.key, coordinate: may.coordinate });
  const fields = new Map(strategy.nodes.map((node) => [node.id, [node.path, node.title].filter(Boolean).join(' ')]));
  return {
    head: { key: strategy.key, title: strategy.title },
    adopted: strategy.state !== 'draft',
    crumbs: textCrumbs({ county: locals.county!.slug, strategy, list: false }),
    kinds: textKinds.map((kind) => ({
      kind,
      texts: strategy.texts
        .filter((text) => text.kind === kind)
        .map(({ id, title, items, nodeId, version }) => ({
          id,
          title,
          version,
          begin: items[0] ?? '',
          paragraphs: items.length,
          field: nodeId === null ? null : (fields.get(nodeId) ?? null),
        })),
    })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  verschieben: async ({ locals, params, request }) => {
    const form = await request.formData();
    const result = await locals.app.strategy.moveText(locals.ctx, {
      textId: textOf(form, 'text') ?? '',
      version: Number(textOf(form, 'version')),
      position: Number(textOf(form, 'position') ?? 0),
    });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).strategyTexts(params.key));
  },
};
