import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { findOffers } from './store.ts';
import { offerTexts } from './views.ts';

const labels: Readonly<Record<(typeof offerTexts)[number], string>> = {
  name: 'Name',
  summary: 'In einem Satz',
  description: 'Beschreibung',
  eligibility: 'Für wen',
  feesDescription: 'Zu den Kosten',
  applicationProcess: 'Anmeldung',
  interpretation: 'Sprachmittlung',
  alert: 'Aktueller Hinweis',
};

/** What the public site says of offers. */
export const translations: TranslationSource = async ({ tx, subjectIds }) =>
  (await findOffers(tx, subjectIds ? { ids: subjectIds } : { state: 'public' })).map(({ row }) => ({
    subjectType: 'offer',
    subjectId: row.id,
    title: row.name,
    language: 'de',
    texts: [
      ...offerTexts.flatMap((field): TranslatableText[] => {
        const source = row[field];
        return source === null ? [] : [{ field, what: labels[field], source, format: 'text' }];
      }),
      ...row.documents.map((source, index): TranslatableText => ({
        field: `documents.${index}`,
        what: `Mitzubringen ${index + 1}`,
        source,
        format: 'text',
      })),
    ],
  }));
