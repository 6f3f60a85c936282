import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The county's arms. Their address holds their hash, so whoever has them need never ask again. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const found = await locals.app.tenancy.readArms(locals.ctx, { file: params.file });
  if (!found.ok) error(404, 'Diese Datei gibt es nicht.');
  return new Response(Uint8Array.from(found.value.bytes), {
    headers: {
      'content-type': found.value.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      // Opened by itself a drawing is a page: it may do nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
};
