import { redirect } from '@sveltejs/kit';
import { emptyClass, storedClass } from '#lib/office/class-form.ts';
import { loadClass, loadClassChoices } from '#lib/office/load-classes.ts';
import { readClassForm } from '#lib/office/read-class-form.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = await loadClass({ locals, id: params.id });
  const choices = await loadClassChoices(locals);
  // A half-year of long ago stays to be chosen where it stands.
  const halfYears = choices.halfYears.some(({ value }) => value === found.halfYear)
    ? choices.halfYears
    : [...choices.halfYears, { value: found.halfYear, label: found.halfYear }];
  return {
    found,
    stored: storedClass(found),
    choices: { ...choices, halfYears },
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).languageClass(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  aendern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readClassForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.schools.changeLanguageClass(locals.ctx, { ...input, classId: params.id, version });
    if (!result.ok) return failure(result, { ...typed, decision: '' });
    return back(locals.county!.slug, params.id, 'sprachklasse');
  },
  pruefen: async ({ locals, params, request }) => {
    const decision = textOf(await request.formData(), 'decision') ?? '';
    const result = await locals.app.schools.reviewLanguageClass(locals.ctx, { classId: params.id, decision });
    if (!result.ok) return failure(result, { ...emptyClass, decision });
    return back(locals.county!.slug, params.id, 'sprachklasse-geprueft');
  },
};
