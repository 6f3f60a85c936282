import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { county } from '#modules/tenancy/server/schema.ts';
import type { PageLink, Worded } from '../contract.ts';
import { ancestorsOf, inTreeOrder } from './model/page-tree.ts';
import { speakerOf, speakerOfMarks, type Speaker } from './model/wording.ts';
import { page, pageAddress, pageEdition, sharedPage, sharedPageText } from './schema.ts';

export type PageRow = typeof page.$inferSelect;
export type TreePage = PageLink & { row: PageRow; depth: number };

/** Languages of the county, German first. */
export async function languagesOf(tx: Tx, countyId: string): Promise<string[]> {
  const [row] = await tx.select({ languages: county.languages }).from(county).where(eq(county.id, countyId));
  return row?.languages ?? ['de'];
}

/** Organisations that keep pages, by id. */
export async function findOrganisations(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string; website: string | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: organisation.id, name: organisation.name, website: organisation.website })
    .from(organisation)
    .where(inArray(organisation.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

type Heading = { pageId: string; language: string; title: string; summary: string };

const headingsOf = (tx: Tx, language: string): Promise<Heading[]> =>
  tx
    .select({
      pageId: pageEdition.pageId,
      language: pageEdition.language,
      title: sql<string>`${pageEdition.content} ->> 'title'`,
      summary: sql<string>`${pageEdition.content} ->> 'summary'`,
    })
    .from(pageEdition)
    .innerJoin(page, eq(page.id, pageEdition.pageId))
    .where(
      and(
        sql`${pageEdition.content} is not null`,
        sql`(${pageEdition.language} = ${language} or ${pageEdition.language} = ${page.language})`,
      ),
    );

/** Pages with title, summary and address in one language, from the top down. `publicOnly` leaves out what hangs on a page that is not public. */
export async function loadTree(input: { tx: Tx; language: string; publicOnly: boolean }): Promise<TreePage[]> {
  const { tx, language, publicOnly } = input;
  const rows = await tx.select().from(page);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = publicOnly
    ? rows.filter((row) => [row.id, ...ancestorsOf(byId, row.id)].every((id) => byId.get(id)?.state === 'public'))
    : rows;
  const headings = Map.groupBy(await headingsOf(tx, language), ({ pageId }) => pageId);
  const shared = await loadSharedHeadings(tx, shown, language);
  const addresses = await loadAddresses(tx, language);
  const keys = await loadKeys(tx);
  const speakers = await loadSpeakers({ tx, rows: shown, language });
  return inTreeOrder(shown).flatMap(({ depth, ...row }) => {
    const words = headingOf({
      row,
      headings: headings.get(row.id) ?? [],
      shared: shared.get(row.sharedPageId ?? '') ?? [],
      language,
      speakers,
    });
    if (words === null && publicOnly) return [];
    const title = words?.title ?? { text: 'Ohne Titel', language: 'de', state: 'source' as const };
    return [
      {
        id: row.id,
        path: addresses.get(row.id) ?? row.id,
        title,
        summary: words?.summary ?? { text: '', language: 'de', state: 'source' },
        icon: row.icon,
        key: keys.get(row.sharedPageId ?? '') ?? null,
        audiences: row.audiences,
        row,
        depth,
      },
    ];
  });
}

/** Names in the shared library. */
async function loadKeys(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.select({ id: sharedPage.id, key: sharedPage.key }).from(sharedPage).where(isNull(sharedPage.origin));
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** One dictionary for each language in which pages are written. */
async function loadSpeakers(input: { tx: Tx; rows: readonly PageRow[]; language: string }): Promise<(row: PageRow) => Speaker> {
  const { tx, rows, language } = input;
  const dictionaries = new Map<string, Awaited<ReturnType<typeof loadDictionary>>>();
  for (const [written, those] of Map.groupBy(rows, (row) => row.language)) {
    const subjectIds = those.map(({ id }) => id);
    dictionaries.set(
      written,
      await loadDictionary({ tx, language, subjectIds, writtenIn: written, fields: ['title', 'summary'] }),
    );
  }
  return (row) => speakerOf({ subjectId: row.id, written: row.language, language, dictionary: dictionaries.get(row.language)! });
}

type SharedHeading = {
  id: string;
  language: string;
  source: boolean;
  title: string;
  summary: string;
  marks: typeof sharedPageText.$inferSelect.marks;
};

async function loadSharedHeadings(tx: Tx, rows: readonly PageRow[], language: string): Promise<Map<string, SharedHeading[]>> {
  const ids = rows.flatMap(({ sharedPageId }) => sharedPageId ?? []);
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({
      id: sharedPageText.sharedPageId,
      language: sharedPageText.language,
      source: sql<boolean>`${sharedPageText.language} = ${sharedPage.language}`,
      title: sql<string>`${sharedPageText.content} ->> 'title'`,
      summary: sql<string>`${sharedPageText.content} ->> 'summary'`,
      marks: sharedPageText.marks,
    })
    .from(sharedPageText)
    .innerJoin(sharedPage, eq(sharedPage.id, sharedPageText.sharedPageId))
    .where(and(inArray(sharedPage.id, ids), sql`${sharedPageText.language} in (${language}, ${sharedPage.language})`));
  return Map.groupBy(found, ({ id }) => id);
}

function headingOf(input: {
  row: PageRow;
  headings: readonly Heading[];
  shared: readonly SharedHeading[];
  language: string;
  speakers: (row: PageRow) => Speaker;
}): { title: Worded; summary: Worded } | null {
  const { row, headings, shared, language, speakers } = input;
  const own = headings.find((one) => one.language === language);
  if (row.sharedPageId !== null) {
    const text = shared.find((one) => one.language === language) ?? shared.find(({ source }) => source);
    if (text === undefined) return null;
    if (text.language !== language) return say(speakers(row), text);
    const state = text.source ? 'source' : 'checked';
    return say(speakerOfMarks({ language: text.language, marks: text.marks, state }), text);
  }
  if (own !== undefined) return say(() => ({ text: '', language, state: 'source' }), own, true);
  const source = headings.find((one) => one.language === row.language);
  return source === undefined ? null : say(speakers(row), source);
}

const say = (speak: Speaker, words: { title: string; summary: string }, plain = false): { title: Worded; summary: Worded } => {
  const one = (field: 'title' | 'summary'): Worded => {
    const said = speak({ field, source: words[field] });
    return plain ? { ...said, text: words[field] } : said;
  };
  return { title: one('title'), summary: one('summary') };
};

/** Present address of each page in a language; that of its own language where it has none there. */
export async function loadAddresses(tx: Tx, language: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ pageId: pageAddress.pageId, path: pageAddress.path, language: pageAddress.language })
    .from(pageAddress)
    .innerJoin(page, eq(page.id, pageAddress.pageId))
    .where(and(pageAddress.current, sql`${pageAddress.language} in (${language}, ${page.language})`));
  const found = new Map(rows.map(({ pageId, path }) => [pageId, path]));
  for (const row of rows) if (row.language === language) found.set(row.pageId, row.path);
  return found;
}
