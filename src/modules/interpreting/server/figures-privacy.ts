import { and, eq, lt } from 'drizzle-orm';
import type { PersonalData, Retention } from '#kernel/module.ts';
import { erasedName } from '#kernel/people.ts';
import { interpretingCountImport } from './figures-schema.ts';

/** So long a table waits for somebody to decide on it. */
const openDays = 7;

/** Who handed a table in. Its rows may hold more than was asked for: they go when it is decided. */
export const countImportPersonalData: PersonalData = {
  table: 'interpreting_count_import',
  purpose: 'wer eine Tabelle mit Einsätzen eines anderen Pools eingelesen hat',
  legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO, § 3 NDSG',
  retention: `die Zeilen bis zur Entscheidung, höchstens ${openDays} Tage; wer eingelesen hat, solange das Konto besteht`,
  export: ({ tx, person }) =>
    tx
      .select({ fileName: interpretingCountImport.fileName, createdAt: interpretingCountImport.createdAt })
      .from(interpretingCountImport)
      .where(eq(interpretingCountImport.createdBy, `account:${person.id}`)),
  erase: async ({ tx, person }) =>
    (
      await tx
        .update(interpretingCountImport)
        .set({ createdBy: erasedName })
        .where(eq(interpretingCountImport.createdBy, `account:${person.id}`))
        .returning({ id: interpretingCountImport.id })
    ).length,
};

export const countImportRetention: Retention = {
  table: 'interpreting_count_import',
  rule: `Tabellen anderer Pools, über die niemand entschieden hat: nach ${openDays} Tagen`,
  run: async ({ tx, now }) =>
    (
      await tx
        .update(interpretingCountImport)
        .set({ state: 'dropped', content: null, decidedAt: now })
        .where(
          and(
            eq(interpretingCountImport.state, 'open'),
            lt(interpretingCountImport.createdAt, new Date(now.getTime() - openDays * 86_400_000)),
          ),
        )
        .returning({ id: interpretingCountImport.id })
    ).length,
};
