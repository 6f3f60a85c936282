import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { directoryOf } from '#kernel/table-diff.ts';
import { contacts, placeDays, places, responsibleOffices } from '#lib/office/list-registers-places.ts';
import { languageWords } from '#lib/office/spoken-languages.ts';
import {
  placeAudiences,
  placeAudienceWords,
  spokenLanguages,
  type OfficeFunction,
  type PlaceAudience,
  type PlaceKind,
  type PlaceState,
  type PlaceView,
} from '#modules/network/contract-places.ts';
import {
  addContact,
  addOffice,
  addPlace,
  changeContact,
  changeOffice,
  changePlace,
  listContacts,
  listOffices,
  listPlaces,
} from '#modules/network/server/index.ts';
import { loadOrganisationNames, loadPlaces } from './directories.ts';
import { taker, targetOf, type Values } from './target.ts';

type Text = string | null;

/** Languages by their German names; those that are in use, too. */
const languagesOf = (rows: readonly { languages: readonly string[] }[]) =>
  directoryOf({
    what: 'Die Sprache',
    by: 'das Kürzel',
    things: [...new Set([...spokenLanguages, ...rows.flatMap((row) => row.languages)])].map((id) => ({
      id,
      name: languageWords(id),
    })),
  });
const audiences = directoryOf({
  what: 'Die Zielgruppe',
  by: 'das Kürzel',
  things: placeAudiences.map((id) => ({ id, name: placeAudienceWords[id] })),
});

/** Opening hours with what a row says of the week and the days that differ. */
function hoursOf(before: PlaceView | null, values: Values): Result<PlaceView['hours'] | NewHours> {
  const stored = before?.hoursText ?? null;
  const days = placeDays.filter((key) => values.has(key));
  if (days.length === 0 && !values.has('exceptions')) return ok(before?.hours ?? null);
  if (days.length > 0 && (stored?.rules.length ?? 0) > 1)
    return invalidField(
      days[0]!,
      'Dieser Ort hat Zeiten für mehrere Zeiträume. Bitte ändern Sie sie am Ort selbst.',
      'several-weeks',
    );
  const take = taker(values);
  const week = placeDays.map((key, index) => take<Text>(key, stored?.rules[0]?.days[index] ?? null) ?? '');
  const exceptions = take<Text>('exceptions', stored?.exceptions ?? null) ?? '';
  const validity = { validFrom: stored?.rules[0]?.validFrom ?? null, validThrough: stored?.rules[0]?.validThrough ?? null };
  // Who empties the last time says nothing of the week any more; the other days were closed for want of a word.
  const emptied = days.some((key) => values.get(key) === null) && week.every((day) => day === '' || day === 'geschlossen');
  const rules = days.length === 0 ? (stored?.rules ?? []) : emptied ? [] : [{ ...validity, days: week }];
  return ok({ rules, exceptions, holidays: stored?.holidays ?? 'closed' });
}
type NewHours = {
  rules: { validFrom: Text; validThrough: Text; days: string[] }[];
  exceptions: string;
  holidays: 'closed' | 'as-usual';
};

export const placeTarget = targetOf<PlaceView>({
  register: places,
  action: 'network.keep-place',
  headKey: 'name',
  idOf: (row) => row.id,
  nameOf: (row) => row.name,
  versionOf: (row) => row.version,
  columns: {
    municipalityId: 'municipality',
    organisationId: 'organisation',
    unitId: 'unit',
    stopName: 'stop',
    stopMinutes: 'minutes',
    stopLines: 'lines',
    appointmentUrl: 'appointment',
    barrierFree: 'barrier-free',
    hoursNote: 'hours-note',
    reviewBy: 'review',
    ...Object.fromEntries(placeDays.map((key, index) => [`hours.rules.0.days.${index}`, key])),
  },
  open: async (ctx) => {
    const rows = await listPlaces(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    return ok({
      title: 'Orte',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        languages: languagesOf(rows.value),
        audiences,
      },
      save: async (inner, { before, values }) => {
        const take = taker(values);
        const hours = hoursOf(before, values);
        if (!hours.ok) return hours;
        const fields = {
          name: take('name', before?.name ?? ''),
          kind: take('kind', before?.kind ?? ('' as PlaceKind)),
          summary: take<Text>('summary', before?.summary ?? null),
          description: take<Text>('description', before?.description ?? null),
          street: take<Text>('street', before?.street ?? null),
          postcode: take<Text>('postcode', before?.postcode ?? null),
          town: take<Text>('town', before?.town ?? null),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          latitude: take<number | null>('latitude', before?.latitude ?? null),
          longitude: take<number | null>('longitude', before?.longitude ?? null),
          approximate: take('approximate', before?.approximate ?? false) ?? false,
          stopName: take<Text>('stop', before?.stopName ?? null),
          stopMinutes: take<number | null>('minutes', before?.stopMinutes ?? null),
          stopLines: take<Text>('lines', before?.stopLines ?? null),
          phone: take<Text>('phone', before?.phone ?? null),
          email: take<Text>('email', before?.email ?? null),
          website: take<Text>('website', before?.website ?? null),
          appointmentUrl: take<Text>('appointment', before?.appointmentUrl ?? null),
          pictureId: before?.pictureId ?? null,
          languages: take<string[]>('languages', before?.languages ?? []),
          barrierFree: take<boolean | null>('barrier-free', before?.barrierFree ?? null),
          temporarilyClosed: before?.temporarilyClosed ?? false,
          closedReason: before?.closedReason ?? null,
          closedUntil: before?.closedUntil ?? null,
          hours: hours.value,
          hoursNote: take<Text>('hours-note', before?.hoursNote ?? null),
          hoursAreExample: before?.hoursAreExample ?? false,
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          audience: take<PlaceAudience[]>('audience', before?.audience ?? []),
          state: take<PlaceState>('state', before?.state ?? 'draft'),
          reviewBy: take<Text>('review', before?.reviewBy ?? null),
        };
        return before === null
          ? addPlace(inner, fields)
          : changePlace(inner, { placeId: before.id, version: before.version, ...fields });
      },
    });
  },
});

