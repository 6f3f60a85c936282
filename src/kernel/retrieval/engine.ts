import { fold, tokensOf, type Token } from './fold.ts';
import { foundWords, markAll, snippetOf, type Marker } from './mark.ts';
import { readQuestion, type Answers, type Clause } from './question.ts';
import { bestOf, countOf, fields, normsOf, rank, type Lengths } from './rank.ts';
import { stopWordsOf } from './stop-words.ts';
import { readSynonyms } from './synonyms.ts';
import type { RetrievalDocument, RetrievalHit, RetrievalQuery, RetrievalResult, SynonymGroup } from './types.ts';
import { createVocabulary, type Term } from './vocabulary.ts';

export type Engine = {
  /** Adds a document, or puts it in the place of the one with its id. */
  add: (document: RetrievalDocument) => void;
  /** Takes a document out as if it had never been in; false where there is none of this id. */
  remove: (id: string) => boolean;
  get: (id: string) => RetrievalDocument | undefined;
  ids: () => string[];
  search: (asked: RetrievalQuery) => RetrievalResult;
  /** Makes at once what the first search would make, so that no reader waits for it. */
  prepare: () => void;
  /** `bytes` is an estimate of the memory that it takes. */
  size: () => { documents: number; words: number; bytes: number };
};

type Slot = { document: RetrievalDocument; titleWords: number };

/** More than the limit are looked at closely, so that a phrase can lift one from below. */
const closer = 20;
const mostFolds = 60_000;

/**
 * A search engine over texts of one language, for the server and the browser alike. Its answers depend on the set of documents
 * alone, not on the order in which they came or went. `synonyms` may name words of other languages.
 */
