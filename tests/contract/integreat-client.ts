/* eslint-disable @typescript-eslint/no-explicit-any -- a client that believes what it is told is what is tried here */
/**
 * A client of Integreat's API that reads as its app does: into every object and list without looking, so that a field which is
 * missing or null where the app expects something breaks it here. Written after the facts on the app of August 2026.
 */
import { RRuleTemporal } from 'rrule-temporal';

const normal = (path: string): string =>
  decodeURIComponent(path)
    .toLowerCase()
    .replace(/\/+/g, '/')
    .replace(/(.)\/$/, '$1');

const text = (value: any): string => {
  if (typeof value !== 'string') throw new TypeError(`no text: ${JSON.stringify(value)}`);
  return value;
};
const textOrNull = (value: any): string | null => (value === null ? null : text(value));
const flag = (value: any): boolean => {
  if (typeof value !== 'boolean') throw new TypeError(`neither true nor false: ${JSON.stringify(value)}`);
  return value;
};
const number = (value: any): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`no number: ${JSON.stringify(value)}`);
  return value;
};
const whole = (value: any): number => {
  if (!Number.isSafeInteger(value) || value > 2 ** 31 - 1) throw new TypeError(`no whole number: ${JSON.stringify(value)}`);
  return value as number;
};
const instant = (value: any): Date => {
  const date = new Date(text(value));
  if (Number.isNaN(date.getTime()) || !/[+-]\d\d:\d\d$|Z$/.test(value)) throw new TypeError(`no instant: ${value}`);
  return date;
};
const languagesOf = (json: any): Record<string, string> =>
  Object.fromEntries(Object.entries(json as Record<string, any>).map(([code, there]) => [code, normal(there.path)]));

const hours = (json: any) =>
  json?.map((day: any) => ({
    allDay: flag(day.allDay),
    closed: flag(day.closed),
    appointmentOnly: flag(day.appointmentOnly),
    slots: day.timeSlots.map((slot: any) => [text(slot.start), text(slot.end), text(slot.timezone)]),
  })) ?? null;

const organisation = (json: any) =>
  json === null ? null : { name: text(json.name), url: text(json.website), logo: text(json.logo) };

const location = (json: any) => ({
  id: whole(json.id),
  name: text(json.name),
  address: text(json.address),
  town: text(json.town),
  postcode: text(json.postcode),
  country: text(json.country),
  latitude: json.latitude as number | null,
  longitude: json.longitude as number | null,
});

export const mapRegion = (json: any) => ({
  name: text(json.name),
  code: text(json.path).replace(/^\/|\/$/g, ''),
  live: flag(json.live),
  languages: json.languages
    .map((one: any) => ({ code: text(one.code), name: text(one.native_name) }))
    .sort((one: any, other: any) => one.code.localeCompare(other.code)) as { code: string; name: string }[],
  events: flag(json.events),
  places: flag(json.pois),
  news: flag(json.push_notifications),
  externalNews: flag(json.external_news),
  sortingName: text(json.name_without_prefix),
  prefix: text(json.prefix),
  longitude: number(json.longitude),
  latitude: number(json.latitude),
  aliases: json.aliases as Record<string, { longitude: number; latitude: number }> | null,
  box: [...json.bounding_box[0], ...json.bounding_box[1]].map(number),
  chat: flag(json.is_chat_enabled),
});

export const mapPage = (json: any, base: string) => ({
  id: whole(json.id),
  path: normal(json.path),
  title: text(json.title),
  content: text(json.content),
  thumbnail: textOrNull(json.thumbnail),
  order: whole(json.order),
  languages: languagesOf(json.available_languages),
  parentPath: normal(json.parent.path || base),
  lastUpdate: instant(json.last_updated),
  organisation: organisation(json.organization),
  offers: json.embedded_offers.map((offer: any) => offer.post?.['zammad-url'] ?? offer.url),
});
export type ClientPage = ReturnType<typeof mapPage>;

/** The app shows names of weekdays of every rule that is neither monthly nor yearly. */
function rule(written: string) {
  const read = new RRuleTemporal({
    rruleString: written.replace(/^DTSTART:(\w+)$/m, 'DTSTART:$1Z').replace(/UNTIL=(\w+)/, 'UNTIL=$1Z'),
  });
  const { freq, byDay } = read.options();
  if (freq === 'DAILY' || freq === 'WEEKLY') byDay!.map((day) => text(day));
  return read.between(new Date('2026-11-01T00:00:00Z'), new Date('2027-11-01T00:00:00Z'), true).length;
}

