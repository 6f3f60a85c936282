import { plainText } from '#kernel/content/blocks.ts';
import { htmlOfText } from '#kernel/content/plain-text.ts';
import { addDays, berlinInstant } from '#kernel/dates.ts';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { EventPiece, EventPlace, EventTime, PublicEvent } from '#modules/events/contract.ts';
import { otherLanguages, type Addresses } from './addresses.ts';
import { berlinIso } from './berlin-iso.ts';
import type { Event, Location } from './shapes.ts';

/** A piece of an event with what has been numbered for it. */
export type EventEntry = { event: PublicEvent; piece: EventPiece; languages: readonly string[] };

/** Whole days last until the last minute of their last day, as Integreat keeps them. */
const instants = (time: EventTime) => ({
  start: berlinInstant(time.startDate, time.startTime ?? '00:00'),
  end: berlinInstant(time.endDate, time.endTime ?? '23:59'),
});

const compact = (instant: Date): string => instant.toISOString().slice(0, 19).replace(/[-:]/g, '');
/** The parts of a rule in the order in which Integreat writes them; the others follow. */
const order = ['FREQ', 'INTERVAL', 'WKST', 'COUNT', 'UNTIL'];
const everyDay = 'MO,TU,WE,TH,FR,SA,SU';

/**
 * The rule as Integreat gives it: its begin in world time, its end with the last second of the day. A daily rule names all
 * weekdays, for the app reads them without looking.
 */
export function recurrenceOf(piece: Pick<EventPiece, 'time' | 'recurrenceRule'>): string | null {
  if (piece.recurrenceRule === null) return null;
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(`${piece.time.startDate}T12:00:00Z`).getUTCDay()]!;
  const parts = piece.recurrenceRule.split(';').map((part) => (/^UNTIL=\d{8}$/.test(part) ? `${part}T235959` : part));
  const has = (name: string): boolean => parts.some((part) => part.startsWith(`${name}=`));
  if (parts[0] === 'FREQ=DAILY' && !has('BYDAY')) parts.push(`BYDAY=${everyDay}`);
  if (parts[0] === 'FREQ=WEEKLY' && !has('BYDAY')) parts.push(`BYDAY=${weekday}`);
  const place = (part: string): number => order.findIndex((name) => part.startsWith(`${name}=`)) + 1 || order.length + 1;
  return `DTSTART:${compact(instants(piece.time).start)}\nRRULE:${parts.toSorted((one, other) => place(one) - place(other)).join(';')}`;
}

export const noLocation: Location = {
  id: null,
  name: null,
  address: null,
  town: null,
  state: null,
  postcode: null,
  region: null,
  country: null,
  latitude: null,
  longitude: null,
};

function locationOf(input: { event: PublicEvent; place: EventPlace | null; id: (own: boolean) => number }): Location {
  const { event, place, id } = input;
  if (place === null) return noLocation;
  const recorded = event.placeId !== null && place === event.place;
  return {
    ...noLocation,
    id: id(recorded),
    name: place.name ?? place.streetAddress ?? place.locality ?? '',
    address: place.streetAddress ?? '',
    town: place.locality ?? '',
    postcode: place.postalCode ?? '',
    country: 'DE',
    latitude: recorded ? (event.position?.latitude ?? null) : null,
    longitude: recorded ? (event.position?.longitude ?? null) : null,
  };
}

/** Description, what is different on this date, and where one registers: what the app shows nowhere else. */
function contentOf(input: { entry: EventEntry; language: string; addresses: Addresses }): string {
  const { event, piece } = input.entry;
  const locale = isLanguage(input.language) ? input.language : 'de';
  const register = event.registration.needed
    ? `${m.events_register_needed({}, { locale })} ${input.addresses.register(event.slug)}`
    : null;
  return htmlOfText([piece.note, event.description, register].filter((text) => text !== null).join('\n\n'));
}

export function eventJson(input: {
  entry: EventEntry;
  language: string;
  addresses: Addresses;
  /** Of the event, of its text in a language, of its place, of a typed place. */
  numberOf: (type: 'event' | 'event-place' | 'place', id: string, language?: string) => number;
  /** Address of the place's own page in this language, where there is one. */
  placePath: string | null;
  /** Address of its picture. */
  picture: string | null;
}): Event {
  const { entry, language, addresses, numberOf, placePath, picture } = input;
  const { event, piece, languages } = entry;
  const { start, end } = instants(piece.time);
  const content = contentOf({ entry, language, addresses });
  const named = (slug: string): string => (piece.date === null ? slug : `${slug}$${piece.date}`);
  const place = piece.place ?? event.place;
  const location = locationOf({
    event,
    place,
    id: (recorded) => (recorded ? numberOf('place', event.placeId!) : numberOf('event-place', event.id)),
  });
  return {
    id: numberOf('event', event.id, language),
    ...addresses.event(named(event.slug)),
    title: event.title,
    modified_gmt: event.updatedAt,
    last_updated: berlinIso(new Date(event.updatedAt)),
    excerpt: plainText(content),
    content,
    available_languages: otherLanguages({ own: language, languages: languages.map((one) => ({ language: one })) }, (one) => ({
      id: numberOf('event', event.id, one.language),
      ...addresses.of(one.language).event(named(event.slug)),
    })),
    thumbnail: picture,
    location,
    location_path: event.placeId !== null && place === event.place ? placePath : null,
    meeting_url: event.meetingUrl,
    event: {
      id: numberOf('event', event.id),
      start: berlinIso(start),
      start_date: piece.time.startDate,
      start_time: `${piece.time.startTime ?? '00:00'}:00`,
      end: berlinIso(end),
      end_date: piece.time.endDate,
      end_time: `${piece.time.endTime ?? '23:59'}:00`,
      all_day: piece.time.startTime === null,
      only_weekdays: false,
      recurrence_id: piece.recurrenceRule === null ? null : numberOf('event', event.id),
      timezone: 'Europe/Berlin',
    },
    hash: null,
    recurrence_rule: recurrenceOf(piece),
  };
}

/** One date of a piece with a rule, as an entry of its own. */
export function dateJson(json: Event, time: EventTime): Event {
  const { start, end } = instants(time);
  const named = (address: string): string => address.replace(/(\$[\d-]+)?\/$/, `$${time.startDate}/`);
  return {
    ...json,
    path: named(json.path),
    available_languages: Object.fromEntries(
      Object.entries(json.available_languages).map(([language, there]) => [language, { ...there, path: named(there.path) }]),
    ),
    event: {
      ...json.event,
      start: berlinIso(start),
      start_date: time.startDate,
      end: berlinIso(end),
      end_date: time.endDate,
    },
  };
}

/** Until when the list is right: the end of the day. */
export const endOfDay = (today: string): Date => berlinInstant(addDays(today, 1), '00:00');
