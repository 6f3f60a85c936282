import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Block, Content } from '#kernel/content/blocks.ts';
import type { Tx } from '#kernel/context.ts';
import { translation } from '#kernel/tables.ts';
import { dictionaryOf, loadDictionary, noTranslations, type Dictionary } from '#kernel/translation.ts';
import type { PageLanguage, PageSource, PublicBlock, Worded, WordState } from '../contract.ts';
import {
  contentHash,
  speakerOf,
  speakerOfMarks,
  spokenBlock,
  stateOfPage,
  translatableTexts,
  type Speaker,
} from './model/wording.ts';
import { page, pageAddress, pageEdition, sharedPage, sharedPageText } from './schema.ts';
import type { PageRow } from './tree-store.ts';

export type EditionRow = typeof pageEdition.$inferSelect;
type SharedRow = typeof sharedPage.$inferSelect;
type SharedTextRow = typeof sharedPageText.$inferSelect;

/** Everything that is needed to say a page in any language. */
export type LoadedPage = {
  row: PageRow;
  editions: EditionRow[];
  shared: { row: SharedRow; texts: SharedTextRow[] } | null;
};

export async function loadPage(tx: Tx, row: PageRow): Promise<LoadedPage> {
  const editions = await tx.select().from(pageEdition).where(eq(pageEdition.pageId, row.id)).orderBy(asc(pageEdition.language));
  return { row, editions, shared: row.sharedPageId === null ? null : await loadShared(tx, row.sharedPageId) };
}

/** The same for many pages, in as few queries as for one. */
export async function loadPages(tx: Tx, rows: readonly PageRow[]): Promise<LoadedPage[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const sharedIds = rows.flatMap(({ sharedPageId }) => sharedPageId ?? []);
  const editions = await tx.select().from(pageEdition).where(inArray(pageEdition.pageId, ids)).orderBy(asc(pageEdition.language));
  const shared = sharedIds.length === 0 ? [] : await tx.select().from(sharedPage).where(inArray(sharedPage.id, sharedIds));
  const texts =
    sharedIds.length === 0 ? [] : await tx.select().from(sharedPageText).where(inArray(sharedPageText.sharedPageId, sharedIds));
  const editionsOf = Map.groupBy(editions, ({ pageId }) => pageId);
  const sharedOf = new Map(shared.map((row) => [row.id, row]));
  const textsOf = Map.groupBy(texts, ({ sharedPageId }) => sharedPageId);
  return rows.map((row) => {
    const source = row.sharedPageId === null ? undefined : sharedOf.get(row.sharedPageId);
    return {
      row,
      editions: editionsOf.get(row.id) ?? [],
      shared: source === undefined ? null : { row: source, texts: textsOf.get(source.id) ?? [] },
    };
  });
}

async function loadShared(tx: Tx, id: string): Promise<LoadedPage['shared']> {
  const [row] = await tx.select().from(sharedPage).where(eq(sharedPage.id, id));
  if (row === undefined) return null;
  return { row, texts: await tx.select().from(sharedPageText).where(eq(sharedPageText.sharedPageId, id)) };
}

export const sourceEdition = ({ row, editions }: LoadedPage): EditionRow | null =>
  editions.find(({ language }) => language === row.language) ?? null;

/** The released source of an own page; of a page taken over what the county adds to it. */
export const releasedSource = (loaded: LoadedPage): Content | null => sourceEdition(loaded)?.content ?? null;

type Spoken = { title: Worded; summary: Worded; blocks: PublicBlock[] };

/** A page in one language: what is shared first, then what the county says itself. Null where nothing was released. */
export async function sayPage(input: {
  tx: Tx;
  loaded: LoadedPage;
  language: string;
  /** Where many pages are said, that of all of them. */
  dictionary?: Dictionary;
}): Promise<Spoken | null> {
  const { loaded, language } = input;
  const shared = sayShared({ loaded, language, dictionary: await sharedDictionary(input) });
  const own = await sayOwn(input);
  if (shared === null) return own;
  return { ...shared, blocks: [...shared.blocks, ...(own?.blocks ?? [])] };
}

/** Translations that the county made of a page taken over, where its language did not come with it. */
async function sharedDictionary(input: {
  tx: Tx;
  loaded: LoadedPage;
  language: string;
  dictionary?: Dictionary;
}): Promise<Dictionary> {
  const { tx, loaded, language } = input;
  const { shared, row } = loaded;
  if (shared === null || shared.texts.some((one) => one.language === language)) return noTranslations;
  return input.dictionary ?? (await loadDictionary({ tx, language, subjectIds: [row.id], writtenIn: shared.row.language }));
}

function sayShared(input: { loaded: LoadedPage; language: string; dictionary: Dictionary }): Spoken | null {
  const { loaded, language, dictionary } = input;
  const { shared, row } = loaded;
  if (shared === null) return null;
  const written = shared.row.language;
  const text = shared.texts.find((one) => one.language === language) ?? shared.texts.find((one) => one.language === written);
  if (text === undefined) return null;
  if (text.language !== language) return spoken(speakerOf({ subjectId: row.id, written, language, dictionary }), text.content);
  const state: WordState = text.language === written ? 'source' : 'checked';
  return spoken(speakerOfMarks({ language: text.language, marks: text.marks, state }), text.content);
}

