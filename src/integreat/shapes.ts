import type { IntegreatHours } from '#modules/network/contract-hours.ts';

/**
 * Shapes of Integreat's API v3 as we serve it. Clients read into objects and lists without looking: what is no `| null` here is
 * there always.
 */
export type Languages = Record<string, { id: number; url: string; path: string }>;

export type Language = { id: number; code: string; bcp47_tag: string; native_name: string; dir: 'ltr' | 'rtl' };

export type Region = {
  id: number;
  name: string;
  path: string;
  live: boolean;
  prefix: string;
  name_without_prefix: string;
  plz: string;
  extras: boolean;
  events: boolean;
  pois: boolean;
  push_notifications: boolean;
  longitude: number;
  latitude: number;
  /** West and south, east and north. */
  bounding_box: [[number, number], [number, number]];
  aliases: Record<string, { longitude: number; latitude: number }> | null;
  tunews: boolean;
  external_news: boolean;
  zammad_privacy_policy: null;
  languages: Language[];
  is_chat_enabled: boolean;
};

type Document = {
  id: number;
  url: string;
  path: string;
  title: string;
  modified_gmt: string;
  last_updated: string;
  excerpt: string;
  content: string;
  available_languages: Languages;
  thumbnail: string | null;
  hash: null;
};

export type Organisation = { id: number; slug: string; name: string; logo: string; website: string };

export type Page = Document & {
  /** Id 0 at the top. */
  parent: { id: number; url: string | null; path: string | null };
  order: number;
  organization: Organisation | null;
  embedded_offers: never[];
};

export type Location = {
  id: number | null;
  name: string | null;
  address: string | null;
  town: string | null;
  state: null;
  postcode: string | null;
  region: null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
};

export type Event = Document & {
  location: Location;
  location_path: string | null;
  meeting_url: string | null;
  event: {
    id: number;
    start: string;
    start_date: string;
    start_time: string;
    end: string;
    end_date: string;
    end_time: string;
    all_day: boolean;
    only_weekdays: boolean;
    recurrence_id: number | null;
    timezone: string;
  };
  /** `DTSTART:…` and `RRULE:…`, a line each. */
  recurrence_rule: string | null;
};

export type Category = { id: number; name: string; color: string; icon: string; icon_url: string; icon_color: string };

export type Contact = {
  area_of_responsibility: string | null;
  name: string | null;
  email: string | null;
  phone_number: string | null;
  mobile_number: string | null;
  website: string | null;
  opening_hours: IntegreatHours[] | null;
  appointment_url: string | null;
};

export type Place = Document & {
  published_at: string;
  meta_description: string | null;
  icon: string | null;
  website: string | null;
  email: string | null;
  phone_number: string | null;
  contacts: Contact[];
  category: Category;
  temporarily_closed: boolean;
  opening_hours: IntegreatHours[] | null;
  appointment_url: string | null;
  location: Location;
  organization: Organisation | null;
  barrier_free: boolean | null;
};

export type News = {
  id: string;
  title: string;
  content: string;
  last_updated: string;
  published_at: string;
  display_date: string;
  channel: string | null;
  available_languages: Record<string, { id: string }> | null;
  source: 'local';
  externalUrl: string;
};

export type PushNews = {
  id: number;
  title: string;
  message: string;
  timestamp: string;
  last_updated: string;
  published_at: string;
  display_date: string;
  channel: string | null;
  available_languages: Record<string, { id: number }>;
};

export type Imprint = Omit<Document, 'thumbnail'> & { parent: null; thumbnail: null };
