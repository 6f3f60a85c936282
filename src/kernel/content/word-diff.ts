/** What became of a text word by word. Browser-safe. */
export type WordChange = { what: 'same' | 'added' | 'removed'; text: string };

/** More than this many pairs of words are not compared one by one: then all of the old gives way to all of the new. */
const mostPairs = 4_000_000;

/** The shortest way from one text to the other, words with the blanks behind them; neighbours of a kind are joined. */
export function wordDiff(before: string, after: string): WordChange[] {
  const old = before.match(/\S+\s*/g) ?? [];
  const now = after.match(/\S+\s*/g) ?? [];
  const alike = (one: string | undefined, other: string | undefined): boolean => one?.trimEnd() === other?.trimEnd();
  let start = 0;
  while (start < Math.min(old.length, now.length) && alike(old[start], now[start])) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && alike(old[old.length - 1 - end], now[now.length - 1 - end])) end += 1;
  const changes: WordChange[] = [];
  const say = (what: WordChange['what'], text: string): void => {
    const last = changes.at(-1);
    if (last?.what === what) last.text += text;
    else changes.push({ what, text });
  };
  for (const word of now.slice(0, start)) say('same', word);
  const [left, right] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (left.length * right.length > mostPairs) {
    say('removed', left.join(''));
    say('added', right.join(''));
  } else for (const change of between(left, right, alike)) say(change.what, change.text);
  for (const word of now.slice(now.length - end)) say('same', word);
  return changes;
}

/** By the longest common row of words. */
function between(
  left: readonly string[],
  right: readonly string[],
  alike: (one: string, other: string) => boolean,
): WordChange[] {
  const width = right.length + 1;
  const common = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      common[row * width + column] = alike(left[row]!, right[column]!)
        ? common[(row + 1) * width + column + 1]! + 1
        : Math.max(common[(row + 1) * width + column]!, common[row * width + column + 1]!);
    }
  }
  const changes: WordChange[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && alike(left[row]!, right[column]!)) {
      changes.push({ what: 'same', text: right[column]! });
      [row, column] = [row + 1, column + 1];
    } else if (
      column === right.length ||
      (row < left.length && common[(row + 1) * width + column]! >= common[row * width + column + 1]!)
    ) {
      changes.push({ what: 'removed', text: left[row]! });
      row += 1;
    } else {
      changes.push({ what: 'added', text: right[column]! });
      column += 1;
    }
  }
  return changes;
}
