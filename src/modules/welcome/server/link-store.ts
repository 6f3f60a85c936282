import { and, asc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { translation } from '#kernel/tables.ts';
import { contact, place } from '#modules/network/server/place-schema.ts';
import { failuresForDuty, type LinkUse } from '../contract-links.ts';
import { linkCheck } from './link-schema.ts';
import { linksIn, linksOfContent } from './model/links.ts';
import { page, pageEdition, sharedPage, sharedPageText } from './schema.ts';

export type LinkRow = typeof linkCheck.$inferSelect;

/** Every address that the county's public texts lead to, with where it stands; those of pages taken over too, which are mended elsewhere. */
export async function collectLinks(tx: Tx): Promise<Map<string, LinkUse[]>> {
  const found = new Map<string, LinkUse[]>();
  const add = (address: string, use: LinkUse): void => {
    const uses = found.get(address) ?? [];
    if (!uses.some(({ id, kind }) => id === use.id && kind === use.kind)) uses.push(use);
    found.set(address, uses);
  };
  const pages = await tx
    .select({
      id: page.id,
      unitId: page.unitId,
      municipalityId: page.municipalityId,
      organisationId: page.organisationId,
      content: pageEdition.content,
    })
    .from(pageEdition)
    .innerJoin(page, eq(page.id, pageEdition.pageId))
    .where(and(eq(page.state, 'public'), isNotNull(pageEdition.content)))
    .orderBy(asc(page.createdAt));
  const titles = new Map<string, LinkUse>();
  for (const { content, id, unitId, municipalityId, organisationId } of pages) {
    const use = titles.get(id) ?? { kind: 'page', id, title: content!.title, unitId, municipalityId, organisationId };
    titles.set(id, use);
    for (const address of linksOfContent(content!)) add(address, use);
  }
  const translated = await tx
    .select({ id: translation.subjectId, text: translation.text })
    .from(translation)
    .where(and(eq(translation.subjectType, 'page'), sql`${translation.text} like '%href=%'`));
  for (const { id, text } of translated) {
    const use = titles.get(id);
    if (use) for (const address of linksIn(text)) add(address, use);
  }
  const shared = await tx
    .select({ id: page.id, content: sharedPageText.content })
    .from(page)
    .innerJoin(sharedPage, eq(sharedPage.id, page.sharedPageId))
    .innerJoin(sharedPageText, eq(sharedPageText.sharedPageId, sharedPage.id))
    .where(eq(page.state, 'public'))
    .orderBy(sql`${sharedPageText.language} = ${sharedPage.language} desc`, asc(page.createdAt));
  const takenOver = new Map<string, LinkUse>();
  for (const { id, content } of shared) {
    const nobody = { unitId: null, municipalityId: null, organisationId: null };
    // The language in which it is written comes first.
    const use = takenOver.get(id) ?? { kind: 'shared', id, title: content.title, ...nobody };
    takenOver.set(id, use);
    for (const address of linksOfContent(content)) add(address, use);
  }
  const places = await tx
    .select({ id: place.id, title: place.name, url: place.website, unitId: place.unitId, organisationId: place.organisationId })
    .from(place)
    .where(and(eq(place.state, 'public'), isNotNull(place.website)));
  for (const { url, ...use } of places) add(url!, { kind: 'place', municipalityId: null, ...use });
  const contacts = await tx
    .select({
      id: contact.id,
      title: contact.areaOfResponsibility,
      url: contact.website,
      unitId: contact.unitId,
      organisationId: contact.organisationId,
    })
    .from(contact)
    .where(and(eq(contact.state, 'public'), isNotNull(contact.website)));
  for (const { url, title, ...use } of contacts)
    add(url!, { kind: 'contact', municipalityId: null, title: title ?? 'Kontakt', ...use });
  return found;
}

export const findLinks = (tx: Tx, urls?: readonly string[]): Promise<LinkRow[]> =>
  tx
    .select()
    .from(linkCheck)
    .where(urls === undefined ? undefined : inArray(linkCheck.url, [...urls]))
    .orderBy(asc(linkCheck.url));

/** Links for which somebody is to look, of pages that still have them. */
export async function findFailing(tx: Tx): Promise<LinkRow[]> {
  const rows = await tx
    .select()
    .from(linkCheck)
    .where(and(eq(linkCheck.state, 'broken'), gte(linkCheck.failures, failuresForDuty)))
    .orderBy(asc(linkCheck.url));
  if (rows.length === 0) return [];
  // What was mended since last night is no duty any more.
  const still = await collectLinks(tx);
  return rows.flatMap((row) => {
    const uses = still.get(row.url);
    return uses === undefined ? [] : [{ ...row, uses }];
  });
}

/** Addresses of the county's own pages in any language, and whether the page is public. */
export async function isPublicPath(tx: Tx, path: string): Promise<boolean> {
  const { rows } = await tx.execute<{ found: boolean }>(sql`select exists (
    select 1 from page_address a join page p on p.id = a.page_id and p.county_id = a.county_id
    where a.path = ${path.toLowerCase()} and p.state = 'public') as found`);
  return rows[0]?.found ?? false;
}
