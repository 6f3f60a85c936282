import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import type { OfferSeats, SeatSource } from '#kernel/seats.ts';
import { freeOf } from './model/seats.ts';
import { findRuns, type RunRow } from './store.ts';
import { isShown } from './views.ts';
import { countOffered } from './waiting-store.ts';

/** Whether somebody could still begin: before it starts, or while it runs where it admits that. */
const isOpen = ({ row }: RunRow, today: IsoDate): boolean =>
  (row.registrationUntil === null || row.registrationUntil >= today) &&
  (row.startDate === null || row.startDate >= today || row.midCourse || row.rhythm === 'any-time');

/**
 * Seats of an offer's public runs that run or come, summed by target group. Seats that are offered to somebody count as taken, and a run that
 * nobody can begin any more has none free; of those who wait there is nothing, not even their number.
 */
export const offerSeats: SeatSource = async ({ ctx, tx, offerIds }) => {
  const today = berlinDay(ctx.clock.now());
  const runs = (await findRuns(tx, { offerIds, state: 'public', openOn: today })).filter(
    (found) => isShown(found, today) && found.row.status !== 'cancelled',
  );
  const offered = await countOffered(
    tx,
    runs.map(({ row }) => row.id),
  );
  const sums = new Map<string, OfferSeats>();
  for (const found of runs)
    for (const { audience, maximum, taken } of found.seats) {
      const key = `${found.offer.id} ${audience ?? ''}`;
      const sum = sums.get(key) ?? {
        offerId: found.offer.id,
        audience,
        maximum: 0,
        available: 0,
        updatedAt: found.row.updatedAt,
      };
      const held = offered.get(`${found.row.id} ${audience ?? ''}`) ?? 0;
      sums.set(key, {
        ...sum,
        maximum: sum.maximum + maximum,
        available: sum.available + (isOpen(found, today) ? freeOf({ maximum, taken }, held) : 0),
        updatedAt: found.row.updatedAt > sum.updatedAt ? found.row.updatedAt : sum.updatedAt,
      });
    }
  return [...sums.values()];
};
