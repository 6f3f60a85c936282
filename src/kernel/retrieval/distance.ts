const rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const;

/**
 * Edits between two words: letters left out, put in, exchanged, or swapped with their neighbour (optimal string alignment).
 * Answers `limit + 1` as soon as it is sure to be more than `limit`.
 */
export function editDistance(input: { one: string; other: string; limit: number }): number {
  const { limit } = input;
  const one = input.one.slice(0, 60);
  const other = input.other.slice(0, 60);
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let [before, last, row]: Uint16Array[] = [...rows];
  for (let at = 0; at <= other.length; at += 1) last![at] = at;
  for (let line = 1; line <= one.length; line += 1) {
    const letter = one.charCodeAt(line - 1);
    row![0] = line;
    let least = line;
    for (let at = 1; at <= other.length; at += 1) {
      const same = letter === other.charCodeAt(at - 1);
      let cost = Math.min(last![at - 1]! + (same ? 0 : 1), last![at]! + 1, row![at - 1]! + 1);
      if (
        !same &&
        line > 1 &&
        at > 1 &&
        letter === other.charCodeAt(at - 2) &&
        one.charCodeAt(line - 2) === other.charCodeAt(at - 1)
      )
        cost = Math.min(cost, before![at - 2]! + 1);
      row![at] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last![other.length]!, limit + 1);
}

/** Bits for the letters of a word: two words differ in at most two bits for each edit between them. */
export function letterBits(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

export function countBits(given: number): number {
  let bits = given - ((given >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
