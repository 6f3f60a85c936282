import { fail, redirect } from '@sveltejs/kit';
import { loadCourse } from '#lib/office/load-courses.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import type { RideKind } from '#modules/courses/contract-rides.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const run = await loadCourse({ locals, id: params.id });
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    run: { id: run.id, title: run.title },
    ...valueOrError(await locals.app.courses.listRides(locals.ctx, { runId: run.id })),
    towns: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

export const actions: Actions = {
  eintragen: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string): string => textOf(form, name) ?? '';
    const typed = {
      kind: text('kind'),
      townId: text('townId'),
      meetingPoint: text('meetingPoint'),
      seats: text('seats'),
      days: text('days'),
    };
    const result = await locals.app.courses.addRide(locals.ctx, { ...typed, runId: params.id, kind: typed.kind as RideKind });
    if (!result.ok) return failure(result, typed);
    redirect(303, `${officePaths(locals.county!.slug).courseRides(params.id)}?gespeichert=mitfahren`);
  },
  entfernen: async ({ locals, params, request }) => {
    const rideId = textOf(await request.formData(), 'ride') ?? '';
    const result = await locals.app.courses.removeRide(locals.ctx, { rideId });
    if (!result.ok) return fail(409, { message: result.problem.message });
    redirect(303, `${officePaths(locals.county!.slug).courseRides(params.id)}?gespeichert=mitfahren-weg`);
  },
};
