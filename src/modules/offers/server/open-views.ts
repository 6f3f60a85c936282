import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { germanLanguageName } from '#kernel/language-names.ts';
import type { OfferSeats } from '#kernel/seats.ts';
import { capacityUnitWords, offerAudienceWords, offerFeeWords, type OfferAudience, type Schedule } from '../contract.ts';
import type { OpenObject, OpenOrganisation, OpenProfile, OpenService } from '../contract-open.ts';
import { namedId } from './model/named-id.ts';
import { bydayOf } from './model/schedule-hours.ts';
import { writeSchedules } from './model/schedule-text.ts';
import { openTerm, taxonomies, termsOf } from './open-terms.ts';
import type { Municipality, OfferRow, PlaceAt } from './store.ts';

/** Offers as HSDS 3.0 says them. Only what the public site shows leaves, and of seats only numbers. */

export type OpenGiven = {
  county: { id: string; ags: string; name: string };
  areas: ReadonlyMap<string, Municipality>;
  profile: OpenProfile;
  today: IsoDate;
  /** What is known of seats by runs of courses; empty where nobody asks for it. */
  seats: ReadonlyMap<string, readonly OfferSeats[]>;
};

/** Without keys that say nothing. */
const said = <T extends Record<string, unknown>>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)) as T;

/** States by the first two digits of a municipality's key (ISO 3166-2:DE). */
const states: Readonly<Record<string, string>> = {
  '01': 'SH',
  '02': 'HH',
  '03': 'NI',
  '04': 'HB',
  '05': 'NW',
  '06': 'HE',
  '07': 'RP',
  '08': 'BW',
  '09': 'BY',
  '10': 'SL',
  '11': 'BE',
  '12': 'BB',
  '13': 'MV',
  '14': 'SN',
  '15': 'ST',
  '16': 'TH',
};

/** Whoever runs an offer: an organisation, else the unit or municipality; what nobody runs is the county's. */
export function openOrganisation(found: OfferRow, { county }: Pick<OpenGiven, 'county'>): OpenOrganisation {
  const holder = found.organisation ?? found.unit ?? found.municipality ?? { id: county.id, name: `Landkreis ${county.name}` };
  const own = found.organisation;
  return said({
    id: holder.id,
    name: holder.name,
    alternate_name: own?.alternateName,
    description: own?.description ?? holder.name,
    email: own?.email,
    website: own?.website,
  });
}

function openProgram(found: OfferRow): OpenObject | null {
  const { project } = found;
  if (project === null || !project.isPublic) return null;
  return { id: project.id, name: project.name, description: project.description ?? project.name };
}

/** The direct properties, as lists carry them. */
export function openService(found: OfferRow, given: OpenGiven): OpenService {
  const { row } = found;
  const program = openProgram(found);
  return said({
    id: row.id,
    organization_id: openOrganisation(found, given).id,
    program_id: program?.id,
    name: row.name,
    description: [row.summary, row.description].filter(Boolean).join('\n\n') || undefined,
    url: row.website,
    email: row.email,
    status: row.status,
    interpretation_services: row.interpretation,
    application_process: row.applicationProcess,
    fees_description:
      [row.fee === 'unknown' ? '' : offerFeeWords[row.fee], row.feesDescription].filter(Boolean).join('. ') || undefined,
    eligibility_description:
      [row.audiences.map((audience) => offerAudienceWords[audience]).join(', '), row.eligibility].filter(Boolean).join('. ') ||
      undefined,
    minimum_age: row.minimumAge,
    maximum_age: row.maximumAge,
    assured_date: row.confirmedAt === null ? undefined : berlinDay(row.confirmedAt),
    alert: [row.demonstration ? 'Beispiel, kein echtes Angebot.' : '', row.alert].filter(Boolean).join(' ') || undefined,
    last_modified: row.updatedAt.toISOString(),
    organization: openOrganisation(found, given),
    program,
  });
}

/** With all that belongs to it. */
export function openServiceInFull(found: OfferRow, given: OpenGiven): OpenService {
  const { row } = found;
  const within = { service_id: row.id };
  const own = (name: string): string => namedId(row.id, name);
  return said({
    ...openService(found, given),
    phones: row.phone === null ? [] : [{ id: own('phone'), ...within, number: row.phone, type: 'voice' }],
    schedules: openSchedules(row.schedules, {
      within,
      today: given.today,
      attending: row.mode === 'on-site' ? 'PHYSICAL' : 'VIRTUAL',
    }),
    service_areas: openAreas(found, given),
    service_at_locations: publicPlaces(found).map((at) => openAtLocation({ found, at, given })),
    languages: row.languages.map((code) => ({ id: own(`language:${code}`), ...within, name: germanLanguageName(code), code })),
    cost_options: row.costs.map(({ option, amount }, index) => ({
      id: own(`cost:${index}`),
      ...within,
      option,
      currency: 'EUR',
      amount: amount / 100,
    })),
    required_documents: row.documents.map((document, index) => ({ id: own(`document:${index}`), ...within, document })),
    attributes: openAttributes(found, given),
    ...(given.profile === '3.1' ? { capacities: openCapacities(found, given) } : {}),
  });
}

export const publicPlaces = (found: OfferRow): PlaceAt[] => found.places.filter(({ place }) => place.state === 'public');

function openAreas(found: OfferRow, { county, areas }: OpenGiven): OpenObject[] {
  const { row } = found;
  const whole = [{ id: county.id, name: county.name, ags: county.ags }];
  const named = row.areaIds.flatMap((id) => areas.get(id) ?? []);
  return (row.areaIds.length === 0 ? whole : named).map(({ id, name, ags }) => ({
    id: namedId(row.id, `area:${id}`),
    service_id: row.id,
    name,
    description: `${name} (AGS ${ags})`,
  }));
}

