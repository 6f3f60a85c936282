import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { tellRegistration } from './mails.ts';
import { findDate } from './model/occurrences.ts';
import { movesUp, seatsLeft } from './model/registration.ts';
import { findRegistrations, takenSeats } from './registration-store.ts';
import { eventRegistration } from './schema.ts';
import type { EventRow } from './store.ts';
import { recurringOf, registrationOf } from './views.ts';

/** Gives free seats of one date to those who wait, and tells them; not once the date has begun. The event must be locked. */
export async function moveUp(input: { ctx: CountyCtx; tx: Tx; found: EventRow; date: IsoDate }): Promise<number> {
  const { ctx, tx, found } = input;
  const date = findDate(recurringOf(found), input.date);
  if (found.row.state !== 'public' || date === null || date.state === 'cancelled') return 0;
  if (Date.parse(date.startsAt) <= ctx.clock.now().getTime()) return 0;
  const waiting = await findRegistrations(tx, { eventId: found.row.id, date: input.date, state: 'waiting' });
  if (waiting.length === 0) return 0;
  const taken = (await takenSeats(tx, found.row.id)).get(input.date) ?? 0;
  const up = new Set(movesUp({ left: seatsLeft({ registration: registrationOf(found), taken }), waiting }));
  for (const row of waiting.filter(({ id }) => up.has(id))) {
    await tx.update(eventRegistration).set({ state: 'confirmed' }).where(eq(eventRegistration.id, row.id));
    await tellRegistration({ ctx, tx, found, row: { ...row, state: 'confirmed' }, news: 'moved-up' });
  }
  return up.size;
}

/** The same for every date for which somebody waits. */
export async function moveUpEverywhere(input: { ctx: CountyCtx; tx: Tx; found: EventRow }): Promise<number> {
  const waiting = await findRegistrations(input.tx, { eventId: input.found.row.id, state: 'waiting' });
  let moved = 0;
  for (const date of new Set(waiting.map((row) => row.date))) moved += await moveUp({ ...input, date });
  return moved;
}
