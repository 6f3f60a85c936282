import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { materialLanguages } from '#modules/materials/contract.ts';
import type { Actions, PageServerLoad } from './$types';

type Tag = (typeof materialLanguages)[number];

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...valueOrError(await locals.app.materials.readGaps(locals.ctx, {}), url),
  year: berlinDay(locals.app.clock.now()).slice(0, 4),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  eintragen: async ({ locals, request }) => {
    const form = await request.formData();
    const input = {
      language: textOf(form, 'language') ?? '',
      residents: textOf(form, 'residents') ?? '',
      year: textOf(form, 'year') ?? '',
      source: textOf(form, 'source') ?? '',
      table: '',
    };
    const residents = input.residents === '' ? NaN : Number(input.residents.replaceAll('.', ''));
    const result = await locals.app.materials.saveDemand(locals.ctx, { ...input, language: input.language as Tag, residents });
    if (!result.ok) return failure(result, input);
    redirect(303, `${officePaths(locals.county!.slug).languageDemand}?gespeichert=sprachbedarf`);
  },
  schaetzen: async ({ locals, request }) => {
    const form = await request.formData();
    const [table, year, source] = ['table', 'year', 'source'].map((name) => textOf(form, name) ?? '') as [string, string, string];
    const result = await locals.app.materials.estimateDemand(locals.ctx, { table, year, source });
    if (!result.ok) return failure(result, { language: '', residents: '', year, source, table });
    redirect(303, `${officePaths(locals.county!.slug).languageDemand}?gespeichert=sprachbedarf`);
  },
  entfernen: async ({ locals, request }) => {
    const form = await request.formData();
    const result = await locals.app.materials.removeDemand(locals.ctx, { language: (textOf(form, 'language') ?? '') as Tag });
    if (!result.ok) return failure(result, { language: '', residents: '', year: '', source: '', table: '' });
    redirect(303, `${officePaths(locals.county!.slug).languageDemand}?gespeichert=sprachbedarf`);
  },
};
