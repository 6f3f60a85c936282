import type { Ctx } from '#kernel/context.ts';
import { ok, type Result } from '#kernel/result.ts';
import { previewReport } from './preview-report.ts';

export type ReportDocx = { docx: Uint8Array; fileName: string; draft: boolean };

/** A report as a Word file, for whoever may read it in the back office. */
export async function renderReportDocx(ctx: Ctx, input: { reportId: string }): Promise<Result<ReportDocx>> {
  const read = await previewReport(ctx, input);
  if (!read.ok) return read;
  const { document, key } = read.value;
  const draft = document.meta.status === 'draft';
  return ok({ docx: ctx.docx.render({ document }), fileName: `${key}${draft ? '-entwurf' : ''}.docx`, draft });
}