function openAttributes(found: OfferRow, { county, profile }: OpenGiven): OpenObject[] {
  const known = new Map(taxonomies(county.id).map((taxonomy) => [taxonomy.id, taxonomy]));
  return termsOf(found.row).map(({ list, key }) => {
    const { taxonomy_id: taxonomyId, ...term } = openTerm(county.id, list, key);
    return {
      id: namedId(found.row.id, `attribute:${list}:${key}`),
      link_id: found.row.id,
      link_type: list,
      link_entity: 'service',
      value: key,
      taxonomy_term_id: term.id,
      taxonomy_term: { ...term, taxonomy_detail: known.get(taxonomyId) },
      ...(profile === '3.1' ? { label: term.name } : {}),
    };
  });
}

/**
 * What is free, in numbers; nothing known is not said. Where runs of a course have seats, those stand in place of what the provider entered
 * for seats at the offer. Who waits for a place never leaves.
 */
function openCapacities(found: OfferRow, { county, seats }: OpenGiven): OpenObject[] {
  const ofRuns = (seats.get(found.row.id) ?? []).map((entry) => ({
    ...entry,
    id: namedId(found.row.id, `seats of runs:${entry.audience ?? ''}`),
    unit: 'seats' as const,
    audience: entry.audience as OfferAudience | null,
  }));
  const entered = found.capacities.filter(({ unit }) => ofRuns.length === 0 || unit !== 'seats');
  return [...ofRuns, ...entered].flatMap(({ id, unit, audience, maximum, available, updatedAt }) =>
    available === null
      ? []
      : [
          said({
            id,
            service_id: found.row.id,
            unit_id: namedId(county.id, `unit:${unit}`),
            available,
            maximum,
            description: audience === null ? undefined : `für ${offerAudienceWords[audience]}`,
            updated: updatedAt.toISOString(),
            unit: { id: namedId(county.id, `unit:${unit}`), name: capacityUnitWords[unit], identifier: unit },
          }),
        ],
  );
}

function openSchedules(
  schedules: readonly Schedule[],
  given: { within: Record<string, string>; today: IsoDate; attending: string },
): OpenObject[] {
  const base = Object.values(given.within)[0]!;
  return schedules
    .filter(({ validTo }) => validTo === null || validTo >= given.today)
    .map((schedule) =>
      said({
        id: namedId(base, `schedule:${JSON.stringify(schedule)}`),
        ...given.within,
        valid_from: schedule.validFrom,
        valid_to: schedule.validTo,
        freq: schedule.freq,
        interval: schedule.interval,
        wkst: 'MO',
        byday: bydayOf(schedule),
        description: writeSchedules([schedule]),
        opens_at: schedule.opensAt,
        closes_at: schedule.closesAt,
        attending_type: given.attending,
        notes: schedule.notes,
      }),
    );
}

export function openAtLocation(input: { found: OfferRow; at: PlaceAt; given: OpenGiven }): OpenObject {
  const { found, at, given } = input;
  return said({
    id: at.row.id,
    service_id: found.row.id,
    location_id: at.place.id,
    description: at.row.note,
    schedules: openSchedules(at.row.schedules, {
      within: { service_at_location_id: at.row.id },
      today: given.today,
      attending: 'PHYSICAL',
    }),
    location: openLocation(at, given),
    ...(given.profile === '3.1' ? { service_areas: openAreas(found, given) } : {}),
  });
}

/** Its direct properties, with those of place and offer, as lists carry them. */
export const openAtLocationInBrief = (input: { found: OfferRow; at: PlaceAt; given: OpenGiven }): OpenObject =>
  said({
    id: input.at.row.id,
    service_id: input.found.row.id,
    location_id: input.at.place.id,
    description: input.at.row.note,
    location: briefLocation(input.at),
    service: openService(input.found, input.given),
  });

function briefLocation({ place }: PlaceAt): OpenObject {
  return said({
    id: place.id,
    location_type: 'physical',
    url: place.website,
    organization_id: place.organisationId ?? place.unitId,
    name: place.name,
    description: place.summary,
    transportation:
      place.stopName === null
        ? undefined
        : [`Haltestelle ${place.stopName}`, place.stopMinutes === null ? '' : `${place.stopMinutes} Min. zu Fuß`]
            .filter(Boolean)
            .join(', '),
    latitude: place.latitude,
    longitude: place.longitude,
  });
}

export function openLocation(at: PlaceAt, given: Pick<OpenGiven, 'county'>): OpenObject {
  const { place, municipality } = at;
  const own = (name: string): string => namedId(place.id, name);
  const within = { location_id: place.id };
  const { street, postcode, town } = place;
  return said({
    ...briefLocation(at),
    addresses:
      street === null || postcode === null || town === null
        ? []
        : [
            {
              id: own('address'),
              ...within,
              address_1: street,
              city: town,
              state_province: states[(municipality?.ags ?? given.county.ags).slice(0, 2)] ?? 'DE',
              postal_code: postcode,
              country: 'DE',
              address_type: 'physical',
            },
          ],
    accessibility:
      place.barrierFree === null
        ? []
        : [{ id: own('accessibility'), ...within, description: place.barrierFree ? 'barrierefrei' : 'nicht barrierefrei' }],
    languages: place.languages.map((code) => ({ id: own(`language:${code}`), ...within, name: germanLanguageName(code), code })),
    phones: place.phone === null ? [] : [{ id: own('phone'), ...within, number: place.phone, type: 'voice' }],
  });
}
