import type { Language } from '#lib/languages.ts';
import type { MapSketch } from '#modules/network/contract-places.ts';
import type { PublicOffer } from '#modules/offers/contract.ts';
import { publicValue } from '../public-value.ts';

/** A spot of the map: one place, with the offers of the list that are there. */
export type OfferSpot = { slug: string; name: string; offers: { slug: string; name: string }[] };

/** The county's own map with the places of the offers; null where no borders are laid down. */
export async function drawOffers(input: {
  locals: App.Locals;
  language: Language;
  offers: readonly PublicOffer[];
  ags: string | null;
}): Promise<{ map: MapSketch | null; spots: OfferSpot[] }> {
  const { locals, language, offers, ags } = input;
  const at = offers.flatMap((offer) => offer.places.map((place) => ({ offer, place })));
  const byPlace = [...Map.groupBy(at, ({ place }) => place.slug)];
  const drawn = byPlace.flatMap(([slug, [first]]) => {
    const { latitude, longitude } = first!.place;
    return latitude === null || longitude === null ? [] : [{ slug, latitude, longitude }];
  });
  return {
    map: publicValue(await locals.app.network.drawSpots(locals.ctx, { ags, spots: drawn }), language),
    spots: byPlace.map(([slug, entries]) => ({
      slug,
      name: entries[0]!.place.name,
      offers: entries.map(({ offer }) => ({ slug: offer.slug, name: offer.name.text })),
    })),
  };
}
