import type { Engine } from './engine.ts';
import type { RetrievalQuery, RetrievalResult } from './types.ts';

/** With so few results in the reader's language the German ones are offered too. */
const few = 3;

export type ChanceResult = {
  /** In the reader's language. */
  own: RetrievalResult;
  /** In German, without what was found already; null where there was enough, or the reader's language is German. */
  german: RetrievalResult | null;
};

/** Searches in the reader's language, and in German where that gives little. On the server and on the device the same. */
export function searchTwice(input: { own: Engine; german: Engine | null; asked: RetrievalQuery }): ChanceResult {
  const { asked } = input;
  const own = input.own.search(asked);
  if (input.german === null || own.total >= few || asked.query.trim() === '') return { own, german: null };
  const found = new Set(own.hits.map((hit) => hit.document.id));
  const german = input.german.search({ ...asked, limit: (asked.limit ?? 20) + found.size });
  const hits = german.hits.filter((hit) => !found.has(hit.document.id)).slice(0, asked.limit ?? 20);
  return { own, german: { ...german, hits, total: german.total - (german.hits.length - hits.length) } };
}
