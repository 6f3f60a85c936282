import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import type { EditionStanding, EditionView, MaterialView, MaterialWord, PublicEdition, PublicMaterial } from '../contract.ts';
import { slugOf } from '#kernel/slug.ts';
import { fileKinds, type FileMime } from './model/file-kind.ts';
import { present, standingOf } from './model/standing.ts';
import type { EditionRow, MaterialRow } from './store.ts';

const editionView = (input: { found: EditionRow; all: readonly EditionRow[]; standing: EditionStanding }): EditionView => {
  const { row, file } = input.found;
  const base = input.all.find((entry) => entry.row.id === row.basedOnId)?.row ?? null;
  return {
    id: row.id,
    language: row.language,
    number: row.number,
    day: row.day,
    label: row.label,
    basedOn: base === null ? null : { id: base.id, day: base.day, label: base.label },
    minor: row.minor,
    file: file === null ? null : { name: file.name, mime: file.mime, size: file.size },
    link: row.link,
    translatedBy: row.translatedBy,
    checkedOn: row.checkedOn,
    shown: row.shown,
    standing: input.standing,
  };
};

const presentOf = (found: MaterialRow) => {
  const rows = new Map(found.editions.map((edition) => [edition.row.id, edition]));
  return present(found.editions.map(({ row }) => row)).map(({ edition, standing }) => ({
    edition: rows.get(edition.id)!,
    standing,
  }));
};

export function materialView(found: MaterialRow): MaterialView {
  const { row } = found;
  const editions = presentOf(found).map(({ edition, standing }) =>
    editionView({ found: edition, all: found.editions, standing }),
  );
  return {
    id: row.id,
    slug: slugOf({ id: row.id, title: row.title }),
    title: row.title,
    summary: row.summary,
    kind: row.kind,
    subject: row.subject,
    audience: row.audience,
    unit: found.unit,
    municipality: found.municipality,
    organisation: found.organisation,
    keeper: (found.unit ?? found.municipality ?? found.organisation)?.name ?? null,
    helpPlace: found.place === null ? null : { id: found.place.id, name: found.place.name },
    helpNote: row.helpNote,
    serviceName: row.serviceName,
    serviceUrl: row.serviceUrl,
    leikaKey: row.leikaKey,
    keptAt: row.keptAt,
    source: row.source,
    state: row.state,
    demonstration: row.demonstration,
    version: row.version,
    editions,
    german: editions.find((edition) => edition.language === 'de') ?? null,
    outdated: editions.filter((edition) => edition.standing === 'outdated').map((edition) => edition.language),
  };
}

/** Editions that others followed, and those that wait for acceptance, the latest first. */
export function earlierViews(found: MaterialRow): EditionView[] {
  const now = new Set(presentOf(found).map(({ edition }) => edition.row.id));
  const cores = found.editions.map(({ row }) => row);
  return found.editions
    .filter(({ row }) => !now.has(row.id))
    .toSorted((one, other) => other.row.day.localeCompare(one.row.day) || other.row.number - one.row.number)
    .map((edition) =>
      editionView({ found: edition, all: found.editions, standing: standingOf({ edition: edition.row, editions: cores }) }),
    );
}

function publicEdition(input: { edition: EditionRow; standing: EditionStanding }): PublicEdition {
  const { row, file } = input.edition;
  return {
    id: row.id,
    language: row.language,
    day: row.day,
    file: file === null ? null : { name: file.name, kind: fileKinds[file.mime as FileMime] ?? '', size: file.size },
    link: row.link,
    outdated: input.standing === 'outdated',
    checked: row.language === 'de' || row.checkedOn !== null,
  };
}

/** What everybody may see of a material, in one language. The reader's own language comes first among its editions. */
export function publicMaterial(input: { found: MaterialRow; dictionary: Dictionary; language: string }): PublicMaterial {
  const { found, dictionary, language } = input;
  const { row } = found;
  const word = (field: 'title' | 'summary' | 'helpNote', source: string): MaterialWord => {
    const { text, mark } = dictionary.word({ subjectId: row.id, field, source });
    return { text, language: mark?.language ?? 'de' };
  };
  const editions = presentOf(found).map(publicEdition);
  const place = found.place !== null && found.place.state === 'public' ? found.place : null;
  return {
    id: row.id,
    slug: slugOf({ id: row.id, title: row.title }),
    title: word('title', row.title),
    summary: row.summary === null ? null : word('summary', row.summary),
    kind: row.kind,
    subject: row.subject,
    audience: row.audience,
    german: editions.find((edition) => edition.language === 'de') ?? null,
    editions: [
      ...editions.filter((edition) => edition.language === language),
      ...editions.filter((edition) => edition.language !== language),
    ],
    service: row.serviceUrl === null ? null : { name: row.serviceName, url: row.serviceUrl, leikaKey: row.leikaKey },
    leikaKey: row.leikaKey,
    help:
      place === null && row.helpNote === null
        ? null
        : {
            place: place === null ? null : { name: place.name, slug: place.slug },
            note: row.helpNote === null ? null : word('helpNote', row.helpNote),
          },
    unit: (found.unit ?? found.municipality ?? found.organisation)?.name ?? null,
    demonstration: row.demonstration,
  };
}

export const wordsOf = (input: {
  tx: Parameters<typeof loadDictionary>[0]['tx'];
  language: string;
  found: readonly MaterialRow[];
}): Promise<Dictionary> =>
  loadDictionary({ tx: input.tx, language: input.language, subjectIds: input.found.map(({ row }) => row.id) });
