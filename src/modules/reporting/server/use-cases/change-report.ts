import { eq } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { changeReportInput } from '../../inputs.ts';
import { keyFor } from '../model/key.ts';
import { policy } from '../policy.ts';
import { report } from '../schema.ts';
import { findKeys, lockReport } from '../store.ts';

/**
 * Changes title and period of a draft, both days included: plan and states are then those of the new last day. The
 * address follows the title, because nobody but the links to drafts knows it yet.
 */
export const changeReport = useCase({
  name: 'reporting.change-report',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: changeReportInput,
  load: async ({ tx, input }) => {
    const row = await lockReport(tx, input.reportId);
    return row ? ok({ loaded: row }) : notFound('Diesen Bericht');
  },
  run: async ({ tx, input, loaded: row, audit }) => {
    if (row.state === 'frozen') return conflict('already-frozen', 'Dieser Bericht ist eingefroren und ändert sich nicht mehr.');
    if (row.version !== input.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat den Bericht inzwischen geändert. Laden Sie die Seite neu; Ihre Eingaben stehen noch hier.',
      );
    }
    if (input.to < input.from) return invalidField('to', 'Das Ende liegt vor dem Anfang.', 'period-reversed');
    const taken = await findKeys(tx);
    taken.delete(row.key);
    const values = {
      title: input.title,
      periodFrom: input.from,
      periodTo: input.to,
      key: input.title === row.title ? row.key : keyFor(input.title, taken),
    };
    await tx
      .update(report)
      .set({ ...values, version: row.version + 1 })
      .where(eq(report.id, row.id));
    audit({
      subjectType: 'report',
      subjectId: row.id,
      summary: `Angaben zum Bericht „${row.title}“ geändert`,
      fields: changedFields<Record<string, unknown>>({ ...row }, values),
    });
    return ok({ version: row.version + 1 });
  },
});
