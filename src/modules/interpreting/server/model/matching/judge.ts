import { berlinDay } from '#kernel/dates.ts';
import { languageFits, speakingLevels, type LanguageFit, type Reason } from '../../../contract-matching.ts';
import { fitsFor, scriptOf, type FitOfTag } from './languages.ts';
import type { Helper, HelperLanguage, Interval, Judged, MatchingSettings, Need, PlaceKey, Slot } from './types.ts';

/** A slot with what ceilings are counted by: its month in Berlin, and its length. */
export type TimedSlot = Slot & { month: string; minutes: number };
export const timed = (slot: Slot, months = new Map<number, string>()): TimedSlot => {
  // A month begins at a full hour, wherever the clocks stand.
  const hour = Math.floor(slot.startsAt / 3_600_000);
  const month = months.get(hour) ?? berlinDay(new Date(slot.startsAt)).slice(0, 7);
  months.set(hour, month);
  return { startsAt: slot.startsAt, endsAt: slot.endsAt, month, minutes: minutesBetween(slot.startsAt, slot.endsAt) };
};
export const yearOf = (slot: TimedSlot): string => slot.month.slice(0, 4);
export const minutesBetween = (from: number, to: number): number => Math.ceil((to - from) / 60_000);
export const overlap = (one: Interval, other: Interval): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** What of a person's languages serves best, or why none does. */
export type Spoken = { ok: true; fit: LanguageFit; speaks: HelperLanguage } | { ok: false; why: Reason };
type Asked = Pick<Need, 'language' | 'level' | 'reading'>;

export function spokenOf(given: { need: Asked; languages: readonly HelperLanguage[]; fits: FitOfTag }): Spoken {
  const { need, languages, fits } = given;
  const asked = need.language;
  let best: { fit: LanguageFit; speaks: HelperLanguage } | null = null;
  let tooLow: HelperLanguage | null = null;
  let cannotRead = false;
  for (const speaks of languages) {
    const { fit } = fits(speaks.tag);
    if (fit === null) continue;
    if (rankOf(speaks) < speakingLevels.indexOf(need.level)) {
      if (tooLow === null || rankOf(speaks) > rankOf(tooLow)) tooLow = speaks;
    } else if (need.reading && !reads(speaks, scriptOf(asked))) cannotRead = true;
    else if (best === null || isBetter({ fit, speaks }, best)) best = { fit, speaks };
  }
  if (best) return { ok: true, ...best };
  if (cannotRead) return { ok: false, why: { key: 'script' } };
  if (tooLow) return { ok: false, why: { key: 'level', language: tooLow.tag, has: tooLow.level, asked: need.level } };
  const key = languages.some(({ tag }) => fits(tag).isRelated) ? 'variety' : 'language';
  return { ok: false, why: { key, language: asked } };
}

const rankOf = (speaks: HelperLanguage): number => speakingLevels.indexOf(speaks.level);
const reads = (speaks: HelperLanguage, script: string | null): boolean =>
  script === null
    ? speaks.scripts.length > 0 || scriptOf(speaks.tag) !== null
    : speaks.scripts.includes(script) || scriptOf(speaks.tag) === script;
function isBetter(one: { fit: LanguageFit; speaks: HelperLanguage }, other: typeof one): boolean {
  const by = languageFits.indexOf(one.fit) - languageFits.indexOf(other.fit);
  return by < 0 || (by === 0 && rankOf(one.speaks) > rankOf(other.speaks));
}

export const fitsOf = (given: { need: Need; settings: MatchingSettings }): FitOfTag =>
  fitsFor({ asked: given.need.language, nearLanguages: given.settings.nearLanguages });
const spokenBy = ({ need, helper, settings }: Omit<Given, 'slot'>): Spoken =>
  spokenOf({ need, languages: helper.languages, fits: fitsOf({ need, settings }) });

type Given = { need: Need; slot: TimedSlot; helper: Helper; settings: MatchingSettings };

/**
 * Whether a person may be asked for a need at a time at all: every hard rule, in the order of `hardRules`, the first that fails is the
 * reason. What other open requests take is not looked at here.
 */
export function judge(given: Given & { spoken?: Spoken }): Judged {
  const { need, slot, helper, settings } = given;
  if (helper.paused) return refused({ key: 'paused' });
  const spoken = given.spoken ?? spokenBy({ need, helper, settings });
  if (!spoken.ok) return spoken;
  const person = ofPerson(given);
  if (person) return refused(person);
  const onStandby = isWithin(helper.standby, slot);
  if (!onStandby && !isWithin(helper.available, slot) && !covers([...helper.available, ...helper.standby], slot))
    return refused({ key: 'unavailable' });
  const taken = helper.engagements.find((at) => overlap(at, slot));
  if (taken) return refused({ key: 'overlap', startsAt: taken.startsAt, endsAt: taken.endsAt });
  const ways = waysOf(given);
  if ('key' in ways) return refused(ways);
  for (const at of helper.engagements) {
    const close = tooClose({ helper, settings, one: { ...slot, place: need.place }, other: at });
    if (close) return refused({ key: 'no-time-between', startsAt: at.startsAt, ...close });
  }
  const cents = settings.allowance({ minutes: slot.minutes, travelMinutes: ways.there });
  const { ceilings } = helper;
  const minutesLeft = leftOf(ceilings.minutesOfMonth, ceilings.usedMinutes[slot.month]);
  if (slot.minutes > minutesLeft) return refused({ key: 'ceiling-month', left: Math.max(0, minutesLeft), needed: slot.minutes });
  const centsLeft = leftOf(ceilings.centsOfYear, ceilings.usedCents[yearOf(slot)]);
  if (cents > centsLeft) return refused({ key: 'ceiling-year', left: Math.max(0, centsLeft), needed: cents });
  return {
    ok: true,
    fit: spoken.fit,
    speaks: spoken.speaks,
    travelMinutes: ways.there,
    homeMinutes: ways.home,
    cents,
    onStandby,
  };
}

