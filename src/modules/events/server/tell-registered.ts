import type { CountyCtx, Tx } from '#kernel/context.ts';
import { emit } from '#kernel/events.ts';
import { datesChanged, type EventDate } from '../contract.ts';
import { tellRegistration } from './mails.ts';
import { findDate } from './model/occurrences.ts';
import { findRegistrations } from './registration-store.ts';
import type { EventRow } from './store.ts';
import { eventPlace, recurringOf } from './views.ts';

const isHeld = (found: EventRow, date: EventDate | null): date is EventDate =>
  found.row.state === 'public' && date !== null && date.state !== 'cancelled';

/** What somebody who comes must know: when and where. */
const known = (found: EventRow, date: EventDate): string =>
  JSON.stringify([date.startsAt, date.endsAt, date.place ?? eventPlace(found), found.row.meetingUrl]);

/**
 * After a change: writes to everybody who registered for a date to come that is no longer held, or at another time or
 * place. Gives the number of registrations that are concerned.
 */
export async function tellRegistered(input: {
  ctx: CountyCtx;
  tx: Tx;
  before: EventRow;
  after: EventRow;
  reason: string | null;
  /** False: nobody is written to. */
  tell: boolean;
}): Promise<number> {
  const { ctx, tx, before, after, reason, tell } = input;
  await emit({ ctx, tx, event: datesChanged, payload: { eventId: after.row.id } });
  const now = ctx.clock.now().toISOString();
  let concerned = 0;
  for (const row of await findRegistrations(tx, { eventId: after.row.id })) {
    const [old, current] = [findDate(recurringOf(before), row.date), findDate(recurringOf(after), row.date)];
    const wasHeld = isHeld(before, old);
    if ((old === null || old.endsAt <= now) && (current === null || current.endsAt <= now)) continue;
    const news = isHeld(after, current)
      ? wasHeld && known(before, old) === known(after, current)
        ? null
        : ('date-changed' as const)
      : wasHeld
        ? ('date-cancelled' as const)
        : null;
    if (news === null) continue;
    concerned += 1;
    if (tell) await tellRegistration({ ctx, tx, found: after, row, news, reason: reason ?? current?.note ?? null });
  }
  return concerned;
}
