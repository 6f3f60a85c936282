import type { officePaths } from '#lib/paths.ts';

type Paths = ReturnType<typeof officePaths>;
type Place = { paths: Paths; subjectId: string; coordinate: boolean };

/** Heading and address of every kind of thing that can be found, in the order in which groups are shown. */
const kinds: Readonly<Record<string, { group: string; href: (place: Place) => string }>> = {
  'strategy.node': { group: 'Ziele und Maßnahmen', href: ({ paths, subjectId }) => paths.node(subjectId) },
  'strategy.note': { group: 'Stände und Meldungen', href: ({ paths, subjectId }) => paths.node(subjectId) },
  'strategy.own-note': {
    group: 'Eigene Stände vor der Freigabe',
    href: ({ paths, subjectId }) => paths.node(subjectId.split('/')[0]!),
  },
  'strategy.strategy': { group: 'Strategien', href: ({ paths, subjectId }) => paths.strategy(subjectId) },
  'strategy.text': {
    group: 'Texte der Strategien',
    href: ({ paths, subjectId, coordinate }) => {
      const [key = '', textId = ''] = subjectId.split('/');
      return coordinate ? paths.strategyText(key, textId) : paths.strategy(key);
    },
  },
  'network.paper': { group: 'Vorlagen und Beschlüsse', href: ({ paths, subjectId }) => paths.paper(subjectId) },
  'events.event': { group: 'Veranstaltungen', href: ({ paths, subjectId }) => paths.event(subjectId) },
  'materials.material': { group: 'Formulare und Materialien', href: ({ paths, subjectId }) => paths.material(subjectId) },
  'courses.assessment': { group: 'Kompetenzfeststellungen', href: ({ paths, subjectId }) => paths.assessment(subjectId) },
  'courses.run': { group: 'Kurse', href: ({ paths, subjectId }) => paths.course(subjectId) },
  'offers.offer': { group: 'Angebote', href: ({ paths, subjectId }) => paths.offer(subjectId) },
  'schools.school': { group: 'Kitas und Schulen', href: ({ paths, subjectId }) => paths.school(subjectId) },
  'guidance.desk': { group: 'Ansprechstellen', href: ({ paths, subjectId }) => paths.desk(subjectId) },
  'interpreting.request': { group: 'Sprachmittlung', href: ({ paths, subjectId }) => paths.interpretingRequest(subjectId) },
  'network.body': { group: 'Gremien', href: ({ paths, subjectId }) => paths.body(subjectId) },
  'network.project': { group: 'Projekte', href: ({ paths, subjectId }) => paths.project(subjectId) },
  'network.organisation': { group: 'Organisationen', href: ({ paths, subjectId }) => paths.organisation(subjectId) },
  'network.place': { group: 'Orte', href: ({ paths, subjectId }) => paths.networkPlace(subjectId) },
  'network.contact': { group: 'Kontakte', href: ({ paths, subjectId }) => paths.contact(subjectId) },
  'reporting.report': { group: 'Sachberichte', href: ({ paths, subjectId }) => paths.report(subjectId) },
  'tenancy.unit': { group: 'Stellen', href: ({ paths, subjectId }) => paths.unit(subjectId) },
  'tenancy.person': { group: 'Verantwortliche Personen', href: ({ paths, subjectId }) => paths.responsible(subjectId) },
};

/** Kinds that have words; a module that declares another one is found by a test. */
export const knownSearchKinds: readonly string[] = Object.keys(kinds);

/** The page of a thing; null for a kind that has none. */
export const thingHref = (input: Place & { kind: string }): string | null => kinds[input.kind]?.href(input) ?? null;

export type SearchGroup<Hit> = { title: string; hits: (Hit & { href: string })[] };

/** Hits under their headings, the groups in a fixed order so that people find them at the same place. */
export function groupHits<Hit extends { kind: string; subjectId: string }>(input: {
  hits: readonly Hit[];
  paths: Paths;
  coordinate: boolean;
}): SearchGroup<Hit>[] {
  const { paths, coordinate } = input;
  return knownSearchKinds.flatMap((kind) => {
    const hits = input.hits.filter((hit) => hit.kind === kind);
    const words = kinds[kind]!;
    return hits.length === 0
      ? []
      : [
          {
            title: words.group,
            hits: hits.map((hit) => ({ ...hit, href: words.href({ paths, subjectId: hit.subjectId, coordinate }) })),
          },
        ];
  });
}
