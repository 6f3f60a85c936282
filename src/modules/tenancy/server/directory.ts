import { asc } from 'drizzle-orm';
import type { Database } from '#kernel/context.ts';
import { armsFileOf, type CountyView } from '../contract.ts';
import { county } from './schema.ts';

/** The counties of the installation, kept in memory: every request asks for one by its path or host. */
export type CountyDirectory = {
  bySlug: (slug: string) => Promise<CountyView | null>;
  byHost: (host: string) => Promise<CountyView | null>;
  all: () => Promise<CountyView[]>;
  /** Forgets what is kept. Called when a county's revision was raised or a county was added. */
  forget: () => void;
};

export function createCountyDirectory(input: { db: Database }): CountyDirectory {
  let kept: Promise<CountyView[]> | null = null;
  let last: CountyView[] | null = null;
  const load = (): Promise<CountyView[]> => {
    kept ??= input.db
      .transaction({ countyId: null, readOnly: true }, (tx) => tx.select().from(county).orderBy(asc(county.name)))
      .then((rows) => (last = rows.map(countyView)))
      .catch((error: unknown) => {
        kept = null;
        // While the database is away the list of before is better than none: pages that are kept stay up by it.
        if (last === null) throw error;
        return last;
      });
    return kept;
  };
  return {
    all: load,
    bySlug: async (slug) => (await load()).find((entry) => entry.slug === slug) ?? null,
    byHost: async (host) => (await load()).find((entry) => entry.host !== null && entry.host === host.toLowerCase()) ?? null,
    forget: () => {
      kept = null;
    },
  };
}

export const countyView = (row: typeof county.$inferSelect): CountyView => ({
  id: row.id,
  slug: row.slug,
  ags: row.ags,
  name: row.name,
  officialName: row.officialName,
  tagline: row.tagline,
  accent: { light: row.accentLight, dark: row.accentDark },
  arms: row.settings.arms ? armsFileOf(row.settings.arms) : null,
  host: row.host,
  languages: row.languages,
  revision: row.revision,
});
