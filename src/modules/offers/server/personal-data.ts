import { inArray } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { erasedName, refsOf } from '#kernel/people.ts';
import { service } from './schema.ts';

/** Offers name institutions; a person only as the one who confirmed. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'service',
    purpose: 'wer zuletzt bestätigt hat, dass die Angaben zu einem Angebot stimmen',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bis zur nächsten Bestätigung',
    export: async ({ tx, person }) =>
      tx
        .select({ offer: service.name, confirmedAt: service.confirmedAt })
        .from(service)
        .where(inArray(service.confirmedBy, refsOf(person))),
    erase: async ({ tx, person }) =>
      (
        await tx
          .update(service)
          .set({ confirmedBy: erasedName })
          .where(inArray(service.confirmedBy, refsOf(person)))
          .returning({ id: service.id })
      ).length,
  },
];
