import type { NewBlock } from '#kernel/content/html.ts';
import { findOrganisation } from './find-organisation.ts';
import type { OtherLanguage } from '#adapters/integreat/read-region.ts';
import { groupPages, lastPart, plainPath, type PageGroup } from './group-texts.ts';
import { must, nameOf, spoken, takeOver, type ImportWork } from './import-work.ts';
import type { Pictures } from './import-pictures.ts';
import { smallPicture, summaryOf, takenHtml, type LinkMap } from './taken-html.ts';

type Languages = readonly (OtherLanguage & { here: string })[];

/** Takes the tree of pages over, from the top down. */
export async function importPages(
  work: ImportWork,
  input: { languages: Languages; base: string; pictures: Pictures },
): Promise<void> {
  const { app, ctx, reporter } = work;
  const { groups, notes } = groupPages({ languages: input.languages });
  for (const { what, message } of notes) reporter.note('page', what, message);
  const links = linksOf({ ...input, origin: input.pictures.origin });
  const ids = new Map<PageGroup, string>();
  const present = new Map(must(await app.welcome.listPages(ctx, {})).map((page) => [page.id, page]));
  for (const group of groups) {
    const texts = spoken(work, group.texts);
    const title = group.texts[group.main]!.title;
    const main = texts.de === undefined ? work.offered.find((language) => texts[language] !== undefined) : 'de';
    if (main === undefined) {
      reporter.leftOut('page', title, 'it is written in no language of the county');
      continue;
    }
    const parentId = group.parent === null ? null : (ids.get(group.parent) ?? null);
    if (group.parent !== null && parentId === null) {
      reporter.leftOut('page', title, 'the page above it was not taken over');
      continue;
    }
    let linked = 0;
    const given = Object.fromEntries(
      Object.entries(texts).map(([language, page]) => {
        const taken = takenHtml({ html: page.content, links, language, pictures: input.pictures.here });
        linked += taken.linked;
        const blocks = [...smallFirst({ page, blocks: taken.blocks, pictures: input.pictures }), ...taken.blocks];
        return [language, { title: page.title, summary: summaryOf(page), blocks }];
      }),
    );
    const slugs = Object.fromEntries(
      Object.entries(texts).map(([language, page]) => [language, lastPart(page.path).slice(0, 200)]),
    );
    const before = work.known.get(nameOf('page', group.key));
    const { organization } = group.texts[group.main]!;
    const id = await takeOver(work, {
      kind: 'page',
      externalId: group.key,
      title,
      subjectType: 'page',
      // What was taken over before this was read of a page is not read anew because of it.
      value: { parent: group.parent?.key ?? null, given, slugs, ...(organization === null ? {} : { organization }) },
      write: async ({ ctx: within, subjectId }) => {
        const organisationId = await findOrganisation(work, { ctx: within, organization });
        const done = must(
          await app.welcome.importPage(within, {
            ...{ pageId: subjectId, parentId, organisationId, language: main, texts: given, slugs },
          }),
        );
        const stands = present.get(done.id);
        if (stands !== undefined && stands.parentId !== parentId)
          must(await app.welcome.movePage(within, { pageId: done.id, parentId, position: stands.position }));
        return done.id;
      },
    });
    if (id === null) continue;
    ids.set(group, id);
    if (before === undefined) tellLeft(work, { group, title, linked, pictures: input.pictures });
  }
  await followOrder(work, { groups, ids });
}

/** The small picture of a page stands above its text, unless it stands in it. */
function smallFirst(input: { page: { thumbnail: string | null }; blocks: readonly NewBlock[]; pictures: Pictures }): NewBlock[] {
  const { page, blocks, pictures } = input;
  const [small] = smallPicture(page, pictures.origin);
  const ref = pictures.here.get(small?.src ?? '');
  return ref === undefined || blocks.some((block) => block.ref === ref) ? [] : [{ kind: 'media', html: '', ref }];
}

/**
 * Puts pages in the order that they have there. Pages of the county's own stay among them; where people here changed
 * a page of a row, the row stays as it is.
 */
async function followOrder(
  work: ImportWork,
  input: { groups: readonly PageGroup[]; ids: ReadonlyMap<PageGroup, string> },
): Promise<void> {
  const { app, ctx, reporter } = work;
  const present = new Map(must(await app.welcome.listPages(ctx, {})).map((page) => [page.id, page]));
  const kept = new Set([...work.known.values()].filter(({ changedHere }) => changedHere).map(({ subjectId }) => subjectId));
  for (const [, row] of Map.groupBy(input.groups, ({ parent }) => parent)) {
    const there = row.flatMap((group) => {
      const page = present.get(input.ids.get(group) ?? '');
      return page === undefined ? [] : [page];
    });
    const here = there.toSorted((one, other) => one.position - other.position);
    if (there.every((page, index) => page === here[index])) continue;
    const names = there.map(({ id }) => id);
    if (there.some(({ id, parentId }) => kept.has(id) || parentId !== there[0]!.parentId)) {
      reporter.note('page', `${names.length} pages`, 'stand in another order there; somebody changed them here, so theirs stays');
      continue;
    }
    const { parentId } = there[0]!;
    const siblings = [...present.values()]
      .filter((page) => page.parentId === parentId)
      .toSorted((one, other) => one.position - other.position);
    // The places that they have among their siblings, given anew from the first on.
    for (const [index, page] of here.entries())
      must(await app.welcome.movePage(ctx, { pageId: names[index]!, parentId, position: siblings.indexOf(page) }));
    reporter.note('page', `${names.length} pages`, 'stand in the order that they have there');
  }
}

/** What of a page cannot be taken over, told once. */
function tellLeft(work: ImportWork, input: { group: PageGroup; title: string; linked: number; pictures: Pictures }): void {
  const { group, title, linked, pictures } = input;
  const page = group.texts[group.main]!;
  const tell = (message: string): void => work.reporter.note('page', title, message);
  if (linked > 0) tell(`${linked} pictures or films stay where they are and are linked`);
  const [small] = smallPicture(page, pictures.origin);
  if (small && !pictures.here.has(small.src)) tell('its small picture is not taken over');
  if (page.embedded_offers.length > 0) tell('offers that are embedded in it are not taken over');
}

/** Pages of the region by their paths, each with its address here. */
function linksOf(input: { languages: Languages; origin: string; base: string }): LinkMap {
  const there = new Map<string, string>();
  for (const { here, pages } of input.languages) {
    for (const { path } of pages) {
      // Region and language come first, and are others here.
      const rest = plainPath(path).split('/').slice(2);
      there.set(plainPath(path), `${input.base}/${[here, ...rest].map(encodeURIComponent).join('/')}`);
    }
  }
  return { origin: input.origin, pageAt: (path) => there.get(path) ?? null };
}
