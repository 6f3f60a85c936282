import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { savedWords } from '#lib/office/saved.ts';
import { directionOf } from '#lib/languages.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, valueOrError } from '#lib/server/answers.ts';
import { languageWord } from '#modules/translation/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.subject)) error(404, 'Diesen Text gibt es hier nicht.');
  const work = valueOrError(
    await locals.app.translation.readWork(locals.ctx, {
      language: params.language,
      subjectId: params.subject,
      from: url.searchParams.get('aus'),
    }),
    url,
  );
  const machine = valueOrError(await locals.app.translation.readMachineDesk(locals.ctx, { language: params.language }));
  return {
    work,
    machine: machine.hasService && (work.counts.missing > 0 || work.texts.some(({ state }) => state === 'outdated')),
    terms: valueOrError(await locals.app.translation.listTerms(locals.ctx, { language: params.language })),
    name: languageWord(params.language),
    direction: directionOf(params.language),
    fromName: languageWord(work.from),
    fromDirection: directionOf(work.from),
    search: url.searchParams.has('aus') ? `?aus=${encodeURIComponent(work.from)}` : '',
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const raw = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
};

export const actions: Actions = {
  maschinell: async ({ locals, params }) => {
    const { language, subject: subjectId } = params;
    const result = await locals.app.translation.translateThing(locals.ctx, { language, subjectId });
    if (!result.ok) return failure(result, {});
    const { translationWork } = officePaths(locals.county!.slug);
    redirect(303, `${translationWork(language, subjectId)}?gespeichert=uebersetzungen-maschinell`);
  },
  speichern: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    // `draft`, `check` and `check-next` are about all texts, `check:title` about one.
    const [what = 'draft', only = null] = raw(form, 'do').split(':');
    const fields = form.getAll('fields').map(String);
    const typed = Object.fromEntries(fields.map((field) => [field, raw(form, field)]));
    const texts = fields.flatMap((field) => {
      const [text, was, state] = [typed[field]!, raw(form, `${field}.was`), raw(form, `${field}.state`)];
      const changed = text.trim() !== was.trim();
      const checked = what !== 'draft' && (only === field || (only === null && text.trim() !== ''));
      // What is checked and unchanged stays as it is.
      if (!changed && (!checked || state === 'checked')) return [];
      const translatedAt = raw(form, `${field}.at`) || null;
      return [
        {
          field,
          text,
          sourceHash: raw(form, `${field}.hash`),
          translatedAt,
          state: checked ? ('checked' as const) : ('draft' as const),
        },
      ];
    });
    const paths = officePaths(locals.county!.slug);
    const from = url.searchParams.get('aus');
    const query = new URLSearchParams(from === null ? {} : { aus: from });
    if (texts.length > 0) {
      const result = await locals.app.translation.saveTexts(locals.ctx, {
        language: params.language,
        subjectId: params.subject,
        from,
        texts,
        hintsSeen: form.get('hintsSeen') === 'yes',
      });
      if (!result.ok) return failure(result, { typed });
      query.set('gespeichert', what === 'draft' ? 'uebersetzungen-entwurf' : 'uebersetzungen-geprueft');
    } else query.set('gespeichert', 'uebersetzungen-gleich');
    const next = what === 'check-next' ? raw(form, 'next') : '';
    const goal = next === '' ? params.subject : next;
    redirect(303, `${paths.translationWork(params.language, goal)}?${query}`);
  },
};
