import { redirect } from '@sveltejs/kit';
import { assessmentFacts, storedAssessment } from '#lib/office/assessment-form.ts';
import { loadAssessment, loadAssessmentChoices } from '#lib/office/load-assessments.ts';
import { readAssessmentForm } from '#lib/office/read-assessment-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const assessment = await loadAssessment({ locals, id: params.id });
  return {
    assessment,
    stored: storedAssessment(assessment),
    facts: assessmentFacts(assessment),
    choices: await loadAssessmentChoices({ locals, chosen: assessment }),
  };
};

export const actions: Actions = {
  aendern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readAssessmentForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.courses.changeSkillsAssessment(locals.ctx, { ...input, assessmentId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).assessments()}?gespeichert=kompetenz`);
  },
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.courses.confirmSkillsAssessment(locals.ctx, { assessmentId: params.id });
    if (!result.ok) return failure(result, storedAssessment(await loadAssessment({ locals, id: params.id })));
    redirect(303, `${officePaths(locals.county!.slug).assessments()}?gespeichert=kompetenz`);
  },
};
