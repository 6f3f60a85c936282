/**
 * How hard a German text is to read, and what would make it easier: two formulas, and hints by sentence. It measures
 * surface, not sense: good figures prove nothing, bad ones are worth a look. Browser-safe, without a library.
 */
import { plainWords, type PlainWordKind } from './plain-words.ts';
import { sentencesOf } from './sentences.ts';

export type HintKind = PlainWordKind | 'long-sentence' | 'long-word' | 'passive' | 'nouns' | 'double-negation';

export type Hint = {
  kind: HintKind;
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** The words that it is about. */
  words: string;
  /** What to write instead; null where nobody but the writer knows. */
  plain: string | null;
};

export type ReadSentence = {
  text: string;
  from: number;
  words: number;
  hints: readonly Hint[];
};

export type ReadingLevel = 'easy' | 'medium' | 'hard' | 'very-hard';

export type Readability = {
  sentences: readonly ReadSentence[];
  words: number;
  /** Words in a sentence, on average. */
  sentenceLength: number;
  /** Läsbarhetsindex; null for a text without a word. */
  lix: number | null;
  /** First Wiener Sachtextformel: years of school that the text asks for. */
  wiener: number | null;
  level: ReadingLevel | null;
};

/** More words than these are too many for one sentence of an office to everybody. */
const longSentence = 20;
/** More letters than these without a hyphen are read in pieces. */
const longWord = 20;

