import { redirect } from '@sveltejs/kit';
import { loadCourse } from '#lib/office/load-courses.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const run = await loadCourse({ locals, id: params.id });
  return {
    run,
    // Names are for whoever runs the course alone.
    waiting: run.mayChange ? valueOrError(await locals.app.courses.listWaiting(locals.ctx, { runId: run.id })) : [],
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).course(id)}?gespeichert=${saved}`);

const move = async (input: { locals: App.Locals; runId: string; form: FormData; by: 1 | -1 }) => {
  const { locals, runId, form, by } = input;
  const seatsId = textOf(form, 'seatsId') ?? '';
  const result = await locals.app.courses.moveSeat(locals.ctx, { runId, seatsId, by });
  return result.ok ? back(locals.county!.slug, runId, 'kurs-platz') : failure(result, {});
};
const answer = async (input: { locals: App.Locals; runId: string; form: FormData; accept: boolean }) => {
  const { locals, runId, form, accept } = input;
  const waitingId = textOf(form, 'waitingId') ?? '';
  const result = await locals.app.courses.answerFor(locals.ctx, { runId, waitingId, accept });
  return result.ok ? back(locals.county!.slug, runId, 'kurs-platz') : failure(result, {});
};

export const actions: Actions = {
  frei: async ({ locals, params, request }) => move({ locals, runId: params.id, form: await request.formData(), by: -1 }),
  belegt: async ({ locals, params, request }) => move({ locals, runId: params.id, form: await request.formData(), by: 1 }),
  zusagen: async ({ locals, params, request }) =>
    answer({ locals, runId: params.id, form: await request.formData(), accept: true }),
  streichen: async ({ locals, params, request }) =>
    answer({ locals, runId: params.id, form: await request.formData(), accept: false }),
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.courses.confirmCourseRun(locals.ctx, { runId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'kurs-bestaetigt') : failure(result, {});
  },
  fragen: async ({ locals, params }) => {
    const result = await locals.app.courses.askAboutRun(locals.ctx, { runId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'angebot-gefragt') : failure(result, {});
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
