import { alike } from './alike.ts';
import { fold, scriptOf, tokensOf } from './fold.ts';
import { stemOf } from './stem.ts';
import { stopWordsOf } from './stop-words.ts';
import { phraseKey, type Phrase, type Synonyms } from './synonyms.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

/** How near a word of the texts is to the word of the question. */
const nearness = {
  itself: 1,
  joined: 0.9,
  stem: 0.85,
  synonym: 0.75,
  lastPart: 0.6,
  part: 0.5,
  split: 0.45,
  beginning: 0.5,
  alike: 0.45,
} as const;
const mostWords = 12;
const mostBeginnings = 40;

/** Terms of the texts that answer a word, with their nearness. */
export type Answers = Map<Term, number>;

/** One word of the question. */
export type Clause = {
  word: string;
  answers: Answers;
  /** Several words that say the same only together: every one must be there. */
  together: { parts: Answers[]; weight: number }[];
  /** What the word was probably meant to be. */
  meant: { token: number; term: Term } | null;
};

const note = (answers: Answers, term: Term, weight: number): void => {
  if (weight > (answers.get(term) ?? 0)) answers.set(term, weight);
};

/** The word itself, its other forms, and compounds that it is a part of. */
function known(input: { word: string; vocabulary: Vocabulary; language: string; weight: number; answers: Answers }): boolean {
  const { word, vocabulary, language, weight, answers } = input;
  const stem = stemOf(word, language);
  const itself = vocabulary.get(word);
  if (itself !== undefined && itself.slots.length > 0) note(answers, itself, weight * nearness.itself);
  if (stem.length >= 2) {
    for (const term of vocabulary.matesOf(stem)) if (term.slots.length > 0) note(answers, term, weight * nearness.stem);
  }
  const found = answers.size > 0;
  for (const { term, last } of vocabulary.derive().parts.get(stem) ?? []) {
    if (term.slots.length > 0) note(answers, term, weight * (last ? nearness.lastPart : nearness.part));
  }
  return found;
}

/** Reads a question into what each of its words may be answered by. */
export function readQuestion(input: {
  query: string;
  vocabulary: Vocabulary;
  synonyms: Synonyms;
  language: string;
  typing: boolean;
}): { clauses: Clause[]; tokens: { start: number; end: number }[] } {
  const { vocabulary, synonyms, language, typing } = input;
  const all = tokensOf(input.query.slice(0, 300)).map((token) => ({ ...token, folded: fold(token.word, language) }));
  const stops = stopWordsOf(language);
  const articles = ['ar', 'fa', 'ckb', 'ps'].includes(language) ? new Set(['al', 'el']) : new Set<string>();
  const open = typing && /[\p{L}\p{M}\p{N}]$/u.test(input.query);
  const telling = all.filter(
    (token, at) =>
      token.folded !== '' &&
      !articles.has(token.folded) &&
      // The word being typed may become another one.
      (!stops.has(token.folded) || (open && at === all.length - 1)),
  );
  const words: { token: number; word: string }[] = [];
  for (const token of telling.length > 0 ? telling : all) {
    if (token.folded === '' || words.some((known) => known.word === token.folded)) continue;
    words.push({ token: all.indexOf(token), word: token.folded });
  }
  words.splice(mostWords);

  const clauses = words.map(({ word }): Clause => ({ word, answers: new Map(), together: [], meant: null }));
  const sure = clauses.map((clause) => known({ word: clause.word, vocabulary, language, weight: 1, answers: clause.answers }));

  // Phrases of one meaning, and words that were written apart: `Sprach Kurs`.
  for (let from = 0; from < clauses.length; from += 1) {
    for (let to = from + 1; to <= Math.min(clauses.length, from + synonyms.longest); to += 1) {
      const said = synonyms.of(
        phraseKey(
          clauses.slice(from, to).map((clause) => clause.word),
          language,
        ),
      );
      for (const phrase of said) {
        for (let at = from; at < to; at += 1) {
          sayOtherwise({ clause: clauses[at]!, phrase, vocabulary, language, weight: nearness.synonym });
          sure[at] = true;
        }
      }
    }
    const next = clauses[from + 1];
    if (next === undefined) continue;
    const joined: Answers = new Map();
    known({ word: clauses[from]!.word + next.word, vocabulary, language, weight: nearness.joined, answers: joined });
    for (const [term, weight] of joined) {
      note(clauses[from]!.answers, term, weight);
      note(next.answers, term, weight);
      sure[from] = sure[from + 1] = true;
    }
  }

  clauses.forEach((clause, at) => {
    const last = open && at === clauses.length - 1;
    const parts = vocabulary.derive().splitter.split(clause.word);
    if (parts !== null && parts.length > 1) {
      const sides = parts.map((part): Answers => {
        const answers: Answers = new Map();
        known({ word: part, vocabulary, language, weight: 1, answers });
        return answers;
      });
      if (sides.every((side) => side.size > 0))
        clause.together.push({ parts: sides, weight: sure[at] ? nearness.split * 0.8 : nearness.split });
    }
    if (last || (!sure[at] && clause.word.length >= 4)) {
      for (const term of vocabulary.startingWith({ text: clause.word, most: mostBeginnings })) {
        const part = clause.word.length / term.text.length;
        if (term.slots.length > 0) note(clause.answers, term, nearness.beginning * (0.6 + 0.4 * part));
      }
    }
    const begun = last && (clause.answers.size > 0 || clause.word.length < 4);
    // A misspelt word can share its stem with a neighbour of what was meant.
    const onlyByStem = sure[at] && clause.word.length > 6 && vocabulary.get(clause.word) === undefined;
    if ((!sure[at] && !begun) || onlyByStem)
      guess({ clause, token: words[at]!.token, vocabulary, synonyms, language, least: onlyByStem ? 0.85 : 0 });
  });
  return { clauses, tokens: all };
}

function sayOtherwise(input: { clause: Clause; phrase: Phrase; vocabulary: Vocabulary; language: string; weight: number }): void {
  const { clause, phrase, vocabulary, language, weight } = input;
  const parts = phrase.words.map((word): Answers => {
    const answers: Answers = new Map();
    known({ word, vocabulary, language, weight, answers });
    return answers;
  });
  if (parts.some((part) => part.size === 0)) return;
  if (parts.length === 1) for (const [term, near] of parts[0]!) note(clause.answers, term, near);
  else clause.together.push({ parts, weight: 1 });
}

/** A word that stands nowhere: what is like it, with the other forms, the compounds and the synonyms of that. */
function guess(input: {
  clause: Clause;
  token: number;
  vocabulary: Vocabulary;
  synonyms: Synonyms;
  language: string;
  /** How close it must be. */
  least: number;
}): void {
  const { clause, vocabulary, synonyms, language, least } = input;
  for (const { term, closeness } of alike({ word: clause.word, vocabulary })) {
    if (closeness < least) continue;
    const weight = (least > 0 ? nearness.stem : nearness.alike) * closeness;
    known({ word: term.text, vocabulary, language, weight, answers: clause.answers });
    for (const phrase of synonyms.of(phraseKey([term.text], language))) {
      sayOtherwise({ clause, phrase, vocabulary, language, weight: weight * nearness.synonym });
    }
    if (least === 0 && clause.meant === null && scriptOf(term.text) === scriptOf(clause.word))
      clause.meant = { token: input.token, term };
  }
}
