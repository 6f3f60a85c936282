import { valueOrError } from '#lib/server/answers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) =>
  pdfAnswer(
    valueOrError(await locals.app.reporting.renderReportPdf(locals.ctx, { reportId: params.id }), url),
    'private, no-store',
  );
