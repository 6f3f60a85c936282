import { createSplitter, type CompoundSplitter } from './compounds.ts';
import { letterBits } from './distance.ts';
import { scriptOf, type Script } from './fold.ts';
import { skeletonOf, softSkeletonOf, soundOf } from './sound.ts';
import { stemOf } from './stem.ts';

/** A folded word of the texts, and where it stands. */
export type Term = {
  text: string;
  stem: string;
  /** Numbers of the documents, and how often it stands in each of their fields (`countOf`), side by side. */
  slots: number[];
  counts: number[];
  /** A word of a synonym stays known without standing anywhere; this is how it is written. */
  shown: string | null;
  sound: string | null;
  /** Its consonants, in each of their forms. */
  skeletons: readonly string[] | null;
};

/** What follows from all terms together; made when it is first needed after a change. */
type Derived = {
  /** In the order of their texts. */
  sorted: Term[];
  sounds: string[];
  bits: Int32Array;
  lengths: Uint8Array;
  splitter: CompoundSplitter;
  /** Terms by the stem of a part, with the weight of that part. */
  parts: Map<string, { term: Term; last: boolean }[]>;
  skeletons: Map<Script, Map<string, Term[]>>;
};

export type Vocabulary = ReturnType<typeof createVocabulary>;

function skeletonsOf(term: Term, script: Script): string[] {
  const forms = script === 'arabic' ? [term.text, term.stem] : [term.text];
  return [...new Set(forms.flatMap((form) => [skeletonOf(form), softSkeletonOf(form)]))];
}

const byText = (one: Term, other: Term): number => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0);

export function createVocabulary(input: { language: string }) {
  const { language } = input;
  const terms = new Map<string, Term>();
  const stems = new Map<string, Term[]>();
  const german = language.startsWith('de');
  let derived: Derived | null = null;

  const know = (text: string): Term => {
    let term = terms.get(text);
    if (term === undefined) {
      term = { text, stem: stemOf(text, language), slots: [], counts: [], shown: null, sound: null, skeletons: null };
      terms.set(text, term);
      const mates = stems.get(term.stem);
      if (mates === undefined) stems.set(term.stem, [term]);
      else mates.push(term);
      derived = null;
    }
    return term;
  };

  const forget = (term: Term): void => {
    terms.delete(term.text);
    const mates = stems.get(term.stem)!.filter((mate) => mate !== term);
    if (mates.length > 0) stems.set(term.stem, mates);
    else stems.delete(term.stem);
    derived = null;
  };

  const derive = (): Derived => {
    if (derived !== null) return derived;
    const sorted = [...terms.values()].sort(byText);
    const sounds = sorted.map((term) => (term.sound ??= soundOf(term.text)));
    const splitter = createSplitter({ words: german ? terms.keys() : [], language });
    const parts: Derived['parts'] = new Map();
    if (german) {
      for (const term of sorted) {
        const found = splitter.split(term.text);
        found?.forEach((part, at) => {
          const list = parts.get(part);
          const entry = { term, last: at === found.length - 1 };
          if (list === undefined) parts.set(part, [entry]);
          else list.push(entry);
        });
      }
    }
    derived = {
      sorted,
      sounds,
      bits: Int32Array.from(sounds, letterBits),
      lengths: Uint8Array.from(sounds, (sound) => Math.min(255, sound.length)),
      splitter,
      parts,
      skeletons: new Map(),
    };
    return derived;
  };

  return {
    size: () => terms.size,
    get: (text: string) => terms.get(text),
    /** Terms of one stem, in the order of their texts. */
    matesOf: (stem: string): readonly Term[] => stems.get(stem) ?? [],
    derive,
    /** A word that is known although it stands nowhere. */
    pin: (text: string, shown: string): void => {
      const term = know(text);
      term.shown ??= shown;
    },
    post: (posting: { text: string; slot: number; count: number }): void => {
      const term = know(posting.text);
      term.slots.push(posting.slot);
      term.counts.push(posting.count);
    },
    unpost: (posting: { text: string; slot: number }): void => {
      const term = terms.get(posting.text);
      const at = term?.slots.indexOf(posting.slot) ?? -1;
      if (term === undefined || at === -1) return;
      term.slots.splice(at, 1);
      term.counts.splice(at, 1);
      if (term.slots.length === 0 && term.shown === null) forget(term);
    },
    /** Terms that begin with a text, in the order of their texts; at most `most`. */
    startingWith: (asked: { text: string; most: number }): Term[] => {
      const { sorted } = derive();
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]!.text < asked.text) low = middle + 1;
        else high = middle;
      }
      const found: Term[] = [];
      for (let at = low; at < sorted.length && found.length < asked.most; at += 1) {
        if (!sorted[at]!.text.startsWith(asked.text)) break;
        found.push(sorted[at]!);
      }
      return found;
    },
    /** Terms of a script by their consonants. */
    skeletons: (script: Script): Map<string, Term[]> => {
      const all = derive();
      let known = all.skeletons.get(script);
      if (known === undefined) {
        known = new Map();
        for (const term of all.sorted) {
          if (scriptOf(term.text) !== script) continue;
          term.skeletons ??= skeletonsOf(term, script);
          for (const key of term.skeletons) {
            if (key.length < 2) continue;
            const list = known.get(key);
            if (list === undefined) known.set(key, [term]);
            else list.push(term);
          }
        }
        all.skeletons.set(script, known);
      }
      return known;
    },
    terms: () => terms.values(),
  };
}
