import type { CountyCtx, Tx } from './context.ts';

/** Room that an offer has by what modules above know of it: for a target group, or for all. */
export type OfferSeats = {
  offerId: string;
  audience: string | null;
  maximum: number;
  available: number;
  updatedAt: Date;
};
/** Seats of these offers. Offers know nothing of what hangs on them: modules above say it in their manifest, and `ctx.seatsOf` asks them. */
export type SeatSource = (input: { ctx: CountyCtx; tx: Tx; offerIds: readonly string[] }) => Promise<OfferSeats[]>;
