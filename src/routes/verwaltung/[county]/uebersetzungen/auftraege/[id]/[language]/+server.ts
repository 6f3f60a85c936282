import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

/** What of an order is still to be translated, in one language. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Bestellung gibt es hier nicht.');
  const { language } = params;
  const file = valueOrError(await locals.app.translation.readOrderFile(locals.ctx, { orderId: params.id, language }), url);
  return new Response(file.body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
  });
};
