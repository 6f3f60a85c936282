import { and, eq, inArray } from 'drizzle-orm';
import type { TranslatableText, TranslationSource } from '#kernel/translation.ts';
import { offerAudienceWords } from '../contract.ts';
import { targetGroupProfile } from './schema.ts';
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

const groupLabels = { needs: 'Was gebraucht wird', channels: 'Wie wir sie erreichen', conceptTitle: 'Konzept' } as const;
const groupFields = ['needs', 'channels', 'conceptTitle'] as const;

/** What the public site says of target groups. */
const groupTranslations: TranslationSource = async ({ tx, subjectIds }) =>
  (
    await tx
      .select()
      .from(targetGroupProfile)
      .where(and(subjectIds ? inArray(targetGroupProfile.id, [...subjectIds]) : undefined, eq(targetGroupProfile.isPublic, true)))
  ).map((row) => ({
    subjectType: 'target-group',
    subjectId: row.id,
    title: offerAudienceWords[row.audience],
    language: 'de',
    texts: groupFields.flatMap((field): TranslatableText[] => {
      const source = row[field];
      return source === null ? [] : [{ field, what: groupLabels[field], source, format: 'text' }];
    }),
  }));

/** What the public site says of offers. */
const offerTranslations: TranslationSource = async ({ tx, subjectIds }) =>
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

export const translations: TranslationSource = async (given) => [
  ...(await offerTranslations(given)),
  ...(await groupTranslations(given)),
];
