import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { publicValue } from '../../../public-value.ts';
import type { Language } from '#lib/languages.ts';
import type { RequestHandler } from './$types';

/** A frozen report never changes: whoever has it once may keep it. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const found = publicValue(
    await locals.app.reporting.renderReportPdf(locals.ctx, { key: params.key }),
    locals.language as Language,
  );
  return pdfAnswer(found, 'public, max-age=86400');
};
