import { redirect } from '@sveltejs/kit';
import { loadOffer } from '#lib/office/load-offers.ts';
import { savedWords } from '#lib/office/saved.ts';
import { officePaths } from '#lib/paths.ts';
import { failure } from '#lib/server/answers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const offer = await loadOffer({ locals, id: params.id });
  // What was merged leads on.
  if (offer.mergedInto !== null) redirect(303, officePaths(locals.county!.slug).offer(offer.mergedInto));
  return { offer, saved: savedWords(url.searchParams.get('gespeichert')) };
};

const back = (county: string, id: string, saved: string): never =>
  redirect(303, `${officePaths(county).offer(id)}?gespeichert=${saved}`);

export const actions: Actions = {
  bestaetigen: async ({ locals, params }) => {
    const result = await locals.app.offers.confirmOffer(locals.ctx, { offerId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'angebot-bestaetigt') : failure(result, {});
  },
  fragen: async ({ locals, params }) => {
    const result = await locals.app.offers.askAboutOffer(locals.ctx, { offerId: params.id });
    return result.ok ? back(locals.county!.slug, params.id, 'angebot-gefragt') : failure(result, {});
  },
  zeigen: async ({ locals, params }) => {
    const result = await locals.app.offers.setOfferState(locals.ctx, { offerId: params.id, state: 'public' });
    return result.ok ? back(locals.county!.slug, params.id, 'angebot') : failure(result, {});
  },
  verbergen: async ({ locals, params }) => {
    const result = await locals.app.offers.setOfferState(locals.ctx, { offerId: params.id, state: 'hidden' });
    return result.ok ? back(locals.county!.slug, params.id, 'angebot') : failure(result, {});
  },
};
