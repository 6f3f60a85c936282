import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The poster, or the sheet in one language. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (!isId(params.id)) error(404, 'Diesen Aushang gibt es hier nicht.');
  const accent = locals.county!.accent.light;
  const made = valueOrError(
    await locals.app.welcome.renderWallSheet(locals.ctx, { sheetId: params.id, language: params.language, accent }),
  );
  return pdfAnswer({ ...made, contentHash: '' }, 'no-store');
};
