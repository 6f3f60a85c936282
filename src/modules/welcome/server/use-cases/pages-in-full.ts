import { ok } from '#kernel/result.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { useCase } from '#kernel/use-case.ts';
import type { PageInFull } from '../../contract-interchange.ts';
import { pagesInFullInput } from '../../inputs-interchange.ts';
import { loadPages, sayPage } from '../load-page.ts';
import { policy } from '../policy.ts';
import { findOrganisations, languagesOf, loadTree, type TreePage } from '../tree-store.ts';

/**
 * All public pages that are written in the language, from the top down, with all that they say. A page below one that is not
 * written in the language is left out with it: readers of such lists find no way to it.
 */
export const readPublicPagesInFull = useCase({
  name: 'welcome.read-public-pages-in-full',
  action: 'welcome.read-public',
  policy,
  mode: 'read',
  input: pagesInFullInput,
  run: async ({ ctx, tx, input }) => {
    const { language } = input;
    const offered = await languagesOf(tx, ctx.county.id);
    const paths = new Map<string, Map<string, string>>();
    for (const one of offered) {
      const written = writtenIn(await loadTree({ tx, language: one, publicOnly: true }), one);
      paths.set(one, new Map(written.map(({ id, path }) => [id, path])));
    }
    const tree = writtenIn(await loadTree({ tx, language, publicOnly: true }), language);
    const rows = tree.map(({ row }) => row);
    const said = new Map<string, Awaited<ReturnType<typeof sayPage>>>();
    const changed = new Map<string, Date>();
    for (const [first, those] of Map.groupBy(rows, (row) => row.language)) {
      const dictionary = await loadDictionary({ tx, language, subjectIds: those.map(({ id }) => id), writtenIn: first });
      for (const loaded of await loadPages(tx, those)) {
        said.set(loaded.row.id, await sayPage({ tx, loaded, language, dictionary }));
        const shared = loaded.shared?.row.changedAt;
        changed.set(loaded.row.id, shared !== undefined && shared > loaded.row.changedAt ? shared : loaded.row.changedAt);
      }
    }
    const organisations = await findOrganisations(
      tx,
      tree.flatMap(({ row }) => row.organisationId ?? []),
    );
    const places = new Map<string | null, number>();
    return ok(
      tree.flatMap(({ row, depth: _depth, ...link }): PageInFull[] => {
        const words = said.get(row.id);
        if (!words) return [];
        const position = places.get(row.parentId) ?? 0;
        places.set(row.parentId, position + 1);
        return [
          {
            ...link,
            ...words,
            parentId: row.parentId,
            position,
            organisation: organisations.get(row.organisationId ?? '') ?? null,
            changedAt: changed.get(row.id)!.toISOString(),
            languages: offered.flatMap((one) => {
              const path = paths.get(one)?.get(row.id);
              return path === undefined ? [] : [{ language: one, path }];
            }),
          },
        ];
      }),
    );
  },
});

/** Pages whose title is written in the language, and those above them too. */
function writtenIn(tree: readonly TreePage[], language: string): TreePage[] {
  const there = new Set<string>();
  return tree.filter(({ id, title, row }) => {
    const shown = title.language === language && (row.parentId === null || there.has(row.parentId));
    if (shown) there.add(id);
    return shown;
  });
}
