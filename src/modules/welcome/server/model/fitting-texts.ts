import { fold, tokensOf } from '#kernel/retrieval/fold.ts';
import { stemOf } from '#kernel/retrieval/stem.ts';
import { stopWordsOf } from '#kernel/retrieval/stop-words.ts';

/** So many words must be the same, and so large a share of the shorter one's. */
const fewest = 4;
const share = 0.35;
const most = 5;

function stemsOf(text: string): Set<string> {
  const stop = stopWordsOf('de');
  return new Set(
    tokensOf(text)
      .map(({ word }) => fold(word, 'de'))
      .filter((word) => word.length > 2 && !stop.has(word) && !/^\d+$/.test(word))
      .map((word) => stemOf(word, 'de')),
  );
}

/** Texts that say what a paragraph of a letter says, by the words that they share; those that share most come first. */
export function fittingTexts<T extends { title: string; text: string }>(input: { letter: string; texts: readonly T[] }): T[] {
  const paragraphs = input.letter
    .split(/\n\s*\n/)
    .map(stemsOf)
    .filter(({ size }) => size >= fewest);
  return input.texts
    .map((one) => {
      const own = stemsOf(`${one.title} ${one.text}`);
      const likeness = paragraphs.map((paragraph) => {
        const common = [...own].filter((stem) => paragraph.has(stem)).length;
        return common < fewest ? 0 : common / Math.min(own.size, paragraph.size);
      });
      return { one, likeness: Math.max(0, ...likeness) };
    })
    .filter(({ likeness }) => likeness >= share)
    .toSorted((first, second) => second.likeness - first.likeness)
    .slice(0, most)
    .map(({ one }) => one);
}
