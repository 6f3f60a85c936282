import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { fileAnswer } from '#lib/server/file-answer.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

/** The file of an edition, earlier ones too. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.edition)) error(404, 'Diese Datei gibt es nicht.');
  const found = valueOrError(await locals.app.materials.readOfficeEditionFile(locals.ctx, { editionId: params.edition }), url);
  return fileAnswer({ ...found, cacheControl: 'private, no-store' });
};
