import { error, redirect } from '@sveltejs/kit';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.coordinate) error(403, 'Das stellt die Koordination ein.');
  const { reportDays } = valueOrError(await locals.app.schools.readSchoolSettings(locals.ctx, {}));
  return { stored: { reportDays: String(reportDays) }, saved: savedWords(url.searchParams.get('gespeichert')) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const typed = { reportDays: textOf(await request.formData(), 'reportDays') ?? '' };
    const result = await locals.app.schools.changeSchoolSettings(locals.ctx, typed);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).schoolSettings}?gespeichert=angaben`);
  },
};
