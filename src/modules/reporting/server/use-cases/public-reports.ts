import type { CitableDocument } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PublicReport } from '../../contract.ts';
import { reportKeyInput } from '../../inputs.ts';
import { addressOf } from '../make-document.ts';
import { policy } from '../policy.ts';
import { findEdition, findReport, findReports } from '../store.ts';
import { publicReport } from '../views.ts';

/** Frozen reports, the latest period first. */
export const listPublicReports = useCase({
  name: 'reporting.list-public-reports',
  action: 'reporting.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) =>
    ok((await findReports(tx, { frozenOnly: true })).map((row): PublicReport => publicReport(row, addressOf(ctx, row.key)))),
});

/** A frozen report with its document, as it was stored. A draft is to the public as if it were not there. */
export const readPublicReport = useCase({
  name: 'reporting.read-public-report',
  action: 'reporting.read-public',
  policy,
  mode: 'read',
  input: reportKeyInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findReport(tx, { key: input.key });
    const edition = row?.state === 'frozen' ? await findEdition(tx, row.id) : null;
    if (!row || !edition) return notFound('Diesen Bericht');
    return ok<{ report: PublicReport; document: CitableDocument }>({
      report: publicReport(row, addressOf(ctx, row.key)),
      document: edition.document,
    });
  },
});
