import { ok } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { formChoices, schools } from '#lib/office/list-registers-schools.ts';
import type { PlaceState } from '#modules/network/contract-places.ts';
import { listPlaces } from '#modules/network/server/index.ts';
import type { PlacesState, SchoolType, VocationalForm } from '#modules/schools/contract.ts';
import { addSchool, changeSchool, listSchools } from '#modules/schools/server/index.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf } from './target.ts';

type Text = string | null;

export const schoolTarget = targetOf({
  register: schools,
  action: 'schools.keep',
  headKey: 'place',
  idOf: (row) => row.id,
  nameOf: (row) => row.place.name,
  versionOf: (row) => row.version,
  columns: {
    placeId: 'place',
    organisationId: 'organisation',
    unitId: 'unit',
    municipalityId: 'municipality',
    ageFrom: 'age-from',
    ageTo: 'age-to',
    gradeFrom: 'grade-from',
    gradeTo: 'grade-to',
    areaIds: 'areas',
    areaNote: 'area-note',
    registrationFrom: 'from',
    registrationUntil: 'until',
    registrationUrl: 'url',
  },
  open: async (ctx) => {
    const rows = await listSchools(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    const places = await listPlaces(ctx, {});
    if (!places.ok) return places;
    return ok({
      title: 'Kitas und Schulen',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: places.value }),
        forms: directoryOf({ what: 'Die Schulform', by: 'das Kürzel', things: formChoices }),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const number = (key: string, stored: number | null | undefined) => take<number | null>(key, stored ?? null);
        const fields = {
          placeId: take('place', before?.place.id ?? ''),
          type: take('type', before?.type ?? ('' as SchoolType)),
          forms: take<VocationalForm[]>('forms', before?.forms ?? []),
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          ageFrom: number('age-from', before?.ageFrom),
          ageTo: number('age-to', before?.ageTo),
          gradeFrom: number('grade-from', before?.gradeFrom),
          gradeTo: number('grade-to', before?.gradeTo),
          areaIds: take<string[]>('areas', before?.areas.map(({ id }) => id) ?? []),
          areaNote: take<Text>('area-note', before?.areaNote ?? null),
          registration: take<Text>('registration', before?.registration ?? null),
          registrationFrom: take<Text>('from', before?.registrationFrom ?? null),
          registrationUntil: take<Text>('until', before?.registrationUntil ?? null),
          registrationUrl: take<Text>('url', before?.registrationUrl ?? null),
          documents: take<Text>('documents', before?.documents ?? null),
          note: take<Text>('note', before?.note ?? null),
          places: take<PlacesState | null>('places', before?.places ?? null),
          state: take<PlaceState>('state', before?.state ?? 'draft'),
          demonstration: before?.demonstration ?? false,
        };
        return before === null
          ? addSchool(inner, fields)
          : changeSchool(inner, { schoolId: before.id, version: before.version, ...fields });
      },
    });
  },
});
