import { error, redirect } from '@sveltejs/kit';
import { loadNeedChoices } from '#lib/office/load-needs.ts';
import { emptyNeed } from '#lib/office/need-form.ts';
import { readNeedForm } from '#lib/office/read-need-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepOffers) error(403, 'Bedarf melden: die Koordination, Stellen, Gemeinden und Träger.');
  const choices = await loadNeedChoices({ locals, chosen: null });
  return { stored: { ...emptyNeed(choices.today), reporter: choices.reporters[0]?.value ?? '' }, choices };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readNeedForm(await request.formData());
    const result = await locals.app.courses.reportCourseNeed(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseNeeds()}?gespeichert=bedarf`);
  },
};
