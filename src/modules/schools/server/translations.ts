import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { findSchools } from './store.ts';
import { schoolTexts } from './views.ts';

const labels: Readonly<Record<(typeof schoolTexts)[number], string>> = {
  areaNote: 'Schulbezirk',
  registration: 'Anmeldung',
  documents: 'Unterlagen',
  note: 'Hinweis',
};

/** What the public site says of Kitas and schools beside what stands at their places. */
export const translations: TranslationSource = async ({ tx, subjectIds }) =>
  (await findSchools(tx, subjectIds ? { ids: subjectIds } : { state: 'public' })).map(({ row, place }) => ({
    subjectType: 'school',
    subjectId: row.id,
    title: place.name,
    language: 'de',
    texts: schoolTexts.flatMap((field): TranslatableText[] => {
      const source = row[field];
      return source === null ? [] : [{ field, what: labels[field], source, format: 'text' }];
    }),
  }));
