import { byHelper, groupBy, needAtSlot, type Part, type Problem } from './problem.ts';
import { maximise, type Effort } from './simplex.ts';
import { partsOf, tightLimits } from './thin.ts';

export type Relaxed = {
  /** No allowed set of choices is worth more. Whole. */
  bound: number;
  /** How much of each open choice the relaxed optimum takes, in the order of `open`. */
  share: Float64Array;
  /** No allowed set with this choice is worth more, in the order of `open`. */
  boundWith: Float64Array;
};

/** Sums of some thousand numbers below 2^30 are exact to far less. */
const slack = 1e-3;
/** So many of a need's best choices go into the linear programme at first, and are added where its prices ask for more. */
const firstOfNeed = 4;

/**
 * The plan with choices that may be taken in parts: a linear programme whose optimum no plan exceeds. Clashes of one person become groups of
 * which one may be chosen. Only the best choices of each need are laid before the simplex method, in parts that have nothing to do with each
 * other; where the prices leave another choice with a gain, it is added. The bound is reckoned from the prices by adding up over all
 * choices, so it holds however the prices came about.
 */
export function relax(problem: Problem, part: Part, effort: Effort): Relaxed {
  const { open } = part;
  const { choices } = problem;
  const position = new Map(open.map((choice, index) => [choice, index]));
  // By need and slot, so that a request with several needs can be held together at any of its times.
  const lists = [...groupBy(open, keyOf(problem)).values()];
  for (const list of lists) list.sort((one, other) => choices[other]!.weight - choices[one]!.weight || one - other);
  const active = new Set(lists.flatMap((list) => list.slice(0, firstOfNeed)));
  let solved = new Map<number, Priced>();
  for (;;) {
    solved = new Map();
    let whole = true;
    for (const each of partsOf(problem, { open: [...active], left: part.left })) {
      const priced = price(problem, each, effort);
      whole &&= priced.isSolved;
      for (const { request } of each.open.map((choice) => choices[choice]!)) solved.set(request, priced);
    }
    const more = lists.flatMap((list) =>
      list
        .filter((choice) => !active.has(choice) && restOf(problem, solved.get(choices[choice]!.request)!, choice) > 1e-6)
        .slice(0, firstOfNeed),
    );
    if (more.length === 0 || !whole) break;
    for (const choice of more) active.add(choice);
  }
  const parts = new Set(solved.values());
  let sum = 0;
  for (const { fixed } of parts) sum += fixed;
  const rest = Float64Array.from(open, (choice) => restOf(problem, solved.get(choices[choice]!.request)!, choice));
  // What the prices do not cover is added once for each need.
  const most = new Map<number, number>();
  for (const [index, choice] of open.entries()) {
    const { need } = choices[choice]!;
    most.set(need, Math.max(most.get(need) ?? 0, rest[index]!));
  }
  for (const each of most.values()) sum += each;
  const share = new Float64Array(open.length);
  for (const priced of parts) for (const [choice, value] of priced.share) share[position.get(choice)!] = value;
  const boundWith = Float64Array.from(open, (choice, index) =>
    Math.floor(sum - most.get(choices[choice]!.need)! + rest[index]! + slack),
  );
  return { bound: Math.floor(sum + slack), share, boundWith };
}

const keyOf =
  ({ choices }: Problem) =>
  (choice: number): number =>
    needAtSlot(choices[choice]!);

/** What a choice would gain at these prices; one that was not laid before the simplex method pays for its need and its time only. */
const restOf = (problem: Problem, priced: Priced, choice: number): number => {
  const known = priced.rest.get(choice);
  if (known !== undefined) return known;
  const it = problem.choices[choice]!;
  return it.weight - (priced.ofNeed.get(needAtSlot(it)) ?? 0);
};

type Priced = {
  isSolved: boolean;
  /** Prices times limits. */
  fixed: number;
  rest: ReadonlyMap<number, number>;
  share: ReadonlyMap<number, number>;
  /** By need and slot. */
  ofNeed: ReadonlyMap<number, number>;
};
type Row = { at: number[]; factor: number[]; limit: number };

