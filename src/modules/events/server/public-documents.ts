import { berlinDay } from '#kernel/dates.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { publicPaths } from '#lib/paths.ts';
import { eventKindWords } from '../contract.ts';
import { findEvents } from './store.ts';
import { publicEventView } from './views.ts';

/** Events of which a date is still to come. */
export const publicDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const found = await findEvents(tx, { states: ['public'], lastsUntil: berlinDay(ctx.clock.now()) });
  const dictionary = await loadDictionary({
    tx,
    language,
    subjectIds: found.flatMap(({ row }) => [row.id, ...(row.seriesId === null ? [] : [row.seriesId])]),
  });
  const paths = publicPaths({ base: '', language });
  return found.flatMap((entry) => {
    const event = publicEventView(entry, dictionary);
    const said = (field: 'title' | 'description'): boolean => language === 'de' || event.marks[field] !== undefined;
    if (!said('title')) return [];
    return [
      {
        id: `events.event:${event.id}`,
        kind: 'event',
        title: event.title,
        keywords: [
          ...(language === 'de' ? [eventKindWords[event.kind]] : []),
          ...[event.place?.locality, event.municipality?.name, event.series?.title].flatMap((name) => name ?? []),
        ],
        text: [said('description') ? event.description : null, event.place?.name, event.organiser].filter(Boolean).join('\n'),
        audience: event.audience,
        href: paths.event(event.slug),
        language,
      },
    ];
  });
};
