import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { linkContext } from '#lib/server/link-context.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  if (!isId(params.statement)) error(404, 'Diese Abrechnung gibt es hier nicht.');
  const ctx = await linkContext({ locals, token: params.token, purpose: 'interpreter' });
  const paper = valueOrError(await locals.app.interpreting.renderOwnStatement(ctx, { statementId: params.statement }));
  return pdfAnswer({ ...paper, draft: true }, 'private, no-store');
};
