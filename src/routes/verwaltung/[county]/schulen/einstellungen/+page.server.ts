import { error, redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

const names = ['reportDays', 'occupancyFrom', 'occupancyTo'] as const;
type Form = Record<(typeof names)[number], string>;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Das stellt die Koordination ein.');
  const settings = valueOrError(await locals.app.schools.readSchoolSettings(locals.ctx, {}));
  const stored = Object.fromEntries(names.map((name) => [name, String(settings[name])])) as Form;
  return { stored, saved: savedWords(url.searchParams.get('gespeichert')) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = Object.fromEntries(names.map((name) => [name, textOf(form, name) ?? ''])) as Form;
    const result = await locals.app.schools.changeSchoolSettings(locals.ctx, typed);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).schoolSettings}?gespeichert=angaben`);
  },
};
