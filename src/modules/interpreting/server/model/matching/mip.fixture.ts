import type { Highs } from 'highs';
import { fitsOf, judge, spokenOf, timed, yearOf, type TimedSlot } from './judge.ts';
import { mostScore, scoreOf } from './score.ts';
import type { Helper, MatchingSettings, Need } from './types.ts';

/** The written model as a mixed-integer programme, for a solver that knows nothing of ours: text in CPLEX's LP format. */
export type Mip = { text: string; variables: { need: Need; helper: Helper; slot: TimedSlot; score: number; cents: number }[] };

export function mipOf(given: { needs: readonly Need[]; helpers: readonly Helper[]; settings: MatchingSettings }): Mip {
  const { needs, helpers, settings } = given;
  const variables: Mip['variables'] = [];
  for (const need of needs) {
    const fits = fitsOf({ need, settings });
    const slots = need.slots.map((slot) => timed(slot));
    for (const helper of helpers) {
      const spoken = spokenOf({ need, languages: helper.languages, fits });
      for (const slot of slots) {
        const judged = judge({ need, slot, helper, settings, spoken });
        if (judged.ok)
          variables.push({ need, helper, slot, score: scoreOf({ need, slot, helper, judged, settings }), cents: judged.cents });
      }
    }
  }
  const filling = 1 + mostScore(settings.weights) * needs.length;
  const goal = variables.map(({ score }, index) => `${filling + score} x${index}`);
  const rows: string[] = [];
  const row = (terms: readonly string[], most: number): void =>
    void rows.push(`c${rows.length}: ${terms.join(' + ')} <= ${most}`);
  const by = (key: (variable: Mip['variables'][number]) => string): Map<string, number[]> =>
    Map.groupBy(variables.keys(), (index) => key(variables[index]!)) as Map<string, number[]>;
  for (const own of by(({ need }) => need.id).values())
    row(
      own.map((index) => `x${index}`),
      1,
    );
  // A time of a request is chosen (y), and needs are taken at chosen times only.
  const times = new Map<string, string[]>();
  for (const [, own] of by(({ need, slot }) => `${need.requestId} ${slot.startsAt} ${slot.endsAt} ${need.id}`)) {
    const { need, slot } = variables[own[0]!]!;
    const name = `y_${need.requestId}_${slot.startsAt}_${slot.endsAt}`.replaceAll(/[^a-z0-9_]/gi, '_');
    const names = times.get(need.requestId) ?? [];
    if (!names.includes(name)) names.push(name);
    times.set(need.requestId, names);
    rows.push(`c${rows.length}: ${own.map((index) => `x${index}`).join(' + ')} - ${name} <= 0`);
  }
  for (const names of times.values()) row(names, 1);
  for (const own of by(({ helper }) => helper.id).values()) {
    const clash = (one: number, other: number): boolean =>
      variables[one]!.need !== variables[other]!.need && !bothCanBe(variables[one]!, variables[other]!, settings);
    for (const group of clashGroups(own, clash))
      row(
        group.map((index) => `x${index}`),
        1,
      );
    const { ceilings } = variables[own[0]!]!.helper;
    for (const [month, ofMonth] of Map.groupBy(own, (index) => variables[index]!.slot.month))
      if (ceilings.minutesOfMonth !== null)
        row(
          ofMonth.map((index) => `${variables[index]!.slot.minutes} x${index}`),
          ceilings.minutesOfMonth - (ceilings.usedMinutes[month] ?? 0),
        );
    for (const [year, ofYear] of Map.groupBy(own, (index) => yearOf(variables[index]!.slot)))
      if (ceilings.centsOfYear !== null)
        row(
          ofYear.map((index) => `${variables[index]!.cents} x${index}`),
          ceilings.centsOfYear - (ceilings.usedCents[year] ?? 0),
        );
  }
  const names = [...variables.keys().map((index) => `x${index}`), ...[...times.values()].flat()];
  return {
    text: `Maximize\n obj: ${wrap(goal, ' + ')}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${wrap(names, ' ')}\nEnd\n`,
    variables,
  };
}

const wrap = (all: readonly string[], between: string): string =>
  all.map((each, index) => (index === 0 ? each : `${index % 20 === 0 ? '\n ' : ''}${between}${each}`)).join('');

