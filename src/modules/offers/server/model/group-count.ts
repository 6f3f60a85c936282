import { hiddenCounts } from '#kernel/hidden-counts.ts';
import type { GroupCount, GroupProfile } from '../../contract-groups.ts';

/**
 * The numbers of a target group that may be told. Women, men and whoever is neither or not known are parts of all: of a small part
 * the others would give it away, so that none is told then.
 */
export function groupCount(
  given: Pick<GroupProfile, 'count' | 'women' | 'men' | 'countDay' | 'countSource'>,
  smallest: number,
): GroupCount | null {
  const { count, women, men, countDay: day, countSource: source } = given;
  if (count === null) return null;
  const nothing = { all: null, women: null, men: null, day, source };
  if (count > 0 && count < smallest) return { ...nothing, hidden: true };
  if (women === null && men === null) return { ...nothing, all: count, hidden: false };
  const parts = new Map([
    ['women', women ?? 0],
    ['men', men ?? 0],
    ['rest', count - (women ?? 0) - (men ?? 0)],
  ]);
  return hiddenCounts(parts, smallest).size > 0
    ? { ...nothing, all: count, hidden: true }
    : { all: count, women, men, hidden: false, day, source };
}
