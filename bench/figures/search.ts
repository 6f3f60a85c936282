import { existsSync, readdirSync, readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { concepts } from '#kernel/retrieval/concepts.ts';
import { createEngine, type Engine } from '#kernel/retrieval/engine.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import { figure, type Figure } from '../measure.ts';
import { otherTitles, sentencesOf, topics } from './search-topics.ts';

const documents = 20_000;
/** All that tolerance may cost three times what a bare search by equal words takes. */
const limit = 3;
const shown = 10;
const library = new URL('../../data/library/pages/', import.meta.url);
const places = ['Soltau', 'Walsrode', 'Wittmund', 'Esens', 'Rotenburg', 'Zeven', 'Winsen', 'Buchholz', 'Seevetal', 'Munster'];

type Bare = MiniSearch<RetrievalDocument>;
type Pair = { language: string; engine: Engine; bare: Bare; documents: RetrievalDocument[] };

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Sentences of the shared library in a language, and of the list. */
function texts(language: string): string[] {
  const pages = readdirSync(library)
    .map((page) => new URL(`${page}/${language}.md`, library))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.replace(/^[-#\d.\s]+|\*\*/g, '').trim())
    .filter((line) => line.length > 30 && !line.startsWith(':::'));
  return [...sentencesOf(language), ...pages];
}

function corpus(input: { language: string; count: number }): RetrievalDocument[] {
  const { language, count } = input;
  const roll = dice(language.charCodeAt(0) * 256 + language.charCodeAt(1));
  const titles = [...topics[language]!.map((topic) => topic.title), ...otherTitles(language)];
  const pool = texts(language);
  return Array.from({ length: count }, (_, at): RetrievalDocument => ({
    id: `${language}:${at}`,
    kind: ['page', 'place', 'event', 'offer'][roll(4)]!,
    title: `${titles[at % titles.length]!} – ${places[roll(places.length)]!}`,
    text: Array.from({ length: 4 + roll(8) }, () => pool[roll(pool.length)]!).join(' '),
    audience: [],
    href: `/${at}`,
    language,
  }));
}

function pairOf(input: { language: string; count: number }): Pair {
  const list = corpus(input);
  const engine = createEngine({ language: input.language, documents: list, synonyms: concepts });
  engine.prepare();
  const bare: Bare = new MiniSearch({ fields: ['title', 'text'] });
  bare.addAll(list);
  return { language: input.language, engine, bare, documents: list };
}

/** Whether one of the documents that were meant is among the first that are shown. */
function recall(input: { pair: Pair; find: (query: string) => string[] }): number {
  const { pair, find } = input;
  const titles = new Map(pair.documents.map((document) => [document.id, document.title]));
  let found = 0;
  let asked = 0;
  for (const topic of topics[pair.language]!) {
    for (const query of topic.queries) {
      asked += 1;
      if (find(query).some((id) => titles.get(id)!.startsWith(`${topic.title} –`))) found += 1;
    }
  }
  return found / asked;
}

const percentile = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * 0.95)]!;

/** Milliseconds of every question, both engines asked in turns so that a disturbance meets both. */
function latencies(input: { pairs: readonly Pair[]; rounds: number }): { value: number; referenceValue: number } {
  const values: number[] = [];
  const references: number[] = [];
  const clock = (run: () => unknown): number => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  for (let round = -1; round < input.rounds; round += 1) {
    for (const { language, engine, bare } of input.pairs) {
      for (const topic of topics[language]!) {
        for (const query of [topic.title, ...topic.queries]) {
          const value = clock(() => engine.search({ query, limit: shown }));
          const reference = clock(() => bare.search(query).slice(0, shown));
          // The first round warms up.
          if (round >= 0) {
            values.push(value);
            references.push(reference);
          }
        }
      }
    }
  }
  return { value: percentile(values), referenceValue: percentile(references) };
}

/** The public search over 20,000 documents in six languages, and over as many in one, against MiniSearch without any tolerance. */
export async function publicSearch(): Promise<Figure[]> {
  const languages = Object.keys(topics);
  const pairs = languages.map((language) => pairOf({ language, count: Math.ceil(documents / languages.length) }));
  const shares = pairs.map((pair) => ({
    language: pair.language,
    own: recall({ pair, find: (query) => pair.engine.search({ query, limit: shown }).hits.map((hit) => hit.document.id) }),
    bare: recall({
      pair,
      find: (query) =>
        pair.bare
          .search(query)
          .slice(0, shown)
          .map((hit) => hit.id as string),
    }),
    fuzzy: recall({
      pair,
      find: (query) =>
        pair.bare
          .search(query, { fuzzy: 0.2, prefix: true })
          .slice(0, shown)
          .map((hit) => hit.id as string),
    }),
  }));
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  for (const { language, own, bare, fuzzy } of shares) {
    const asked = topics[language]!.reduce((sum, topic) => sum + topic.queries.length, 0);
    process.stderr.write(
      `  ${language}: ${asked} questions; found ${percent(own)}, bare MiniSearch ${percent(bare)}, MiniSearch with fuzzy and prefix ${percent(fuzzy)}\n`,
    );
  }
  const mean = (of: (share: (typeof shares)[number]) => number): number =>
    shares.reduce((sum, share) => sum + of(share), 0) / shares.length;
  const six = latencies({ pairs, rounds: 5 });
  const one = latencies({ pairs: [pairOf({ language: 'de', count: documents })], rounds: 5 });
  const reference = 'MiniSearch with its own defaults over the same texts, without tolerance';
  return [
    figure({
      name: 'search-20000',
      ...six,
      unit: 'ms',
      reference: `${reference}: 95th percentile, one index a language`,
      better: 'lower',
      limit,
    }),
    figure({
      name: 'search-20000-german',
      ...one,
      unit: 'ms',
      reference: `${reference}: 95th percentile, all of them German`,
      better: 'lower',
      limit,
    }),
    figure({
      name: 'search-recall',
      value: 100 * mean((share) => share.own),
      referenceValue: 100 * mean((share) => share.bare),
      unit: '%',
      reference: `${reference}: misspelt and inflected questions in six languages whose answer is among the first ten`,
      better: 'higher',
      limit: 1,
    }),
    figure({
      name: 'search-recall-fuzzy',
      value: 100 * mean((share) => share.own),
      referenceValue: 100 * mean((share) => share.fuzzy),
      unit: '%',
      reference: 'MiniSearch with fuzzy 0.2 and prefix over the same texts: the same questions',
      better: 'higher',
      limit: 1,
    }),
  ];
}
