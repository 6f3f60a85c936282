import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The certificate of somebody of a pool. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diese Person gibt es hier nicht.');
  const accent = locals.county!.accent.light;
  const made = valueOrError(await locals.app.interpreting.renderCertificate(locals.ctx, { interpreterId: params.id, accent }));
  return pdfAnswer({ ...made, contentHash: '' }, 'no-store');
};
