import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { findRuns } from './store.ts';
import { runTexts, titleOf } from './views.ts';

const labels: Readonly<Record<(typeof runTexts)[number], string>> = {
  name: 'Name',
  eligibility: 'Für wen',
  feesDescription: 'Zu den Kosten',
  alert: 'Aktueller Hinweis',
};

/** What the public site says of runs beside what stands with their offers. */
export const translations: TranslationSource = async ({ tx, subjectIds }) =>
  (await findRuns(tx, subjectIds ? { ids: subjectIds } : { state: 'public' })).map((found) => ({
    subjectType: 'course-run',
    subjectId: found.row.id,
    title: titleOf(found),
    language: 'de',
    texts: runTexts.flatMap((field): TranslatableText[] => {
      const source = found.row[field];
      return source === null ? [] : [{ field, what: labels[field], source, format: 'text' }];
    }),
  }));
