import type { Tx } from '#kernel/context.ts';
import { addDays, berlinDay, type IsoDate } from '#kernel/dates.ts';
import { slugOf } from '#kernel/slug.ts';
import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import type { PlacesState, PublicSchool, SchoolView, SchoolWord } from '../contract.ts';
import type { SchoolRow, Settings, Town } from './store.ts';

/** What somebody sees today: a report older than the county allows says nothing any more. */
export type Now = { today: IsoDate; settings: Settings };
const shownPlaces = ({ places, placesOn }: SchoolRow['row'], now: Now): PlacesState | null =>
  placesOn !== null && addDays(placesOn, now.settings.reportDays) >= now.today ? places : null;

const areasOf = ({ row }: SchoolRow, towns: ReadonlyMap<string, Town>): Town[] =>
  row.areaIds.flatMap((id) => towns.get(id) ?? []);

export function schoolView(
  found: SchoolRow,
  given: { names: ReadonlyMap<string, string>; towns: ReadonlyMap<string, Town>; now: Now },
): SchoolView {
  const {
    countyId: _county,
    createdAt: _created,
    placeId: _place,
    organisationId: _organisation,
    unitId: _unit,
    municipalityId: _municipality,
    areaIds: _areas,
    ...row
  } = found.row;
  const { place, town } = found;
  return {
    ...row,
    slug: slugOf({ id: row.id, title: place.name }),
    place: {
      id: place.id,
      name: place.name,
      slug: place.state === 'public' ? place.slug : null,
      town: place.town,
      municipality: town && { id: town.id, name: town.name },
    },
    organisation: found.organisation,
    unit: found.unit,
    municipality: found.municipality,
    areas: areasOf(found, given.towns).map(({ id, name }) => ({ id, name })),
    placesShown: shownPlaces(found.row, given.now),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedBy === null ? null : (given.names.get(row.confirmedBy) ?? null),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Fields that are translated. Names are not: families must find them on the door. */
export const schoolTexts = ['areaNote', 'registration', 'documents', 'note'] as const;

export const isShown = ({ row, place }: SchoolRow): boolean => row.state === 'public' && place.state === 'public';

/** What everybody may see of an institution, in one language. */
export function publicSchool(input: {
  found: SchoolRow;
  dictionary: Dictionary;
  towns: ReadonlyMap<string, Town>;
  now: Now;
}): PublicSchool {
  const { found, dictionary, now } = input;
  const { row, place, town } = found;
  const word = (field: (typeof schoolTexts)[number]): SchoolWord | null => {
    const source = row[field];
    return source === null ? null : dictionary.word({ subjectId: row.id, field, source });
  };
  const places = shownPlaces(row, now);
  return {
    id: row.id,
    slug: slugOf({ id: row.id, title: place.name }),
    name: place.name,
    type: row.type,
    forms: row.forms,
    placeSlug: place.slug,
    street: place.street,
    postcode: place.postcode,
    town: place.town,
    municipality: town && { ags: town.ags, name: town.name },
    lat: place.latitude,
    lon: place.longitude,
    barrierFree: place.barrierFree,
    phone: place.phone,
    email: place.email,
    website: place.website,
    languages: place.languages,
    keeper: found.organisation?.name ?? found.unit?.name ?? found.municipality?.name ?? null,
    ageFrom: row.ageFrom,
    ageTo: row.ageTo,
    gradeFrom: row.gradeFrom,
    gradeTo: row.gradeTo,
    areas: areasOf(found, input.towns).map(({ ags, name }) => ({ ags, name })),
    areaNote: word('areaNote'),
    registration: word('registration'),
    registrationFrom: row.registrationFrom,
    registrationUntil: row.registrationUntil,
    registrationUrl: row.registrationUrl,
    documents: word('documents'),
    note: word('note'),
    places,
    placesOn: places === null ? null : row.placesOn,
    confirmedOn: row.confirmedAt === null ? null : berlinDay(row.confirmedAt),
    updatedAt: row.updatedAt.toISOString(),
    demonstration: row.demonstration,
  };
}

export const wordsOf = (input: { tx: Tx; language: string; found: readonly SchoolRow[] }): Promise<Dictionary> =>
  loadDictionary({ tx: input.tx, language: input.language, subjectIds: input.found.map(({ row }) => row.id) });
