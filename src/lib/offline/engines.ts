import { concepts } from '#kernel/retrieval/concepts.ts';
import { createEngine, type Engine } from '#kernel/retrieval/engine.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import type { OfflineWords } from './package.ts';

/**
 * The search over what a device keeps of a county. German pages are a second chance: those of the German package where that is kept too,
 * else those that stand in the reader's own for want of a translation.
 */
export function keptEngines(input: {
  language: string;
  documents: readonly RetrievalDocument[];
  /** Of the German package; null where it is not kept. */
  german: readonly RetrievalDocument[] | null;
  words: OfflineWords;
}): { own: Engine; german: Engine | null } {
  const { language, documents, german, words } = input;
  const synonyms = [...concepts, ...(words.same ?? [])];
  const engine = (code: string, given: readonly RetrievalDocument[]): Engine =>
    createEngine({ language: code, synonyms, documents: given.filter((one) => one.language === code) });
  return { own: engine(language, documents), german: language === 'de' ? null : engine('de', german ?? documents) };
}
