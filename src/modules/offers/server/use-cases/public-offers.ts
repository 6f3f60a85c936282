import { berlinDay } from '#kernel/dates.ts';
import { boxOf } from '#kernel/geo.ts';
import type { Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { offerKinds, offerLevels, offerTopics } from '../../contract.ts';
import { publicOfferInput, publicOffersInput } from '../../inputs.ts';
import { distanceOf, fits, isNear, type Around } from '../model/matches.ts';
import { policy } from '../policy.ts';
import { findArea, findMunicipalities, findOffer, findOffers, type Municipality, type OfferRow } from '../store.ts';
import { isShown, publicOffer, wordsOf } from '../views.ts';

/** Public offers that fit all wishes; the nearest first where somebody asked near a town, else by name in the language. */
export const readPublicOffers = useCase({
  name: 'offers.read-public-offers',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicOffersInput,
  run: async ({ ctx, tx, input }) => {
    const { language, municipalityAgs, radius, page, size, ...wish } = input;
    const today = berlinDay(ctx.clock.now());
    const municipalities = await findMunicipalities(tx);
    const own = municipalityAgs === null ? null : municipalities.find(({ ags }) => ags === municipalityAgs);
    if (own === undefined) return notFound('Diese Gemeinde');
    const all = (await findOffers(tx, { state: 'public' })).filter(({ row }) => isShown(row, today));
    const dictionary = await wordsOf({ tx, language, found: all });
    const areas = new Map(municipalities.map((entry) => [entry.id, entry]));
    const around = own === null ? null : await aroundOf({ tx, own, municipalities, radius, found: all });
    const collator = new Intl.Collator(language);
    const offers = all
      .map((found) => publicOffer({ found, dictionary, areas, today }))
      .filter((offer) => fits(offer, wish))
      .map((offer) => ({ ...offer, distance: around?.centre ? distanceOf(offer, around.centre) : null }))
      .filter((offer) => around === null || isNear(offer, around, offer.distance))
      .toSorted(
        (one, other) =>
          (radius === null ? 0 : (one.distance ?? 1e6) - (other.distance ?? 1e6)) ||
          collator.compare(one.name.text, other.name.text),
      );
    const rows = all.map(({ row }) => row);
    return ok({
      offers: offers.slice((page - 1) * size, page * size),
      total: offers.length,
      pages: Math.max(1, Math.ceil(offers.length / size)),
      /** What there is to choose from. */
      kinds: offerKinds.filter((kind) => kind === wish.kind || rows.some((row) => row.kind === kind)),
      topics: offerTopics.filter((topic) => topic === wish.topic || rows.some((row) => row.topics.includes(topic))),
      levels: offerLevels.filter((level) => level === wish.level || rows.some((row) => row.levels.includes(level))),
      spoken: [...new Set(rows.flatMap((row) => row.languages))],
      municipalities: municipalities.map(({ ags, name }) => ({ ags, name })),
    });
  },
});

/** One public offer. One that was merged gives the address of what took its place. */
export const readPublicOffer = useCase({
  name: 'offers.read-public-offer',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicOfferInput,
  run: async ({ ctx, tx, input }) => {
    const today = berlinDay(ctx.clock.now());
    let found = await findOffer(tx, input.offerId);
    // Each step leads to another row, and a merged one never takes another in: at most a few, never round.
    for (let hops = 0; found !== null && found.row.mergedIntoId !== null && hops < 20; hops += 1)
      found = await findOffer(tx, found.row.mergedIntoId);
    if (!found || !isShown(found.row, today)) return notFound('Dieses Angebot');
    const areas = new Map((await findMunicipalities(tx)).map((entry) => [entry.id, entry]));
    const dictionary = await wordsOf({ tx, language: input.language, found: [found] });
    return ok(publicOffer({ found, dictionary, areas, today }));
  },
});

async function aroundOf(input: {
  tx: Tx;
  own: Municipality;
  municipalities: readonly Municipality[];
  radius: number | null;
  found: readonly OfferRow[];
}): Promise<Around> {
  const { tx, own, municipalities, radius, found } = input;
  const inside = municipalities.filter((entry) => entry.id === own.id || entry.partOf === own.ags || entry.ags === own.partOf);
  return {
    ags: new Set(inside.map(({ ags }) => ags)),
    radius,
    centre: radius === null ? null : await centreOf({ tx, own, found }),
  };
}

/** The middle of the municipality's borders; where these are not laid down, of the places in it that offers name. */
async function centreOf(input: { tx: Tx; own: Municipality; found: readonly OfferRow[] }): Promise<Around['centre']> {
  const { tx, own, found } = input;
  const area = await findArea(tx, own.id);
  const box = area === null ? null : boxOf(area);
  if (box !== null) return { latitude: (box.north + box.south) / 2, longitude: (box.east + box.west) / 2 };
  const spots = found
    .flatMap(({ places }) => places)
    .filter(({ place }) => place.municipalityId === own.id && place.latitude !== null)
    .map(({ place }) => [place.latitude!, place.longitude!] as const);
  if (spots.length === 0) return null;
  const mean = (at: 0 | 1): number => spots.reduce((sum, spot) => sum + spot[at], 0) / spots.length;
  return { latitude: mean(0), longitude: mean(1) };
}
