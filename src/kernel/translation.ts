import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from './context.ts';
import { berlinDay } from './dates.ts';
import { newId } from './ids.ts';
import { actorRef } from './people.ts';
import { translation } from './tables.ts';

/** A text that can be translated. `subjectType` and `field` are the module's own words. */
export type TranslationSubject = { subjectType: string; subjectId: string; field: string };

/**
 * `outdated` is a translation whose source has changed since, whatever was checked then; `machine` comes from a translation
 * service and nobody has read it.
 */
export type TranslationState = 'missing' | 'machine' | 'draft' | 'checked' | 'outdated';

/** How a text is written: plain lines, or the tags that `kernel/content.ts` lets through. */
export type TextFormat = 'text' | 'html';

/** One text of a thing that a module offers for translation. */
export type TranslatableText = {
  field: string;
  /** What it is, in German: „Titel“, „Absatz 3“. */
  what: string;
  source: string;
  format: TextFormat;
  /** Languages in which the text stands otherwise: an edition of its own, a translation that came with it. */
  coveredIn?: readonly string[];
};

/** A thing of a module with the texts that the public reads. */
export type TranslatableThing = {
  subjectType: string;
  subjectId: string;
  /** As the office knows it. */
  title: string;
  /** BCP 47 tag of its texts. */
  language: string;
  texts: readonly TranslatableText[];
  /** When it last changed, where that is kept: how long a translation has been waited for. */
  changedAt?: Date;
};

/** All things of the set county whose texts are translated; of the named ones where names are given. */
export type TranslationSource = (input: {
  ctx: CountyCtx;
  tx: Tx;
  subjectIds?: readonly string[];
}) => Promise<TranslatableThing[]>;

/** What a shown text is when it is not the source: its language and how far it can be trusted. */
export type WordMark = {
  language: string;
  state: Exclude<TranslationState, 'missing'>;
  /** Day of the check; null for one that was not checked. */
  checkedOn: string | null;
};
export type TranslationRow = typeof translation.$inferSelect;

/** SHA-256 of the trimmed source, in hexadecimal. */
export const sourceHash = (source: string): string => createHash('sha256').update(source.trim()).digest('hex');

/** How a translation stands beside its present source. */
export function translationState(input: {
  source: string;
  translated: Pick<TranslationRow, 'sourceHash' | 'state'> | null;
}): TranslationState {
  const { source, translated } = input;
  if (translated === null) return 'missing';
  return translated.sourceHash === sourceHash(source) ? translated.state : 'outdated';
}

/**
 * How a translation stands that may have been made from another translation: the Ukrainian from the Russian. It is
 * outdated when the text it renders has changed, or when that text itself lags behind the source.
 */
export function stateThroughSource(input: {
  source: string;
  translated: TranslationRow | null;
  /** The translation of the same text in another language. */
  via: (language: string) => TranslationRow | null;
  /** Language in which the source itself is written. */
  language?: string;
}): TranslationState {
  const { source, translated, via, language = 'de' } = input;
  if (translated === null || translated.sourceLanguage === language) return translationState({ source, translated });
  const between = via(translated.sourceLanguage);
  if (between === null) return 'outdated';
  const rendered = translationState({ source: between.text, translated });
  if (rendered === 'outdated') return rendered;
  // No further than one step: a chain of translations that leads back to itself would never end.
  return translationState({ source, translated: between }) === 'outdated' ? 'outdated' : rendered;
}

const nameOf = ({ subjectId, field }: Pick<TranslationSubject, 'subjectId' | 'field'>): string => `${subjectId} ${field}`;

/** Translations by subject and field, in one language. */
export type Dictionary = {
  /** The row of a text; null when there is none. */
  find: (subject: Pick<TranslationSubject, 'subjectId' | 'field'>) => TranslationRow | null;
  /** The text in the language, or the source itself without a mark; `language` is the source's, German unless it is said. */
  word: (subject: { subjectId: string; field: string; source: string; language?: string }) => {
    text: string;
    mark: WordMark | null;
  };
};

