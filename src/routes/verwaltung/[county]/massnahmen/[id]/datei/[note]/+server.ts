import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

/** The file of a status note. It is saved, never shown: whoever handed it in is not known to this site. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const asked = { nodeId: params.id, statusId: params.note };
  const { name, mime, bytes } = valueOrError(await locals.app.strategy.readOfficeNoteFile(locals.ctx, asked), url);
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': mime,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
