import type { Ctx } from '#kernel/context.ts';
import { ok, type Result } from '#kernel/result.ts';
import { previewReport } from './preview-report.ts';
import { readPublicReport } from './public-reports.ts';
import { readSharedDraft } from './shares.ts';

export type ReportPdf = { pdf: Uint8Array; fileName: string; contentHash: string; draft: boolean };

/**
 * A report as PDF/UA: by id in the back office, by key for the public, by token for who holds a link. Who may read
 * the document may have it printed. The bytes for a frozen report are the same at every call.
 */
export async function renderReportPdf(
  ctx: Ctx,
  input: { reportId: string } | { key: string } | { token: string },
): Promise<Result<ReportPdf>> {
  const read = await ('reportId' in input
    ? previewReport(ctx, input)
    : 'token' in input
      ? readSharedDraft(ctx, input)
      : readPublicReport(ctx, input));
  if (!read.ok) return read;
  const { document } = read.value;
  const key = 'report' in read.value ? read.value.report.key : read.value.key;
  const draft = document.meta.status === 'draft';
  return ok({
    pdf: await ctx.pdf.render({ document }),
    fileName: `${key}${draft ? '-entwurf' : ''}.pdf`,
    contentHash: document.meta.contentHash,
    draft,
  });
}
