import { germanLanguageName } from '#kernel/language-names.ts';
import { redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { directionOf } from '#lib/languages.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { taskName, translationStates, type TranslationTask } from '#modules/strategy/contract-translations.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many texts are listed beside the one that is open. */
const size = 40;

const filterOf = (url: URL) => translationStates.find((state) => state === url.searchParams.get('stand')) ?? null;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language } = params;
  const desk = valueOrError(await locals.app.strategy.readTranslations(locals.ctx, { key: params.key, language }));
  const state = filterOf(url);
  const shown = desk.tasks.filter((task) => state === null || task.state === state);
  const asked = url.searchParams.get('text');
  const chosen = asked === null ? undefined : desk.tasks.find((task) => taskName(task) === asked);
  const open = chosen ?? shown[0] ?? null;
  const at = open === null ? -1 : shown.findIndex((task) => taskName(task) === taskName(open));
  const begin = Math.max(Math.floor(Math.max(at, 0) / size) * size, 0);
  return {
    strategy: desk.strategy,
    language,
    name: germanLanguageName(language),
    direction: directionOf(language),
    counts: desk.languages.find((one) => one.language === language)!.counts,
    total: desk.tasks.length,
    state,
    open,
    // What comes after the open one is where saving leads on to.
    next: nameAt(shown, at + 1),
    tasks: shown.slice(begin, begin + size).map(({ source, text: _text, ...task }) => ({ ...task, source: source.slice(0, 90) })),
    before: begin > 0 ? nameAt(shown, begin - 1) : null,
    after: nameAt(shown, begin + size),
    count: shown.length,
    past:
      open === null
        ? []
        : valueOrError(
            await locals.app.strategy.readTranslationHistory(locals.ctx, {
              key: params.key,
              language,
              subjectId: open.subjectId,
              field: open.field,
            }),
          ),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

function nameAt(tasks: readonly TranslationTask[], index: number): string | null {
  const task = tasks[index];
  return task ? taskName(task) : null;
}

export const actions: Actions = {
  speichern: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const checked = form.get('state') === 'checked';
    const input = {
      subjectId: textOf(form, 'subjectId') ?? '',
      field: textOf(form, 'field') ?? '',
      sourceHash: textOf(form, 'sourceHash') ?? '',
      text: textOf(form, 'text') ?? '',
    };
    const result = await locals.app.strategy.saveTranslation(locals.ctx, {
      ...input,
      key: params.key,
      language: params.language,
      state: checked ? 'checked' : 'draft',
    });
    if (!result.ok) return failure(result, input);
    const state = filterOf(url);
    const next = textOf(form, 'next');
    const query = new URLSearchParams({
      ...(state === null ? {} : { stand: state }),
      ...(next === null ? {} : { text: next }),
      gespeichert: checked ? 'uebersetzung' : 'uebersetzung-entwurf',
    });
    redirect(303, `${officePaths(locals.county!.slug).strategyTranslations(params.key, params.language)}?${query}`);
  },
  zurueckziehen: async ({ locals, params, request, url }) => {
    const form = await request.formData();
    const [subjectId, field] = [textOf(form, 'subjectId') ?? '', textOf(form, 'field') ?? ''];
    const result = await locals.app.strategy.withdrawTranslation(locals.ctx, {
      key: params.key,
      language: params.language,
      subjectId,
      field,
      translatedAt: textOf(form, 'translatedAt') ?? '',
    });
    if (!result.ok) return failure(result, { text: null });
    const state = filterOf(url);
    const query = new URLSearchParams({
      ...(state === null ? {} : { stand: state }),
      text: taskName({ subjectId, field }),
      gespeichert: 'uebersetzung-weg',
    });
    redirect(303, `${officePaths(locals.county!.slug).strategyTranslations(params.key, params.language)}?${query}`);
  },
};
