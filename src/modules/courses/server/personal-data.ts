import { inArray } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { skillsAssessment } from './assessment-schema.ts';
import { providerAnswer } from './inquiry-schema.ts';
import { courseRun } from './schema.ts';

/** Runs name institutions; a person only as the one who confirmed. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'provider_answer',
    purpose: 'wer zuletzt für einen Träger auf die Fragen des Quartals geantwortet hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis zur nächsten Antwort, sonst mit der Abfrage',
    export: async ({ tx, person }) =>
      tx
        .select({ inquiry: providerAnswer.inquiryId, answeredAt: providerAnswer.answeredAt })
        .from(providerAnswer)
        .where(inArray(providerAnswer.answeredBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(providerAnswer)
          .set({ answeredBy: erasedName })
          .where(inArray(providerAnswer.answeredBy, refsOf(person)))
          .returning({ id: providerAnswer.id })
      ).length,
  },
  {
    table: 'course_run',
    purpose: 'wer zuletzt bestätigt hat, dass die Angaben zu einem Kurs stimmen',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis zur nächsten Bestätigung',
    export: async ({ tx, person }) =>
      tx
        .select({ course: courseRun.id, confirmedAt: courseRun.confirmedAt })
        .from(courseRun)
        .where(inArray(courseRun.confirmedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(courseRun)
          .set({ confirmedBy: erasedName })
          .where(inArray(courseRun.confirmedBy, refsOf(person)))
          .returning({ id: courseRun.id })
      ).length,
  },
  {
    table: 'skills_assessment',
    purpose: 'wer zuletzt bestätigt hat, dass die Angaben zu einer Kompetenzfeststellung stimmen',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis zur nächsten Bestätigung',
    export: async ({ tx, person }) =>
      tx
        .select({ assessment: skillsAssessment.id, confirmedAt: skillsAssessment.confirmedAt })
        .from(skillsAssessment)
        .where(inArray(skillsAssessment.confirmedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(skillsAssessment)
          .set({ confirmedBy: erasedName })
          .where(inArray(skillsAssessment.confirmedBy, refsOf(person)))
          .returning({ id: skillsAssessment.id })
      ).length,
  },
];
