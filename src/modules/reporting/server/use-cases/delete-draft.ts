import { eq } from 'drizzle-orm';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { deleteTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { reportIdInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { report } from '../schema.ts';
import { lockReport, sharePurpose } from '../store.ts';

/** Deletes a draft with its links. A frozen report stays for good. */
export const deleteDraft = useCase({
  name: 'reporting.delete-draft',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: reportIdInput,
  load: async ({ tx, input }) => {
    const row = await lockReport(tx, input.reportId);
    return row ? ok({ loaded: row }) : notFound('Diesen Bericht');
  },
  run: async ({ tx, loaded: row, audit }) => {
    if (row.state === 'frozen') return conflict('already-frozen', 'Ein eingefrorener Bericht wird nicht gelöscht.');
    await deleteTaskLinksOf({ tx, purpose: sharePurpose, subjectId: row.id });
    await tx.delete(report).where(eq(report.id, row.id));
    audit({ subjectType: 'report', subjectId: row.id, summary: `Entwurf „${row.title}“ gelöscht` });
    return ok();
  },
});
