import { redirect } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { loadPlace } from '#lib/office/load-places.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths, publicPaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const place = await loadPlace({ locals, id: params.id });
  return {
    place,
    publicAddress: publicPaths({ base: locals.base, language: 'de' }).publicPlace(place.slug),
    today: berlinDay(locals.app.clock.now()),
    saved: savedWords(url.searchParams.get('gespeichert')),
  };
};

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).networkPlace(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.network.confirmPlace(locals.ctx, { placeId: params.id });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'bestaetigt');
  },
  veroeffentlichen: async ({ locals, params }) => {
    const result = await locals.app.network.setPlaceState(locals.ctx, { placeId: params.id, state: 'public' });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'veroeffentlicht');
  },
  verbergen: async ({ locals, params }) => {
    const result = await locals.app.network.setPlaceState(locals.ctx, { placeId: params.id, state: 'hidden' });
    if (!result.ok) return failure(result, {});
    return back(locals.county!.slug, params.id, 'verborgen');
  },
};
