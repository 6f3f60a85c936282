/** One person at one time for one need, by numbers: what the search chooses from. */
export type Choice = {
  need: number;
  request: number;
  /** A slot of a request: one number for all needs of the request, and for no other request. */
  slot: number;
  helper: number;
  /** What choosing it is worth: a whole number above 0. */
  weight: number;
};
/** What all chosen together may use of a ceiling, with what each choice would use of it. */
export type Limit = { left: number; uses: ReadonlyMap<number, number> };

/**
 * Choices with what forbids them together. A choice is its index. That a need is met once, and all needs of a request at one time, is
 * understood; what one person cannot do both of is asked by `clash`, for two choices of the same person and of different needs.
 */
export type Problem = {
  choices: readonly Choice[];
  clash: (one: number, other: number) => boolean;
  limits: readonly Limit[];
  limitsOf: readonly (readonly number[])[];
};

/** Some choices that are still open, with what is left of the limits. */
export type Part = { open: readonly number[]; left: readonly number[] };
export type Found = { value: number; chosen: readonly number[] };

export const sumOf = (problem: Problem, chosen: readonly number[]): number =>
  chosen.reduce((sum, choice) => sum + problem.choices[choice]!.weight, 0);

/** Groups by a number, in the order of first appearance. */
export function groupBy(open: readonly number[], key: (choice: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const choice of open) {
    const of = key(choice);
    const group = groups.get(of);
    if (group) group.push(choice);
    else groups.set(of, [choice]);
  }
  return groups;
}

/** One number for a need at a slot. */
export const needAtSlot = ({ need, slot }: Pick<Choice, 'need' | 'slot'>): number => need * 2 ** 24 + slot;

export const byHelper = (problem: Problem, open: readonly number[]): Map<number, number[]> =>
  groupBy(open, (choice) => problem.choices[choice]!.helper);

/** Whether all can be chosen together. */
export function isAllowed(problem: Problem, chosen: readonly number[], left: readonly number[]): boolean {
  const needs = new Set<number>();
  const slots = new Map<number, number>();
  for (const choice of chosen) {
    const { need, request, slot } = problem.choices[choice]!;
    if (needs.has(need) || (slots.get(request) ?? slot) !== slot) return false;
    needs.add(need);
    slots.set(request, slot);
  }
  for (const own of byHelper(problem, chosen).values()) {
    for (const [index, one] of own.entries()) if (own.some((other, at) => at > index && problem.clash(one, other))) return false;
    for (const limit of new Set(own.flatMap((choice) => problem.limitsOf[choice]!))) {
      const { uses } = problem.limits[limit]!;
      if (own.reduce((sum, choice) => sum + (uses.get(choice) ?? 0), 0) > left[limit]!) return false;
    }
  }
  return true;
}

/** What stays open once a choice is made. */
export function after(problem: Problem, part: Part, choice: number): Part {
  const { need, request, slot, helper } = problem.choices[choice]!;
  let left = part.left;
  if (problem.limitsOf[choice]!.length > 0) {
    const less = [...left];
    for (const limit of problem.limitsOf[choice]!) less[limit]! -= problem.limits[limit]!.uses.get(choice)!;
    left = less;
  }
  const open = part.open.filter((other) => {
    const it = problem.choices[other]!;
    return (
      it.need !== need && (it.request !== request || it.slot === slot) && (it.helper !== helper || !problem.clash(choice, other))
    );
  });
  return { open, left };
}
