import { addDays, berlinDay, berlinMidnight } from '#kernel/dates.ts';
import type { Frequency } from '../../contract.ts';

/** An unconfirmed subscription ends after so many days. */
export const confirmDays = 7;
/** The same person is asked once an hour at most for one subscription, and for so many in a day. */
export const askAgainMs = 3_600_000;
export const mostAskedPerDay = 5;
/** So many unconfirmed subscriptions in an hour are no readers any more. */
export const mostAskedPerCounty = 200;
/** More links for leaving than these are not kept: older mails are years old. */
export const mostLeaveLinks = 250;

/** What became public just now may still be written by another transaction, or be taken back: it is told a minute later. */
export const settleMs = 60_000;

/** Digests go out in the morning. */
const hourMs = 7 * 3_600_000;

/**
 * When the next mail is due to somebody who is told up to a moment: at once, else on the next Monday or on the first of
 * the next month, at seven in the morning.
 */
export function nextMail(input: { frequency: Frequency; toldUpTo: Date }): Date {
  const { frequency, toldUpTo } = input;
  if (frequency === 'at-once') return toldUpTo;
  const day = berlinDay(toldUpTo);
  const at = (on: string): Date => new Date(berlinMidnight(on).getTime() + hourMs);
  let candidate = day;
  for (;;) {
    const fits = frequency === 'weekly' ? new Date(`${candidate}T00:00:00Z`).getUTCDay() === 1 : candidate.endsWith('-01');
    if (fits && at(candidate) > toldUpTo) return at(candidate);
    candidate = addDays(candidate, 1);
  }
}

/** Whether a mail is due now. Whoever wants news at once waits until there are some. */
export const isDue = (input: { frequency: Frequency; toldUpTo: Date; newest: Date | null; now: Date }): boolean =>
  input.frequency === 'at-once' ? input.newest !== null && input.newest >= input.toldUpTo : nextMail(input) <= input.now;

/** A mail address as the one name of its reader: without case and space around it. */
export const addressKey = (address: string): string => address.trim().toLowerCase();