export const contactTarget = targetOf({
  register: contacts,
  action: 'network.keep-place',
  headKey: 'area',
  idOf: (row) => row.id,
  nameOf: (row) => row.areaOfResponsibility ?? (row.isPerson && !row.nameIsPublic ? 'Kontakt' : (row.name ?? 'Kontakt')),
  versionOf: (row) => row.version,
  columns: { areaOfResponsibility: 'area', placeId: 'place', organisationId: 'organisation', unitId: 'unit' },
  open: async (ctx) => {
    const rows = await listContacts(ctx, {});
    if (!rows.ok) return rows;
    const found = await loadPlaces(ctx);
    if (!found.ok) return found;
    const organisations = await loadOrganisationNames(ctx);
    if (!organisations.ok) return organisations;
    const there = await listPlaces(ctx, {});
    if (!there.ok) return there;
    return ok({
      title: 'Kontakte',
      rows: rows.value,
      directories: {
        ...found.value,
        organisations: organisations.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: there.value }),
        languages: languagesOf(rows.value),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          areaOfResponsibility: take<Text>('area', before?.areaOfResponsibility ?? null),
          name: before?.name ?? null,
          isPerson: before?.isPerson ?? false,
          nameIsPublic: before?.nameIsPublic ?? false,
          phone: take<Text>('phone', before?.phone ?? null),
          mobile: take<Text>('mobile', before?.mobile ?? null),
          email: take<Text>('email', before?.email ?? null),
          website: take<Text>('website', before?.website ?? null),
          appointmentUrl: before?.appointmentUrl ?? null,
          languages: take<string[]>('languages', before?.languages ?? []),
          hours: before?.hours ?? null,
          placeId: take<Text>('place', before?.place?.id ?? null),
          organisationId: take<Text>('organisation', before?.organisation?.id ?? null),
          unitId: take<Text>('unit', before?.unit?.id ?? null),
          state: take<PlaceState>('state', before?.state ?? 'draft'),
        };
        return before === null
          ? addContact(inner, fields)
          : changeContact(inner, { contactId: before.id, version: before.version, ...fields });
      },
    });
  },
});

export const officeTarget = targetOf({
  register: responsibleOffices,
  action: 'network.keep-office',
  headKey: 'function',
  idOf: (row) => row.id,
  nameOf: (row) => row.place?.name ?? row.contact?.label ?? 'Zuständigkeit',
  versionOf: (row) => row.version,
  columns: { municipalityId: 'municipality', placeId: 'place', contactId: 'contact' },
  open: async (ctx) => {
    const found = await listOffices(ctx, {});
    if (!found.ok) return found;
    const names = await loadPlaces(ctx);
    if (!names.ok) return names;
    const there = await listPlaces(ctx, {});
    if (!there.ok) return there;
    const cards = await listContacts(ctx, {});
    if (!cards.ok) return cards;
    const labels = cards.value.map(({ id, areaOfResponsibility, name }) => ({ id, name: areaOfResponsibility ?? name ?? '' }));
    return ok({
      title: 'Zuständige Stellen',
      rows: found.value.offices,
      directories: {
        ...names.value,
        places: directoryOf({ what: 'Der Ort', by: 'die Kennung', things: there.value }),
        contacts: directoryOf({ what: 'Der Kontakt', by: 'die Kennung', things: labels }),
      },
      save: (inner, { before, values }) => {
        const take = taker(values);
        const fields = {
          function: take('function', before?.function ?? ('' as OfficeFunction)),
          municipalityId: take<Text>('municipality', before?.municipality?.id ?? null),
          postcode: take<Text>('postcode', before?.postcode ?? null),
          placeId: take<Text>('place', before?.place?.id ?? null),
          contactId: take<Text>('contact', before?.contact?.id ?? null),
          note: take<Text>('note', before?.note ?? null),
        };
        return before === null
          ? addOffice(inner, fields)
          : changeOffice(inner, { officeId: before.id, version: before.version, ...fields });
      },
    });
  },
});
