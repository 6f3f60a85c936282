import { inArray } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { languageClassReview } from './class-schema.ts';
import { school } from './schema.ts';

/** The directory names institutions; a person only as the one who confirmed. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'school',
    purpose: 'wer zuletzt bestätigt hat, dass die Angaben zu einer Kita oder Schule stimmen',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis zur nächsten Bestätigung',
    export: async ({ tx, person }) =>
      tx
        .select({ school: school.id, confirmedAt: school.confirmedAt })
        .from(school)
        .where(inArray(school.confirmedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(school)
          .set({ confirmedBy: erasedName })
          .where(inArray(school.confirmedBy, refsOf(person)))
          .returning({ id: school.id })
      ).length,
  },
  {
    table: 'language_class_review',
    purpose: 'wer geprüft hat, warum eine Sprachklasse zu wenig oder zu stark belegt ist',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'so lange, wie die Prüfung zum Halbjahr gehört',
    export: async ({ tx, person }) =>
      tx
        .select({ day: languageClassReview.day, decision: languageClassReview.decision })
        .from(languageClassReview)
        .where(inArray(languageClassReview.reviewedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(languageClassReview)
          .set({ reviewedBy: erasedName })
          .where(inArray(languageClassReview.reviewedBy, refsOf(person)))
          .returning({ id: languageClassReview.id })
      ).length,
  },
];
