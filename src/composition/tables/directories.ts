import type { CountyCtx } from '#kernel/context.ts';
import { ok, type Result } from '#kernel/result.ts';
import { directoryOf, type Directory } from '#kernel/table-diff.ts';
import { listBodies, listOrganisations } from '#modules/network/server/index.ts';
import { listUnits } from '#modules/tenancy/server/index.ts';

type Directories = Record<'units' | 'municipalities', Directory>;

/** Units and municipalities of the county by their names and keys. */
export async function loadPlaces(ctx: CountyCtx): Promise<Result<Directories>> {
  const found = await listUnits(ctx, {});
  if (!found.ok) return found;
  const { units, municipalities } = found.value;
  return ok({
    units: directoryOf({ what: 'Die Stelle', by: 'das Kürzel', things: units }),
    municipalities: directoryOf({
      what: 'Die Gemeinde',
      by: 'den amtlichen Schlüssel',
      things: municipalities.map(({ id, name, ags }) => ({ id, name, key: ags })),
    }),
  });
}

/** Organisations, those that ended too: what may still be named is said by the use case. */
export async function loadOrganisationNames(ctx: CountyCtx): Promise<Result<Directory>> {
  const found = await listOrganisations(ctx, { closed: true });
  return found.ok ? ok(directoryOf({ what: 'Die Organisation', by: 'die Kennung', things: found.value })) : found;
}

export async function loadBodyDirectory(ctx: CountyCtx): Promise<Result<Directory>> {
  const found = await listBodies(ctx, {});
  return found.ok ? ok(directoryOf({ what: 'Das Gremium', by: 'die Kennung', things: found.value })) : found;
}
