import type { SearchSource } from '#kernel/search.ts';
import { eventKindWords, eventStateWords } from '../contract.ts';
import { findEvents } from './store.ts';

/** Events, past ones too. */
export const searchDocuments: SearchSource = async ({ tx }) =>
  (await findEvents(tx, {})).map(({ row, municipality, organisation, unit }) => ({
    kind: 'events.event',
    subjectId: row.id,
    title: row.title,
    context: [eventKindWords[row.kind], eventStateWords[row.state], row.startDate, municipality?.name]
      .filter(Boolean)
      .join(' · '),
    body: [row.description, organisation?.name ?? unit?.name ?? row.organiserName, row.locationName].filter(Boolean).join('\n'),
    action: 'events.read-office',
  }));
