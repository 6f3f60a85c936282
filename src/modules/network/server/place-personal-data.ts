import { and, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { contact, place } from './place-schema.ts';

const legalBasis = 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG';
/** Cards that were hidden for so long forget the person. */
const hiddenDays = 365;

const blank = { name: null, isPerson: false, nameIsPublic: false, phone: null, mobile: null, email: null };
/** A card needs a word to be called by: one that was nothing but a name keeps what stands in place of erased names. */
const withoutPerson = { ...blank, areaOfResponsibility: sql`coalesce(${contact.areaOfResponsibility}, ${erasedName})` };

/** Where places and contact cards name people. */
export const placePersonalData: readonly PersonalData[] = [
  {
    table: 'place',
    purpose: 'wer zuletzt bestätigt hat, dass die Angaben zu einem Ort stimmen',
    legalBasis,
    retention: 'bis zur nächsten Bestätigung',
    export: async ({ tx, person }) =>
      tx
        .select({ place: place.name, confirmedAt: place.confirmedAt })
        .from(place)
        .where(inArray(place.confirmedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(place)
          .set({ confirmedBy: erasedName })
          .where(inArray(place.confirmedBy, refsOf(person)))
          .returning({ id: place.id })
      ).length,
  },
  {
    table: 'contact',
    purpose: 'wer in einer Stelle oder Organisation zu etwas Auskunft gibt; öffentlich nur mit Erlaubnis der Person',
    legalBasis,
    retention: 'solange der Kontakt gilt; ein Jahr nach dem Verbergen ohne Namen, Telefon und E-Mail',
    export: async ({ tx, person }) =>
      tx
        .select({
          name: contact.name,
          areaOfResponsibility: contact.areaOfResponsibility,
          phone: contact.phone,
          mobile: contact.mobile,
          email: contact.email,
          nameIsPublic: contact.nameIsPublic,
        })
        .from(contact)
        .where(and(eq(contact.isPerson, true), or(eq(contact.name, person.name), eq(contact.email, person.mail)))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(contact)
          .set(withoutPerson)
          .where(and(eq(contact.isPerson, true), or(eq(contact.name, person.name), eq(contact.email, person.mail))))
          .returning({ id: contact.id })
      ).length,
  },
];

export const placeRetention: readonly Retention[] = [
  {
    table: 'contact',
    rule: 'Kontakte verlieren Namen, Telefon und E-Mail der Person ein Jahr, nachdem sie verborgen wurden',
    run: async ({ tx, now }) =>
      (
        await tx
          .update(contact)
          .set(withoutPerson)
          .where(
            and(
              eq(contact.isPerson, true),
              isNotNull(contact.hiddenAt),
              lt(contact.hiddenAt, new Date(now.getTime() - hiddenDays * 86_400_000)),
            ),
          )
          .returning({ id: contact.id })
      ).length,
  },
];
