import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { slugOf } from '#kernel/slug.ts';
import { loadDictionary, type Dictionary } from '#kernel/translation.ts';
import type { Tx } from '#kernel/context.ts';
import type { OfferWord } from '#modules/offers/contract.ts';
import { writeSchedules } from '#modules/offers/inputs.ts';
import type { CourseRunView, PublicCourseRun } from '../contract.ts';
import { isExam } from '../contract-kinds.ts';
import { seatStateOf } from './model/seats.ts';
import type { RunRow } from './store.ts';

/** Seats that are offered to somebody, and people who wait, by run. */
export type Waiting = ReadonlyMap<string, { held: number; waiting: number }>;

export const titleOf = ({ row, offer }: Pick<RunRow, 'row' | 'offer'>): string => row.name ?? offer.name;
const seatsOf = ({ row, seats }: RunRow, waiting: Waiting) =>
  seatStateOf({ seats, waitingList: row.waitingList, ...(waiting.get(row.id) ?? { held: 0, waiting: 0 }) });

export function runView(found: RunRow, given: { names: ReadonlyMap<string, string>; waiting: Waiting }): CourseRunView {
  const { countyId: _county, createdAt: _created, offerId: _offer, placeId: _place, ...row } = found.row;
  const { place, town } = found;
  return {
    ...row,
    title: titleOf(found),
    slug: slugOf({ id: row.id, title: titleOf(found) }),
    offer: { id: found.offer.id, name: found.offer.name },
    organisation: found.organisation && { id: found.organisation.id, name: found.organisation.name },
    unit: found.unit,
    municipality: found.municipality,
    times: writeSchedules(row.schedules),
    place: place && {
      id: place.id,
      name: place.name,
      slug: place.state === 'public' ? place.slug : null,
      town: place.town,
      municipality: town && { id: town.id, name: town.name },
      lat: place.latitude,
      lon: place.longitude,
    },
    seats: found.seats.map(({ id, audience, maximum, taken }) => ({ id, audience, maximum, taken })),
    seatState: seatsOf(found, given.waiting),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    askedAt: row.askedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedBy === null ? null : (given.names.get(row.confirmedBy) ?? null),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Fields of a run that are translated; its offer's stand with the offer. */
export const runTexts = ['name', 'eligibility', 'feesDescription', 'alert'] as const;

/** What everybody may see of a run, in one language: no numbers of seats, nobody who waits, no place that is hidden. */
export function publicRun(input: { found: RunRow; dictionary: Dictionary; waiting: Waiting; today: IsoDate }): PublicCourseRun {
  const { found, dictionary, today } = input;
  const { row, offer, place, town } = found;
  const word = (subjectId: string, field: string, source: string): OfferWord => dictionary.word({ subjectId, field, source });
  const maybe = (field: (typeof runTexts)[number]): OfferWord | null => {
    const source = row[field];
    return source === null ? null : word(row.id, field, source);
  };
  return {
    id: row.id,
    slug: slugOf({ id: row.id, title: titleOf(found) }),
    title: maybe('name') ?? word(offer.id, 'name', offer.name),
    summary: offer.summary === null ? null : word(offer.id, 'summary', offer.summary),
    offerSlug: offer.state === 'public' ? slugOf({ id: offer.id, title: offer.name }) : null,
    kind: row.kind,
    entryLevel: row.entryLevel,
    targetLevel: row.targetLevel,
    units: row.units,
    module: row.module,
    courseNumber: row.courseNumber,
    startDate: row.startDate,
    endDate: row.endDate,
    registrationUntil: row.registrationUntil,
    schedules: row.schedules.filter(({ validTo }) => validTo === null || validTo >= today),
    place:
      place === null || place.state !== 'public'
        ? null
        : {
            name: place.name,
            slug: place.slug,
            street: place.street,
            postcode: place.postcode,
            town: place.town,
            municipality: town && { ags: town.ags, name: town.name },
            lat: place.latitude,
            lon: place.longitude,
            barrierFree: place.barrierFree,
          },
    provider: found.organisation?.name ?? found.unit?.name ?? found.municipality?.name ?? null,
    mode: row.mode,
    rhythm: row.rhythm,
    midCourse: row.midCourse,
    childcare: row.childcare,
    residences: row.residences,
    audiences: offer.audiences,
    eligibility: maybe('eligibility'),
    fee: row.fee,
    price: row.price,
    feesDescription: maybe('feesDescription'),
    alert: maybe('alert'),
    phone: offer.phone,
    email: offer.email,
    website: offer.website,
    seats: seatsOf(found, input.waiting),
    seatGroups: found.seats.map(({ audience }) => audience),
    waitingList: row.waitingList,
    status: row.status,
    confirmedOn: row.confirmedAt === null ? null : berlinDay(row.confirmedAt),
    updatedAt: row.updatedAt.toISOString(),
    demonstration: row.demonstration,
  };
}

export const wordsOf = (input: { tx: Tx; language: string; found: readonly RunRow[] }): Promise<Dictionary> =>
  loadDictionary({
    tx: input.tx,
    language: input.language,
    subjectIds: [...new Set(input.found.flatMap(({ row, offer }) => [row.id, offer.id]))],
  });

/** The last day of a run; an exam's is its own. Null for what has no end. */
export const lastDayOf = (row: Pick<RunRow['row'], 'kind' | 'startDate' | 'endDate'>): IsoDate | null =>
  row.endDate ?? (isExam(row.kind) ? row.startDate : null);

/** Whether the public may see it today: what is over is gone the day after, and what hangs on a hidden offer with it. */
export const isShown = ({ row, offer }: Pick<RunRow, 'row' | 'offer'>, today: IsoDate): boolean =>
  row.state === 'public' && offer.state !== 'draft' && (lastDayOf(row) ?? '9') >= today;
