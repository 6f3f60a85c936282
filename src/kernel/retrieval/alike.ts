import { countBits, editDistance, letterBits } from './distance.ts';
import { scriptOf } from './fold.ts';
import { skeletonOf, softSkeletonOf, soundOf } from './sound.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

export type Likeness = { term: Term; /** From 0 (far) to 1 (sounds the same). */ closeness: number };

/** How many edits a word of so many sounds may be away; short words must sound the same. */
const limitOf = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : length < 12 ? 2 : 3);
const most = 8;

const nearest = (found: Likeness[]): Likeness[] => {
  found.sort((one, other) => other.closeness - one.closeness || (one.term.text < other.term.text ? -1 : 1));
  const best = found[0]?.closeness ?? 0;
  return found.filter((likeness) => likeness.closeness >= best - 0.09).slice(0, most);
};

/**
 * Words that are probably meant by a word that stands nowhere: by sound and spelling, in one scan over all words that looks
 * closely only at those which share enough letters; and, between Arabic script and the others, by consonants.
 */
export function alike(input: { word: string; vocabulary: Vocabulary }): Likeness[] {
  const { word, vocabulary } = input;
  if (word.length < 3 || /^\d+$/.test(word)) return [];
  const sound = soundOf(word);
  const limit = sound.length < 3 ? 0 : limitOf(word.length);
  const { sorted, sounds, bits, lengths } = vocabulary.derive();
  const script = scriptOf(word);
  const own = letterBits(sound);
  const found: Likeness[] = [];
  for (let at = 0; at < sorted.length; at += 1) {
    if (Math.abs(lengths[at]! - sound.length) > limit || countBits(bits[at]! ^ own) > 2 * limit) continue;
    const heard = editDistance({ one: sound, other: sounds[at]!, limit });
    if (heard > limit) continue;
    const term = sorted[at]!;
    const foreign = scriptOf(term.text) !== script;
    const spelt = foreign ? heard : editDistance({ one: word, other: term.text, limit: heard + 3 });
    // A short word may differ by one sound, but then not by more letters, nor in how it begins.
    if (heard > 0 && word.length < 6 && (spelt > 1 || (term.text[0] !== word[0] && !foreign))) continue;
    if (heard === 0 && spelt > 1 + word.length / 2.5) continue;
    found.push({ term, closeness: 1 - (heard + spelt * 0.5) / (word.length + 2) });
  }
  if (found.length === 0) found.push(...bySpelling({ word, vocabulary }));
  const across = script === 'arabic' ? 'latin' : script === 'latin' ? 'arabic' : null;
  return nearest(across === null ? found : [...found, ...byConsonants({ word, sound, vocabulary, across })]);
}

/** Where no word sounds alike: a lost vowel can make other sounds of its neighbours. The first letter is seldom wrong. */
function bySpelling(input: { word: string; vocabulary: Vocabulary }): Likeness[] {
  const { word, vocabulary } = input;
  if (word.length < 5) return [];
  const limit = word.length < 7 ? 1 : 2;
  const found: Likeness[] = [];
  for (const term of vocabulary.startingWith({ text: word[0]!, most: Infinity })) {
    const spelt = editDistance({ one: word, other: term.text, limit });
    if (spelt <= limit) found.push({ term, closeness: 1 - (spelt * 1.5) / (word.length + 2) });
  }
  return found;
}

function byConsonants(input: { word: string; sound: string; vocabulary: Vocabulary; across: 'arabic' | 'latin' }): Likeness[] {
  const { word, sound, vocabulary, across } = input;
  const skeletons = vocabulary.skeletons(across);
  const terms = new Set([skeletonOf(word), softSkeletonOf(word)].flatMap((key) => skeletons.get(key) ?? []));
  const found: Likeness[] = [];
  for (const term of terms) {
    const other = soundOf(across === 'arabic' ? term.stem : term.text);
    // Arabic script writes long vowels only: half of the Latin letters may be missing.
    const apart = editDistance({ one: sound, other, limit: Math.ceil(Math.max(sound.length, other.length) / 2) });
    found.push({ term, closeness: 1 - (apart * 0.6) / (Math.max(sound.length, other.length) + 1) - 0.05 });
  }
  return found;
}
