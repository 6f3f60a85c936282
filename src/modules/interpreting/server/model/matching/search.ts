import { after, groupBy, isAllowed, sumOf, type Found, type Part, type Problem } from './problem.ts';
import { relax, type Relaxed } from './relax.ts';
import { fitting, partsOf, thin } from './thin.ts';

type View = { part: Part; bound: number; solved: Found | null; relaxed: Relaxed | null };
const muchOpen = 3000;
/** Some seconds, and a hundred times and more what the days of a pool take. */
export const usualEffort = 1_000_000_000;

/**
 * The allowed set of choices that is worth most: choices that no best set needs are left out, what has nothing to do with each other is
 * solved apart, and the rest by branch and bound with the bounds of a linear programme. `isOptimal` is false only where the effort ended first;
 * then it is the best set found, and never worth less than taking one after the other.
 */
export function search(problem: Problem, most: number = usualEffort): Found & { isOptimal: boolean; effort: number } {
  const effort = { left: most };
  let isOptimal = true;

  /** The best set that is worth more than `floor`, or null. */
  const best = (start: Part, floor: number): Found | null => {
    const all = fitting(problem, start);
    // Where very much is open, prices leave out more, and sooner.
    const parts = all.open.length > muchOpen ? [all] : partsOf(problem, thin(problem, all));
    const views = parts.map((part) => viewOf(part));
    let bound = views.reduce((sum, view) => sum + view.bound, 0);
    const chosen: number[] = [];
    let value = 0;
    for (const view of views) {
      if (value + bound <= floor) return null;
      bound -= view.bound;
      const found = view.solved ?? within(view, floor - value - bound);
      if (!found) return null;
      value += found.value;
      chosen.push(...found.chosen);
    }
    return value > floor ? { value, chosen } : null;
  };

  /** A part with what it can be worth at most, and its best set where that is plain to see. */
  const viewOf = (part: Part): View => {
    const hope = hopeOf(problem, part);
    if (isAllowed(problem, hope.chosen, part.left)) return { part, bound: hope.value, solved: hope, relaxed: null };
    if (effort.left <= 0) {
      isOptimal = false;
      const found = inTurn(problem, part, (choice) => problem.choices[choice]!.weight);
      return { part, bound: found.value, solved: found, relaxed: null };
    }
    effort.left -= 100 * part.open.length;
    const relaxed = relax(problem, part, effort);
    return { part, bound: Math.min(hope.value, relaxed.bound), solved: null, relaxed };
  };

  const within = ({ part, bound, relaxed }: View, floor: number): Found | null => {
    if (bound <= floor) return null;
    const { share, boundWith } = relaxed!;
    const shareOf = new Map(part.open.map((choice, index) => [choice, share[index]!]));
    const { choices } = problem;
    let top: Found | null = null;
    let most = floor;
    const offer = (found: Found | null): void => {
      if (!found || found.value <= most) return;
      top = found;
      most = found.value;
    };
    offer(inTurn(problem, part, (choice) => choices[choice]!.weight * (0.001 + shareOf.get(choice)!)));
    offer(inTurn(problem, part, (choice) => choices[choice]!.weight));
    const taken = part.open.filter((choice) => shareOf.get(choice)! > 1e-6);
    // What the linear programme takes in parts holds a good set; one known early leaves out more of the rest.
    if (most < bound && taken.length * 2 < openAbove(part, boundWith, most).length)
      offer(best({ open: taken, left: part.left }, most));
    if (most >= bound) return top;
    const open = openAbove(part, boundWith, most);
    if (open.length === 0) return top;
    const branch = open.reduce((one, other) => (undecided(shareOf, other) < undecided(shareOf, one) ? other : one));
    const { weight } = choices[branch]!;
    const withIt = best(after(problem, { open, left: part.left }, branch), most - weight);
    if (withIt) offer({ value: withIt.value + weight, chosen: [branch, ...withIt.chosen] });
    if (most >= bound) return top;
    offer(best({ open: open.filter((choice) => choice !== branch), left: part.left }, most));
    return top;
  };

  const open = problem.choices.map((_, choice) => choice);
  const left = problem.limits.map((limit) => limit.left);
  const found = best({ open, left }, -1) ?? { value: 0, chosen: [] };
  return { ...found, isOptimal, effort: most - effort.left };
}

/** What could still lead above the best known. */
const openAbove = (part: Part, boundWith: Float64Array, most: number): number[] =>
  part.open.filter((_, index) => boundWith[index]! > most);

const undecided = (share: ReadonlyMap<number, number>, choice: number): number => Math.abs(share.get(choice)! - 0.6);

/** What each request takes when nobody stands in its way. */
function hopeOf(problem: Problem, part: Part): Found {
  const { choices } = problem;
  const chosen: number[] = [];
  for (const ofRequest of groupBy(part.open, (choice) => choices[choice]!.request).values()) {
    let top: Found = { value: -1, chosen: [] };
    for (const ofSlot of groupBy(ofRequest, (choice) => choices[choice]!.slot).values()) {
      const firsts = [...groupBy(ofSlot, (choice) => choices[choice]!.need).values()].map((list) =>
        list.reduce((one, other) => (choices[other]!.weight > choices[one]!.weight ? other : one)),
      );
      const value = sumOf(problem, firsts);
      if (value > top.value) top = { value, chosen: firsts };
    }
    chosen.push(...top.chosen);
  }
  return { value: sumOf(problem, chosen), chosen };
}

/** Takes the one that counts most and is still allowed, again and again. */
function inTurn(problem: Problem, part: Part, by: (choice: number) => number): Found {
  const order = part.open.map((choice) => ({ choice, count: by(choice) })).sort((one, other) => other.count - one.count);
  const taken = new Map<number, number[]>();
  const needs = new Set<number>();
  const slots = new Map<number, number>();
  const left = [...part.left];
  const chosen: number[] = [];
  for (const { choice } of order) {
    const { need, request, slot, helper } = problem.choices[choice]!;
    if (needs.has(need) || (slots.get(request) ?? slot) !== slot) continue;
    const own = taken.get(helper) ?? [];
    if (own.some((other) => problem.clash(choice, other))) continue;
    const limits = problem.limitsOf[choice]!;
    if (limits.some((limit) => problem.limits[limit]!.uses.get(choice)! > left[limit]!)) continue;
    for (const limit of limits) left[limit]! -= problem.limits[limit]!.uses.get(choice)!;
    taken.set(helper, [...own, choice]);
    needs.add(need);
    slots.set(request, slot);
    chosen.push(choice);
  }
  return { value: sumOf(problem, chosen), chosen };
}
