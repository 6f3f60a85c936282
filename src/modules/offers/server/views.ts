import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import type { Tx } from '#kernel/context.ts';
import type { OfferView, OfferWord, PublicOffer, SeatsState } from '../contract.ts';
import { slugOf } from '#kernel/slug.ts';
import { publicPhases } from '#modules/network/contract-projects.ts';
import { writeSchedules } from './model/schedule-text.ts';
import type { Municipality, OfferRow } from './store.ts';

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** @param names names for references of `actorRef`; @param areas the county's municipalities by id */
export function offerView(
  found: OfferRow,
  given: { names: ReadonlyMap<string, string>; areas: ReadonlyMap<string, Municipality> },
): OfferView {
  const {
    countyId: _county,
    createdAt: _created,
    organisationId: _organisation,
    unitId: _unit,
    municipalityId: _municipality,
    projectId: _project,
    areaIds,
    sourceKey: _source,
    sourceHash: _hash,
    sourceVersion: _sourceVersion,
    source: _origin,
    sourceGoneAt,
    mergedIntoId,
    publishedAt: _published,
    ...row
  } = found.row;
  return {
    ...row,
    slug: slugOf({ id: row.id, title: row.name }),
    organisation: found.organisation && { id: found.organisation.id, name: found.organisation.name },
    unit: found.unit,
    municipality: found.municipality,
    project: found.project && { id: found.project.id, name: found.project.name },
    areas: areaIds.flatMap((id) => {
      const area = given.areas.get(id);
      return area ? [{ id, name: area.name }] : [];
    }),
    places: found.places.map(({ row: at, place, municipality }) => ({
      id: at.id,
      placeId: place.id,
      name: place.name,
      slug: place.slug,
      town: place.town,
      municipality: municipality && { id: municipality.id, name: municipality.name },
      isPublic: place.state === 'public',
      schedules: at.schedules,
      times: writeSchedules(at.schedules),
    })),
    times: writeSchedules(row.schedules),
    capacities: found.capacities.map(({ id, unit, audience, maximum, available, updatedAt }) => ({
      id,
      unit,
      audience,
      maximum,
      available,
      updatedAt: updatedAt.toISOString(),
    })),
    confirmedAt: iso(row.confirmedAt),
    confirmedBy: row.confirmedBy === null ? null : (given.names.get(row.confirmedBy) ?? null),
    askedAt: iso(row.askedAt),
    goneAtSource: iso(sourceGoneAt),
    mergedInto: mergedIntoId,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Fields of an offer that are translated; papers to bring by their number. */
export const offerTexts = [
  'name',
  'summary',
  'description',
  'eligibility',
  'feesDescription',
  'applicationProcess',
  'interpretation',
  'alert',
] as const;

/** Few: a fifth or less, and at most five. Nothing known is nothing said. */
export function seatsOf(capacities: OfferRow['capacities']): SeatsState | null {
  const known = capacities.filter((entry) => entry.unit === 'seats' && entry.available !== null);
  if (known.length === 0) return null;
  const available = known.reduce((sum, entry) => sum + entry.available!, 0);
  const maximum = known.every((entry) => entry.maximum !== null) ? known.reduce((sum, entry) => sum + entry.maximum!, 0) : null;
  if (available === 0) return 'full';
  return available <= 5 && (maximum === null || available * 5 <= maximum) ? 'few' : 'free';
}

const projectOf = (
  { id, name, isPublic, phase }: NonNullable<OfferRow['project']>,
  dictionary: Dictionary,
): PublicOffer['project'] =>
  isPublic && publicPhases.some((one) => one === phase)
    ? { slug: slugOf({ id, title: name }), title: dictionary.word({ subjectId: id, field: 'title', source: name }) }
    : null;

/** What everybody may see of an offer, in one language. Places that are hidden are not named. */
export function publicOffer(input: {
  found: OfferRow;
  dictionary: Dictionary;
  areas: ReadonlyMap<string, Municipality>;
  today: IsoDate;
}): PublicOffer {
  const { found, dictionary, today } = input;
  const { row } = found;
  const word = (field: string, source: string): OfferWord => dictionary.word({ subjectId: row.id, field, source });
  const maybe = (field: (typeof offerTexts)[number]): OfferWord | null => {
    const source = row[field];
    return source === null ? null : word(field, source);
  };
  const holds = ({ validTo }: { validTo: string | null }): boolean => validTo === null || validTo >= today;
  return {
    id: row.id,
    slug: slugOf({ id: row.id, title: row.name }),
    name: word('name', row.name),
    summary: maybe('summary'),
    description: maybe('description'),
    kind: row.kind,
    topics: row.topics,
    audiences: row.audiences,
    levels: row.levels,
    languages: row.languages,
    provider: found.organisation?.name ?? found.unit?.name ?? found.municipality?.name ?? null,
    project: found.project && projectOf(found.project, dictionary),
    mode: row.mode,
    places: found.places
      .filter(({ place }) => place.state === 'public')
      .map(({ row: at, place, municipality }) => ({
        id: at.id,
        name: place.name,
        slug: place.slug,
        street: place.street,
        postcode: place.postcode,
        town: place.town,
        municipality: municipality && { ags: municipality.ags, name: municipality.name },
        latitude: place.latitude,
        longitude: place.longitude,
        approximate: place.approximate,
        barrierFree: place.barrierFree,
        stop: place.stopName === null ? null : { name: place.stopName, minutes: place.stopMinutes },
        schedules: at.schedules.filter(holds),
      })),
    schedules: row.schedules.filter(holds),
    areas: row.areaIds.flatMap((id) => {
      const area = input.areas.get(id);
      return area ? [{ ags: area.ags, name: area.name }] : [];
    }),
    minimumAge: row.minimumAge,
    maximumAge: row.maximumAge,
    eligibility: maybe('eligibility'),
    fee: row.fee,
    feesDescription: maybe('feesDescription'),
    costs: row.costs,
    documents: row.documents.map((document, index) => word(`documents.${index}`, document)),
    applicationProcess: maybe('applicationProcess'),
    interpretation: maybe('interpretation'),
    childcare: row.childcare,
    phone: row.phone,
    email: row.email,
    website: row.website,
    alert: maybe('alert'),
    closed: row.status !== 'active',
    seats: seatsOf(found.capacities),
    validTo: row.validTo,
    confirmedOn: row.confirmedAt === null ? null : berlinDay(row.confirmedAt),
    updatedAt: row.updatedAt.toISOString(),
    demonstration: row.demonstration,
    distance: null,
  };
}

export const wordsOf = (input: { tx: Tx; language: string; found: readonly OfferRow[] }): Promise<Dictionary> =>
  loadDictionary({
    tx: input.tx,
    language: input.language,
    subjectIds: input.found.flatMap(({ row, project }) => (project ? [row.id, project.id] : [row.id])),
  });

/** Whether the public may see it today. What ended is gone the day after. */
export const isShown = (row: { state: string; status: string; validTo: string | null }, today: IsoDate): boolean =>
  row.state === 'public' && row.status !== 'defunct' && (row.validTo === null || row.validTo >= today);
