import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { machineProviders } from '#kernel/machine-translation.ts';
import { formalities } from '#modules/translation/contract-machine.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const settings = valueOrError(await locals.app.translation.readDeskSettings(locals.ctx, {}), url);
  return {
    settings,
    machine: valueOrError(await locals.app.translation.readMachineSettings(locals.ctx, {}), url),
    runs: valueOrError(await locals.app.translation.listRuns(locals.ctx, {}), url),
    options: settings.languages.map((value) => ({ value, label: languageWord(value) })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const count = (text: string | null): number => (text === null ? Number.NaN : Number(text.replace(/[.\s]/g, '')));

export const actions: Actions = {
  dienst: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = {
      provider: textOf(form, 'provider'),
      address: textOf(form, 'address') ?? '',
      formality: textOf(form, 'formality') ?? 'default',
      wordsPerYear: textOf(form, 'wordsPerYear') ?? '',
      forReaders: form.get('forReaders') === 'yes',
    };
    const result = await locals.app.translation.changeMachineSettings(locals.ctx, {
      ...typed,
      provider: machineProviders.find((one) => one === typed.provider) ?? null,
      formality: formalities.find((one) => one === typed.formality) ?? 'default',
      wordsPerYear: count(typed.wordsPerYear),
      key: textOf(form, 'key') ?? '',
    });
    if (!result.ok) return failure(result, { service: typed });
    redirect(303, `${officePaths(locals.county!.slug).translationSettings}?gespeichert=einstellungen`);
  },
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
    if (!result.ok) return failure(result, { rules: input });
    redirect(303, `${officePaths(locals.county!.slug).translationSettings}?gespeichert=einstellungen`);
  },
};
