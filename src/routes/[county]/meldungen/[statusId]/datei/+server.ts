import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** What came with a released note. Pictures may be shown; everything else is for taking along. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (locals.county === null) error(404, 'Diesen Landkreis gibt es hier nicht.');
  const found = await locals.app.strategy.readNoteFile(locals.ctx, { statusId: params.statusId });
  if (!found.ok) error(404, 'Diese Datei gibt es nicht.');
  const { name, mime, bytes } = found.value;
  const way = mime.startsWith('image/') ? 'inline' : 'attachment';
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mime,
      'content-disposition': `${way}; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      // A note can be taken back.
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
};
