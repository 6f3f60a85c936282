import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Rechnung gibt es hier nicht.');
  const paper = valueOrError(await locals.app.interpreting.renderInvoice(locals.ctx, { invoiceId: params.id }), url);
  return pdfAnswer({ ...paper, draft: true }, 'private, no-store');
};