/** Every clash as part of a group in which all clash with each other: far fewer rows than pairs, and what a solver likes best. */
function clashGroups(own: readonly number[], clash: (one: number, other: number) => boolean): number[][] {
  const told = new Set<string>();
  const groups: number[][] = [];
  for (const one of own)
    for (const other of own) {
      if (other <= one || told.has(`${one} ${other}`) || !clash(one, other)) continue;
      const group = [one, other];
      for (const third of own) if (!group.includes(third) && group.every((member) => clash(member, third))) group.push(third);
      for (const a of group) for (const b of group) told.add(`${a} ${b}`);
      groups.push(group);
    }
  return groups;
}

export type Taken = { need: Need; helper: Helper; slot: TimedSlot };
/** Written apart from `tooClose`, after the words of the model. */
function bothCanBe(one: Taken, other: Taken, settings: MatchingSettings): boolean {
  if (one.slot.startsAt < other.slot.endsAt && other.slot.startsAt < one.slot.endsAt) return false;
  const [first, then] = one.slot.startsAt < other.slot.startsAt ? [one, other] : [other, one];
  const { home, means } = one.helper;
  const [from, to] = [first.need.place ?? home, then.need.place ?? home];
  const way = (a: string, b: string, leaving: boolean): number =>
    a === b
      ? 0
      : (settings.travel[means]({
          from: a,
          to: b,
          ...(leaving ? { leaveAt: first.slot.endsAt } : { arriveBy: then.slot.startsAt }),
        }) ?? Infinity);
  return (
    Math.min(way(from, to, true), way(from, home, true) + way(home, to, false)) * 60_000 <= then.slot.startsAt - first.slot.endsAt
  );
}

/** The optimum that HiGHS finds, with no gap allowed. */
export function solveMip(highs: Highs, { text, variables }: Mip): { value: number; filled: number } {
  if (variables.length === 0) return { value: 0, filled: 0 };
  const result = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9 });
  if (result.Status !== 'Optimal') throw new Error(`HiGHS ended with: ${result.Status}`);
  const filled = [...variables.keys()].filter((index) => result.Columns[`x${index}`]!.Primal > 0.5).length;
  return { value: Math.round(result.ObjectiveValue), filled };
}

/**
 * What people do without a plan: request by request as they came in, at the wished time, the nearest who can; else the next time. Two
 * languages of a request at one time, where there is one at which both are found; else what there is.
 */
export function fillInTurn(given: { needs: readonly Need[]; helpers: readonly Helper[]; settings: MatchingSettings }): Taken[] {
  const { needs, helpers, settings } = given;
  const taken: Taken[] = [];
  const requests = Map.groupBy(
    needs.toSorted((one, other) => one.createdAt - other.createdAt),
    ({ requestId }) => requestId,
  );
  for (const own of requests.values()) {
    let best: Taken[] = [];
    for (const each of own[0]!.slots) {
      const slot = timed(each);
      const found: Taken[] = [];
      for (const need of own) {
        let nearest: { helper: Helper; minutes: number } | null = null;
        for (const helper of helpers) {
          const judged = judge({ need, slot, helper, settings });
          if (!judged.ok || (nearest && nearest.minutes <= judged.travelMinutes)) continue;
          if (mayAdd({ taken: [...taken, ...found], add: { need, helper, slot }, settings }))
            nearest = { helper, minutes: judged.travelMinutes };
        }
        if (nearest) found.push({ need, helper: nearest.helper, slot });
      }
      if (found.length > best.length) best = found;
      if (best.length === own.length) break;
    }
    taken.push(...best);
  }
  return taken;
}

/** Whether somebody can take one more: the model's rules 3 to 5 once more, for the plan that people make. */
export function mayAdd(given: { taken: readonly Taken[]; add: Taken; settings: MatchingSettings }): boolean {
  const { taken, add, settings } = given;
  const own = taken.filter(({ helper }) => helper === add.helper);
  if (!own.every((each) => bothCanBe(each, add, settings))) return false;
  const { ceilings } = add.helper;
  const all = [...own, add];
  const minutes = all.filter(({ slot }) => slot.month === add.slot.month).reduce((sum, { slot }) => sum + slot.minutes, 0);
  const cents = all
    .filter(({ slot }) => yearOf(slot) === yearOf(add.slot))
    .reduce((sum, { need, slot, helper }) => {
      const judged = judge({ need, slot, helper, settings });
      return sum + (judged.ok ? judged.cents : Infinity);
    }, 0);
  return (
    (ceilings.minutesOfMonth === null || minutes + (ceilings.usedMinutes[add.slot.month] ?? 0) <= ceilings.minutesOfMonth) &&
    (ceilings.centsOfYear === null || cents + (ceilings.usedCents[yearOf(add.slot)] ?? 0) <= ceilings.centsOfYear)
  );
}
