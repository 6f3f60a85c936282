import { hardRules, type HardRule } from '../../../contract-matching.ts';
import { fitsOf, judge, leftOf, spokenOf, timed, tooClose, yearOf, type Spoken, type TimedSlot } from './judge.ts';
import type { FitOfTag } from './languages.ts';
import { groupBy, type Choice, type Limit, type Problem } from './problem.ts';
import { mostScore, scoreOf } from './score.ts';
import type { Helper, Judged, MatchingSettings, Need } from './types.ts';

/** A choice with what it stands for. */
export type Option = { need: Need; helper: Helper; slot: TimedSlot; judged: Extract<Judged, { ok: true }>; score: number };
export type Posed = Problem & {
  options: readonly Option[];
  /** How many people each rule keeps out, by need. */
  out: readonly ReadonlyMap<HardRule, number>[];
};

/** What filling a need is worth beyond its score: more than all scores together, so that no score outweighs a need that stays open. */
export const worthOfFilling = (given: { needs: readonly Need[]; settings: MatchingSettings }): number =>
  1 + mostScore(given.settings.weights) * given.needs.length;

/** Everything that the hard rules allow, by numbers: who could take what, and what forbids two of them together. */
export function problemOf(given: { needs: readonly Need[]; helpers: readonly Helper[]; settings: MatchingSettings }): Posed {
  const { needs, helpers, settings } = given;
  const filling = worthOfFilling(given);
  const requests = new Map<string, number>();
  const slotsOf = new Map<string, number>();
  const times = new Map<string, TimedSlot>();
  const months = new Map<number, string>();
  const fitting = new Map<string, Fitting>();
  const speakers = new Map<string, Speakers>();
  const choices: Choice[] = [];
  const options: Option[] = [];
  const out: Map<HardRule, number>[] = [];
  for (const [position, need] of needs.entries()) {
    const request = numberOf(requests, need.requestId);
    const slots = need.slots.map((slot) => {
      const key = `${slot.startsAt} ${slot.endsAt}`;
      const time = times.get(key) ?? timed(slot, months);
      times.set(key, time);
      return { time, number: numberOf(slotsOf, `${need.requestId} ${key}`) };
    });
    const asked = `${need.language} ${need.level} ${need.reading}`;
    const fit = fitting.get(need.language) ?? fittingOf({ need, helpers, settings });
    fitting.set(need.language, fit);
    const who = speakers.get(asked) ?? speakersOf({ need, fit });
    speakers.set(asked, who);
    const refused = new Map(who.out);
    out.push(refused);
    for (const { helper, index, spoken } of who.able) {
      let reached = -1;
      let able = false;
      for (const { time, number } of slots) {
        const judged = judge({ need, slot: time, helper, settings, spoken });
        if (!judged.ok) {
          reached = Math.max(reached, hardRules.indexOf(judged.why.key as HardRule));
          continue;
        }
        able = true;
        const score = scoreOf({ need, slot: time, helper, judged, settings });
        choices.push({ need: position, request, slot: number, helper: index, weight: filling + score });
        options.push({ need, helper, slot: time, judged, score });
      }
      if (!able) count(refused, hardRules[reached] ?? 'unavailable');
    }
  }
  return { choices, options, out, ...between({ choices, options, helpers, settings }) };
}

type Speakers = { able: { helper: Helper; index: number; spoken: Spoken }[]; out: ReadonlyMap<HardRule, number> };

type Fitting = { some: { helper: Helper; index: number }[]; fits: FitOfTag; out: ReadonlyMap<HardRule, number> };

/** Who speaks a language or what serves it; asked once for all needs in it. */
function fittingOf(given: { need: Need; helpers: readonly Helper[]; settings: MatchingSettings }): Fitting {
  const { need, helpers, settings } = given;
  const fits = fitsOf({ need, settings });
  const some: Fitting['some'] = [];
  const out = new Map<HardRule, number>();
  for (const [index, helper] of helpers.entries()) {
    if (helper.paused) count(out, 'paused');
    else if (helper.languages.some(({ tag }) => fits(tag).fit !== null)) some.push({ helper, index });
    else count(out, helper.languages.some(({ tag }) => fits(tag).isRelated) ? 'variety' : 'language');
  }
  return { some, fits, out };
}