/** The linear programme of a part, with every clash and limit of its choices. */
function price(problem: Problem, part: Part, effort: Effort): Priced {
  const { open } = part;
  const { choices } = problem;
  const columnOf = new Map(open.map((choice, column) => [choice, column]));
  const columnsOf = (group: readonly number[]): number[] => group.map((choice) => columnOf.get(choice)!);
  const rows: Row[] = [];
  const rowsOf = new Map<number, number>();
  const timeRows: number[] = [];
  const key = keyOf(problem);
  // After the choices come the times of requests with several needs: one column each.
  let columns = open.length;
  for (const ofRequest of groupBy(open, (choice) => choices[choice]!.request).values()) {
    const byNeed = groupBy(ofRequest, (choice) => choices[choice]!.need);
    const slots = new Set(ofRequest.map((choice) => choices[choice]!.slot));
    if (byNeed.size === 1 || slots.size === 1) {
      for (const group of byNeed.values()) {
        for (const choice of group) rowsOf.set(key(choice), rows.length);
        rows.push({ at: columnsOf(group), factor: group.map(() => 1), limit: 1 });
      }
      continue;
    }
    const times = new Map([...slots].map((slot, index) => [slot, columns + index]));
    columns += slots.size;
    for (const group of groupBy(ofRequest, key).values()) {
      rowsOf.set(key(group[0]!), rows.length);
      rows.push({
        at: [...columnsOf(group), times.get(choices[group[0]!]!.slot)!],
        factor: [...group.map(() => 1), -1],
        limit: 0,
      });
    }
    timeRows.push(rows.length);
    rows.push({ at: [...times.values()], factor: [...times.values()].map(() => 1), limit: 1 });
  }
  for (const group of groupsOf(problem, open)) rows.push({ at: columnsOf(group), factor: group.map(() => 1), limit: 1 });
  for (const [limit, users] of tightLimits(problem, part)) {
    // In shares of what is left, so that minutes and cents stand beside ones.
    const factor = users.map((choice) => problem.limits[limit]!.uses.get(choice)! / part.left[limit]!);
    rows.push({ at: columnsOf(users), factor, limit: 1 });
  }
  const worth = new Float64Array(columns);
  for (const [column, choice] of open.entries()) worth[column] = choices[choice]!.weight;
  const tried = maximise({ columns, worth, rows }, effort);
  const solved = tried?.prices.every(Number.isFinite) ? tried : null;
  const prices = solved?.prices ?? new Float64Array(rows.length);
  const isTime = new Set(timeRows);
  const rest = Float64Array.from(worth);
  for (const [row, { at, factor }] of rows.entries()) {
    if (prices[row] === 0 || isTime.has(row)) continue;
    for (let entry = 0; entry < at.length; entry += 1) rest[at[entry]!]! -= prices[row]! * factor[entry]!;
  }
  // The price of a request's one time is what its dearest time takes in.
  let fixed = 0;
  for (const [row, { at, limit }] of rows.entries())
    fixed += isTime.has(row) ? at.reduce((most, column) => Math.max(most, rest[column]!), 0) : prices[row]! * limit;
  return {
    isSolved: solved !== null,
    fixed,
    rest: new Map(open.map((choice, column) => [choice, rest[column]!])),
    share: new Map(open.map((choice, column) => [choice, solved?.x[column] ?? 0])),
    ofNeed: new Map([...rowsOf].map(([key, row]) => [key, prices[row]!])),
  };
}

/** Groups of choices of one person of which at most one can be chosen, that together tell of every clash. */
function groupsOf(problem: Problem, open: readonly number[]): number[][] {
  const { choices, clash } = problem;
  const groups: number[][] = [];
  for (const own of byHelper(problem, open).values()) {
    // Times of one request exclude each other too, and make the groups larger.
    const against = own.map((one) =>
      own.map((other) => one !== other && (choices[one]!.need === choices[other]!.need || clash(one, other))),
    );
    const told = own.map(() => new Set<number>());
    for (let one = 0; one < own.length; one += 1)
      for (let other = one + 1; other < own.length; other += 1) {
        if (!against[one]![other] || told[one]!.has(other) || choices[own[one]!]!.need === choices[own[other]!]!.need) continue;
        const group = [one, other];
        for (let third = 0; third < own.length; third += 1)
          if (group.every((member) => against[member]![third])) group.push(third);
        for (const a of group) for (const b of group) told[a]!.add(b);
        groups.push(group.map((at) => own[at]!));
      }
  }
  return groups;
}
