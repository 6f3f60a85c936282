import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A picture or document of the county's site. Its address holds its hash, so whoever has it need never ask again. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const found = await locals.app.welcome.readMediumFile(locals.ctx, { file: params.file });
  if (!found.ok) error(404, 'Diese Datei gibt es nicht.');
  const { bytes, mime, title } = found.value;
  const name = encodeURIComponent(`${title}.${mime === 'application/pdf' ? 'pdf' : 'webp'}`);
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mime,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-disposition': `inline; filename*=UTF-8''${name}`,
      // Opened by itself a document is a page: it may do nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
};
