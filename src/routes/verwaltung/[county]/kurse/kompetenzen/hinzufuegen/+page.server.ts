import { error, redirect } from '@sveltejs/kit';
import { emptyAssessment } from '#lib/office/assessment-form.ts';
import { loadAssessmentChoices } from '#lib/office/load-assessments.ts';
import { readAssessmentForm } from '#lib/office/read-assessment-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { may } = await parent();
  if (!may.keepOffers) error(403, 'Kompetenzfeststellungen tragen ein: die Koordination, Stellen, Gemeinden und Träger.');
  const choices = await loadAssessmentChoices({ locals, chosen: null });
  const provider = choices.providers.length === 1 ? choices.providers[0]!.value : '';
  return { stored: { ...emptyAssessment, provider }, choices };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readAssessmentForm(await request.formData());
    const result = await locals.app.courses.addSkillsAssessment(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).assessments()}?gespeichert=kompetenz`);
  },
};
