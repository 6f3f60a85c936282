import { error, redirect } from '@sveltejs/kit';
import { storedCourse } from '#lib/office/course-form.ts';
import { loadCourse, loadCourseChoices } from '#lib/office/load-courses.ts';
import { readCourseForm } from '#lib/office/read-course-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const run = await loadCourse({ locals, id: params.id });
  if (!run.mayChange) error(403, 'Diesen Kurs pflegen die Koordination und wer ihn macht.');
  return {
    run: { id: run.id, title: run.title, version: run.version },
    stored: storedCourse(run),
    choices: await loadCourseChoices(locals),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const { typed, input } = readCourseForm(form);
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.courses.changeCourseRun(locals.ctx, { ...input, runId: params.id, version });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).course(params.id)}?gespeichert=kurs`);
  },
};
