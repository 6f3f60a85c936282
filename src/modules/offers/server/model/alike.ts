/** Words that say too little to make two things alike. */
const empty = new Set(
  'der die das den dem des ein eine einen einem einer und oder fuer mit von vom zum zur im in am an auf bei aus'.split(' '),
);

/** Groups of three letters of a word, with its edges. */
const threes = (word: string): Set<string> => {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
};

/** Dice's measure over groups of three letters: 1 for the same word, 0 for nothing in common. */
export function lettersAlike(one: string, other: string): number {
  const [first, second] = [threes(one), threes(other)];
  return (2 * [...first].filter((three) => second.has(three)).length) / (first.size + second.size);
}

/** How much of the first text the second one says, between 0 and 1: each word by the word there that is most like it. Folded texts. */
export function wordsAlike(one: string, other: string): number {
  const wordsOf = (text: string): string[] => [...new Set(text.split(' ').filter((word) => word !== '' && !empty.has(word)))];
  const [asked, there] = [wordsOf(one), wordsOf(other)];
  if (asked.length === 0 || there.length === 0) return 0;
  const best = asked.map((word) => {
    const likeness = Math.max(...there.map((candidate) => lettersAlike(word, candidate)));
    return likeness < 0.5 ? 0 : likeness;
  });
  return best.reduce((sum, value) => sum + value, 0) / asked.length;
}
