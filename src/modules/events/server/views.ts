import { dictionaryOf, type Dictionary } from '#kernel/translation.ts';
import type { EventPlace, EventRegistration, OfficeEvent, PublicEvent } from '../contract.ts';
import { placeOf } from './exception-view.ts';
import { recurrenceOf } from './model/recurrence.ts';
import { slugOf } from '#kernel/slug.ts';
import type { EventRow } from './store.ts';

const named = (entry: { id: string | null; name: string | null } | null): { id: string; name: string } | null =>
  entry?.id && entry.name ? { id: entry.id, name: entry.name } : null;

const timeOf = ({ row }: EventRow) => ({
  startDate: row.startDate,
  startTime: row.startTime,
  endDate: row.endDate,
  endTime: row.endTime,
});

export const registrationOf = ({ row }: EventRow): EventRegistration => ({
  needed: row.registrationNeeded,
  scope: row.registrationScope,
  capacity: row.capacity,
  waitingList: row.waitingList,
  closesDaysBefore: row.closesDaysBefore,
});

/** Where it is: the place on record with the room that is named beside it, else what was typed. */
export function eventPlace({ row, place }: EventRow): EventPlace | null {
  const typed = placeOf(row);
  if (!place?.id) return typed;
  return {
    name: [place.name, typed?.name].filter(Boolean).join(', '),
    streetAddress: place.street ?? typed?.streetAddress ?? null,
    postalCode: place.postcode ?? typed?.postalCode ?? null,
    locality: place.town ?? typed?.locality ?? null,
  };
}

/** What the model's arithmetic wants of a row. */
export const recurringOf = (found: EventRow) => ({
  time: timeOf(found),
  recurrenceRule: found.row.recurrenceRule,
  exceptions: found.exceptions,
});

export function officeEventView(found: EventRow): OfficeEvent {
  const { row } = found;
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    kind: row.kind,
    ...recurringOf(found),
    recurrence: row.recurrenceRule === null ? null : recurrenceOf(row.recurrenceRule),
    lastDate: row.lastDate,
    place: placeOf(row) ?? { name: null, streetAddress: null, postalCode: null, locality: null },
    recordedPlace: named(found.place),
    municipality: named(found.municipality),
    meetingUrl: row.meetingUrl,
    organisation: named(found.organisation),
    unit: named(found.unit),
    organiserName: row.organiserName,
    series: named(found.series),
    audience: row.audience,
    languages: row.languages,
    targetGroups: row.targetGroups,
    childcare: row.childcare,
    interpretation: row.interpretation,
    price: row.price,
    priceNote: row.priceNote,
    enquiries: row.enquiries,
    pictureId: row.pictureId,
    registration: registrationOf(found),
    state: row.state,
    stateNote: row.stateNote,
    reviewBy: row.reviewBy,
    demonstration: row.demonstration,
    sourceNote: row.sourceNote,
    version: row.version,
  };
}

const noDictionary = dictionaryOf([]);

/** What everybody may know, in the language of the dictionary where there is a translation. */
export function publicEventView(found: EventRow, dictionary: Dictionary = noDictionary): PublicEvent {
  const { row } = found;
  const title = dictionary.word({ subjectId: row.id, field: 'title', source: row.title });
  const description =
    row.description === null ? null : dictionary.word({ subjectId: row.id, field: 'description', source: row.description });
  // One that is not public yet has no page to which a link could lead.
  const series = found.series?.state === 'public' ? named(found.series) : null;
  return {
    id: row.id,
    slug: slugOf({ id: row.id, title: row.title }),
    title: title.text,
    description: description?.text ?? null,
    marks: { ...(title.mark ? { title: title.mark } : {}), ...(description?.mark ? { description: description.mark } : {}) },
    kind: row.kind,
    ...recurringOf(found),
    place: eventPlace(found),
    placeId: row.placeId,
    position:
      found.place && found.place.latitude !== null && found.place.longitude !== null
        ? { latitude: found.place.latitude, longitude: found.place.longitude }
        : null,
    municipality: named(found.municipality),
    meetingUrl: row.meetingUrl,
    organiser: found.organisation?.name ?? found.unit?.name ?? row.organiserName,
    organisationId: row.organisationId,
    series: series && {
      id: series.id,
      slug: slugOf({ id: series.id, title: series.name }),
      title: dictionary.word({ subjectId: series.id, field: 'title', source: series.name }).text,
    },
    audience: row.audience,
    languages: row.languages,
    targetGroups: row.targetGroups,
    childcare: row.childcare,
    interpretation: row.interpretation,
    price: row.price,
    priceNote: row.priceNote,
    enquiries: row.enquiries,
    pictureId: row.pictureId,
    registration: registrationOf(found),
    state: row.state === 'cancelled' ? 'cancelled' : 'public',
    cancelledBecause: row.state === 'cancelled' ? row.stateNote : null,
    demonstration: row.demonstration,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}
