import { fail, redirect } from '@sveltejs/kit';
import { officePaths } from '#lib/paths.ts';
import { savedWords } from '#lib/office/saved.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { may } = await parent();
  const language = url.searchParams.get('sprache') || null;
  const terms = valueOrError(await locals.app.translation.listTerms(locals.ctx, { language }), url);
  const languages = locals.county!.languages;
  return {
    terms,
    language,
    options: languages.map((value) => ({ value, label: languageWord(value) })),
    mayImport: may.coordinate,
    search: url.search,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (locals: App.Locals, word: string): never =>
  redirect(303, `${officePaths(locals.county!.slug).glossary}?gespeichert=${word}`);

export const actions: Actions = {
  speichern: async ({ locals, request }) => {
    const form = await request.formData();
    const input = {
      from: textOf(form, 'from') ?? '',
      language: textOf(form, 'language') ?? '',
      source: textOf(form, 'source') ?? '',
      target: textOf(form, 'target') ?? '',
      note: textOf(form, 'note'),
    };
    const result = await locals.app.translation.saveTerm(locals.ctx, input);
    return result.ok ? back(locals, 'glossar') : failure(result, input);
  },
  entfernen: async ({ locals, request }) => {
    const result = await locals.app.translation.removeTerm(locals.ctx, { termId: textOf(await request.formData(), 'id') ?? '' });
    return result.ok ? back(locals, 'glossar') : failure(result, {});
  },
  einlesen: async ({ locals }) => {
    const { upload } = locals;
    if (upload === null || 'error' in upload || upload.size > 2_000_000) {
      const message = 'Bitte wählen Sie eine CSV-Datei bis 2 MB.';
      return fail(422, { problem: { message, code: 'missing', errors: [{ id: 'datei', message }] }, input: {} });
    }
    const text = new TextDecoder().decode(await locals.app.files.read(upload.sha256));
    const result = await locals.app.translation.importTerms(locals.ctx, { text });
    return result.ok ? back(locals, 'glossar') : failure(result, {});
  },
};
