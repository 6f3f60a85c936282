import type { FittingText } from './contract-plain.ts';
import type { Readability } from '#kernel/content/readability.ts';

/** Characters that are read at once: about eight pages. */
export const letterLength = 20_000;

/** What was found in a text, which is given back with it because it is kept nowhere. */
export type CheckedLetter = {
  text: string;
  reading: Readability;
  /** Released pieces of text that say the same plainly. */
  fitting: FittingText[];
};
