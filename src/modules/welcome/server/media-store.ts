import { asc, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { actorName } from '#kernel/context.ts';
import type { Content } from '#kernel/content/blocks.ts';
import { newId } from '#kernel/ids.ts';
import { storedFile } from '#kernel/tables.ts';
import { event } from '#modules/events/server/schema.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { MediumUse } from '../contract-media.ts';
import { medium, mediumFile } from './media-schema.ts';
import { page, pageAddress, pageEdition } from './schema.ts';

export type MediumRow = typeof medium.$inferSelect;
export type MediumFileRow = typeof mediumFile.$inferSelect;
export type NewFile = { sha256: string; bytes: number; mime: string; width: number; height: number };

export async function lockMedium(tx: Tx, id: string): Promise<MediumRow | null> {
  const [row] = await tx.select().from(medium).where(eq(medium.id, id)).for('update');
  return row ?? null;
}

/** Media with the name of whoever keeps them, the newest first; all, or the named ones. */
export const findMedia = (tx: Tx, ids?: readonly string[]) =>
  tx
    .select({ row: medium, unit: unit.name, municipality: municipality.name, organisation: organisation.name })
    .from(medium)
    .leftJoin(unit, eq(unit.id, medium.unitId))
    .leftJoin(municipality, eq(municipality.id, medium.municipalityId))
    .leftJoin(organisation, eq(organisation.id, medium.organisationId))
    .where(ids === undefined ? undefined : inArray(medium.id, [...ids]))
    .orderBy(desc(medium.createdAt), desc(medium.id));

export const findMediumFiles = (tx: Tx, ids?: readonly string[]): Promise<MediumFileRow[]> =>
  tx
    .select()
    .from(mediumFile)
    .where(ids === undefined ? undefined : inArray(mediumFile.mediumId, [...ids]))
    .orderBy(asc(mediumFile.width));

/** The medium that is served in this file, if one is. */
export async function findByHash(tx: Tx, sha256: string): Promise<{ medium: MediumRow; file: MediumFileRow } | null> {
  const [found] = await tx
    .select({ medium, file: mediumFile })
    .from(mediumFile)
    .innerJoin(medium, eq(medium.id, mediumFile.mediumId))
    .where(eq(mediumFile.sha256, sha256))
    // The same picture may have been handed in twice: the one that may be shown longest speaks.
    .orderBy(sql`${medium.rightsUntil} desc nulls first`)
    .limit(1);
  return found ?? null;
}

/** Lays down the files of a medium; those before go, and the nightly sweep takes their bytes. */
export async function setFiles(input: {
  ctx: CountyCtx;
  tx: Tx;
  mediumId: string;
  title: string;
  files: readonly NewFile[];
}): Promise<void> {
  const { ctx, tx, mediumId, title, files } = input;
  await dropFiles(tx, mediumId);
  const now = ctx.clock.now();
  for (const { sha256, bytes, mime, width, height } of files) {
    const fileId = newId(now.getTime());
    await tx.insert(storedFile).values({
      id: fileId,
      countyId: ctx.county.id,
      name: title,
      mime,
      size: bytes,
      sha256,
      createdAt: now,
      createdBy: actorName(ctx.actor),
    });
    await tx.insert(mediumFile).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      mediumId,
      fileId,
      sha256,
      mime,
      bytes,
      width,
      height,
    });
  }
}

export async function dropFiles(tx: Tx, mediumId: string): Promise<void> {
  const gone = await tx.delete(mediumFile).where(eq(mediumFile.mediumId, mediumId)).returning({ fileId: mediumFile.fileId });
  const ids = gone.map(({ fileId }) => fileId);
  if (ids.length > 0) await tx.delete(storedFile).where(inArray(storedFile.id, ids));
}

const mediaIn = (content: Content | null): string[] =>
  (content?.blocks ?? []).flatMap(({ kind, ref }) => (kind === 'media' && ref !== null ? [ref] : []));

/** Pages, events and places that show media, by medium; in what the public reads or in a draft. */
export async function findUses(tx: Tx): Promise<Map<string, MediumUse[]>> {
  const shows = sql`'$.blocks[*] ? (@.kind == "media")'::jsonpath`;
  const rows = await tx
    .select({
      pageId: page.id,
      language: page.language,
      content: pageEdition.content,
      draft: pageEdition.draft,
      path: pageAddress.path,
    })
    .from(pageEdition)
    .innerJoin(page, eq(page.id, pageEdition.pageId))
    .leftJoin(
      pageAddress,
      sql`${pageAddress.pageId} = ${page.id} and ${pageAddress.language} = ${page.language} and ${pageAddress.current}`,
    )
    .where(or(sql`${pageEdition.content} @? ${shows}`, sql`${pageEdition.draft} @? ${shows}`));
  const uses = new Map<string, MediumUse[]>();
  for (const { pageId, content, draft, path } of rows) {
    const shown = new Set(mediaIn(content));
    for (const id of new Set([...shown, ...mediaIn(draft)])) {
      const known = uses.get(id) ?? [];
      const same = known.find((use) => use.id === pageId);
      const draftOnly = !shown.has(id);
      if (same) same.draftOnly &&= draftOnly;
      else known.push({ kind: 'page', id: pageId, title: (content ?? draft)!.title, path: path ?? pageId, draftOnly });
      uses.set(id, known);
    }
  }
  const events = await tx
    .select({ id: event.id, title: event.title, mediumId: event.pictureId, state: event.state })
    .from(event)
    .where(isNotNull(event.pictureId));
  const places = await tx
    .select({ id: place.id, title: place.name, mediumId: place.pictureId, state: place.state })
    .from(place)
    .where(isNotNull(place.pictureId));
  for (const [kind, rows] of [['event', events] as const, ['place', places] as const]) {
    for (const { id, title, mediumId, state } of rows) {
      const use: MediumUse = { kind, id, title, path: '', draftOnly: state !== 'public' && state !== 'cancelled' };
      uses.set(mediumId!, [...(uses.get(mediumId!) ?? []), use]);
    }
  }
  return uses;
}
