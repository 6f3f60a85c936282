import { redirect } from '@sveltejs/kit';
import { loadCourse } from '#lib/office/load-courses.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  run: await loadCourse({ locals, id: params.id }),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).course(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.courses.confirmCourseRun(locals.ctx, { runId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'kurs-bestaetigt') : failure(result, {});
  },
  zeigen: async ({ locals, params }) => {
    const result = await locals.app.courses.setCourseRunState(locals.ctx, { runId: params.id, state: 'public' });
    return result.ok ? back(locals.county!.slug, params.id, 'kurs') : failure(result, {});
  },
  verbergen: async ({ locals, params }) => {
    const result = await locals.app.courses.setCourseRunState(locals.ctx, { runId: params.id, state: 'hidden' });
    return result.ok ? back(locals.county!.slug, params.id, 'kurs') : failure(result, {});
  },
};
