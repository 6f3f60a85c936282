import type { CountyCtx, Tx } from '#kernel/context.ts';
import {
  sourceHash,
  stateThroughSource,
  type TranslatableText,
  type TranslatableThing,
  type TranslationRow,
  type TranslationState,
} from '#kernel/translation.ts';
import { plainText } from '#kernel/content/blocks.ts';
import { states, type DeskSettings, type StateCounts } from '../contract.ts';
import { countWords } from './model/checks.ts';
import { loadLanguages, loadLightRows, loadRows, loadSettings, type LightRow } from './store.ts';

/** Everything of the county that is translated, and how it stands. */
export type LoadedDesk = {
  things: TranslatableThing[];
  /** Languages into which the county translates, in its order. */
  languages: string[];
  settings: DeskSettings;
  /** Null where the text stands otherwise in that language, or is written in it. */
  stateOf: (thing: TranslatableThing, text: TranslatableText, language: string) => TranslationState | null;
  rowOf: (thing: TranslatableThing, text: TranslatableText, language: string) => LightRow | null;
};

const keyOf = (subjectId: string, field: string, language: string): string => `${language} ${subjectId} ${field}`;

export async function loadDesk(input: { ctx: CountyCtx; tx: Tx; subjectIds?: readonly string[] }): Promise<LoadedDesk> {
  const { ctx, tx } = input;
  const asked = input.subjectIds === undefined ? {} : { subjectIds: input.subjectIds };
  const things = (await ctx.translatables({ ctx, tx, ...asked })).filter((thing) => thing.texts.length > 0);
  const languages = (await loadLanguages(tx, ctx.county.id)).filter((language) => language !== 'de');
  const settings = await loadSettings(tx);
  const light = await loadLightRows({ tx, ...asked });
  const rows = new Map(light.map((row) => [keyOf(row.subjectId, row.field, row.language), row]));
  const written = new Set(things.map(({ language }) => language));
  // Words are read of those languages alone from which others were translated.
  const through = [...new Set(light.map(({ sourceLanguage }) => sourceLanguage))].filter((language) => !written.has(language));
  const between = new Map(
    (await loadRows({ tx, languages: through, ...asked })).map((row) => [keyOf(row.subjectId, row.field, row.language), row]),
  );
  const rowOf: LoadedDesk['rowOf'] = (thing, text, language) => rows.get(keyOf(thing.subjectId, text.field, language)) ?? null;
  return {
    things,
    languages,
    settings,
    rowOf,
    stateOf: (thing, text, language) => {
      if (language === thing.language || text.coveredIn?.includes(language)) return null;
      return stateThroughSource({
        source: text.source,
        translated: rowOf(thing, text, language) as TranslationRow | null,
        via: (other) => between.get(keyOf(thing.subjectId, text.field, other)) ?? null,
        language: thing.language,
      });
    },
  };
}

export const noCounts = (): Record<TranslationState, number> => ({ outdated: 0, missing: 0, machine: 0, draft: 0, checked: 0 });

/** The state that asks most of somebody. */
export const worstOf = (counts: StateCounts): TranslationState => states.find((state) => counts[state] > 0) ?? 'checked';

export const wordsOf = (text: TranslatableText): number =>
  countWords(text.format === 'html' ? plainText(text.source) : text.source);

/** A thing in a language: counts of its texts, and the words that wait. */
export function countThing(input: { desk: LoadedDesk; thing: TranslatableThing; language: string }): {
  counts: StateCounts;
  openWords: number;
  covered: boolean;
} {
  const { desk, thing, language } = input;
  const counts = noCounts();
  let openWords = 0;
  let covered = true;
  for (const text of thing.texts) {
    const state = desk.stateOf(thing, text, language);
    if (state === null) continue;
    covered = false;
    counts[state] += 1;
    if (state === 'missing' || state === 'outdated') openWords += wordsOf(text);
  }
  return { counts, openWords, covered };
}

export type TextSource = { language: string; text: string; hash: string };

/**
 * From what a text is translated: from the county's language for it where the text stands there and is up to date, otherwise
 * from the language in which it was written.
 */
export function sourceOf(input: {
  thing: TranslatableThing;
  text: TranslatableText;
  from: string;
  between: (language: string) => TranslationRow | null;
}): TextSource {
  const { thing, text, from } = input;
  const row = from === thing.language ? null : input.between(from);
  const good =
    row !== null &&
    stateThroughSource({ source: text.source, translated: row, via: input.between, language: thing.language }) !== 'outdated';
  const [language, words] = good ? [from, row.text] : [thing.language, text.source];
  return { language, text: words, hash: sourceHash(words) };
}
