import type { IsoDate } from '#kernel/dates.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Dictionary } from '#kernel/translation.ts';
import {
  placeKindLooks,
  type ContactView,
  type OfficeFunction,
  type PlaceView,
  type PublicContact,
  type PublicPlace,
  type PublicPlaceCard,
  type PublicText,
} from '../contract-places.ts';
import { hoursText } from './model/hours-text.ts';
import { hoursView, toIntegreat, toSchemaOrg } from './model/opening-hours.ts';
import type { ContactRow, PlaceRow } from './place-store.ts';

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** @param names names for references of `actorRef` */
export function placeView(found: PlaceRow, names: ReadonlyMap<string, string>): PlaceView {
  const {
    countyId: _county,
    createdAt: _created,
    formerSlugs: _former,
    municipalityId: _municipality,
    organisationId: _organisation,
    unitId: _unit,
    ...row
  } = found.row;
  return {
    ...row,
    municipality: found.municipality && { id: found.municipality.id, name: found.municipality.name },
    organisation: found.organisation,
    unit: found.unit,
    hoursText: row.hours === null ? null : hoursText(row.hours),
    confirmedAt: iso(row.confirmedAt),
    confirmedBy: row.confirmedBy === null ? null : (names.get(row.confirmedBy) ?? null),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: iso(row.publishedAt),
  };
}

export function contactView(found: ContactRow): ContactView {
  const {
    countyId: _county,
    createdAt: _created,
    hiddenAt: _hidden,
    placeId: _place,
    organisationId: _organisation,
    unitId: _unit,
    ...row
  } = found.row;
  return {
    ...row,
    place: found.place,
    organisation: found.organisation,
    unit: found.unit,
    hoursText: row.hours === null ? null : hoursText(row.hours),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What a contact card is called in a list. */
export const contactLabel = (row: { areaOfResponsibility: string | null; name: string | null }): string =>
  [row.areaOfResponsibility, row.name].filter(Boolean).join(', ');

/** Fields of a place that are translated. */
export const placeTexts = ['name', 'summary', 'description', 'hoursNote', 'closedReason'] as const;

const wordsOf =
  (dictionary: Dictionary, subjectId: string) =>
  (field: string, source: string): PublicText =>
    dictionary.word({ subjectId, field, source });

export function publicCard(input: { found: PlaceRow; dictionary: Dictionary; today: IsoDate }): PublicPlaceCard {
  const { found, dictionary, today } = input;
  const { row } = found;
  const word = wordsOf(dictionary, row.id);
  const maybe = (field: string, source: string | null): PublicText | null => (source === null ? null : word(field, source));
  // Whoever forgot to open it again has told when it would be: from the day after it counts as open.
  const closed = row.temporarilyClosed && (row.closedUntil === null || row.closedUntil >= today);
  return {
    id: row.id,
    slug: row.slug,
    name: word('name', row.name),
    kind: row.kind,
    ...placeKindLooks[row.kind],
    summary: maybe('summary', row.summary),
    street: row.street,
    postcode: row.postcode,
    town: row.town,
    municipality: found.municipality,
    latitude: row.latitude,
    longitude: row.longitude,
    approximate: row.approximate,
    stop: row.stopName === null ? null : { name: row.stopName, minutes: row.stopMinutes, lines: row.stopLines },
    phone: row.phone,
    email: row.email,
    website: row.website,
    appointmentUrl: row.appointmentUrl,
    languages: row.languages,
    barrierFree: row.barrierFree,
    closed: closed ? { reason: maybe('closedReason', row.closedReason), until: row.closedUntil } : null,
    hours: row.hours === null ? null : hoursView(row.hours, today),
    hoursNote: maybe('hoursNote', row.hoursNote),
    hoursAreExample: row.hoursAreExample,
    organisation: found.organisation ?? found.unit,
    audience: row.audience,
  };
}

export function publicPlace(input: {
  found: PlaceRow;
  contacts: readonly ContactRow[];
  functions: readonly OfficeFunction[];
  dictionary: Dictionary;
  today: IsoDate;
}): PublicPlace {
  const { found, contacts, functions, dictionary, today } = input;
  const { row } = found;
  return {
    ...publicCard({ found, dictionary, today }),
    pictureId: row.pictureId,
    description: row.description === null ? null : wordsOf(dictionary, row.id)('description', row.description),
    contacts: contacts.map((entry) => publicContact({ found: entry, dictionary, today })),
    functions: [...new Set(functions)],
    integreatHours: row.hours === null ? null : toIntegreat(row.hours, today),
    openingHoursSpecification: row.hours === null ? [] : toSchemaOrg(row.hours, today),
    confirmedOn: row.confirmedAt === null ? null : berlinDay(row.confirmedAt),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: iso(row.publishedAt),
  };
}

/** A person's name leaves the house only where she allowed it. */
export function publicContact(input: { found: ContactRow; dictionary: Dictionary; today: IsoDate }): PublicContact {
  const { row } = input.found;
  const area = row.areaOfResponsibility;
  return {
    id: row.id,
    areaOfResponsibility: area === null ? null : wordsOf(input.dictionary, row.id)('areaOfResponsibility', area),
    name: row.isPerson && !row.nameIsPublic ? null : row.name,
    phone: row.phone,
    mobile: row.mobile,
    email: row.email,
    website: row.website,
    appointmentUrl: row.appointmentUrl,
    languages: row.languages,
    hours: row.hours === null ? null : hoursView(row.hours, input.today),
    integreatHours: row.hours === null ? null : toIntegreat(row.hours, input.today),
  };
}