const refused = (why: Reason): Judged => ({ ok: false, why });
export const leftOf = (most: number | null, used = 0): number => (most === null ? Infinity : most - used);

function ofPerson({ need, slot, helper, settings }: Given): Reason | null {
  if (need.gender !== null && need.gender !== helper.gender) return { key: 'gender' };
  if (need.unwantedHelpers.includes(helper.id)) return { key: 'unwanted' };
  if (helper.blockedBy.includes(need.requesterId)) return { key: 'blocked-by-requester' };
  if (helper.blockedRequesters.includes(need.requesterId)) return { key: 'blocked-by-interpreter' };
  for (const paper of need.papers) {
    const until = helper.papers[paper];
    if (until === undefined) return { key: 'paper-missing', paper };
    if (until !== null && until < slot.endsAt) return { key: 'paper-expired', paper };
  }
  const training = need.trainings.find((each) => !helper.trainings.includes(each));
  if (training !== undefined) return { key: 'training', training };
  if (!helper.modes.includes(need.mode)) return { key: 'mode', mode: need.mode };
  return need.mode === 'on-site' ? outside({ need, helper, settings }) : null;
}

function outside({ need, helper, settings }: Omit<Given, 'slot'>): Reason | null {
  if (helper.radius === null && helper.municipalities === null) return null;
  if (need.municipality !== null && helper.municipalities?.includes(need.municipality)) return null;
  if (helper.radius === null || need.place === null) return { key: 'outside-radius', kilometres: null, most: helper.radius };
  const kilometres = settings.kilometres({ from: helper.home, to: need.place });
  if (kilometres !== null && kilometres <= helper.radius) return null;
  return { key: 'outside-radius', kilometres: kilometres === null ? null : Math.round(kilometres), most: helper.radius };
}

/** Minutes from home and back, or why there is no way; 0 where nobody travels. */
function waysOf({ need, slot, helper, settings }: Given): { there: number; home: number } | Reason {
  if (need.mode !== 'on-site' || need.place === null || need.place === helper.home) return { there: 0, home: 0 };
  const travel = settings.travel[helper.means];
  const there = travel({ from: helper.home, to: need.place, arriveBy: slot.startsAt });
  if (there === null) return { key: 'cannot-get-there', means: helper.means };
  const home = travel({ from: need.place, to: helper.home, leaveAt: slot.endsAt });
  return home === null ? { key: 'cannot-get-home', means: helper.means } : { there, home };
}

const isWithin = (intervals: readonly Interval[], slot: Interval): boolean =>
  intervals.some((at) => at.startsAt <= slot.startsAt && slot.endsAt <= at.endsAt);

/** Whether some of the intervals, where they touch or overlap, hold the whole slot. */
export function covers(intervals: readonly Interval[], slot: Interval): boolean {
  let reached = slot.startsAt;
  for (;;) {
    let next = reached;
    for (const at of intervals) if (at.startsAt <= reached && at.endsAt > next) next = at.endsAt;
    if (next >= slot.endsAt) return true;
    if (next === reached) return false;
    reached = next;
  }
}

type Stay = Interval & { place: PlaceKey | null };

/**
 * Whether two stays of one person do not fit after each other: the minutes between them, and what the way takes, straight or by home.
 * Null where they fit. Who interprets by video or telephone does so from home.
 */
export function tooClose(given: { helper: Helper; settings: MatchingSettings; one: Stay; other: Stay }): {
  minutes: number;
  needed: number | null;
} | null {
  const { helper, settings } = given;
  const [first, then] = given.one.startsAt <= given.other.startsAt ? [given.one, given.other] : [given.other, given.one];
  const minutes = Math.floor((then.startsAt - first.endsAt) / 60_000);
  if (minutes < 0) return { minutes: 0, needed: 0 };
  const travel = settings.travel[helper.means];
  const [from, to] = [first.place ?? helper.home, then.place ?? helper.home];
  if (from === to) return null;
  const straight = travel({ from, to, leaveAt: first.endsAt });
  if (straight !== null && straight <= minutes) return null;
  const back = from === helper.home ? 0 : travel({ from, to: helper.home, leaveAt: first.endsAt });
  const again = to === helper.home ? 0 : travel({ from: helper.home, to, arriveBy: then.startsAt });
  const byHome = back === null || again === null ? null : back + again;
  if (byHome !== null && byHome <= minutes) return null;
  return { minutes, needed: straight === null ? byHome : byHome === null ? straight : Math.min(straight, byHome) };
}
