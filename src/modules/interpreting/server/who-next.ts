import type { Reason } from '../contract-matching.ts';
import type { Ranked, Slot } from './model/matching/types.ts';
import type { OfferRow } from './request-store.ts';
import type { PoolRow } from './store.ts';

export type NextAsked = { helperId: string; rank: number; reasons: Reason[]; slot: Slot };

/** Whose turn it is: those on the list who were not asked yet, as many as the way of the pool asks at once. */
export function looksNext(input: {
  pool: Pick<PoolRow, 'offerWay' | 'few'>;
  ranked: readonly Pick<Ranked, 'helperId' | 'reasons' | 'slot'>[];
  offers: readonly Pick<OfferRow, 'interpreterId' | 'state'>[];
  /** Who had it and could not come after all. */
  gaveUp: readonly string[];
  /** Somebody is needed this minute: all who are on standby are rung at the same time. */
  atOnce: boolean;
}): NextAsked[] {
  const { pool, ranked, offers, gaveUp, atOnce } = input;
  const before = new Set([...gaveUp, ...offers.filter(({ state }) => state !== 'withdrawn').map((one) => one.interpreterId)]);
  const left = ranked
    .map(({ helperId, reasons, slot }, index) => ({ helperId, rank: index + 1, reasons, slot }))
    .filter(({ helperId }) => !before.has(helperId));
  if (atOnce) return left.filter(({ reasons }) => reasons.some(({ key }) => key === 'standby'));
  return left.slice(0, pool.offerWay === 'one-by-one' ? 1 : pool.offerWay === 'best-few' ? pool.few : left.length);
}
