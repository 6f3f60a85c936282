import type { SearchSource } from '#kernel/search.ts';
import { offerKindWords, offerStateWords, offerTopicWords } from '../contract.ts';
import { findOffers } from './store.ts';

/** Every offer that was not merged into another. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findOffers(tx, {}))
    .filter(({ row }) => row.mergedIntoId === null)
    .map(({ row, organisation, unit, municipality, places }) => ({
      kind: 'offers.offer',
      subjectId: row.id,
      title: row.name,
      context: [offerKindWords[row.kind], organisation?.name ?? unit?.name ?? municipality?.name, offerStateWords[row.state]]
        .filter(Boolean)
        .join(' · '),
      body: [
        row.summary,
        row.description,
        row.topics.map((topic) => offerTopicWords[topic]).join(', '),
        ...places.map(({ place }) => [place.name, place.town].filter(Boolean).join(', ')),
      ]
        .filter(Boolean)
        .join('\n'),
      action: 'offers.read-office',
    }));
