import { redirect } from '@sveltejs/kit';
import { emptyText, fieldChoices, readText, strategyOfTexts, textCrumbs, textInput } from '#lib/office/text-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { may } = await parent();
  const strategy = await strategyOfTexts({ locals, key: params.key, coordinate: may.coordinate });
  return {
    head: { key: strategy.key, title: strategy.title },
    adopted: strategy.state !== 'draft',
    crumbs: textCrumbs({ county: locals.county!.slug, strategy, list: true }),
    fields: fieldChoices(strategy, null),
    empty: emptyText(url),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const input = readText(await request.formData());
    const strategy = valueOrError(await locals.app.strategy.readOfficeStrategy(locals.ctx, { key: params.key }));
    const result = await locals.app.strategy.addText(locals.ctx, { strategyId: strategy.id, ...textInput(input) });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).strategyTexts(params.key)}?gespeichert=textneu`);
  },
};
