import { languageFits, type MatchingWeights, type Reason } from '../../../contract-matching.ts';
import { leftOf, yearOf, type TimedSlot } from './judge.ts';
import { caseKey, type Helper, type Judged, type MatchingSettings, type Need } from './types.ts';

type Fine = Extract<Judged, { ok: true }>;
type Given = { need: Need; slot: TimedSlot; helper: Helper; judged: Fine; settings: MatchingSettings };

/** The most that a score can be. */
export const mostScore = (weights: MatchingWeights): number => Object.values(weights).reduce((sum, each) => sum + each, 0);

const part = (weight: number, of: number, whole: number): number =>
  whole <= 0 ? 0 : Math.floor((weight * Math.min(Math.max(of, 0), whole)) / whole);

/** The least share that is left of a person's ceilings after the assignment, in percent; null without ceilings. */
function percentLeft({ slot, helper: { ceilings }, judged }: Given): number | null {
  const shares = [
    [ceilings.minutesOfMonth, leftOf(ceilings.minutesOfMonth, ceilings.usedMinutes[slot.month]) - slot.minutes],
    [ceilings.centsOfYear, leftOf(ceilings.centsOfYear, ceilings.usedCents[yearOf(slot)]) - judged.cents],
  ].flatMap(([most, left]) => (most === null ? [] : [Math.floor((left! * 100) / Math.max(1, most!))]));
  return shares.length === 0 ? null : Math.min(...shares);
}

/**
 * The score of one person for one need at one time: a whole number from 0 to the sum of the weights. It depends on nothing that the plan
 * decides, so that scores of a plan add up.
 */
export function scoreOf(given: Given): number {
  const { need, slot, helper, judged, settings } = given;
  const { weights } = settings;
  const left = percentLeft(given);
  const choice = need.slots.findIndex(({ startsAt, endsAt }) => startsAt === slot.startsAt && endsAt === slot.endsAt);
  return (
    part(weights.urgency, need.urgency, 3) +
    part(weights.distance, settings.farMinutes - judged.travelMinutes, settings.farMinutes) +
    part(weights.fairness, settings.manyHours - helper.hoursOf90Days, settings.manyHours) +
    part(weights.continuity, continuity(need, helper), 3) +
    (need.wantedHelper === helper.id ? weights.wanted : 0) +
    part(weights.exactness, languageFits.length - 1 - languageFits.indexOf(judged.fit), languageFits.length - 1) +
    part(weights.ceiling, left ?? 100, 100) +
    part(weights.firstChoice, need.slots.length - choice, need.slots.length)
  );
}

/** Thirds: the same case is everything, the same requester one of three. */
function continuity(need: Need, helper: Helper): 0 | 1 | 3 {
  const { requesterId, caseReference } = need;
  if (caseReference !== null && helper.servedCases.includes(caseKey({ requesterId, caseReference }))) return 3;
  return helper.servedRequesters.includes(requesterId) ? 1 : 0;
}

/** What speaks for and against somebody, in the order in which people weigh it. */
export function reasonsOf(given: Given): Reason[] {
  const { need, slot, helper, judged } = given;
  const left = percentLeft(given);
  const known = continuity(need, helper);
  const { fit, speaks } = judged;
  const first = need.slots[0];
  return [
    ...(need.wantedHelper === helper.id ? [{ key: 'wanted' } as const] : []),
    ...(known === 3 ? [{ key: 'same-case' } as const] : known === 1 ? [{ key: 'same-requester' } as const] : []),
    { key: 'fit', fit, asked: need.language, speaks: speaks.tag, level: speaks.level },
    need.mode === 'on-site' ? { key: 'distance', minutes: judged.travelMinutes, means: helper.means } : { key: 'from-home' },
    { key: 'fairness', hours: helper.hoursOf90Days },
    ...(judged.onStandby ? [{ key: 'standby' } as const] : []),
    ...(left !== null && left < 20 ? [{ key: 'near-ceiling', percentLeft: left } as const] : []),
    ...(need.slots.length > 1 && first?.startsAt === slot.startsAt && first.endsAt === slot.endsAt
      ? [{ key: 'first-choice' } as const]
      : []),
    ...(need.urgency > 0 ? [{ key: 'urgency', urgency: need.urgency } as const] : []),
  ];
}
