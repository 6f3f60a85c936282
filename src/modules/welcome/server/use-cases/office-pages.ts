import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { namesOf } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { BlockChange, EditionView, OfficePage, OfficePageRecord, PageVersionView } from '../../contract.ts';
import { compareInput, listPagesInput, pageIdInput, versionInput } from '../../inputs.ts';
import { findPage, isOutdated, loadPage, pageLanguages, releasedSource } from '../load-page.ts';
import { languagesOf, loadTree, type TreePage } from '../tree-store.ts';
import { compareBlocks } from '../model/compare.ts';
import { policy } from '../policy.ts';
import { pageAddress, pageEdition, pageVersion } from '../schema.ts';

const officePage = ({ row, depth, title, path, key }: TreePage, drafts: ReadonlySet<string>): OfficePage => ({
  id: row.id,
  parentId: row.parentId,
  depth,
  position: row.position,
  title: title.text,
  path,
  state: row.state,
  audiences: row.audiences,
  language: row.language,
  shared: row.sharedPageId !== null,
  key,
  hasDraft: drafts.has(row.id),
  reviewBy: row.reviewBy,
  reviewedOn: row.reviewedOn,
  changedAt: row.changedAt.toISOString(),
});

/** All pages in the order of the tree, narrowed by state and words of the title. */
export const listPages = useCase({
  name: 'welcome.list-pages',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: listPagesInput,
  run: async ({ tx, input }) => {
    const written = await tx.select({ pageId: pageEdition.pageId, draft: pageEdition.draft }).from(pageEdition);
    const open = new Map(written.filter(({ draft }) => draft !== null).map(({ pageId, draft }) => [pageId, draft!.title]));
    const tree = await loadTree({ tx, language: 'de', publicOnly: false });
    const drafts = new Set(open.keys());
    const words = input.search?.toLowerCase() ?? '';
    return ok(
      tree
        .map((one) => officePage(one.row.state === 'draft' ? titled(one, open.get(one.id)) : one, drafts))
        .filter((one) => (input.state === null || one.state === input.state) && one.title.toLowerCase().includes(words)),
    );
  },
});

/** A page that was never released is known by the title of its draft. */
const titled = (one: TreePage, title: string | undefined): TreePage =>
  title === undefined ? one : { ...one, title: { ...one.title, text: title } };

/** One page with its editions, released and drafted, and how it stands in each language. */
export const readPage = useCase({
  name: 'welcome.read-page',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: pageIdInput,
  run: async ({ ctx, tx, input }) => {
    const row = await findPage(tx, input.pageId);
    if (row === null) return notFound('Diese Seite');
    const loaded = await loadPage(tx, row);
    const tree = await loadTree({ tx, language: 'de', publicOnly: false });
    const here = tree.find(({ id }) => id === row.id)!;
    const names = await namesOf(
      tx,
      loaded.editions.flatMap(({ draftSavedBy }) => draftSavedBy ?? []),
    );
    const source = releasedSource(loaded);
    const editions = loaded.editions.map((edition): EditionView => ({
      language: edition.language,
      content: edition.content,
      draft: edition.draft && {
        ...edition.draft,
        savedAt: edition.draftSavedAt!.toISOString(),
        savedBy: names.get(edition.draftSavedBy ?? '') ?? '',
      },
      number: edition.number,
      releasedAt: edition.releasedAt?.toISOString() ?? null,
      version: edition.version,
      outdated: edition.language !== row.language && isOutdated(edition, source),
    }));
    const drafted = loaded.editions.find(({ language }) => language === row.language)?.draft;
    const addresses = await tx
      .select({ language: pageAddress.language, path: pageAddress.path, current: pageAddress.current })
      .from(pageAddress)
      .where(eq(pageAddress.pageId, row.id))
      .orderBy(pageAddress.language, desc(pageAddress.current), pageAddress.path);
    return ok<OfficePageRecord>({
      ...officePage(row.state === 'draft' ? titled(here, drafted?.title) : here, new Set(drafted ? [row.id] : [])),
      icon: row.icon,
      keywords: row.keywords,
      unitId: row.unitId,
      organisationId: row.organisationId,
      municipalityId: row.municipalityId,
      editions,
      languages: await pageLanguages({ tx, loaded, languages: await languagesOf(tx, ctx.county.id) }),
      addresses,
      version: row.version,
    });
  },
});

/** What was released of a page, the latest first. */
export const listPageVersions = useCase({
  name: 'welcome.list-page-versions',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: pageIdInput,
  run: async ({ tx, input }) => {
    if ((await findPage(tx, input.pageId)) === null) return notFound('Diese Seite');
    const rows = await tx
      .select()
      .from(pageVersion)
      .where(eq(pageVersion.pageId, input.pageId))
      .orderBy(desc(pageVersion.createdAt), desc(pageVersion.number));
    const names = await namesOf(
      tx,
      rows.map(({ createdRef }) => createdRef),
    );
    return ok(
      rows.map((row): PageVersionView => ({
        id: row.id,
        language: row.language,
        number: row.number,
        title: row.content.title,
        minor: row.minor,
        note: row.note,
        createdAt: row.createdAt.toISOString(),
        createdBy: names.get(row.createdRef) ?? row.createdRef,
      })),
    );
  },
});

/** One released version with its text. */
export const readPageVersion = useCase({
  name: 'welcome.read-page-version',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: versionInput,
  run: async ({ tx, input }) => {
    const found = await findVersion({ tx, ...input });
    return found === null ? notFound('Diese Fassung') : ok({ number: found.number, content: found.content, note: found.note });
  },
});

/** Two versions side by side, block by block. */
export const comparePageVersions = useCase({
  name: 'welcome.compare-page-versions',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: compareInput,
  run: async ({ tx, input }) => {
    const { pageId, language } = input;
    const from = await findVersion({ tx, pageId, language, number: input.from });
    const to = await findVersion({ tx, pageId, language, number: input.to });
    if (from === null || to === null) return notFound('Diese Fassung');
    return ok<{ changes: BlockChange[] }>({ changes: compareBlocks(from.content, to.content) });
  },
});

export async function findVersion(input: {
  tx: Tx;
  pageId: string;
  language: string;
  number: number;
}): Promise<typeof pageVersion.$inferSelect | null> {
  const { tx, pageId, language, number } = input;
  const [row] = await tx
    .select()
    .from(pageVersion)
    .where(and(eq(pageVersion.pageId, pageId), eq(pageVersion.language, language), eq(pageVersion.number, number)));
  return row ?? null;
}