/** Of these, who speaks and reads it well enough. */
function speakersOf({ need, fit }: { need: Need; fit: Fitting }): Speakers {
  const able: Speakers['able'] = [];
  const out = new Map(fit.out);
  for (const { helper, index } of fit.some) {
    const spoken = spokenOf({ need, languages: helper.languages, fits: fit.fits });
    if (spoken.ok) able.push({ helper, index, spoken });
    else count(out, spoken.why.key as HardRule);
  }
  return { able, out };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
const count = (counts: Map<HardRule, number>, rule: HardRule): void => void counts.set(rule, (counts.get(rule) ?? 0) + 1);

/** What forbids two choices of one person together, asked when needed, and what all choices of one person may use of the ceilings. */
function between(given: {
  choices: readonly Choice[];
  options: readonly Option[];
  helpers: readonly Helper[];
  settings: MatchingSettings;
}): Pick<Problem, 'clash' | 'limits' | 'limitsOf'> {
  const { choices, options, helpers, settings } = given;
  const limits: Limit[] = [];
  const limitsOf: number[][] = choices.map(() => []);
  const all = choices.map((_, index) => index);
  for (const [index, own] of groupBy(all, (choice) => choices[choice]!.helper)) {
    if (own.length < 2) continue;
    for (const { left, uses } of ceilingsOf({ helper: helpers[index]!, own, options })) {
      for (const choice of uses.keys()) limitsOf[choice]!.push(limits.length);
      limits.push({ left, uses });
    }
  }
  const known = new Map<number, boolean>();
  const clash = (one: number, other: number): boolean => {
    const [a, b] = options[one]!.slot.startsAt <= options[other]!.slot.startsAt ? [one, other] : [other, one];
    if (choices[a]!.request === choices[b]!.request && choices[a]!.slot !== choices[b]!.slot) return true;
    // Nobody is longer on the way between two places than home and out again.
    const [first, then] = [options[a]!, options[b]!];
    const byHome = (first.judged.homeMinutes + then.judged.travelMinutes) * 60_000;
    const isFar = then.slot.startsAt >= first.slot.endsAt + byHome;
    if (isFar && limitsOf[a]!.length === 0) return false;
    const key = a * choices.length + b;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found =
      exceed({ a, b, limits, limitsOf }) ||
      (!isFar && tooClose({ helper: first.helper, settings, one: stayOf(first), other: stayOf(then) }) !== null);
    known.set(key, found);
    return found;
  };
  return { clash, limits, limitsOf };
}

const stayOf = ({ need, slot: { startsAt, endsAt } }: Option) => ({ startsAt, endsAt, place: need.place });

function exceed(given: { a: number; b: number; limits: readonly Limit[]; limitsOf: readonly number[][] }): boolean {
  const { a, b, limits, limitsOf } = given;
  return limitsOf[a]!.some((limit) => {
    const { left, uses } = limits[limit]!;
    return limitsOf[b]!.includes(limit) && uses.get(a)! + uses.get(b)! > left;
  });
}

function* ceilingsOf(given: { helper: Helper; own: readonly number[]; options: readonly Option[] }): Generator<Limit> {
  const { helper, own, options } = given;
  const { minutesOfMonth, centsOfYear, usedMinutes, usedCents } = helper.ceilings;
  if (minutesOfMonth !== null)
    for (const month of new Set(own.map((choice) => options[choice]!.slot.month))) {
      const uses = own.flatMap((choice) =>
        options[choice]!.slot.month === month ? [[choice, options[choice]!.slot.minutes] as const] : [],
      );
      yield { left: leftOf(minutesOfMonth, usedMinutes[month]), uses: new Map(uses) };
    }
  if (centsOfYear !== null)
    for (const year of new Set(own.map((choice) => yearOf(options[choice]!.slot)))) {
      const uses = own.flatMap((choice) =>
        yearOf(options[choice]!.slot) === year ? [[choice, options[choice]!.judged.cents] as const] : [],
      );
      yield { left: leftOf(centsOfYear, usedCents[year]), uses: new Map(uses) };
    }
}