export function dictionaryOf(rows: readonly TranslationRow[], through: readonly TranslationRow[] = []): Dictionary {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  const between = new Map(through.map((row) => [`${row.language} ${nameOf(row)}`, row]));
  const find: Dictionary['find'] = (subject) => byName.get(nameOf(subject)) ?? null;
  return {
    find,
    word: ({ source, language, ...subject }) => {
      const row = find(subject);
      if (row === null) return { text: source, mark: null };
      const via = (language: string): TranslationRow | null => between.get(`${language} ${nameOf(subject)}`) ?? null;
      const state = stateThroughSource({ source, translated: row, via, ...(language === undefined ? {} : { language }) });
      if (state === 'missing') return { text: source, mark: null };
      const checkedOn = row.checkedAt === null ? null : berlinDay(row.checkedAt);
      return { text: row.text, mark: { language: row.language, state, checkedOn } };
    },
  };
}

/** Gives every text as it is. */
export const noTranslations: Dictionary = dictionaryOf([]);

/**
 * The translations of many subjects into one language, in one query; none where all are written in it. Where some were made
 * from another translation, a second query brings those.
 */
export async function loadDictionary(input: {
  tx: Tx;
  language: string;
  subjectIds: readonly string[];
  /** Language in which the subjects are written. */
  writtenIn?: string;
  /** These fields alone. */
  fields?: readonly string[];
}): Promise<Dictionary> {
  const { tx, language, subjectIds, writtenIn = 'de', fields } = input;
  if (language === writtenIn || subjectIds.length === 0) return noTranslations;
  const ids = [...new Set(subjectIds)];
  const inLanguages = (languages: readonly string[]): Promise<TranslationRow[]> =>
    tx
      .select()
      .from(translation)
      // One parameter however many subjects there are.
      .where(
        and(
          inArray(translation.language, [...languages]),
          fields === undefined ? undefined : inArray(translation.field, [...fields]),
          sql`${translation.subjectId} = any(${sql.param(ids)}::uuid[])`,
        ),
      );
  const rows = await inLanguages([language]);
  const through = [...new Set(rows.map((row) => row.sourceLanguage))].filter((code) => code !== writtenIn && code !== language);
  return dictionaryOf(rows, through.length === 0 ? [] : await inLanguages(through));
}

type NewTranslation = TranslationSubject & {
  language: string;
  /** The text that was translated: what tells later whether it has changed. */
  source: string;
  /** Its language; German unless it is said. */
  sourceLanguage?: string;
  text: string;
  state: 'machine' | 'draft' | 'checked';
};

/** Writes translations over those that stood there. Gives the number written. */
export async function saveTranslations(input: {
  ctx: CountyCtx;
  tx: Tx;
  translations: readonly NewTranslation[];
}): Promise<number> {
  const { ctx, tx, translations } = input;
  const now = ctx.clock.now();
  const rows = translations.map(({ source, sourceLanguage, state, ...given }) => ({
    ...given,
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    sourceLanguage: sourceLanguage ?? 'de',
    sourceHash: sourceHash(source),
    sourceText: source,
    state,
    translatedBy: actorRef(ctx.actor),
    translatedAt: now,
    checkedAt: state === 'checked' ? now : null,
  }));
  return writeRows({ tx, rows });
}

async function writeRows(input: { tx: Tx; rows: readonly (typeof translation.$inferInsert)[] }): Promise<number> {
  const { tx, rows } = input;
  // Fourteen parameters a row: a statement may carry 65,535.
  for (let start = 0; start < rows.length; start += 1000) {
    await tx
      .insert(translation)
      .values(rows.slice(start, start + 1000))
      .onConflictDoUpdate({
        target: [translation.countyId, translation.subjectId, translation.field, translation.language],
        set: {
          text: sql`excluded.text`,
          sourceLanguage: sql`excluded.source_language`,
          sourceHash: sql`excluded.source_hash`,
          sourceText: sql`excluded.source_text`,
          state: sql`excluded.state`,
          translatedBy: sql`excluded.translated_by`,
          translatedAt: sql`excluded.translated_at`,
          checkedAt: sql`excluded.checked_at`,
        },
      });
  }
  return rows.length;
}

