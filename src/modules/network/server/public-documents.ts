import { berlinDay } from '#kernel/dates.ts';
import type { PublicDocumentSource } from '#kernel/public-documents.ts';
import { loadDictionary } from '#kernel/translation.ts';
import { publicPaths } from '#lib/paths.ts';
import { paperKindWords } from '../contract.ts';
import { placeKindWords, type PublicText } from '../contract-places.ts';
import { withStops } from './load-papers.ts';
import { findPlaces } from './place-store.ts';
import { listedProjects } from './project-store.ts';
import { publicPlace } from './place-views.ts';
import { findPapers } from './store.ts';

/** Places, projects and, in German, papers of the county's bodies. */
export const publicDocuments: PublicDocumentSource = async (input) => [
  ...(await placeDocuments(input)),
  ...(await paperDocuments(input)),
  ...(await projectDocuments(input)),
];

/** Papers have no translations: other languages find them as a second chance. */
const paperDocuments: PublicDocumentSource = async ({ tx, language }) => {
  if (language !== 'de') return [];
  const paths = publicPaths({ base: '', language });
  const papers = await withStops(tx, await findPapers({ tx, search: null, bodyId: null, onlyPublic: true }));
  return papers.map((paper) => ({
    id: `network.paper:${paper.id}`,
    kind: 'paper',
    title: paper.title,
    keywords: [paperKindWords[paper.kind], ...(paper.number === null ? [] : [paper.number])],
    text: [...new Set(paper.stops.map((stop) => stop.body.name))].join('\n'),
    audience: [],
    href: paths.paper(paper.id),
    language,
  }));
};

/** Whether a text stands in the language. */
const saidIn =
  (language: string) =>
  (text: PublicText | null): text is PublicText =>
    text !== null && (language === 'de' || text.mark !== null);

/** Projects of which something is said in the language; German finds the others as a second chance. */
const projectDocuments: PublicDocumentSource = async ({ tx, language }) => {
  const paths = publicPaths({ base: '', language });
  const isSaid = saidIn(language);
  return (await listedProjects({ tx, language })).flatMap((project) => {
    if (!isSaid(project.title) && !isSaid(project.description)) return [];
    return [
      {
        id: `network.project:${project.id}`,
        kind: 'project',
        title: project.title.text,
        keywords: [...project.targetGroups.filter(isSaid).map(({ text }) => text), ...project.municipalities],
        text: [isSaid(project.description) ? project.description.text : null, project.carrier, project.funder]
          .filter(Boolean)
          .join('\n'),
        audience: [],
        href: paths.publicProject(project.slug),
        language,
      },
    ];
  });
};

/** Places by name, kind, address and what is said of them. */
const placeDocuments: PublicDocumentSource = async ({ ctx, tx, language }) => {
  const found = await findPlaces({ tx, state: 'public' });
  const dictionary = await loadDictionary({ tx, language, subjectIds: found.map(({ row }) => row.id) });
  const paths = publicPaths({ base: '', language });
  const today = berlinDay(ctx.clock.now());
  const isSaid = saidIn(language);
  return found.flatMap((entry) => {
    const place = publicPlace({ found: entry, contacts: [], functions: [], dictionary, today });
    const texts = [place.summary, place.description].filter(isSaid);
    // A name may stay as it is; then something else must be said in the language.
    if (!isSaid(place.name) && texts.length === 0) return [];
    return [
      {
        id: `network.place:${place.id}`,
        kind: 'place',
        title: place.name.text,
        keywords: [
          ...(language === 'de' ? [placeKindWords[place.kind]] : []),
          ...[place.town, place.municipality?.name].flatMap((name) => name ?? []),
        ],
        text: [...texts.map(({ text }) => text), [place.street, place.postcode, place.town].filter(Boolean).join(' ')].join('\n'),
        audience: place.audience,
        href: paths.publicPlace(place.slug),
        language,
      },
    ];
  });
};
