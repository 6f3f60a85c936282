import type { CountyCtx, Tx } from '#kernel/context.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { Thing } from '#kernel/policy.ts';
import { ok, type Result } from '#kernel/result.ts';
import { mayRun, thingOf } from './rights.ts';
import { findPools, type FoundPool, type PoolRow } from './store.ts';

export const whatPool = 'Diesen Pool';

/** A pool for whoever runs it. Every use case that shows or changes what belongs to a pool comes in through here. */
export async function loadOwnPool(input: {
  ctx: CountyCtx;
  tx: Tx;
  poolId: string;
}): Promise<Result<{ pool: PoolRow; found: FoundPool; thing: Thing }>> {
  const { ctx, tx, poolId } = input;
  const [found] = await findPools(tx, { id: poolId });
  if (!found) return notFound(whatPool);
  if (!mayRun(ctx, found.row)) return forbidden('Diesen Pool führt eine andere Stelle.');
  return ok({ pool: found.row, found, thing: thingOf(found.row) });
}
