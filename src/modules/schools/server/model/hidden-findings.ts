import type { FamilyLanguage } from '../../contract-findings.ts';

/** One count of children, of one year and kind. `place` is null for the whole county. */
export type FindingCell = { place: string | null; language: FamilyLanguage; examined: number; found: number };

const keyOf = ({ place, language }: Pick<FindingCell, 'place' | 'language'>): string => `${place ?? ''} ${language}`;
const small = (count: number, smallest: number): boolean => count > 0 && count < smallest;

/**
 * Which of these may not be told. None where the children with a finding, those without or those examined are fewer than the
 * smallest; and none that the others would give away: a single hidden municipality is found from the county's number, a hidden
 * family language from all children and the other language. Whatever is hidden for that reason is looked at again.
 * @returns keys as `findingKey` makes them
 */
export function hiddenFindings(cells: readonly FindingCell[], smallest: number): Set<string> {
  const hidden = new Set(
    cells.filter(({ examined, found }) => [found, examined - found, examined].some((count) => small(count, smallest))).map(keyOf),
  );
  const byLanguage = Map.groupBy(
    cells.filter(({ place }) => place !== null),
    ({ language }) => language,
  );
  const byPlace = Map.groupBy(cells, ({ place }) => place);
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const there of byLanguage.values()) {
      const open = there.filter((cell) => !hidden.has(keyOf(cell)));
      const next = open.toSorted((one, other) => one.examined - other.examined || keyOf(one).localeCompare(keyOf(other)))[0];
      if (next && there.length - open.length === 1) hidden.add(keyOf(next));
    }
    for (const here of byPlace.values())
      // All children and one language tell the other: of three numbers none is told alone beside another.
      if (here.some((cell) => hidden.has(keyOf(cell))))
        for (const cell of here) if (cell.language !== 'all') hidden.add(keyOf(cell));
  }
  return hidden;
}
export const findingKey = keyOf;
