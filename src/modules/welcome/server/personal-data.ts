import { eq } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { pageEdition, pageVersion } from './schema.ts';

const legalBasis = 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG';
const retention = 'bleibt; nennt nur die Kennung des Kontos, die nach dem Löschen des Kontos niemanden mehr bezeichnet';

/** Pages name nobody; who wrote and released them is kept beside them, as the id of an account. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'page_edition',
    purpose: 'wer einen Entwurf einer Seite gespeichert hat',
    legalBasis,
    retention,
    export: async ({ tx, person }) =>
      tx
        .select({ at: pageEdition.draftSavedAt, language: pageEdition.language, draft: pageEdition.draft })
        .from(pageEdition)
        .where(eq(pageEdition.draftSavedBy, `account:${person.id}`)),
    erase: async () => 0,
  },
  {
    table: 'page_version',
    purpose: 'wer eine Seite freigegeben hat',
    legalBasis,
    retention,
    export: async ({ tx, person }) =>
      tx
        .select({ at: pageVersion.createdAt, language: pageVersion.language, number: pageVersion.number })
        .from(pageVersion)
        .where(eq(pageVersion.createdRef, `account:${person.id}`)),
    erase: async () => 0,
  },
];
