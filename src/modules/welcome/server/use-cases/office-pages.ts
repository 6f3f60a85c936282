import { and, desc, eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { notFound } from '#kernel/errors.ts';
import { historyOf, type HistoryEntry } from '#kernel/history.ts';
import { namesOf } from '#kernel/people.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { BlockChange, EditionView, OfficePage, OfficePageRecord, PageLanguage, PageVersionView } from '../../contract.ts';
import type { PageWait, Remark } from '../../contract-desk.ts';
import { compareInput, listPagesInput, pageIdInput, versionInput } from '../../inputs.ts';
import {
  findPage,
  isOutdated,
  languagesOfPages,
  loadPage,
  loadPages,
  pageLanguages,
  releasedSource,
  type EditionRow,
} from '../load-page.ts';
import { languagesOf, loadTree, type PageRow, type TreePage } from '../tree-store.ts';
import { compareBlocks } from '../model/compare.ts';
import { policy } from '../policy.ts';
import { pageAddress, pageVersion, type DraftRemark } from '../schema.ts';
import { thingOf } from '../page-rights.ts';

type Beside = { editions: readonly EditionRow[]; languages: PageLanguage[] };

const officePage = (ctx: CountyCtx, { row, depth, title, path, key }: TreePage, beside: Beside): OfficePage => ({
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
  hasDraft: beside.editions.some(({ draft }) => draft !== null),
  asked: beside.editions.some(({ asked }) => asked !== null),
  expired: row.expiredAt !== null,
  shares: row.shares,
  reviewBy: row.reviewBy,
  reviewedOn: row.reviewedOn,
  changedAt: row.changedAt.toISOString(),
  mayWrite: mayOn(ctx, 'welcome.write', row),
  languages: beside.languages,
});

const mayOn = (ctx: CountyCtx, action: string, row: PageRow): boolean =>
  may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action, thing: thingOf(row) }) === 'yes';

/** All pages in the order of the tree, narrowed by state, audience, words of the title and what waits. */
export const listPages = useCase({
  name: 'welcome.list-pages',
  action: 'welcome.read-office',
  policy,
  mode: 'read',
  input: listPagesInput,
  run: async ({ ctx, tx, input }) => {
    const tree = await loadTree({ tx, language: 'de', publicOnly: false });
    const loaded = await loadPages(
      tx,
      tree.map(({ row }) => row),
    );
    const languages = await languagesOfPages({ tx, loaded, languages: await languagesOf(tx, ctx.county.id) });
    const editionsOf = new Map(loaded.map((one) => [one.row.id, one.editions]));
    const words = input.search?.toLowerCase() ?? '';
    const today = berlinDay(ctx.clock.now());
    return ok(
      tree
        .map((one) => {
          const editions = editionsOf.get(one.id) ?? [];
          return officePage(ctx, titled(one, editions), { editions, languages: languages.get(one.id) ?? [] });
        })
        .filter(
          (one) =>
            (input.state === null || one.state === input.state) &&
            (input.audience === null || one.audiences.includes(input.audience)) &&
            (input.waits === null || waitsFor(one, today).includes(input.waits)) &&
            (!input.own || one.mayWrite) &&
            one.title.toLowerCase().includes(words),
        ),
    );
  },
});

function waitsFor(page: OfficePage, today: string): PageWait[] {
  const waits: PageWait[] = [];
  if (page.hasDraft) waits.push('draft');
  if (page.asked) waits.push('asked');
  if (page.state === 'public' && page.reviewBy !== null && page.reviewBy < today) waits.push('overdue');
  if (page.expired) waits.push('expired');
  return waits;
}

/** A page that was never released is known by the title of its draft. */
function titled(one: TreePage, editions: readonly EditionRow[]): TreePage {
  const draft = editions.find(({ language }) => language === one.row.language)?.draft;
  return one.row.state === 'draft' && draft ? { ...one, title: { ...one.title, text: draft.title } } : one;
}

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
    const remarks = loaded.editions.flatMap(({ asked, returned }) => [asked, returned].filter((one) => one !== null));
    const names = await namesOf(tx, [
      ...loaded.editions.flatMap(({ draftSavedBy }) => draftSavedBy ?? []),
      ...remarks.map(({ ref }) => ref),
    ]);
    const said = (remark: DraftRemark | null): Remark | null =>
      remark && { at: remark.at, by: names.get(remark.ref) ?? '', note: remark.note };
    const source = releasedSource(loaded);
    const editions = loaded.editions.map((edition): EditionView => ({
      language: edition.language,
      content: edition.content,
      draft: edition.draft && {
        ...edition.draft,
        savedAt: edition.draftSavedAt!.toISOString(),
        savedBy: names.get(edition.draftSavedBy ?? '') ?? '',
      },
      asked: said(edition.asked),
      returned: said(edition.returned),
      number: edition.number,
      releasedAt: edition.releasedAt?.toISOString() ?? null,
      version: edition.version,
      outdated: edition.language !== row.language && isOutdated(edition, source),
    }));
    const addresses = await tx
      .select({ language: pageAddress.language, path: pageAddress.path, current: pageAddress.current })
      .from(pageAddress)
      .where(eq(pageAddress.pageId, row.id))
      .orderBy(pageAddress.language, desc(pageAddress.current), pageAddress.path);
    const languages = await pageLanguages({ tx, loaded, languages: await languagesOf(tx, ctx.county.id) });
    const taken = loaded.shared?.texts.find(({ language }) => language === loaded.shared?.row.language)?.content;
    return ok<OfficePageRecord & { history: HistoryEntry[] }>({
      ...officePage(ctx, titled(here, loaded.editions), { editions: loaded.editions, languages }),
      icon: row.icon,
      keywords: row.keywords,
      unitId: row.unitId,
      organisationId: row.organisationId,
      municipalityId: row.municipalityId,
      editions,
      mayRelease: mayOn(ctx, 'welcome.release', row),
      mayArrange: mayOn(ctx, 'welcome.arrange', row),
      sharedTitle: taken ? { title: taken.title, summary: taken.summary } : null,
      sharedFrom: loaded.shared === null ? null : (loaded.shared.row.originName ?? 'library'),
      addresses,
      version: row.version,
      history: await historyOf({ tx, countyId: ctx.county.id, subjectType: 'page', subjectId: row.id }),
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
