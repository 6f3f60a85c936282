import { eq, or } from 'drizzle-orm';
import type { PersonalData } from '#kernel/module.ts';
import { report } from './schema.ts';

/** A report names offices; that a person made or froze it is kept beside it, as the id of an account. */
export const personalData: readonly PersonalData[] = [
  {
    table: 'report',
    purpose: 'wer einen Bericht angelegt oder eingefroren hat',
    legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
    retention: 'bleibt; nennt nur die Kennung des Kontos, die nach dem Löschen des Kontos niemanden mehr bezeichnet',
    export: async ({ tx, person }) =>
      tx
        .select({ at: report.createdAt, title: report.title, frozenAt: report.frozenAt })
        .from(report)
        .where(or(eq(report.createdBy, `account:${person.id}`), eq(report.frozenBy, `account:${person.id}`))),
    erase: async () => 0,
  },
];