export function createEngine(input: {
  language: string;
  documents?: Iterable<RetrievalDocument>;
  synonyms?: readonly SynonymGroup[];
}): Engine {
  const { language } = input;
  const stops = stopWordsOf(language);
  const vocabulary = createVocabulary({ language });
  const synonyms = readSynonyms({ groups: input.synonyms ?? [], language });
  for (const phrase of synonyms.phrases) if (phrase.words.length === 1) vocabulary.pin(phrase.words[0]!, phrase.shown);
  const slots: (Slot | null)[] = [];
  const lengths: Lengths = [];
  const free: number[] = [];
  const byId = new Map<string, number>();
  let characters = 0;
  let norms: Float64Array | null = null;

  const folds = new Map<string, string>();
  const foldWord = (word: string): string => {
    let folded = folds.get(word);
    if (folded === undefined) {
      if (folds.size > mostFolds) folds.clear();
      folded = fold(word, language);
      folds.set(word, folded);
    }
    return folded;
  };

  /** How often each word stands in each field, and how many words a field has. */
  const countWords = (document: RetrievalDocument) => {
    const counts = new Map<string, number[]>();
    const own = [0, 0, 0, 0];
    const texts = [document.title, (document.keywords ?? []).join(' \n '), (document.headings ?? []).join(' \n '), document.text];
    texts.forEach((text, field) => {
      const count = (word: string): void => {
        const row = counts.get(word);
        if (row === undefined) counts.set(word, Object.assign([0, 0, 0, 0], { [field]: 1 }));
        else row[field]! += 1;
      };
      let last: Token | null = null;
      for (const token of tokensOf(text)) {
        const folded = foldWord(token.word);
        // Words that say nothing can be asked for where they stand in a title only.
        if (folded !== '' && (fields[field] === 'title' || !stops.has(folded))) {
          count(folded);
          own[field]! += 1;
        }
        if (last !== null && token.start === last.end + 1 && /[-‑]/.test(text[last.end]!)) count(foldWord(last.word) + folded);
        last = token;
      }
    });
    return { counts, own };
  };

  const remove = (id: string): boolean => {
    const slot = byId.get(id);
    if (slot === undefined) return false;
    const { document } = slots[slot]!;
    for (const text of countWords(document).counts.keys()) vocabulary.unpost({ text, slot });
    characters -= document.title.length + document.text.length;
    slots[slot] = null;
    lengths[slot] = null;
    free.push(slot);
    byId.delete(id);
    norms = null;
    return true;
  };

  const add = (document: RetrievalDocument): void => {
    remove(document.id);
    const slot = free.pop() ?? slots.length;
    const { counts, own } = countWords(document);
    for (const [text, row] of counts) vocabulary.post({ text, slot, count: countOf(row) });
    const titleWords = tokensOf(document.title).filter((token) => !stops.has(foldWord(token.word))).length;
    slots[slot] = { document, titleWords: titleWords || own[0]! || 1 };
    lengths[slot] = own;
    byId.set(document.id, slot);
    characters += document.title.length + document.text.length;
    norms = null;
  };

  for (const document of input.documents ?? []) add(document);

  const search = (asked: RetrievalQuery): RetrievalResult => {
    const { limit = 20, filter = {}, typing = false } = asked;
    const { clauses, tokens } = readQuestion({ query: asked.query, vocabulary, synonyms, language, typing });
    norms ??= normsOf({ lengths, count: byId.size });
    const ranked = rank({
      clauses,
      vocabulary,
      norms,
      slots: slots.length,
      documents: byId.size,
      titleWords: (slot) => slots[slot]!.titleWords,
      passes: passesFor({ slots, audience: filter.audience }),
    });
    const kinds: Record<string, number> = {};
    for (const { slot } of ranked) {
      const { kind } = slots[slot]!.document;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    const chosen =
      filter.kinds === undefined || filter.kinds.length === 0
        ? ranked
        : ranked.filter(({ slot }) => filter.kinds!.includes(slots[slot]!.document.kind));
    const marker = markerFor({ clauses, foldWord });
    const near = bestOf({ items: chosen, most: limit + closer, before: beforeFor(slots) }).map(({ slot, score }) => ({
      slot,
      score: score * (1 + 0.15 * inOrder({ title: slots[slot]!.document.title, marker, words: clauses.length })),
    }));
    const hits = bestOf({ items: near, most: limit, before: beforeFor(slots) }).map(({ slot, score }): RetrievalHit => {
      const { document } = slots[slot]!;
      const title = markAll(document.title, marker);
      const snippet = snippetOf(document.text, marker);
      return { document, score, title, snippet, words: foundWords([...title, ...snippet], language) };
    });
    return { hits, total: chosen.length, kinds: sortedKinds(kinds), didYouMean: meant({ query: asked.query, clauses, tokens }) };
  };

  /** The question with guessed words put in the place of what was written. */
  const meant = (given: {
    query: string;
    clauses: readonly Clause[];
    tokens: readonly { start: number; end: number }[];
  }): string | null => {
    let text = given.query;
    let changed = false;
    for (const clause of [...given.clauses].reverse()) {
      if (clause.meant === null) continue;
      const { start, end } = given.tokens[clause.meant.token]!;
      const shown = shownForm(clause.meant.term);
      if (shown === null) continue;
      text = text.slice(0, start) + shown + text.slice(end);
      changed = true;
    }
    return changed ? text : null;
  };

  /** How a term is written in the document with the least id that has it. */
  const shownForm = (term: Term): string | null => {
    if (term.shown !== null) return term.shown;
    const documents = term.slots.map((slot) => slots[slot]!.document);
    const first = documents.reduce((least, other) => (other.id < least.id ? other : least));
    const texts = [first.title, ...(first.keywords ?? []), ...(first.headings ?? []), first.text];
    for (const text of texts) {
      const token = tokensOf(text).find(({ word }) => foldWord(word) === term.text);
      if (token !== undefined) return token.word;
    }
    return null;
  };

  return {
    add,
    remove,
    get: (id) => {
      const slot = byId.get(id);
      return slot === undefined ? undefined : slots[slot]!.document;
    },
    ids: () => [...byId.keys()],
    search,
    prepare: () => {
      vocabulary.derive();
      vocabulary.skeletons(['ar', 'fa', 'ckb', 'ps'].includes(language) ? 'arabic' : 'latin');
      norms ??= normsOf({ lengths, count: byId.size });
    },
    size: () => {
      let postings = 0;
      for (const term of vocabulary.terms()) postings += term.slots.length;
      return { documents: byId.size, words: vocabulary.size(), bytes: characters * 2 + postings * 16 + vocabulary.size() * 400 };
    },
  };
}

const passesFor = (input: { slots: readonly (Slot | null)[]; audience: string | undefined }) => {
  const { slots, audience } = input;
  if (audience === undefined) return () => true;
  return (slot: number): boolean => {
    const own = slots[slot]!.document.audience;
    return own.length === 0 || own.includes(audience);
  };
};

/** Better first; of equals the one whose title, then id, comes first: the order never depends on how documents came in. */
const beforeFor =
  (slots: readonly (Slot | null)[]) => (one: { slot: number; score: number }, other: { slot: number; score: number }) => {
    if (one.score !== other.score) return one.score > other.score;
    const [first, second] = [slots[one.slot]!.document, slots[other.slot]!.document];
    return first.title === second.title ? first.id < second.id : first.title < second.title;
  };

const sortedKinds = (kinds: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(kinds).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Which word of the question a word of the texts answers. */
function markerFor(input: { clauses: readonly Clause[]; foldWord: (word: string) => string }): Marker {
  const clauses = new Map<string, number>();
  input.clauses.forEach((clause, at) => {
    const note = (answers: Answers): void => {
      for (const term of answers.keys()) if (!clauses.has(term.text)) clauses.set(term.text, at);
    };
    note(clause.answers);
    for (const { parts } of clause.together) parts.forEach(note);
  });
  return { fold: input.foldWord, clauseOf: (folded) => clauses.get(folded) ?? -1 };
}

/** Share of the question's neighbours that are neighbours in the title too, in the same order. */
function inOrder(input: { title: string; marker: Marker; words: number }): number {
  if (input.words < 2) return 0;
  const order = tokensOf(input.title)
    .map((token) => input.marker.clauseOf(input.marker.fold(token.word)))
    .filter((clause) => clause >= 0);
  let pairs = 0;
  for (let at = 1; at < order.length; at += 1) if (order[at] === order[at - 1]! + 1) pairs += 1;
  return Math.min(1, pairs / (input.words - 1));
}
