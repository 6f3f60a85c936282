import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, 'Diesen Import gibt es hier nicht.');
  const page = Number(url.searchParams.get('seite') ?? '1');
  return {
    unused: valueOrError(
      await locals.app.strategy.listUnused(locals.ctx, {
        importId: params.id,
        unusedPage: Number.isInteger(page) && page > 0 ? page : 1,
      }),
    ),
  };
};
