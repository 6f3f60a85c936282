import type { SearchSource } from '#kernel/search.ts';
import { placeStateWords } from '#modules/network/contract-places.ts';
import { schoolTypeWords } from '../contract.ts';
import { findSchools } from './store.ts';

/** Every Kita and school. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findSchools(tx, {})).map(({ row, place, town, organisation, unit, municipality }) => ({
    kind: 'schools.school',
    subjectId: row.id,
    title: place.name,
    context: [schoolTypeWords[row.type], town?.name ?? place.town, placeStateWords[row.state]].filter(Boolean).join(' · '),
    body: [row.areaNote, row.registration, row.note, organisation?.name ?? unit?.name ?? municipality?.name]
      .filter(Boolean)
      .join('\n'),
    action: 'schools.read-office',
  }));
