import { eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { translation } from '#kernel/tables.ts';
import type { TranslationRow } from '#kernel/translation.ts';
import { county } from '#modules/tenancy/server/schema.ts';
import type { DeskSettings } from '../contract.ts';
import { translationSettings } from './schema.ts';

export async function loadSettings(tx: Tx): Promise<DeskSettings> {
  const [row] = await tx.select().from(translationSettings);
  return { translatorsCheck: row?.translatorsCheck ?? true, sources: row?.sources ?? {} };
}

/** The county's public revision: every change of what the public sees raises it. */
export async function findRevision(tx: Tx, countyId: string): Promise<number> {
  const [row] = await tx.select({ revision: county.revision }).from(county).where(eq(county.id, countyId));
  return row?.revision ?? 0;
}

/** All languages of the county's public site, in its order. */
export async function loadLanguages(tx: Tx, countyId: string): Promise<string[]> {
  const [row] = await tx.select({ languages: county.languages }).from(county).where(eq(county.id, countyId));
  return row?.languages ?? ['de'];
}

/** A translation without its words: what its state is made of. */
export type LightRow = Pick<
  TranslationRow,
  'subjectId' | 'field' | 'language' | 'sourceLanguage' | 'sourceHash' | 'state' | 'translatedAt'
>;

/** Of all things, or of the named ones, without words. */
export async function loadLightRows(input: { tx: Tx; subjectIds?: readonly string[] }): Promise<LightRow[]> {
  const { subjectId, field, language, sourceLanguage, sourceHash, state, translatedAt } = translation;
  return input.tx
    .select({ subjectId, field, language, sourceLanguage, sourceHash, state, translatedAt })
    .from(translation)
    .where(named(input.subjectIds));
}

/** Translations with their words, in these languages. */
export async function loadRows(input: {
  tx: Tx;
  languages: readonly string[];
  subjectIds?: readonly string[];
}): Promise<TranslationRow[]> {
  if (input.languages.length === 0) return [];
  const inLanguages = inArray(translation.language, [...input.languages]);
  const ids = named(input.subjectIds);
  return input.tx
    .select()
    .from(translation)
    .where(ids ? sql`${inLanguages} and ${ids}` : inLanguages);
}

// One parameter however many there are.
const named = (ids: readonly string[] | undefined) =>
  ids === undefined ? undefined : sql`${translation.subjectId} = any(${sql.param([...ids])}::uuid[])`;
