/** Cells that add up: `total` is the sum of `parts` and, with `rest`, of something that is told nowhere. */
export type CellSum = { total: string; parts: readonly string[]; rest: boolean };

/**
 * Which cells of a table may not be told: those below the smallest, and further ones until none of these follows from a sum. Nothing
 * is hidden that is nought. Where parts do not suffice, their total is hidden too.
 */
export function hiddenCells(input: {
  cells: ReadonlyMap<string, number>;
  sums: readonly CellSum[];
  smallest: number;
}): Set<string> {
  const { cells, sums, smallest } = input;
  const few = new Set([...cells].filter(([, value]) => value > 0 && value < smallest).map(([id]) => id));
  const hidden = new Set(few);
  for (let isSafe = false; !isSafe;) {
    isSafe = true;
    for (const sum of sums) {
      const next = nextToHide({ sum, cells, few, hidden, smallest });
      if (next === null) continue;
      hidden.add(next);
      isSafe = false;
    }
  }
  return hidden;
}

function nextToHide(input: {
  sum: CellSum;
  cells: ReadonlyMap<string, number>;
  few: ReadonlySet<string>;
  hidden: ReadonlySet<string>;
  smallest: number;
}): string | null {
  const { sum, cells, few, hidden, smallest } = input;
  const valueOf = (id: string): number => cells.get(id) ?? 0;
  const parts = sum.parts.filter((id) => valueOf(id) > 0);
  const shown = parts
    .filter((id) => !hidden.has(id))
    .toSorted((one, other) => valueOf(one) - valueOf(other) || one.localeCompare(other));
  const under = parts.filter((id) => hidden.has(id));
  // A hidden total is the sum of what is shown, unless something is missing in it.
  if (hidden.has(sum.total)) return under.length === 0 && !sum.rest ? (shown[0] ?? null) : null;
  if (under.length === 0) return null;
  const left = valueOf(sum.total) - shown.reduce((all, id) => all + valueOf(id), 0);
  const small = under.filter((id) => few.has(id)).length;
  const large = under.length - small;
  if (sum.rest) return left > small + large * smallest ? null : (shown[0] ?? sum.total);
  if (small === 0) return under.length > 1 ? null : (shown[0] ?? sum.total);
  // What the small ones may make together, for whoever knows that the others are the least that could be told.
  const mostLarge = shown.length === 0 ? Infinity : valueOf(shown[0]!) - 1;
  const least = Math.max(small, large === 0 ? left : left - large * mostLarge);
  const most = Math.min(small * (smallest - 1), left - large * smallest);
  const isOpen = least < most || (least === most && small > 1 && least > small && least < small * (smallest - 1));
  return isOpen ? null : (shown[0] ?? sum.total);
}
