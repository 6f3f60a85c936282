import type { FeedAnswer, OfficialAlert } from '#kernel/alerts.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { findFeed, findFeedAlerts, loadBorders, loadMunicipalities } from './alert-store.ts';
import { changesOf, type AlertChanges } from './model/alert-changes.ts';
import { placesOf, type AlertPlaces, type MunicipalityKey } from './model/alert-places.ts';

export type ReadAnswer = Extract<FeedAnswer, { state: 'read' }>;
type Held = Exclude<AlertPlaces, { where: 'elsewhere' }>;

/** What an answer of a source would change in the county. */
export async function planAlerts(input: { ctx: CountyCtx; tx: Tx; feed: string; answer: ReadAnswer }): Promise<{
  changes: AlertChanges<Held>;
  municipalities: MunicipalityKey[];
}> {
  const { ctx, tx, feed, answer } = input;
  const municipalities = await loadMunicipalities(tx);
  const outlines = await loadBorders(tx);
  const row = await findFeed(tx, feed);
  const changes = changesOf({
    alerts: answer.alerts,
    present: answer.present,
    kept: await findFeedAlerts(tx, feed),
    elsewhere: row?.elsewhere ?? {},
    placesOf: (alert: OfficialAlert): Held | null => {
      const found = placesOf({
        areas: alert.areas,
        chosenForCounty: answer.chosenForCounty,
        countyKey: ctx.county.ags,
        municipalities,
        outlines,
      });
      return found.where === 'elsewhere' ? null : found;
    },
    now: ctx.clock.now(),
  });
  return { changes, municipalities };
}
