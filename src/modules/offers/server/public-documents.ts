import { berlinDay } from '#kernel/dates.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { publicPaths } from '#lib/paths.ts';
import { offerKindWords, offerTopicWords, type OfferWord } from '../contract.ts';
import { findMunicipalities, findOffers } from './store.ts';
import { isShown, publicOffer, wordsOf } from './views.ts';

/** Offers by name, provider, town and what is said of them. */
export const publicDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const today = berlinDay(ctx.clock.now());
  const found = (await findOffers(tx, { state: 'public' })).filter(({ row }) => isShown(row, today));
  const dictionary = await wordsOf({ tx, language, found });
  const areas = new Map((await findMunicipalities(tx)).map((entry) => [entry.id, entry]));
  const paths = publicPaths({ base: '', language });
  const isSaid = (text: OfferWord | null): text is OfferWord => text !== null && (language === 'de' || text.mark !== null);
  return found.flatMap((entry) => {
    const offer = publicOffer({ found: entry, dictionary, areas, today });
    const texts = [offer.summary, offer.description, offer.eligibility, offer.applicationProcess].filter(isSaid);
    // A name may stay as it is; then something else must be said in the language.
    if (!isSaid(offer.name) && texts.length === 0) return [];
    return [
      {
        id: `offers.offer:${offer.id}`,
        kind: 'offer',
        title: offer.name.text,
        keywords: [
          ...(language === 'de' ? [offerKindWords[offer.kind], ...offer.topics.map((topic) => offerTopicWords[topic])] : []),
          ...offer.levels,
          ...offer.places.flatMap((place) => [place.town, place.municipality?.name].flatMap((name) => name ?? [])),
        ],
        text: [...texts.map(({ text }) => text), offer.provider ?? ''].filter(Boolean).join('\n'),
        audience: [],
        href: paths.offer(offer.slug),
        language,
      },
    ];
  });
};
