import type { SearchSource } from '#kernel/search.ts';
import { officeFunctionWords } from '#modules/network/contract-places.ts';
import { findDeskRows } from './store.ts';

/** Desks by task, unit and the names of who sits there. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findDeskRows(tx, {})).map(({ row, unit, municipality, place }) => ({
    kind: 'guidance.desk',
    subjectId: row.id,
    title: officeFunctionWords[row.task],
    context: [unit?.name ?? municipality?.name, row.letterFrom === null ? null : `${row.letterFrom}–${row.letterTo}`]
      .filter(Boolean)
      .join(' · '),
    body: [row.personName, row.deputyName, place?.name, row.room].filter(Boolean).join('\n'),
    action: 'guidance.advise',
  }));
