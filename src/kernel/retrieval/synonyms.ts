import { fold, tokensOf } from './fold.ts';
import { stemOf } from './stem.ts';
import { stopWordsOf } from './stop-words.ts';
import type { SynonymGroup } from './types.ts';

/** A way to say something: its folded words without those that say nothing. */
export type Phrase = { words: readonly string[]; key: string; shown: string };

export type Synonyms = {
  /** The longest phrase in words. */
  longest: number;
  /** Other ways to say a phrase, by the stems of its words. */
  of: (key: string) => readonly Phrase[];
  phrases: readonly Phrase[];
};

export const phraseKey = (words: readonly string[], language: string): string =>
  words.map((word) => stemOf(word, language)).join(' ');

export function readSynonyms(input: { groups: readonly SynonymGroup[]; language: string }): Synonyms {
  const { language } = input;
  const stops = stopWordsOf(language);
  const byKey = new Map<string, Phrase[]>();
  const phrases: Phrase[] = [];
  for (const group of input.groups) {
    const said = group.flatMap((shown): Phrase[] => {
      const all = tokensOf(shown).map((token) => fold(token.word, language));
      const telling = all.filter((word) => !stops.has(word));
      const words = telling.length > 0 ? telling : all;
      return words.length === 0 ? [] : [{ words, key: phraseKey(words, language), shown }];
    });
    phrases.push(...said);
    for (const phrase of said) {
      const others = said.filter((other) => other.key !== phrase.key);
      byKey.set(phrase.key, [...(byKey.get(phrase.key) ?? []), ...others]);
    }
  }
  return { longest: Math.max(1, ...phrases.map((phrase) => phrase.words.length)), of: (key) => byKey.get(key) ?? [], phrases };
}
