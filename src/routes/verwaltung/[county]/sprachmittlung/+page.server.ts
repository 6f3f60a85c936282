import { berlinDay } from '#kernel/dates.ts';
import { loadOwnPools } from '#lib/office/load-interpreting.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { pools, pool } = await loadOwnPools({ locals, url });
  return {
    pools: pools.map(({ id, name }) => ({ id, name })),
    pool: pool && { id: pool.id, name: pool.name, runsItself: pool.runsItself, isOpen: pool.isOpen },
    day: pool && valueOrError(await locals.app.interpreting.readPoolDay(locals.ctx, { poolId: pool.id })),
    drafts: pool === null ? [] : valueOrError(await locals.app.interpreting.listDrafts(locals.ctx, { poolId: pool.id })),
    today: berlinDay(locals.app.clock.now()),
  };
};
