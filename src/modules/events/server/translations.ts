import { inArray } from 'drizzle-orm';
import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { event, eventSeries } from './schema.ts';

const text = (field: string, what: string, source: string | null): TranslatableText[] =>
  source === null ? [] : [{ field, what, source, format: 'text' }];

/** Events that everybody may read, and series: their titles and descriptions. */
export const translations: TranslationSource = async ({ tx, subjectIds }) => {
  const ids = subjectIds && [...subjectIds];
  const events = await tx
    .select()
    .from(event)
    .where(ids ? inArray(event.id, ids) : inArray(event.state, ['public', 'cancelled']))
    .orderBy(event.startDate, event.id);
  const series = await tx
    .select()
    .from(eventSeries)
    .where(ids ? inArray(eventSeries.id, ids) : inArray(eventSeries.state, ['public']))
    .orderBy(eventSeries.periodFrom, eventSeries.id);
  return [
    ...series.map((row) => ({
      subjectType: 'event-series',
      subjectId: row.id,
      title: row.title,
      language: 'de',
      texts: [
        ...text('title', 'Titel', row.title),
        ...text('description', 'Beschreibung', row.description),
        ...text('call', 'Aufruf', row.callText),
      ],
    })),
    ...events.map((row) => ({
      subjectType: 'event',
      subjectId: row.id,
      title: row.title,
      language: 'de',
      texts: [...text('title', 'Titel', row.title), ...text('description', 'Beschreibung', row.description)],
    })),
  ];
};
