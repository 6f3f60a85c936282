import { redirect } from '@sveltejs/kit';
import { loadSchool } from '#lib/office/load-schools.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf } from '#lib/server/answers.ts';
import { placesStates } from '#modules/schools/contract.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  school: await loadSchool({ locals, id: params.id }),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).school(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  plaetze: async ({ locals, params, request }) => {
    const asked = textOf(await request.formData(), 'places');
    const places = placesStates.find((state) => state === asked) ?? null;
    const result = await locals.app.schools.reportPlaces(locals.ctx, { schoolId: params.id, places });
    return result.ok ? back(locals.county!.slug, params.id, 'einrichtung-plaetze') : failure(result, {});
  },
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.schools.confirmSchool(locals.ctx, { schoolId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'einrichtung-bestaetigt') : failure(result, {});
  },
  zeigen: async ({ locals, params }) => {
    const result = await locals.app.schools.setSchoolState(locals.ctx, { schoolId: params.id, state: 'public' });
    return result.ok ? back(locals.county!.slug, params.id, 'einrichtung') : failure(result, {});
  },
  verbergen: async ({ locals, params }) => {
    const result = await locals.app.schools.setSchoolState(locals.ctx, { schoolId: params.id, state: 'hidden' });
    return result.ok ? back(locals.county!.slug, params.id, 'einrichtung') : failure(result, {});
  },
};
