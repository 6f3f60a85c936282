import type { CountyCtx, Tx } from '#kernel/context.ts';
import type { TranslatableText, TranslatableThing, TranslationRow, TranslationState } from '#kernel/translation.ts';
import { sourceOf, loadDesk, type LoadedDesk, type TextSource } from './load-desk.ts';
import { encodeBeside, encodeHtml } from './model/coded.ts';
import { loadRows } from './store.ts';

/** One text of a thing with all that its translation is made of. */
export type LoadedText = {
  text: TranslatableText;
  state: TranslationState;
  source: TextSource;
  row: TranslationRow | null;
};

export type LoadedWork = { thing: TranslatableThing; desk: LoadedDesk; from: string; texts: LoadedText[] };

/** Things with their texts in one language. Texts that stand otherwise there are left out. */
export async function loadWork(input: {
  ctx: CountyCtx;
  tx: Tx;
  language: string;
  subjectIds?: readonly string[];
  /** Language from which is translated; the county's choice where none is given. */
  from?: string | null;
}): Promise<{ desk: LoadedDesk; works: LoadedWork[] }> {
  const { ctx, tx, language } = input;
  const asked = input.subjectIds === undefined ? {} : { subjectIds: input.subjectIds };
  const desk = await loadDesk({ ctx, tx, ...asked });
  const chosen = input.from ?? desk.settings.sources[language] ?? null;
  const wanted = [...new Set([language, ...(chosen === null ? [] : [chosen])])];
  const rows = new Map(
    (await loadRows({ tx, languages: wanted, ...asked })).map((row) => [`${row.language} ${row.subjectId} ${row.field}`, row]),
  );
  const works = desk.things.map((thing): LoadedWork => {
    const from = chosen ?? thing.language;
    const texts = thing.texts.flatMap((text): LoadedText[] => {
      const state = desk.stateOf(thing, text, language);
      if (state === null) return [];
      const rowIn = (code: string): TranslationRow | null => rows.get(`${code} ${thing.subjectId} ${text.field}`) ?? null;
      return [{ text, state, source: sourceOf({ thing, text, from, between: rowIn }), row: rowIn(language) }];
    });
    return { thing, desk, from, texts };
  });
  return { desk, works };
}

/** A text as it is shown to translators. */
export const codedSource = (format: TranslatableText['format'], source: string): string =>
  format === 'html' ? encodeHtml(source).text : source;

/** A translation with the marks of the text that it renders; null where it is built otherwise. */
export const codedTranslation = (input: {
  format: TranslatableText['format'];
  source: string;
  translated: string;
}): string | null => (input.format === 'html' ? encodeBeside(input) : input.translated);
