import { redirect } from '@sveltejs/kit';
import { loadNeed, loadNeedChoices } from '#lib/office/load-needs.ts';
import { storedNeed } from '#lib/office/need-form.ts';
import { readNeedForm } from '#lib/office/read-need-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const need = await loadNeed({ locals, id: params.id });
  return { need, stored: storedNeed(need), choices: await loadNeedChoices({ locals, chosen: need }) };
};

export const actions: Actions = {
  aendern: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readNeedForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.courses.changeCourseNeed(locals.ctx, { ...input, needId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseNeeds()}?gespeichert=bedarf`);
  },
  beenden: async ({ locals, params }) => {
    const result = await locals.app.courses.endCourseNeed(locals.ctx, { needId: params.id });
    if (!result.ok) return failure(result, storedNeed(await loadNeed({ locals, id: params.id })));
    redirect(303, `${officePaths(locals.county!.slug).courseNeeds()}?gespeichert=bedarf-weg`);
  },
};
