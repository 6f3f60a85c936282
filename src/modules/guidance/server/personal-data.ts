import { and, eq, inArray, isNotNull, lt, notInArray, or } from 'drizzle-orm';
import { contactHash } from '#kernel/contact-hash.ts';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { appointment, interpretingNeed } from './appointment-schema.ts';
import { handover } from './handover-schema.ts';
import { responsibleDesk } from './schema.ts';

/** Appointments are forgotten so many days after they were. */
const appointmentDays = 14;
/** What was handed over is erased so many days after it ended, or after it was sent where nobody answers. */
const [handoverDays, handoverDaysAtMost] = [90, 365];

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
  {
    table: 'appointment',
    purpose: 'wer einen Termin für Beratung gebucht hat, mit Erreichbarkeit, Thema und Sprache',
    legalBasis: 'Art. 6 Abs. 1 Buchst. a DSGVO',
    retention: `${appointmentDays} Tage nach dem Termin`,
    export: async ({ tx, person }) =>
      tx
        .select({
          startsAt: appointment.startsAt,
          name: appointment.name,
          mail: appointment.mail,
          phone: appointment.phone,
          topic: appointment.topic,
          mode: appointment.mode,
          spoken: appointment.spoken,
        })
        .from(appointment)
        .where(eq(appointment.contactHash, contactHash(person.mail))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .delete(appointment)
          .where(eq(appointment.contactHash, contactHash(person.mail)))
          .returning({ id: appointment.id })
      ).length,
  },
  {
    table: 'handover',
    purpose: 'was eine Stelle einer anderen übergibt, damit sie einen Platz findet, und wer es übergab',
    legalBasis: 'wie je Übergabe angegeben: Rechtsvorschrift oder Einwilligung (Art. 6 Abs. 1 Buchst. a, c oder e DSGVO)',
    retention: `Inhalt ${handoverDays} Tage nach dem Ende, spätestens ${handoverDaysAtMost} Tage nach der Übergabe`,
    export: async ({ tx, person }) =>
      tx
        .select({ purpose: handover.purpose, sentAt: handover.sentAt })
        .from(handover)
        .where(inArray(handover.sentBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(handover)
          .set({ sentBy: erasedName })
          .where(inArray(handover.sentBy, refsOf(person)))
          .returning({ id: handover.id })
      ).length,
  },
];

export const retention: readonly Retention[] = [
  {
    table: 'appointment',
    rule: `Termine für Beratung verschwinden ${appointmentDays} Tage danach; es bleiben Zahlen`,
    run: async ({ tx, now }) => {
      const before = new Date(now.getTime() - appointmentDays * 86_400_000);
      const gone = await tx.delete(appointment).where(lt(appointment.endsAt, before)).returning({ id: appointment.id });
      // What is left of a need for an interpreter leads to nobody.
      const there = tx.select({ id: appointment.id }).from(appointment);
      await tx
        .update(interpretingNeed)
        .set({ appointmentId: null })
        .where(and(isNotNull(interpretingNeed.appointmentId), notInArray(interpretingNeed.appointmentId, there)));
      return gone.length;
    },
  },
  {
    table: 'handover',
    rule: `der Inhalt von Übergaben verschwindet ${handoverDays} Tage nach dem Ende, spätestens ${handoverDaysAtMost} Tage nach der Übergabe`,
    run: async ({ tx, now }) => {
      const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
      const over = or(lt(handover.endedAt, ago(handoverDays)), lt(handover.sentAt, ago(handoverDaysAtMost)));
      return (
        await tx
          .update(handover)
          .set({ content: null, basisNote: null })
          .where(and(isNotNull(handover.content), over))
          .returning({ id: handover.id })
      ).length;
    },
  },
];
