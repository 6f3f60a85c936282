import { and, eq, inArray } from 'drizzle-orm';
import { slugOf } from '#kernel/content/blocks.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { reservedAddresses } from '../contract.ts';
import { freePath, subtreeOf } from './model/page-tree.ts';
import { page, pageAddress } from './schema.ts';

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Gives a page its address in a language, below that of its parent, and those below it with it. Earlier addresses stay and
 * lead to the present one, until another page takes them.
 */
export async function setAddress(input: {
  ctx: CountyCtx;
  tx: Tx;
  pageId: string;
  language: string;
  /** Words of which the last part is made. */
  words: string;
}): Promise<string> {
  const { ctx, tx, pageId, language, words } = input;
  const nodes = await tx
    .select({ id: page.id, parentId: page.parentId, position: page.position, language: page.language })
    .from(page);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const rows = await tx.select().from(pageAddress).where(eq(pageAddress.language, language));
  const current = new Map(rows.filter((row) => row.current).map((row) => [row.pageId, row.path]));
  const wantedOf = (id: string, slug: string): string => {
    const parent = byId.get(id)?.parentId ?? null;
    // A parent that has no address in this language lends its own.
    const above = parent === null ? null : (current.get(parent) ?? null);
    return above === null ? slug : `${above}/${slug}`;
  };
  const slug = (slugOf(words) || 'seite').toLowerCase();
  const affected = subtreeOf(nodes, pageId).filter((id) => id === pageId || current.has(id));
  for (const id of affected) {
    const own = id === pageId ? slug : lastPart(current.get(id)!);
    const wanted = wantedOf(id, own);
    const taken = new Set([
      ...[...current].filter(([other]) => !affected.includes(other)).map(([, path]) => path),
      ...reservedAddresses,
    ]);
    for (const done of affected.slice(0, affected.indexOf(id))) taken.add(current.get(done) ?? '');
    const path = freePath({ wanted, taken });
    current.set(id, path);
    await tx
      .update(pageAddress)
      .set({ current: false })
      .where(and(eq(pageAddress.pageId, id), eq(pageAddress.language, language), eq(pageAddress.current, true)));
    // An earlier address of another page gives way.
    await tx.delete(pageAddress).where(and(eq(pageAddress.language, language), inArray(pageAddress.path, [path])));
    await tx
      .insert(pageAddress)
      .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, pageId: id, language, path, current: true });
  }
  return current.get(pageId)!;
}

/** After a page was hung elsewhere: its address in every language in which it has one. */
export async function moveAddresses(input: { ctx: CountyCtx; tx: Tx; pageId: string }): Promise<void> {
  const { ctx, tx, pageId } = input;
  const rows = await tx
    .select()
    .from(pageAddress)
    .where(and(eq(pageAddress.pageId, pageId), eq(pageAddress.current, true)));
  for (const row of rows) await setAddress({ ctx, tx, pageId, language: row.language, words: lastPart(row.path) });
}
