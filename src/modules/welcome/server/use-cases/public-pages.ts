import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PageLink, PublicPage } from '../../contract.ts';
import { pageTreeInput, publicPageInput } from '../../inputs.ts';
import { findByAddress, loadPage, pageLanguages, sayPage, sourcesOf } from '../load-page.ts';
import { languagesOf, loadTree, type TreePage } from '../tree-store.ts';
import { ancestorsOf } from '../model/page-tree.ts';
import { policy } from '../policy.ts';

/** A page, or the address where it is found now. */
export type FoundPage = { movedTo: string; page: null } | { movedTo: null; page: PublicPage };

export type PublicTreePage = PageLink & { depth: number; parentId: string | null };

const linkOf = ({ row: _row, depth: _depth, ...link }: TreePage): PageLink => link;

/** All public pages from the top down, with title and summary as they stand in the language. */
export const readPageTree = useCase({
  name: 'welcome.read-page-tree',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: pageTreeInput,
  run: async ({ tx, input }) => {
    const tree = await loadTree({ tx, language: input.language, publicOnly: true });
    return ok(tree.map((one): PublicTreePage => ({ ...linkOf(one), depth: one.depth, parentId: one.row.parentId })));
  },
});

/** A public page at its address; for an earlier address only where it is found now. */
export const readPublicPage = useCase({
  name: 'welcome.read-public-page',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: publicPageInput,
  run: async ({ ctx, tx, input }) => {
    const { language } = input;
    const path = input.path.toLowerCase().replace(/^\/+|\/+$/g, '');
    const found = await findByAddress({ tx, language, path });
    if (found === null) return notFound('Diese Seite');
    const tree = await loadTree({ tx, language, publicOnly: true });
    const here = tree.find(({ id }) => id === found.row.id);
    if (here === undefined) return notFound('Diese Seite');
    if (here.path !== path) return ok<FoundPage>({ movedTo: here.path, page: null });
    const loaded = await loadPage(tx, found.row);
    const words = await sayPage({ tx, loaded, language });
    if (words === null) return notFound('Diese Seite');
    const byId = new Map(tree.map((one) => [one.id, { parentId: one.row.parentId, link: linkOf(one) }]));
    const languages = await pageLanguages({ tx, loaded, languages: await languagesOf(tx, ctx.county.id) });
    const page: PublicPage = {
      ...linkOf(here),
      ...words,
      parents: ancestorsOf(byId, here.id).map((id) => byId.get(id)!.link),
      children: tree.filter((one) => one.row.parentId === here.id).map(linkOf),
      languages,
      state: languages.find((one) => one.language === language)?.state ?? 'missing',
      reviewedOn: found.row.reviewedOn ?? loaded.shared?.row.reviewedOn ?? null,
      changedAt: latest(found.row.changedAt, loaded.shared?.row.changedAt).toISOString(),
      sharedFrom: loaded.shared === null ? null : (loaded.shared.row.originName ?? 'library'),
      sources: sourcesOf(loaded),
    };
    return ok<FoundPage>({ movedTo: null, page });
  },
});

const latest = (one: Date, other: Date | undefined): Date => (other !== undefined && other > one ? other : one);
