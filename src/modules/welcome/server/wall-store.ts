import { asc, eq, isNotNull } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import { wallSheet } from './wall-schema.ts';

const rows = (tx: Tx) =>
  tx
    .select({
      row: wallSheet,
      municipality: { id: municipality.id, ags: municipality.ags, name: municipality.name },
      place: {
        id: place.id,
        slug: place.slug,
        name: place.name,
        street: place.street,
        postcode: place.postcode,
        town: place.town,
        state: place.state,
      },
    })
    .from(wallSheet)
    .leftJoin(municipality, eq(municipality.id, wallSheet.municipalityId))
    .leftJoin(place, eq(place.id, wallSheet.placeId));
export type WallSheetRow = Awaited<ReturnType<typeof rows>>[number];

export const findWallSheets = (tx: Tx): Promise<WallSheetRow[]> => rows(tx).orderBy(asc(wallSheet.name), asc(wallSheet.id));

export async function findWallSheet(tx: Tx, id: string): Promise<WallSheetRow | null> {
  const [found] = await rows(tx).where(eq(wallSheet.id, id));
  return found ?? null;
}

export async function lockWallSheet(tx: Tx, id: string): Promise<typeof wallSheet.$inferSelect | null> {
  const [row] = await tx.select().from(wallSheet).where(eq(wallSheet.id, id)).for('update');
  return row ?? null;
}

export const findWrongSheets = (tx: Tx): Promise<WallSheetRow[]> =>
  rows(tx).where(isNotNull(wallSheet.wrongSince)).orderBy(asc(wallSheet.name));

export async function placeExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.select({ id: place.id }).from(place).where(eq(place.id, id))).length > 0;
}