export const mapEvent = (json: any) => ({
  path: normal(json.path),
  title: text(json.title),
  content: text(json.content),
  thumbnail: textOrNull(json.thumbnail),
  start: instant(json.event.start),
  end: instant(json.event.end),
  allDay: flag(json.event.all_day),
  onlyWeekdays: flag(json.event.only_weekdays),
  dates: json.recurrence_rule ? rule(json.recurrence_rule) : 1,
  location: json.location.id === null ? null : location(json.location),
  excerpt: text(json.excerpt),
  languages: languagesOf(json.available_languages),
  lastUpdate: instant(json.last_updated),
  image: json.featured_image ? json.featured_image.thumbnail[0] : null,
  placePath: textOrNull(json.location_path),
  meetingUrl: textOrNull(json.meeting_url),
});

export const mapPlace = (json: any) => ({
  path: normal(json.path),
  title: text(json.title),
  content: text(json.content),
  thumbnail: textOrNull(json.thumbnail),
  languages: languagesOf(json.available_languages),
  excerpt: text(json.excerpt),
  metaDescription: json.meta_description ? text(json.meta_description) : null,
  contacts: json.contacts.map((contact: any) => ({
    name: textOrNull(contact.name),
    area: textOrNull(contact.area_of_responsibility),
    email: textOrNull(contact.email),
    phone: textOrNull(contact.phone_number),
    website: textOrNull(contact.website),
    mobile: textOrNull(contact.mobile_number),
    hours: hours(contact.opening_hours),
  })),
  closed: flag(json.temporarily_closed),
  hours: hours(json.opening_hours),
  appointmentUrl: textOrNull(json.appointment_url),
  category: {
    id: whole(json.category.id),
    name: text(json.category.name),
    color: text(json.category.color),
    icon: text(json.category.icon),
    iconUrl: text(json.category.icon_url),
  },
  location: { ...location(json.location), latitude: number(json.location.latitude), longitude: number(json.location.longitude) },
  lastUpdate: instant(json.last_updated),
  organisation: organisation(json.organization),
  barrierFree: (json.barrier_free ?? null) as boolean | null,
});

export const mapNews = (json: any) => ({
  id: text(json.id),
  title: text(json.title),
  content: text(json.content).replace(/\sheight="\d+"/g, ''),
  source: text(json.source),
  lastUpdate: instant(json.display_date),
  languages: json.available_languages
    ? Object.fromEntries(
        Object.entries(json.available_languages as Record<string, any>).map(([code, there]) => [code, text(there.id)]),
      )
    : null,
  externalUrl: text(json.externalUrl),
});

export const mapImprint = (json: any) => ({
  path: normal(json.path),
  title: text(json.title),
  content: text(json.content),
  lastUpdate: instant(json.last_updated),
});

/** A county as the app holds it: pages by path, with a root that it makes itself. */
export function pageMap(pages: readonly ClientPage[], base: string) {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return {
    byPath,
    /** Throws where a page hangs in the air, as the app does. */
    above: (page: ClientPage): string[] => {
      const above: string[] = [];
      for (let path = page.parentPath; path !== base;) {
        const parent = byPath.get(path);
        if (!parent) throw new Error(`${path} does not exist but should be the parent of ${page.path}`);
        above.unshift(path);
        path = parent.parentPath;
      }
      return above;
    },
  };
}

export class NotFound extends Error {}

/** Asks as the app does: addresses are put together and sent as they are. */
export function createClient(base: string) {
  const get = async (path: string): Promise<any> => {
    const response = await fetch(`${base}/api/v3/${path}`);
    if (response.status === 404) throw new NotFound(path);
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return response.json();
  };
  return {
    get,
    regions: async () => ((await get('regions/')) as any[]).map(mapRegion),
    region: async (region: string) => mapRegion(await get(`regions/${region}/`)),
    pages: async (region: string, language: string) =>
      ((await get(`${region}/${language}/pages/`)) as any[]).map((json) => mapPage(json, `/${region}/${language}`)),
    children: async (region: string, language: string, depth: number, path?: string) =>
      ((await get(`${region}/${language}/children/?depth=${depth}${path === undefined ? '' : `&url=${path}`}`)) as any[]).map(
        (json) => mapPage(json, `/${region}/${language}`),
      ),
    page: async (region: string, language: string, path: string) =>
      mapPage(await get(`${region}/${language}/page/?url=${path}`), `/${region}/${language}`),
    parents: async (region: string, language: string, path: string) =>
      ((await get(`${region}/${language}/parents/?url=${path}`)) as any[]).map((json) => mapPage(json, `/${region}/${language}`)),
    events: async (region: string, language: string) =>
      ((await get(`${region}/${language}/events/?combine_recurring=True`)) as any[]).map(mapEvent),
    places: async (region: string, language: string) =>
      ((await get(`${region}/${language}/locations/?on_map=1`)) as any[]).map(mapPlace),
    news: async (region: string, language: string) => ((await get(`${region}/${language}/news`)) as any[]).map(mapNews),
    newsItem: async (region: string, language: string, id: string) => mapNews(await get(`${region}/${language}/news/${id}`)),
    imprint: async (region: string, language: string) => mapImprint(await get(`${region}/${language}/imprint/`)),
  };
}
