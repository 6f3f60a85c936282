import { redirect } from '@sveltejs/kit';
import {
  fieldChoices,
  readText,
  storedText,
  strategyOfTexts,
  textCrumbs,
  textInput,
  textName,
  textOrError,
} from '#lib/office/text-page.ts';
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
    fields: fieldChoices(strategy, text),
    textId: text.id,
    name: textName(text),
    version: text.version,
    stored: storedText(text),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const input = readText(form);
    const result = await locals.app.strategy.changeText(locals.ctx, {
      textId: params.textId,
      version: Number(textOf(form, 'version')),
      ...textInput(input),
    });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).strategyTexts(params.key)}?gespeichert=text`);
  },
};
