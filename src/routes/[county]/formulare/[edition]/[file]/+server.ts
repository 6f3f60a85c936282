import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { fileAnswer } from '#lib/server/file-answer.ts';
import type { RequestHandler } from './$types';

/** The file of a public form. The name at the end of the address is for those who save it. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  if (locals.county === null || !isId(params.edition)) error(404, 'Diese Datei gibt es nicht.');
  const found = await locals.app.materials.readEditionFile(locals.ctx, { editionId: params.edition });
  if (!found.ok) error(404, 'Diese Datei gibt es nicht.');
  // An edition never changes; whether it may still be seen is asked every time.
  const cacheControl = 'no-cache';
  if (request.headers.get('if-none-match') === `"${found.value.sha256}"`)
    return new Response(null, { status: 304, headers: { etag: `"${found.value.sha256}"`, 'cache-control': cacheControl } });
  return fileAnswer({ ...found.value, cacheControl });
};
