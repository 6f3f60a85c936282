import { and, eq, gte, lt, lte, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { addDays, berlinDay, type IsoDate } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import type { Retention } from '#kernel/module.ts';
import { event } from '#modules/events/server/schema.ts';
import { place } from '#modules/network/server/place-schema.ts';
import { service } from '#modules/offers/server/schema.ts';
import { daysApart, type Counted } from '../contract-figures.ts';
import { pageCount } from './figures-schema.ts';

/** Adds to what was counted before, by this process or another. */
export async function addCounts(input: { tx: Tx; countyId: string; now: Date; counts: readonly Counted[] }): Promise<void> {
  const { tx, countyId, now, counts } = input;
  for (let start = 0; start < counts.length; start += 500) {
    await tx
      .insert(pageCount)
      .values(counts.slice(start, start + 500).map((one) => ({ id: newId(now.getTime()), countyId, ...one })))
      .onConflictDoUpdate({
        target: [pageCount.countyId, pageCount.day, pageCount.language, pageCount.kind, pageCount.what],
        set: { count: sql`${pageCount.count} + excluded.count` },
      });
  }
}

/** What was counted from the first day to the last. */
export const findCounts = (tx: Tx, asked: { from: IsoDate; to: IsoDate; language: string | null }): Promise<Counted[]> =>
  tx
    .select({
      day: pageCount.day,
      language: pageCount.language,
      kind: pageCount.kind,
      what: pageCount.what,
      count: pageCount.count,
    })
    .from(pageCount)
    .where(
      and(
        gte(pageCount.day, asked.from),
        lte(pageCount.day, asked.to),
        asked.language === null ? undefined : eq(pageCount.language, asked.language),
      ),
    );

export const figuresRetention: readonly Retention[] = [
  {
    table: 'page_count',
    rule: 'nach 90 Tagen nur noch nach Monaten; Suchen gelöscht; Monate fünf Jahre',
    run: async ({ tx, countyId, now }) => {
      const today = berlinDay(now);
      const first = `${addDays(today, -daysApart).slice(0, 7)}-01`;
      const asked = await tx
        .delete(pageCount)
        .where(and(eq(pageCount.kind, 'search'), lt(pageCount.day, addDays(today, -daysApart))));
      const old = await tx
        .delete(pageCount)
        .where(and(lt(pageCount.day, first), sql`extract(day from ${pageCount.day}) <> 1`))
        .returning();
      const counts = new Map<string, Counted>();
      for (const { day, language, kind, what, count } of old) {
        const month = `${day.slice(0, 7)}-01`;
        const key = [month, language, kind, what].join('\t');
        counts.set(key, { day: month, language, kind, what, count: count + (counts.get(key)?.count ?? 0) });
      }
      await addCounts({ tx, countyId, now, counts: [...counts.values()] });
      const ended = await tx.delete(pageCount).where(lt(pageCount.day, addDays(today, -5 * 365)));
      return (asked.rowCount ?? 0) + (ended.rowCount ?? 0);
    },
  },
];

/** Names of places by the end of their address, titles of events and names of offers by their id. */
export async function findNames(tx: Tx): Promise<Record<'places' | 'events' | 'offers', Map<string, string>>> {
  const places = await tx.select({ slug: place.slug, name: place.name }).from(place);
  const events = await tx.select({ id: event.id, title: event.title }).from(event);
  const offers = await tx.select({ id: service.id, name: service.name }).from(service);
  return {
    places: new Map(places.map(({ slug, name }) => [slug, name])),
    events: new Map(events.map(({ id, title }) => [id, title])),
    offers: new Map(offers.map(({ id, name }) => [id, name])),
  };
}
