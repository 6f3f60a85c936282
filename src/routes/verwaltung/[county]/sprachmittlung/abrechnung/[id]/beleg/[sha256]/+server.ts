import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { fileAnswer } from '#lib/server/file-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.id) || !/^[0-9a-f]{64}$/.test(params.sha256)) error(404, 'Diesen Beleg gibt es hier nicht.');
  const asked = { assignmentId: params.id, sha256: params.sha256 };
  const receipt = valueOrError(await locals.app.interpreting.readReceipt(locals.ctx, asked), url);
  return fileAnswer({ ...receipt, cacheControl: 'private, no-store' });
};
