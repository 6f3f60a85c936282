import { redirect } from '@sveltejs/kit';
import { strategyOfTexts, textCrumbs, textName, textOrError } from '#lib/office/text-page.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { may } = await parent();
  const strategy = await strategyOfTexts({ locals, key: params.key, coordinate: may.coordinate });
  const text = textOrError(strategy, params.textId);
  return {
    head: { key: strategy.key },
    adopted: strategy.state !== 'draft',
    crumbs: textCrumbs({ county: locals.county!.slug, strategy, list: true }),
    textId: text.id,
    name: textName(text),
    version: text.version,
    items: text.items,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const reason = textOf(form, 'reason') ?? '';
    const result = await locals.app.strategy.deleteText(locals.ctx, {
      textId: params.textId,
      version: Number(textOf(form, 'version')),
      reason,
    });
    if (!result.ok) return failure(result, { reason });
    redirect(303, `${officePaths(locals.county!.slug).strategyTexts(params.key)}?gespeichert=textweg`);
  },
};
