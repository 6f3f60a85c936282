import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { findAssessments } from './assessment-store.ts';
import { assessmentTexts } from './assessment-views.ts';
import { findRuns } from './store.ts';
import { runTexts, titleOf } from './views.ts';

const labels: Readonly<Record<(typeof runTexts)[number], string>> = {
  name: 'Name',
  eligibility: 'Für wen',
  feesDescription: 'Zu den Kosten',
  alert: 'Aktueller Hinweis',
};

const assessmentLabels: Readonly<Record<(typeof assessmentTexts)[number], string>> = {
  name: 'Name',
  resultNote: 'Zum Ergebnis',
  recognition: 'Wer das Ergebnis anerkennt',
};

/** What the public site says of skills assessments. */
const assessmentTranslations: TranslationSource = async ({ tx, subjectIds }) =>
  (await findAssessments(tx, subjectIds ? { ids: subjectIds } : { state: 'public' })).map(({ row }) => ({
    subjectType: 'skills-assessment',
    subjectId: row.id,
    title: row.name,
    language: 'de',
    texts: assessmentTexts.flatMap((field): TranslatableText[] => {
      const source = row[field];
      return source === null ? [] : [{ field, what: assessmentLabels[field], source, format: 'text' }];
    }),
  }));

/** What the public site says of runs beside what stands with their offers. */
const runTranslations: TranslationSource = async ({ tx, subjectIds }) =>
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

export const translations: TranslationSource = async (given) => [
  ...(await runTranslations(given)),
  ...(await assessmentTranslations(given)),
];
