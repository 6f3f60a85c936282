import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

/** By a form, for the log says who fetched it. */
export const POST: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diese Zahlung gibt es hier nicht.');
  const { xml, fileName } = valueOrError(
    await locals.app.interpreting.fetchPaymentFile(locals.ctx, { paymentId: params.id }),
    url,
  );
  return new Response(xml, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
};