async function sayOwn(input: { tx: Tx; loaded: LoadedPage; language: string; dictionary?: Dictionary }): Promise<Spoken | null> {
  const { tx, loaded, language } = input;
  const { row } = loaded;
  const source = releasedSource(loaded);
  const edition = loaded.editions.find((one) => one.language === language && one.content !== null);
  if (edition && language !== row.language) {
    const state: WordState = isOutdated(edition, source) ? 'outdated' : 'source';
    return spoken(({ source: text }) => ({ text, language, state }), edition.content!);
  }
  if (source === null) return null;
  const dictionary = input.dictionary ?? (await loadDictionary({ tx, language, subjectIds: [row.id], writtenIn: row.language }));
  return spoken(speakerOf({ subjectId: row.id, written: row.language, language, dictionary }), source);
}

const spoken = (speak: Speaker, content: Content): Spoken => ({
  title: speak({ field: 'title', source: content.title }),
  summary: speak({ field: 'summary', source: content.summary }),
  blocks: content.blocks.map((block: Block) => spokenBlock(speak, block)),
});

/** The source has changed since an edition beside it was written. */
export const isOutdated = (edition: Pick<EditionRow, 'renders'>, source: Content | null): boolean =>
  edition.renders !== null && source !== null && edition.renders !== contentHash(source);

type Beside = {
  paths: readonly Pick<typeof pageAddress.$inferSelect, 'language' | 'path'>[];
  translations: readonly (typeof translation.$inferSelect)[];
};

/** How a page stands in every language of the county, in the county's order. */
export async function pageLanguages(input: {
  tx: Tx;
  loaded: LoadedPage;
  languages: readonly string[];
}): Promise<PageLanguage[]> {
  const { loaded } = input;
  return (await languagesOfPages({ ...input, loaded: [loaded] })).get(loaded.row.id)!;
}

/** The same for many pages, in as few queries as for one. */
export async function languagesOfPages(input: {
  tx: Tx;
  loaded: readonly LoadedPage[];
  languages: readonly string[];
}): Promise<Map<string, PageLanguage[]>> {
  const { tx, loaded, languages } = input;
  const ids = loaded.map(({ row }) => row.id);
  if (ids.length === 0) return new Map();
  const paths = await tx
    .select()
    .from(pageAddress)
    .where(and(inArray(pageAddress.pageId, ids), pageAddress.current));
  const translations = await tx.select().from(translation).where(inArray(translation.subjectId, ids));
  const pathsOf = Map.groupBy(paths, ({ pageId }) => pageId);
  const translationsOf = Map.groupBy(translations, ({ subjectId }) => subjectId);
  return new Map(
    loaded.map((one) => {
      const { id } = one.row;
      const beside = { paths: pathsOf.get(id) ?? [], translations: translationsOf.get(id) ?? [] };
      return [id, languages.map((language) => languageOfPage({ loaded: one, language, beside }))];
    }),
  );
}

function languageOfPage(input: { loaded: LoadedPage; language: string; beside: Beside }): PageLanguage {
  const { loaded, language, beside } = input;
  const { row } = loaded;
  const source = releasedSource(loaded);
  const states: WordState[] = [];
  const dictionary = dictionaryOf(
    beside.translations.filter((one) => one.language === language),
    beside.translations,
  );
  const shared = sayShared({ loaded, language, dictionary });
  if (shared) states.push(shared.title.state, ...statesOf(shared.blocks));
  const edition = loaded.editions.find((one) => one.language === language && one.content !== null);
  if (edition && language !== row.language) states.push(isOutdated(edition, source) ? 'outdated' : 'source');
  else if (source !== null && language === row.language) states.push('source');
  else if (source !== null) {
    const speak = speakerOf({ subjectId: row.id, written: row.language, language, dictionary });
    states.push(
      ...translatableTexts(source)
        .filter(({ field }) => loaded.shared === null || field.startsWith('block-'))
        .map((text) => speak(text).state),
    );
  }
  const path = beside.paths.find((one) => one.language === language) ?? beside.paths.find((one) => one.language === row.language);
  return { language, path: path?.path ?? row.id, state: stateOfPage(states) };
}

const statesOf = (blocks: readonly PublicBlock[]): WordState[] =>
  blocks.filter(({ html }) => html !== '').map(({ state }) => state);

/** Where facts come from, of a page taken over. */
export const sourcesOf = ({ shared }: LoadedPage): PageSource[] => shared?.row.sources ?? [];

/** The page at an address, and whether it is its present one. Addresses of the page's own language hold in all languages. */
export async function findByAddress(input: {
  tx: Tx;
  language: string;
  path: string;
}): Promise<{ row: PageRow; current: boolean } | null> {
  const { tx, language, path } = input;
  const found = await tx
    .select({ row: page, address: pageAddress })
    .from(pageAddress)
    .innerJoin(page, eq(page.id, pageAddress.pageId))
    .where(and(eq(pageAddress.path, path), sql`${pageAddress.language} in (${language}, ${page.language})`))
    // The reader's language first, present addresses before earlier ones.
    .orderBy(desc(sql`${pageAddress.language} = ${language}`), desc(pageAddress.current));
  const best = found[0];
  return best === undefined ? null : { row: best.row, current: best.address.current };
}

export async function findPage(tx: Tx, pageId: string): Promise<PageRow | null> {
  const [row] = await tx.select().from(page).where(eq(page.id, pageId));
  return row ?? null;
}
