import type { TranslationSource } from '#kernel/translation.ts';
import { findBookables } from './appointment-store.ts';

/** What one brings along to consultation hours in which one can book; their other words are the calendar's. */
export const translations: TranslationSource = async ({ tx, subjectIds }) =>
  (await findBookables(tx, subjectIds ? {} : { isOpen: true }))
    .filter(({ row }) => row.documents.length > 0 && (subjectIds === undefined || subjectIds.includes(row.id)))
    .map(({ row, event }) => ({
      subjectType: 'bookable',
      subjectId: row.id,
      title: event.title,
      language: 'de',
      texts: row.documents.map((source, index) => ({
        field: `documents.${index}`,
        what: `Mitzubringen ${index + 1}`,
        source,
        format: 'text' as const,
      })),
    }));
