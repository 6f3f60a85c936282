import type { CitableDocument } from '#kernel/document.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { reportIdInput } from '../../inputs.ts';
import { makeDocument } from '../make-document.ts';
import { policy } from '../policy.ts';
import { findEdition, findReport } from '../store.ts';

/** The document of a report: of a draft made anew from what is on record now, of a frozen one the stored one. */
export const previewReport = useCase({
  name: 'reporting.preview-report',
  action: 'reporting.read-office',
  policy,
  mode: 'read',
  input: reportIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findReport(tx, { id: input.reportId });
    if (!row) return notFound('Diesen Bericht');
    const edition = await findEdition(tx, row.id);
    const document = edition?.document ?? (await makeDocument({ ctx, tx, report: row, status: 'draft' }))?.document;
    return document
      ? ok<{ key: string; document: CitableDocument }>({ key: row.key, document })
      : notFound('Die Strategie dieses Berichts');
  },
});
