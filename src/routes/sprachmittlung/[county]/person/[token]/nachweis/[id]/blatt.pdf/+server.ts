import { isId } from '#kernel/ids.ts';
import { error } from '@sveltejs/kit';
import { valueOrError } from '#lib/server/answers.ts';
import { linkContext } from '#lib/server/link-context.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Nachweis gibt es hier nicht.');
  const ctx = await linkContext({ locals, token: params.token, purpose: 'interpreter' });
  const paper = valueOrError(await locals.app.interpreting.renderOwnPaperSheet(ctx, { assignmentId: params.id }));
  return pdfAnswer({ ...paper, draft: true }, 'private, no-store');
};
