import { foldForSearch, searchWords } from '#kernel/search.ts';
import { groupHits } from '#lib/office/search-words.ts';
import { officePaths } from '#lib/paths.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { may } = await parent();
  const paths = officePaths(locals.county!.slug);
  const asked = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const hits = asked === '' ? [] : valueOrError(await locals.app.searchEverything(locals.ctx, { words: asked }));
  const pages = [
    { label: 'Meine Aufgaben', href: paths.home, open: true },
    { label: 'Strategien', href: paths.strategies, open: may.seeStrategy },
    { label: 'Vorschläge zum Plan', href: paths.changeRequests, open: may.seeRequests },
    { label: 'Importe: Dokument einlesen', href: paths.imports, open: may.coordinate },
    { label: 'Sachberichte', href: paths.reports, open: may.readReports },
    { label: 'Gremien und Sitzungen', href: paths.bodies, open: may.seeNetwork },
    { label: 'Vorlagen und Beschlüsse', href: paths.papers, open: may.seeNetwork },
    { label: 'Organisationen', href: paths.organisations, open: may.seeNetwork },
    { label: 'Einstellungen', href: paths.settings, open: may.coordinate },
    { label: 'Stellen', href: paths.units, open: may.coordinate },
    { label: 'Gemeinden', href: paths.municipalities, open: may.coordinate },
    { label: 'Personen und Aufgaben', href: paths.people, open: may.coordinate },
    { label: 'Schlüssel für die Schnittstelle', href: paths.keys, open: may.coordinate },
    { label: 'Protokoll', href: paths.audit, open: may.readAudit },
  ];
  const words = searchWords(asked);
  return {
    asked,
    count: hits.length,
    groups: groupHits({ hits, paths, coordinate: may.coordinate }),
    pages: pages.filter(
      (page) => page.open && words.length > 0 && words.every((word) => foldForSearch(page.label).includes(word)),
    ),
  };
};
