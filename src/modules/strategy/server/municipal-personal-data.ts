import { eq, inArray, or } from 'drizzle-orm';
import type { Person, PersonalData } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { municipalReport } from './municipal-schema.ts';

const own = (person: Person) => or(eq(municipalReport.authorId, person.id), inArray(municipalReport.authorName, refsOf(person)));

/** Where reports of municipalities name people: who wrote and who released them. */
export const municipalPersonalData: readonly PersonalData[] = [
  {
    table: 'municipal_report',
    purpose: 'wer für eine Gemeinde einen Stand geschrieben oder ihn freigegeben hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'der Stand bleibt; der Name der Person auf Antrag früher',
    export: async ({ tx, person }) =>
      tx
        .select({ date: municipalReport.date, state: municipalReport.state, text: municipalReport.text })
        .from(municipalReport)
        .where(or(own(person), inArray(municipalReport.releasedBy, refsOf(person)))),
    erase: async ({ tx, person }) => {
      const written = await tx
        .update(municipalReport)
        .set({ authorId: null, authorName: erasedName })
        .where(own(person))
        .returning({ id: municipalReport.id });
      const released = await tx
        .update(municipalReport)
        .set({ releasedBy: erasedName })
        .where(inArray(municipalReport.releasedBy, refsOf(person)))
        .returning({ id: municipalReport.id });
      return new Set([...written, ...released].map((row) => row.id)).size;
    },
  },
];
