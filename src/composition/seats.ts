import type { OfferSeats, SeatSource } from '#kernel/seats.ts';
import { modules } from './registry.ts';

/** Seats of offers, by every module that knows of some. */
export const seatsOf: SeatSource = async (input) => {
  const found: OfferSeats[] = [];
  for (const module of modules) found.push(...((await module.seats?.(input)) ?? []));
  return found;
};
