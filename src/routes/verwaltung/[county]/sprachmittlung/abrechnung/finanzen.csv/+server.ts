import { valueOrError } from '#lib/server/answers.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const asked = { poolId: url.searchParams.get('pool') ?? '', month: url.searchParams.get('monat') ?? '' };
  const { csv, fileName } = valueOrError(await locals.app.interpreting.exportFinance(locals.ctx, asked), url);
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
};
