import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const settings = valueOrError(await locals.app.translation.readDeskSettings(locals.ctx, {}), url);
  return {
    settings,
    options: settings.languages.map((value) => ({ value, label: languageWord(value) })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  regeln: async ({ locals, request }) => {
    const form = await request.formData();
    const languages = locals.county!.languages;
    const sources = Object.fromEntries(
      languages.flatMap((language) => {
        const from = textOf(form, `sources.${language}`);
        return from === null ? [] : [[language, from]];
      }),
    );
    const input = { translatorsCheck: form.get('translatorsCheck') === 'yes', sources };
    const result = await locals.app.translation.changeDeskSettings(locals.ctx, input);
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).translationSettings}?gespeichert=einstellungen`);
  },
};
