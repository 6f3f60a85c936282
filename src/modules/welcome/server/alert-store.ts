import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Outline } from '#kernel/geo.ts';
import { municipalityOutline } from '#modules/network/server/place-schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import { alert, alertFeed, notice } from './alert-schema.ts';
import type { MunicipalityKey } from './model/alert-places.ts';

export type AlertRow = typeof alert.$inferSelect;
export type NoticeRow = typeof notice.$inferSelect;

/** All municipalities of the set county, joint ones too, by name. */
export const loadMunicipalities = (tx: Tx): Promise<MunicipalityKey[]> =>
  tx
    .select({ id: municipality.id, ags: municipality.ags, name: municipality.name, partOf: municipality.partOf })
    .from(municipality)
    .orderBy(asc(municipality.name));

/** Borders of municipalities, where they are laid down. */
export const loadBorders = (tx: Tx): Promise<Outline[]> =>
  tx
    .select({ ags: municipality.ags, area: municipalityOutline.area })
    .from(municipalityOutline)
    .innerJoin(municipality, eq(municipality.id, municipalityOutline.municipalityId));

/** Warnings meant for the public that hold now. */
export const findHoldingAlerts = (tx: Tx, now: Date): Promise<AlertRow[]> =>
  tx
    .select()
    .from(alert)
    .where(and(eq(alert.status, 'Actual'), isNull(alert.endedAt), or(isNull(alert.expires), gt(alert.expires, now))));

/** Warnings meant for the public that their source called off since a moment. */
export const findClearedAlerts = (tx: Tx, since: Date): Promise<AlertRow[]> =>
  tx
    .select()
    .from(alert)
    .where(and(eq(alert.status, 'Actual'), gt(alert.liftedAt, since)))
    .orderBy(desc(alert.liftedAt), desc(alert.id));

export async function findAlert(tx: Tx, id: string): Promise<AlertRow | null> {
  const [row] = await tx.select().from(alert).where(eq(alert.id, id));
  return row ?? null;
}

/** Every warning that is kept, tests too, the latest first. */
export const findAlerts = (tx: Tx): Promise<AlertRow[]> =>
  tx.select().from(alert).orderBy(desc(alert.firstSeenAt), desc(alert.id));

export const findFeedAlerts = (tx: Tx, feed: string) =>
  tx
    .select({
      id: alert.id,
      identifier: alert.identifier,
      version: alert.version,
      expires: alert.expires,
      endedAt: alert.endedAt,
    })
    .from(alert)
    .where(eq(alert.feed, feed));

export const findFeeds = (tx: Tx) => tx.select().from(alertFeed).orderBy(asc(alertFeed.feed));

export async function findFeed(tx: Tx, feed: string) {
  const [row] = await tx.select().from(alertFeed).where(eq(alertFeed.feed, feed));
  return row ?? null;
}

/** Public notices that are shown now or will be. */
export const findComingNotices = (tx: Tx, now: Date): Promise<NoticeRow[]> =>
  tx
    .select()
    .from(notice)
    .where(and(eq(notice.state, 'public'), gt(notice.ends, now)))
    .orderBy(asc(notice.begins), asc(notice.id));

const noticeRows = (tx: Tx) =>
  tx
    .select({ row: notice, unit: { id: unit.id, name: unit.name } })
    .from(notice)
    .leftJoin(unit, eq(unit.id, notice.unitId));
export type NoticeWithUnit = Awaited<ReturnType<typeof noticeRows>>[number];

export const findNotices = (tx: Tx): Promise<NoticeWithUnit[]> => noticeRows(tx).orderBy(desc(notice.ends), desc(notice.id));

export async function findNotice(tx: Tx, id: string): Promise<NoticeWithUnit | null> {
  const [row] = await noticeRows(tx).where(eq(notice.id, id));
  return row ?? null;
}

export async function lockNotice(tx: Tx, id: string): Promise<NoticeRow | null> {
  const [row] = await tx.select().from(notice).where(eq(notice.id, id)).for('update');
  return row ?? null;
}

/** What began or ended since the worker last looked. */
export async function findTurns(tx: Tx, now: Date) {
  const begun = await tx
    .select()
    .from(notice)
    .where(and(eq(notice.state, 'public'), isNull(notice.toldAt), lte(notice.shownFrom, now), gt(notice.ends, now)));
  const over = await tx
    .select()
    .from(notice)
    .where(and(eq(notice.state, 'public'), isNull(notice.overAt), lte(notice.ends, now)));
  const expired = await tx
    .select()
    .from(alert)
    .where(and(isNull(alert.endedAt), lte(alert.expires, now)));
  return { begun, over, expired };
}

export async function municipalitiesExist(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(municipality)
    .where(inArray(municipality.id, [...ids]));
  return row?.count === new Set(ids).size;
}

export async function unitExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.select({ id: unit.id }).from(unit).where(eq(unit.id, id))).length > 0;
}
