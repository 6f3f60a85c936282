import { redirect } from '@sveltejs/kit';
import { loadDesk } from '#lib/office/load-desks.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  desk: await loadDesk({ locals, id: params.id }),
  saved: savedWords(url.searchParams.get('gespeichert')),
});

export const actions: Actions = {
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.guidance.confirmDesk(locals.ctx, { deskId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, `${officePaths(locals.county!.slug).desk(params.id)}?gespeichert=ansprechstelle`);
  },
  entfernen: async ({ locals, params }) => {
    const result = await locals.app.guidance.removeDesk(locals.ctx, { deskId: params.id });
    if (!result.ok) return failure(result, {});
    redirect(303, officePaths(locals.county!.slug).desks('?gespeichert=ansprechstelle-weg'));
  },
};
