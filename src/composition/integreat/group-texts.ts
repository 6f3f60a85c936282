import type { OtherLanguage, OtherPage } from '#adapters/integreat/read-region.ts';

/** One page of another system in all its languages. */
export type PageGroup = {
  /** Language and last part of its address in its main language: the name that the other system keeps longest. */
  key: string;
  main: string;
  texts: Record<string, OtherPage>;
  parent: PageGroup | null;
  order: number;
};

export const plainPath = (path: string): string => {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // It stands as it is.
  }
  return plain.toLowerCase().replace(/^\/+|\/+$/g, '');
};
export const lastPart = (path: string): string => plainPath(path).split('/').at(-1)!;

export type Grouped = {
  /** From the top down. */
  groups: PageGroup[];
  /** What was wrong and has been put right. */
  notes: { what: string; message: string }[];
};

/**
 * Puts the texts of a page together that other systems list by language: by the addresses in other languages that each names.
 * @param here the language here of each of theirs, the main one first
 */
export function groupPages(input: { languages: readonly (Pick<OtherLanguage, 'code' | 'pages'> & { here: string })[] }): Grouped {
  const { languages } = input;
  const notes: Grouped['notes'] = [];
  const groups: PageGroup[] = [];
  const byPath = new Map<string, PageGroup>();
  const hereOf = new Map(languages.map(({ code, here }) => [code.toLowerCase(), here]));
  const nameOf = (here: string, path: string): string => `${here} ${plainPath(path)}`;
  const keys = new Set<string>();

  for (const { here, pages } of languages) {
    for (const page of pages) {
      if (byPath.has(nameOf(here, page.path)) && byPath.get(nameOf(here, page.path))!.texts[here] !== undefined) {
        notes.push({ what: page.title, message: `its address ${page.path} is another page's too; it gets one of its own` });
      }
      const others = Object.entries(page.available_languages).flatMap(([code, { path }]) => {
        const other = hereOf.get(code.toLowerCase());
        return other === undefined || other === here ? [] : [nameOf(other, path)];
      });
      const known = [nameOf(here, page.path), ...others]
        .map((name) => byPath.get(name))
        .find((one) => one?.texts[here] === undefined && one !== undefined);
      const short = `${here} ${lastPart(page.path)}`;
      const group = known ?? {
        key: !keys.has(short)
          ? short
          : keys.has(nameOf(here, page.path))
            ? `${nameOf(here, page.path)} ${groups.length}`
            : nameOf(here, page.path),
        main: here,
        texts: {},
        parent: null,
        order: page.order,
      };
      if (known === undefined) {
        keys.add(group.key);
        groups.push(group);
      }
      group.texts[here] = page;
      for (const name of [nameOf(here, page.path), ...others]) if (!byPath.has(name)) byPath.set(name, group);
    }
  }

  for (const group of groups) {
    const parents = Object.entries(group.texts).flatMap(([here, page]) =>
      page.parent?.path ? [nameOf(here, page.parent.path)] : [],
    );
    if (parents.length === 0) continue;
    group.parent = parents.map((name) => byPath.get(name)).find((one) => one !== undefined) ?? null;
    if (group.parent === null)
      notes.push({ what: group.texts[group.main]!.title, message: 'the page above it is not there; it stands at the top' });
  }
  for (const group of groups) {
    const seen = new Set<PageGroup>();
    for (let above = group.parent; above !== null && !seen.has(above); above = above.parent) {
      seen.add(above);
      if (above !== group) continue;
      notes.push({ what: group.texts[group.main]!.title, message: 'it hangs below itself; it stands at the top' });
      group.parent = null;
      break;
    }
  }

  const below = Map.groupBy(groups, ({ parent }) => parent);
  const ordered: PageGroup[] = [];
  const walk = (parent: PageGroup | null): void => {
    for (const group of (below.get(parent) ?? []).toSorted((one, other) => one.order - other.order)) {
      ordered.push(group);
      walk(group);
    }
  };
  walk(null);
  return { groups: ordered, notes };
}

/** The entries of all languages that are about the same thing. */
export function groupById<T>(input: {
  languages: readonly { here: string; entries: readonly T[] }[];
  idOf: (entry: T) => string;
}): { id: string; main: string; texts: Record<string, T> }[] {
  const found = new Map<string, { id: string; main: string; texts: Record<string, T> }>();
  for (const { here, entries } of input.languages) {
    for (const entry of entries) {
      const id = input.idOf(entry);
      const group = found.get(id) ?? { id, main: here, texts: {} };
      group.texts[here] ??= entry;
      found.set(id, group);
    }
  }
  return [...found.values()];
}
