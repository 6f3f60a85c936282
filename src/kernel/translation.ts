import { createHash } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from './context.ts';
import { berlinDay } from './dates.ts';
import { newId } from './ids.ts';
import { actorRef } from './people.ts';
import { translation } from './tables.ts';

/** A text that can be translated. `subjectType` and `field` are the module's own words. */
export type TranslationSubject = { subjectType: string; subjectId: string; field: string };

/** `outdated` is a translation whose source has changed since, whatever was checked then. */
export type TranslationState = 'missing' | 'draft' | 'checked' | 'outdated';

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

const nameOf = ({ subjectId, field }: Pick<TranslationSubject, 'subjectId' | 'field'>): string => `${subjectId} ${field}`;

/** Translations by subject and field, in one language. */
export type Dictionary = {
  /** The row of a text; null when there is none. */
  find: (subject: Pick<TranslationSubject, 'subjectId' | 'field'>) => TranslationRow | null;
  /** The text in the language, or the source itself without a mark. */
  word: (subject: { subjectId: string; field: string; source: string }) => { text: string; mark: WordMark | null };
};

export function dictionaryOf(rows: readonly TranslationRow[]): Dictionary {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  const find: Dictionary['find'] = (subject) => byName.get(nameOf(subject)) ?? null;
  return {
    find,
    word: ({ source, ...subject }) => {
      const row = find(subject);
      if (row === null) return { text: source, mark: null };
      const state = translationState({ source, translated: row });
      if (state === 'missing') return { text: source, mark: null };
      const checkedOn = row.checkedAt === null ? null : berlinDay(row.checkedAt);
      return { text: row.text, mark: { language: row.language, state, checkedOn } };
    },
  };
}

/** Gives every text as it is. */
export const noTranslations: Dictionary = dictionaryOf([]);

/** The translations of many subjects into one language, in one query; none of the source's own. */
export async function loadDictionary(input: { tx: Tx; language: string; subjectIds: readonly string[] }): Promise<Dictionary> {
  const { tx, language, subjectIds } = input;
  if (language === 'de' || subjectIds.length === 0) return noTranslations;
  return dictionaryOf(
    await tx
      .select()
      .from(translation)
      .where(
        and(
          eq(translation.language, language),
          // One parameter however many there are.
          sql`${translation.subjectId} = any(${sql.param([...new Set(subjectIds)])}::uuid[])`,
        ),
      ),
  );
}

/** Writes translations over those that stood there. Gives the number written. */
export async function saveTranslations(input: {
  ctx: CountyCtx;
  tx: Tx;
  translations: readonly (TranslationSubject & {
    language: string;
    /** The text that was translated: what tells later whether it has changed. */
    source: string;
    text: string;
    state: 'draft' | 'checked';
  })[];
}): Promise<number> {
  const { ctx, tx, translations } = input;
  const now = ctx.clock.now();
  const rows = translations.map(({ source, state, ...given }) => ({
    ...given,
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    sourceHash: sourceHash(source),
    state,
    translatedBy: actorRef(ctx.actor),
    translatedAt: now,
    checkedAt: state === 'checked' ? now : null,
  }));
  // Twelve parameters a row: a statement may carry 65,535.
  for (let start = 0; start < rows.length; start += 1000) {
    await tx
      .insert(translation)
      .values(rows.slice(start, start + 1000))
      .onConflictDoUpdate({
        target: [translation.countyId, translation.subjectId, translation.field, translation.language],
        set: {
          text: sql`excluded.text`,
          sourceHash: sql`excluded.source_hash`,
          state: sql`excluded.state`,
          translatedBy: sql`excluded.translated_by`,
          translatedAt: sql`excluded.translated_at`,
          checkedAt: sql`excluded.checked_at`,
        },
      });
  }
  return rows.length;
}

/** Takes away the translations of things that are no longer there. */
export async function deleteTranslations(input: { tx: Tx; subjectIds: readonly string[] }): Promise<void> {
  const { tx, subjectIds } = input;
  if (subjectIds.length === 0) return;
  await tx.delete(translation).where(inArray(translation.subjectId, [...subjectIds]));
}
