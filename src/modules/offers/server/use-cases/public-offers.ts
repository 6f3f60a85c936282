import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { boxOf } from '#kernel/geo.ts';
import type { Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { offerKinds, offerLevels, offerTopics, type PublicOffer } from '../../contract.ts';
import { publicOfferInput, publicOffersInput } from '../../inputs.ts';
import { findDirectory, findDirectoryTerms, findMiddleOfOffers, type DirectoryRow } from '../directory-store.ts';
import { saysAll, type Around, type Position } from '../model/matches.ts';
import { policy } from '../policy.ts';
import { findArea, findMunicipalities, findOffer, findOffers, type Municipality } from '../store.ts';
import { isShown, publicOffer, wordsOf } from '../views.ts';

/**
 * Public offers that fit all wishes, of which one page is given: the nearest first where somebody asked near a town or sets out from
 * somewhere, else by name in the language. The database narrows the county's offers down; only those of the page are read in full.
 */
export const readPublicOffers = useCase({
  name: 'offers.read-public-offers',
  action: 'offers.read-public',
  policy,
  mode: 'read',
  input: publicOffersInput,
  run: async ({ ctx, tx, input }) => {
    const { language, municipalityAgs, radius, from, sort, page, size, ...wish } = input;
    const today = berlinDay(ctx.clock.now());
    const municipalities = await findMunicipalities(tx);
    const own = municipalityAgs === null ? null : municipalities.find(({ ags }) => ags === municipalityAgs);
    const home = from === null || !('ags' in from) ? null : municipalities.find(({ ags }) => ags === from.ags);
    if (own === undefined || home === undefined) return notFound('Diese Gemeinde');
    const around = own === null ? null : await aroundOf({ tx, own, municipalities, radius, today });
    const start = home === null ? (from as Position | null) : await centreOf({ tx, own: home, today });
    const fitting = await findDirectory({ tx, wish, around, from: start ?? around?.centre ?? null, language, today });
    const collator = new Intl.Collator(language);
    const byDistance = sort === null ? radius !== null || from !== null : sort === 'distance';
    const offers = fitting
      .filter(({ hay }) => hay === null || saysAll(hay, wish.search))
      .toSorted(
        (one, other) =>
          (byDistance ? (one.distance ?? 1e6) - (other.distance ?? 1e6) : 0) ||
          collator.compare(one.name, other.name) ||
          (one.id < other.id ? -1 : 1),
      );
    const shown = offers.slice((page - 1) * size, page * size);
    const terms = await findDirectoryTerms(tx, today);
    return ok({
      offers: await readShown({ tx, shown, municipalities, language, today }),
      total: offers.length,
      pages: Math.max(1, Math.ceil(offers.length / size)),
      /** What there is to choose from. */
      kinds: offerKinds.filter((kind) => kind === wish.kind || terms.kinds.includes(kind)),
      topics: offerTopics.filter((topic) => topic === wish.topic || terms.topics.includes(topic)),
      levels: offerLevels.filter((level) => level === wish.level || terms.levels.includes(level)),
      spoken: terms.spoken,
      municipalities: municipalities.map(({ ags, name }) => ({ ags, name })),
    });
  },
});

/** The offers of one page, in its order. */
async function readShown(input: {
  tx: Tx;
  shown: readonly DirectoryRow[];
  municipalities: readonly Municipality[];
  language: string;
  today: IsoDate;
}): Promise<PublicOffer[]> {
  const { tx, shown, municipalities, language, today } = input;
  if (shown.length === 0) return [];
  const found = await findOffers(tx, { ids: shown.map(({ id }) => id) });
  const dictionary = await wordsOf({ tx, language, found });
  const areas = new Map(municipalities.map((entry) => [entry.id, entry]));
  const byId = new Map(found.map((entry) => [entry.row.id, entry]));
  return shown.flatMap(({ id, distance }) => {
    const entry = byId.get(id);
    return entry === undefined ? [] : [{ ...publicOffer({ found: entry, dictionary, areas, today }), distance }];
  });
}

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
  today: IsoDate;
}): Promise<Around & { municipalityIds: string[] }> {
  const { own, municipalities, radius } = input;
  const inside = municipalities.filter((entry) => entry.id === own.id || entry.partOf === own.ags || entry.ags === own.partOf);
  return {
    ags: new Set(inside.map(({ ags }) => ags)),
    municipalityIds: inside.map(({ id }) => id),
    radius,
    centre: radius === null ? null : await centreOf(input),
  };
}

/** The middle of the municipality's borders; where these are not laid down, of the places in it that offers name. */
async function centreOf(input: { tx: Tx; own: Municipality; today: IsoDate }): Promise<Position | null> {
  const { tx, own, today } = input;
  const area = await findArea(tx, own.id);
  const box = area === null ? null : boxOf(area);
  if (box !== null) return { latitude: (box.north + box.south) / 2, longitude: (box.east + box.west) / 2 };
  return findMiddleOfOffers({ tx, municipalityId: own.id, today });
}