const wordPattern = /[\p{L}\p{N}]+(?:[-:*’'][\p{L}\p{N}]+)*/gu;
const vowels = /aa|ee|oo|ai|ei|au|äu|eu|ie|[aeiouäöüy]/gi;

/** Syllables of a German word by its groups of vowels; numbers count as one. */
export const syllablesOf = (word: string): number => Math.max(1, word.match(vowels)?.length ?? 0);

/** The first Wiener Sachtextformel (Bamberger and Vanecek 1984), by shares in per cent and mean sentence length. */
const wienerOf = (input: { threeAndMore: number; sentence: number; long: number; one: number }): number =>
  0.1935 * input.threeAndMore + 0.1672 * input.sentence + 0.1297 * input.long - 0.0327 * input.one - 0.875;

/** Björnsson's index: words in a sentence and the share of words with more than six letters. */
const lixOf = (input: { sentence: number; long: number }): number => input.sentence + input.long;

const levelOf = (lix: number): ReadingLevel => (lix < 38 ? 'easy' : lix < 48 ? 'medium' : lix < 58 ? 'hard' : 'very-hard');

const round = (value: number): number => Math.round(value * 10) / 10;

export function readabilityOf(text: string): Readability {
  const sentences: ReadSentence[] = [];
  const all: string[] = [];
  let from = 0;
  let counted = 0;
  for (const piece of sentencesOf(text)) {
    const words = piece.match(wordPattern) ?? [];
    if (words.length > 0) {
      all.push(...words);
      counted += 1;
      const start = from + piece.length - piece.trimStart().length;
      sentences.push({
        text: piece.trim(),
        from: start,
        words: words.length,
        hints: hintsOf({ sentence: piece, words, at: from }),
      });
    }
    from += piece.length;
  }
  if (all.length === 0) return { sentences, words: 0, sentenceLength: 0, lix: null, wiener: null, level: null };
  const share = (matches: (word: string) => boolean): number => (100 * all.filter(matches).length) / all.length;
  const long = share((word) => [...word].length > 6);
  const sentence = all.length / counted;
  const lix = lixOf({ sentence, long });
  const wiener = wienerOf({
    threeAndMore: share((word) => syllablesOf(word) >= 3),
    sentence,
    long,
    one: share((word) => syllablesOf(word) === 1),
  });
  return {
    sentences,
    words: all.length,
    sentenceLength: round(sentence),
    lix: Math.round(lix),
    wiener: Math.max(0, round(wiener)),
    level: levelOf(lix),
  };
}

function hintsOf(input: { sentence: string; words: readonly string[]; at: number }): Hint[] {
  const { sentence, words, at } = input;
  const hints: Hint[] = [];
  const taken: [number, number][] = [];
  const add = (kind: HintKind, from: number, found: string, plain: string | null, to = from + found.length): void => {
    hints.push({ kind, from: at + from, to: at + to, words: found, plain });
  };
  for (const { kind, found, plain } of plainWords) {
    for (const match of sentence.matchAll(found)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (taken.some(([start, end]) => from < end && to > start)) continue;
      taken.push([from, to]);
      add(kind, from, match[0], plain);
    }
  }
  if (words.length > longSentence) {
    const start = sentence.length - sentence.trimStart().length;
    add('long-sentence', start, sentence.trim(), null);
  }
  for (const match of sentence.matchAll(wordPattern)) {
    const part = match[0].split(/[-:*]/).find((piece) => [...piece].length > longWord);
    const free = !taken.some(([start, end]) => match.index < end && match.index + match[0].length > start);
    if (part !== undefined && free) add('long-word', match.index, match[0], null);
  }
  const passive = passiveIn(sentence);
  if (passive) add('passive', passive.from, passive.words, null, passive.to);
  const nouns = words.filter((word) =>
    /^\p{Lu}\p{Ll}+(?:ung|ungen|heit|heiten|keit|keiten|tion|tionen|nahme|nahmen)$/u.test(word),
  );
  if (nouns.length >= 3) {
    const first = sentence.indexOf(nouns[0]!);
    add('nouns', first, nouns.join(', '), null, first + nouns[0]!.length);
  }
  const negation = doubleNegation.exec(sentence);
  if (negation) add('double-negation', negation.index, negation[0], null);
  return hints.sort((one, other) => one.from - other.from || one.to - other.to);
}

const doubleNegation =
  /(?<!\p{L})(?:nicht|keine?[mnrs]?|nie|niemals|niemand)\s+(?:\p{L}+\s+){0,2}(?:nicht|keine?[mnrs]?|ohne|un(?!d|s|ter|ge?fähr)\p{Ll}{5,}|außer)(?!\p{L})/iu;

const becomes = /(?<!\p{L})(?:wird|werden|wurden?|worden|würden?|werde)(?!\p{L})/giu;
/** Participles by their look: ge…t, ge…en, …iert, and with a prefix that lets no ge- stand. */
const participle =
  /(?<!\p{L})(?:\p{Ll}*ge\p{Ll}{2,}(?:t|en)|(?:be|ver|er|ent|emp|zer|miss|über|unter|wider)\p{Ll}{2,}t|\p{Ll}{2,}iert)(?!\p{L})/gu;
/** Have a prefix and end in -en as participles too; the same words are often infinitives, so they are listed. */
const strong =
  /(?<!\p{L})(?:ab|an|aus|ein|mit|vor|zu)?(?:beraten|betroffen|besprochen|beschlossen|beschrieben|bewiesen|entschieden|entnommen|erhoben|verboten|verschoben|verloren|vergessen|unterschrieben|überwiesen|übernommen|erlassen|vertreten|geschlossen)(?!\p{L})/gu;
/** Infinitives and other words that look like participles. */
const noParticiple =
  /^(?:gehen|geben|gelten|gehören|gewinnen|geschehen|genießen|gelingen|genügen|gestalten|gewähren|gefallen|genehmigen|gegen|gerecht|gesamt|geeignet|gelegt|gerade|bereit|bekannt|erst|vielleicht|nicht|berechtigt|verwandt|angelegenheiten|gebieten|gemeinden|beantragen|recht|wert|direkt|gut|verhalten|begegnen|entlang|überhaupt|verpflichtet|bestimmt|unterwegs|hergestellt|gesund|angehen|abgeben|ausgeben|angeben|eingeben|weitergeben|zurückgeben|mitgehen|ausgehen|umgehen|vorgehen|weggehen|bekommen|erhalten)$/;

/** A form of werden with a participle: somebody does something, and the sentence does not say who. */
function passiveIn(sentence: string): { from: number; to: number; words: string } | null {
  const forms = [...sentence.matchAll(becomes)];
  if (forms.length === 0) return null;
  const participles = [...sentence.matchAll(participle), ...sentence.matchAll(strong)].filter(
    ([word]) => !noParticiple.test(word),
  );
  for (const form of forms) {
    const near = participles.find(({ index }) => {
      const between = sentence.slice(Math.min(index, form.index), Math.max(index, form.index));
      return !/[;:]/.test(between) && between.length < 160;
    });
    if (near === undefined) continue;
    const [first, last] = form.index < near.index ? [form, near] : [near, form];
    return { from: first.index, to: last.index + last[0].length, words: `${first[0]} … ${last[0]}` };
  }
  return null;
}
