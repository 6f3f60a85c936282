import { eq, inArray, or } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { responsibleDesk } from './schema.ts';

/** Where guidance names people. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'responsible_desk',
    purpose: 'wer an einer Ansprechstelle sitzt und wer vertritt, für Verwaltung und Beratung',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG; § 12 NDSG bei Beschäftigten',
    retention: 'bis die Stelle es ändert; sie wird zweimal im Jahr gefragt',
    export: async ({ tx, person }) =>
      tx
        .select({
          task: responsibleDesk.task,
          personName: responsibleDesk.personName,
          deputyName: responsibleDesk.deputyName,
          confirmedAt: responsibleDesk.confirmedAt,
        })
        .from(responsibleDesk)
        .where(
          or(
            eq(responsibleDesk.personName, person.name),
            eq(responsibleDesk.deputyName, person.name),
            inArray(responsibleDesk.confirmedBy, refsOf(person)),
          ),
        ),
    erase: async ({ tx, person }) => {
      const named = await tx
        .update(responsibleDesk)
        .set({ personName: null })
        .where(eq(responsibleDesk.personName, person.name))
        .returning({ id: responsibleDesk.id });
      const deputies = await tx
        .update(responsibleDesk)
        .set({ deputyName: null })
        .where(eq(responsibleDesk.deputyName, person.name))
        .returning({ id: responsibleDesk.id });
      const confirmed = await tx
        .update(responsibleDesk)
        .set({ confirmedBy: erasedName })
        .where(inArray(responsibleDesk.confirmedBy, refsOf(person)))
        .returning({ id: responsibleDesk.id });
      return new Set([...named, ...deputies, ...confirmed].map(({ id }) => id)).size;
    },
  },
];
