import type { SearchSource } from '#kernel/search.ts';
import { placeKindWords } from '../contract-places.ts';
import { findContacts, findPlaces } from './place-store.ts';

const action = 'network.read-office';

/** Places, and contact cards by what they are for; names of persons are found nowhere. */
export const placeDocuments: SearchSource = async ({ tx }) => [
  ...(await findPlaces({ tx })).map(({ row, municipality }) => ({
    kind: 'network.place',
    subjectId: row.id,
    title: row.name,
    context: [placeKindWords[row.kind], municipality?.name].filter(Boolean).join(' · '),
    body: [row.summary, row.description, row.street, row.postcode, row.town, row.phone, row.email].filter(Boolean).join('\n'),
    action,
  })),
  ...(await findContacts({ tx })).flatMap(({ row, place, organisation, unit }) => {
    const title = row.areaOfResponsibility ?? (row.isPerson ? null : row.name);
    return title === null
      ? []
      : [
          {
            kind: 'network.contact',
            subjectId: row.id,
            title,
            context: [place?.name, organisation?.name, unit?.name].filter(Boolean).join(' · '),
            body: row.isPerson ? '' : [row.name, row.phone, row.email].filter(Boolean).join('\n'),
            action,
          },
        ];
  }),
];
