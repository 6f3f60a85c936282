/**
 * Which of these numbers may not be told: none below the smallest; where that hides a single one, the next smallest is hidden too,
 * because the total would give it away.
 */
export function hiddenCounts<K extends string>(counts: ReadonlyMap<K, number>, smallest: number): Set<K> {
  const sorted = [...counts]
    .filter(([, count]) => count > 0)
    .toSorted((one, other) => one[1] - other[1] || one[0].localeCompare(other[0]));
  const hidden = new Set(sorted.filter(([, count]) => count < smallest).map(([key]) => key));
  const next = sorted.find(([key]) => !hidden.has(key));
  if (hidden.size === 1 && next) hidden.add(next[0]);
  return hidden;
}
