import type { Cents } from '#kernel/money.ts';
import type { CeilingState } from '../../../contract-tariff.ts';

/**
 * How a person stands to the limit of the year. Money that is not settled yet counts: it is on its way.
 * @param limitCents null is no limit
 * @param nearPercent from which share of the limit on it is said
 */
export function ceilingState(input: {
  limitCents: Cents | null;
  settledCents: Cents;
  pendingCents: Cents;
  nearPercent?: number;
}): CeilingState {
  const { limitCents, settledCents, pendingCents, nearPercent = 80 } = input;
  if (limitCents === null) return 'ok';
  const sum = settledCents + pendingCents;
  if (sum > limitCents) return 'over';
  return sum * 100 >= limitCents * nearPercent ? 'near' : 'ok';
}
