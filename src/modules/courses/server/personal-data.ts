import { inArray } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { courseRun } from './schema.ts';

/** Runs name institutions; a person only as the one who confirmed. */
export const personalData: readonly PersonalData[] = [
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
];