/**
 * After a change of the source that alters no meaning, a mended typing error: what was up to date before it stays so.
 * What was already outdated stays outdated. Gives the number of translations kept.
 */
export async function keepTranslations(input: {
  tx: Tx;
  changes: readonly (Pick<TranslationSubject, 'subjectId' | 'field'> & {
    before: string;
    after: string;
    /** Language of the changed text; German unless it is said. */
    language?: string;
  })[];
}): Promise<number> {
  const { tx, changes } = input;
  let kept = 0;
  for (const { subjectId, field, before, after, language = 'de' } of changes) {
    const done = await tx
      .update(translation)
      .set({ sourceHash: sourceHash(after), sourceText: after })
      .where(
        and(
          eq(translation.subjectId, subjectId),
          eq(translation.field, field),
          eq(translation.sourceLanguage, language),
          eq(translation.sourceHash, sourceHash(before)),
        ),
      );
    kept += done.rowCount ?? 0;
  }
  return kept;
}

/** A text and another that follows it: an entry carried into the next plan, a copy, what became of two. */
export type CarriedText = {
  from: Pick<TranslationSubject, 'subjectId' | 'field'>;
  to: TranslationSubject & { source: string };
};

/**
 * Takes the translations of texts along to texts that follow them, with state, hand and check as they were. Whether they are
 * up to date there is told, as everywhere, by the hash of what they render. Where several texts lead to one, a translation
 * that fits its wording goes before one that does not; what stands there already gives way only when it is outdated and what
 * comes is not. Gives the number taken along.
 */
export async function carryTranslations(input: { ctx: CountyCtx; tx: Tx; carries: readonly CarriedText[] }): Promise<number> {
  const { ctx, tx, carries } = input;
  if (carries.length === 0) return 0;
  const ids = [...new Set(carries.flatMap(({ from, to }) => [from.subjectId, to.subjectId]))];
  const rows = await tx
    .select()
    .from(translation)
    .where(sql`${translation.subjectId} = any(${sql.param(ids)}::uuid[])`);
  const byText = Map.groupBy(rows, nameOf);
  const stateOf = (row: TranslationRow, source: string, beside: readonly TranslationRow[]): TranslationState =>
    stateThroughSource({
      source,
      translated: row,
      via: (language) => beside.find((other) => other.language === language) ?? null,
    });
  const taken = new Map<string, { row: TranslationRow; to: CarriedText['to']; fits: boolean }>();
  for (const { from, to } of carries) {
    const found = byText.get(nameOf(from)) ?? [];
    const standing = byText.get(nameOf(to)) ?? [];
    for (const row of found) {
      const key = `${row.language} ${nameOf(to)}`;
      const fits = stateOf(row, to.source, found) !== 'outdated';
      const present = standing.find((other) => other.language === row.language);
      if (present !== undefined && !(fits && stateOf(present, to.source, standing) === 'outdated')) continue;
      const chosen = taken.get(key);
      if (chosen === undefined || (fits && !chosen.fits)) taken.set(key, { row, to, fits });
    }
  }
  const now = ctx.clock.now();
  const wanted = [...taken.values()].map(({ row, to }) => ({
    ...row,
    id: newId(now.getTime()),
    subjectType: to.subjectType,
    subjectId: to.subjectId,
    field: to.field,
  }));
  return writeRows({ tx, rows: wanted });
}

/** Takes back one translation: the text counts as not translated again. */
export async function deleteTranslation(input: { tx: Tx; id: string }): Promise<void> {
  await input.tx.delete(translation).where(eq(translation.id, input.id));
}

/** Takes away the translations of things that are no longer there. */
export async function deleteTranslations(input: { tx: Tx; subjectIds: readonly string[] }): Promise<void> {
  const { tx, subjectIds } = input;
  if (subjectIds.length === 0) return;
  await tx.delete(translation).where(inArray(translation.subjectId, [...subjectIds]));
}
