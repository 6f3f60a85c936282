import type { HandReason } from '../../contract-day.ts';
import type { Urgency } from '../../contract-rules.ts';
import type { AssignmentState } from '../../contract-states.ts';

/** So long before its beginning a conversation without anybody is looked at by the office, whoever is asked. */
const soonMs = 48 * 3_600_000;
/** So many days before its end somebody is asked for a new certificate of conduct. */
export const paperDays = 30;

/** Why the office has to do something for a conversation that nobody has accepted; null where it goes its way by itself. */
export function needsHand(input: { state: AssignmentState; startsAt: Date; openOffers: number; now: Date }): HandReason | null {
  const { state, startsAt, openOffers, now } = input;
  if (startsAt <= now) return null;
  if (state === 'unfilled') return 'unfilled';
  if (state !== 'requested' && state !== 'offered') return null;
  if (openOffers === 0) return 'nobody-asked';
  return startsAt.getTime() - now.getTime() <= soonMs ? 'soon' : null;
}

const weight: Readonly<Record<Urgency, number>> = { now: 0, urgent: 1, planned: 2 };
/** The most urgent first, then by time. */
export const byUrgency = (one: { urgency: Urgency; startsAt: string }, other: { urgency: Urgency; startsAt: string }): number =>
  weight[one.urgency] - weight[other.urgency] || one.startsAt.localeCompare(other.startsAt);
