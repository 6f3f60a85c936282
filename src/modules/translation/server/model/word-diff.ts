export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string };

const tokensOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s]/gu) ?? [];

/** Longer texts than this are compared as a whole between what they begin and end with. */
const mostCells = 4_000_000;

/** What was taken out of a text and what came in, word by word. The parts without `added` are the text before, without `removed` the one after. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [from, to] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart['kind'], text: string): void => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  const [one, other] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  put('same', from.slice(0, start).join(''));
  if (one.length * other.length > mostCells) {
    put('removed', one.join(''));
    put('added', other.join(''));
  } else between(one, other, put);
  put('same', end === 0 ? '' : from.slice(-end).join(''));
  return parts;
}

/** By the longest common subsequence. */
function between(one: readonly string[], other: readonly string[], put: (kind: DiffPart['kind'], text: string) => void): void {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        one[row] === other[column]
          ? lengths[(row + 1) * width + column + 1]! + 1
          : Math.max(lengths[(row + 1) * width + column]!, lengths[row * width + column + 1]!);
    }
  }
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    if (row < one.length && column < other.length && one[row] === other[column]) {
      put('same', one[row]!);
      row += 1;
      column += 1;
    } else if (
      column >= other.length ||
      (row < one.length && lengths[(row + 1) * width + column]! >= lengths[row * width + column + 1]!)
    ) {
      put('removed', one[row]!);
      row += 1;
    } else {
      put('added', other[column]!);
      column += 1;
    }
  }
}
