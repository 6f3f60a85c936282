import { error, redirect } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { emptyCourse, plannedCourse } from '#lib/office/course-form.ts';
import { loadCourseChoices } from '#lib/office/load-courses.ts';
import { readCourseForm } from '#lib/office/read-course-form.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  if (!may.keepOffers) error(403, 'Kurse legen an: die Koordination, Stellen, Gemeinden und Träger.');
  const offer = url.searchParams.get('angebot') ?? '';
  return {
    stored: { ...emptyCourse, ...plannedCourse(url), offerId: isId(offer) ? offer : '' },
    choices: await loadCourseChoices(locals),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { typed, input } = readCourseForm(await request.formData());
    const result = await locals.app.courses.addCourseRun(locals.ctx, input);
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).course(result.value.id)}?gespeichert=kurs`);
  },
};
