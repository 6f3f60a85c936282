import { berlinDay } from '#kernel/dates.ts';
import { loadOwnPools } from '#lib/office/load-own-pools.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const own = await loadOwnPools({ locals, url });
  return {
    ...own,
    dates:
      own.pool === null ? [] : valueOrError(await locals.app.interpreting.listPoolDates(locals.ctx, { poolId: own.pool.id })),
    today: berlinDay(locals.app.clock.now()),
  };
};
