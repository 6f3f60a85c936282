import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../public-value.ts';
import { readTiles } from '../../read-tiles.ts';
import { drawOffers } from '../draw-offers.ts';
import { readStart, readTimeWays } from '../read-offer-ways.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language, base } = await parent();
  const offerId = idOfSlug(params.slug);
  if (offerId === null) error(404, m.site_not_found({}, { locale: language }));
  const offer = publicValue(await locals.app.offers.readPublicOffer(locals.ctx, { language, offerId }), language);
  // Another name since, or another offer that took its place.
  if (offer.slug !== params.slug) redirect(301, publicPaths({ base, language }).offer(offer.slug) + url.search);
  const municipalities = publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language);
  const { hasTimetable } = publicValue(await locals.app.mobility.hasTimetable(locals.ctx, {}), language);
  const { start, stops } = await readStart({ locals, language, url, municipalities });
  const { map, spots } = await drawOffers({ locals, language, offers: [offer], ags: null });
  return {
    offer,
    /** Where nobody travels, nobody is asked from where. */
    asksFrom: hasTimetable && offer.places.some(({ latitude, schedules }) => latitude !== null && schedules.length > 0),
    municipalities: municipalities.map(({ ags, name }) => ({ ags, name })),
    start: start && { ags: start.ags, stop: start.stop?.id ?? null, hasBus: start.origin !== null },
    stops,
    ways: start?.origin ? await readTimeWays({ locals, language, offer, origin: start.origin }) : [],
    map,
    spots,
    tiles: await readTiles(locals),
  };
};
