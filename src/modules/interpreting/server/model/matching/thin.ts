import { byHelper, groupBy, needAtSlot, type Part, type Problem } from './problem.ts';

/**
 * Leaves out choices that no best plan needs. Each other need takes one person, so it can stand in the way of one person of a need's list.
 * Where the first p persons of the list meet fewer than p needs that could, one of the p is free whatever the others do, and everything
 * further down is worth no more. The wish for one time for all needs of a request is kept by looking at each time for itself.
 */
export function thin(problem: Problem, part: Part): Part {
  let open = part.open;
  for (;;) {
    const kept = keepFirst(problem, { open, left: part.left });
    if (kept.length === open.length) return { open, left: part.left };
    open = kept;
  }
}

/** Without what alone would use more than is left of a limit. */
export const fitting = (problem: Problem, { open, left }: Part): Part => ({
  open: open.filter((choice) =>
    problem.limitsOf[choice]!.every((limit) => problem.limits[limit]!.uses.get(choice)! <= left[limit]!),
  ),
  left,
});

function keepFirst(problem: Problem, part: Part): number[] {
  const { choices } = problem;
  const ofHelper = byHelper(problem, part.open);
  const tight = tightLimits(problem, part);
  const needsOf = new Map<number, Set<number>>();
  for (const choice of part.open) {
    const { need, request } = choices[choice]!;
    const needs = needsOf.get(request);
    if (needs) needs.add(need);
    else needsOf.set(request, new Set([need]));
  }
  // A need alone may move to another time; with others of its request it stays.
  const lists = groupBy(part.open, (choice) => {
    const { need, request } = choices[choice]!;
    return needsOf.get(request)!.size > 1 ? needAtSlot(choices[choice]!) : -1 - need;
  });
  const kept: number[] = [];
  for (const list of lists.values()) {
    list.sort((one, other) => choices[other]!.weight - choices[one]!.weight || choices[one]!.helper - choices[other]!.helper);
    const helpers = new Set<number>();
    const inTheWay = new Set<number>();
    for (const choice of list) {
      kept.push(choice);
      const { need, helper } = choices[choice]!;
      helpers.add(helper);
      for (const other of ofHelper.get(helper)!)
        if (choices[other]!.need !== need && !inTheWay.has(choices[other]!.need) && problem.clash(choice, other))
          inTheWay.add(choices[other]!.need);
      for (const limit of problem.limitsOf[choice]!)
        for (const other of tight.get(limit) ?? []) if (choices[other]!.need !== need) inTheWay.add(choices[other]!.need);
      if (helpers.size > inTheWay.size) break;
    }
  }
  return kept;
}

/** Limits that what is open could break, with the choices that use them. */
export function tightLimits(problem: Problem, part: Part): Map<number, number[]> {
  const using = new Map<number, number[]>();
  for (const choice of part.open)
    for (const limit of problem.limitsOf[choice]!) {
      const users = using.get(limit);
      if (users) users.push(choice);
      else using.set(limit, [choice]);
    }
  for (const [limit, users] of using) {
    const { uses } = problem.limits[limit]!;
    let most = 0;
    for (const same of groupBy(users, (choice) => problem.choices[choice]!.need).values())
      most += Math.max(...same.map((choice) => uses.get(choice)!));
    if (most <= part.left[limit]!) using.delete(limit);
  }
  return using;
}

/** Parts that have nothing to do with each other, so that each can be solved for itself. */
export function partsOf(problem: Problem, part: Part): Part[] {
  const { choices } = problem;
  const parent = new Map<number, number>();
  const root = (request: number): number => {
    let at = request;
    for (let up = parent.get(at)!; up !== at; up = parent.get(at)!) {
      parent.set(at, parent.get(up)!);
      at = up;
    }
    return at;
  };
  for (const choice of part.open) parent.set(choices[choice]!.request, choices[choice]!.request);
  const join = (one: number, other: number): void => {
    const [a, b] = [root(choices[one]!.request), root(choices[other]!.request)];
    if (a !== b) parent.set(a, b);
  };
  for (const own of byHelper(problem, part.open).values())
    for (const [index, one] of own.entries())
      for (const other of own.slice(index + 1))
        if (root(choices[one]!.request) !== root(choices[other]!.request) && problem.clash(one, other)) join(one, other);
  for (const users of tightLimits(problem, part).values()) for (const user of users) join(user, users[0]!);
  return [...groupBy(part.open, (choice) => root(choices[choice]!.request)).values()].map((open) => ({ open, left: part.left }));
}
