import { redirect } from '@sveltejs/kit';
import { spokenChoices } from '#lib/office/load-services.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { spokenName, tagFault } from '#modules/interpreting/contract-languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const given = url.searchParams.get('sprache') ?? '';
  const language = given !== '' && tagFault({ tag: given }) === null ? given : null;
  const spoken = valueOrError(await locals.app.interpreting.listColleagueLanguages(locals.ctx, {}));
  const found = language === null ? [] : valueOrError(await locals.app.interpreting.findColleagues(locals.ctx, { language }));
  const name = (tag: string): string => spokenName({ tag });
  return {
    language,
    languageName: language === null ? null : name(language),
    spoken: spoken.map((tag) => ({ tag, name: name(tag) })),
    languages: spokenChoices(),
    found: found.map((one) => ({ ...one, languageName: name(one.language.tag) })),
    mayKeep: (await locals.app.interpreting.listColleagues(locals.ctx, {})).ok,
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const language = textOf(form, 'language') ?? '';
    const colleagueId = textOf(form, 'colleagueId') ?? '';
    const result = await locals.app.interpreting.countColleagueHelp(locals.ctx, { colleagueId, language });
    if (!result.ok) return failure(result, {});
    const query = new URLSearchParams({ sprache: language, gespeichert: 'kollegium-gezaehlt' });
    redirect(303, officePaths(locals.county!.slug).languageColleagues(`?${query.toString()}`));
  },
};
