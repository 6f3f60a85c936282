import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { draftHeaders, draftOrError } from '../../../shared-draft.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const answer = pdfAnswer(
    draftOrError(await locals.app.reporting.renderReportPdf(locals.ctx, { token: params.token })),
    'private, no-store',
  );
  for (const [name, value] of Object.entries(draftHeaders)) answer.headers.set(name, value);
  return answer;
};
