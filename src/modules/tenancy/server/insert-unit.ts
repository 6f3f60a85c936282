import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { unit, type UnitKind } from './schema.ts';

/** Lays down one unit inside the transaction of another use case, which asks for the right and writes the audit line. */
export async function insertUnit(input: { ctx: CountyCtx; tx: Tx; key: string; name: string; kind: UnitKind }): Promise<string> {
  const { ctx, tx, ...given } = input;
  const id = newId(ctx.clock.now().getTime());
  await tx.insert(unit).values({ id, countyId: ctx.county.id, parentId: null, validFrom: null, validTo: null, ...given });
  return id;
}
