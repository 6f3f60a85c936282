import type { EditionStanding } from '../../contract.ts';

export type EditionCore = {
  id: string;
  language: string;
  number: number;
  basedOnId: string | null;
  minor: boolean;
  shown: boolean;
};

const byNumber = (one: EditionCore, other: EditionCore): number => one.number - other.number;

/**
 * The present edition of each language, German first, the others by their tag; with how they stand. A translation is
 * outdated when a German edition came after the one that it renders and changed what a translation says. What waits for its
 * acceptance is not there yet.
 */
export function present<E extends EditionCore>(editions: readonly E[]): { edition: E; standing: EditionStanding }[] {
  const shown = editions.filter((edition) => edition.shown);
  const latest = [...Map.groupBy(shown, (edition) => edition.language).values()].map((same) => same.toSorted(byNumber).at(-1)!);
  const rank = (edition: E): string => (edition.language === 'de' ? '' : edition.language);
  return latest
    .toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
    .map((edition) => ({ edition, standing: standingOf({ edition, editions: shown }) }));
}

/** How one edition stands beside the German ones. */
export function standingOf(input: { edition: EditionCore; editions: readonly EditionCore[] }): EditionStanding {
  const { edition, editions } = input;
  if (edition.language === 'de') return 'source';
  const german = editions.filter((entry) => entry.language === 'de' && entry.shown).toSorted(byNumber);
  if (german.length === 0) return 'unbound';
  const base = german.find((entry) => entry.id === edition.basedOnId);
  if (base === undefined) return 'unbound';
  return german.some((entry) => entry.number > base.number && !entry.minor) ? 'outdated' : 'current';
}
