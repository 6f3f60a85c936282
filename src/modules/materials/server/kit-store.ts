import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import { kit, kitHandout, kitPart, stockBooking, stockItem } from './kit-schema.ts';
import { material } from './schema.ts';

const kitRows = (tx: Tx) =>
  tx
    .select({
      row: kit,
      unit: { id: unit.id, name: unit.name },
      handedOut: sql<string>`(select coalesce(sum(${kitHandout.bags}), 0) from ${kitHandout} where ${kitHandout.kitId} = ${kit.id})`,
    })
    .from(kit)
    .leftJoin(unit, eq(unit.id, kit.unitId));
type PartRow = { row: typeof kitPart.$inferSelect; material: { id: string; title: string } | null };
export type KitRow = Awaited<ReturnType<typeof kitRows>>[number] & { parts: PartRow[] };

/** Kits with their parts, by title. */
export async function findKits(tx: Tx, id: string | null = null): Promise<KitRow[]> {
  const rows = await kitRows(tx)
    .where(id === null ? undefined : eq(kit.id, id))
    .orderBy(asc(sql`lower(${kit.title})`), asc(kit.id));
  if (rows.length === 0) return [];
  const parts = await tx
    .select({ row: kitPart, material: { id: material.id, title: material.title } })
    .from(kitPart)
    .leftJoin(material, eq(material.id, kitPart.materialId))
    .where(
      inArray(
        kitPart.kitId,
        rows.map(({ row }) => row.id),
      ),
    )
    .orderBy(asc(kitPart.position));
  const byKit = Map.groupBy(parts, ({ row }) => row.kitId);
  return rows.map((found) => ({ ...found, parts: byKit.get(found.row.id) ?? [] }));
}

/** The kit, held against other changes until the transaction ends. */
export async function lockKit(tx: Tx, id: string): Promise<KitRow | null> {
  const [held] = await tx.select({ id: kit.id }).from(kit).where(eq(kit.id, id)).for('update');
  return held ? ((await findKits(tx, id))[0] ?? null) : null;
}

const stockRows = (tx: Tx) =>
  tx
    .select({
      row: stockItem,
      material: { id: material.id, title: material.title },
      unit: { id: unit.id, name: unit.name },
    })
    .from(stockItem)
    .leftJoin(material, eq(material.id, stockItem.materialId))
    .leftJoin(unit, eq(unit.id, stockItem.unitId));
export type StockRow = Awaited<ReturnType<typeof stockRows>>[number];

export const findStock = (tx: Tx, id: string | null = null): Promise<StockRow[]> =>
  stockRows(tx)
    .where(id === null ? undefined : eq(stockItem.id, id))
    .orderBy(asc(sql`lower(coalesce(${material.title}, ${stockItem.giveAway}))`), asc(stockItem.language), asc(stockItem.id));

/** Stocks in the order of their ids, held: two bookings never take the same last piece, and never wait for each other in a ring. */
export async function lockStock(tx: Tx, ids: readonly string[]): Promise<(typeof stockItem.$inferSelect)[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(stockItem)
    .where(inArray(stockItem.id, [...ids]))
    .orderBy(asc(stockItem.id))
    .for('update');
}

export const findBookings = (tx: Tx, itemId: string) =>
  tx
    .select()
    .from(stockBooking)
    .where(eq(stockBooking.itemId, itemId))
    .orderBy(desc(stockBooking.day), desc(stockBooking.createdAt), desc(stockBooking.id));

export const findHandouts = (tx: Tx, kitId: string) =>
  tx.select().from(kitHandout).where(eq(kitHandout.kitId, kitId)).orderBy(desc(kitHandout.day), desc(kitHandout.id));
