import { valueOrError } from '#lib/server/answers.ts';
import { interpreterPools, poolRequesters } from './list-registers-interpreting-pools.ts';
import { loadPoolRequesters } from './load-pool-requesters.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of who may ask for interpreting, and of pools. */
export const interpretingPoolLists: readonly OfficeList[] = [
  list('sprachmittlung/einrichtungen', async ({ locals, url }) => ({
    register: poolRequesters,
    rows: (await loadPoolRequesters({ locals, url })).requesters,
    name: `sprachmittlung-einrichtungen-${locals.county!.slug}`,
  })),
  list('sprachmittlung/pools', async ({ locals }) => ({
    register: interpreterPools,
    rows: valueOrError(await locals.app.interpreting.listPools(locals.ctx, {})),
    name: `sprachmittlung-pools-${locals.county!.slug}`,
  })),
];
