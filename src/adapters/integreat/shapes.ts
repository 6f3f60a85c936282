import { z } from 'zod';

/**
 * What another server's answers must be to be taken over. Servers differ in age: what is not needed may be missing or null, and
 * whatever else is there is left unread.
 */
const text = z.string().catch('');
const maybe = z.string().nullable().catch(null);
const flag = z.boolean().catch(false);
const number = z.number().nullable().catch(null);
const languages = z.record(z.string(), z.object({ path: z.string() })).catch({});

/** Languages one by one: a broken one takes no other with it. */
export const regionShape = z.object({ path: z.string(), name: text, languages: z.array(z.unknown()).nullable().catch(null) });
export const languageShape = z.object({ code: z.string().min(1), bcp47_tag: maybe, native_name: text });

const document = {
  path: z.string().min(1),
  title: z.string().trim().min(1),
  content: text,
  excerpt: text,
  available_languages: languages,
  thumbnail: maybe,
};

const organization = z
  .object({ name: z.string().trim().min(2), website: maybe })
  .nullable()
  .catch(null);

export const pageShape = z.object({
  ...document,
  parent: z.object({ path: maybe }).nullable().catch(null),
  order: z.number().catch(0),
  organization,
  embedded_offers: z.array(z.unknown()).catch([]),
});

const hours = z
  .array(
    z.object({
      allDay: flag,
      closed: flag,
      appointmentOnly: flag,
      timeSlots: z.array(z.object({ start: z.string(), end: z.string(), timezone: z.string().catch('Europe/Berlin') })).catch([]),
    }),
  )
  .length(7)
  .nullable()
  .catch(null);

const location = z.object({
  id: z.union([z.number(), z.string()]).nullable().catch(null),
  name: maybe,
  address: maybe,
  town: maybe,
  postcode: maybe,
  latitude: number,
  longitude: number,
});

export const eventShape = z.object({
  ...document,
  location: location.nullable().catch(null),
  meeting_url: maybe,
  recurrence_rule: maybe,
  event: z.object({ id: z.union([z.number(), z.string()]), start: z.string(), end: z.string(), all_day: flag }),
});

export const placeShape = z.object({
  ...document,
  meta_description: maybe,
  website: maybe,
  email: maybe,
  phone_number: maybe,
  contacts: z
    .array(
      z.object({
        area_of_responsibility: maybe,
        name: maybe,
        email: maybe,
        phone_number: maybe,
        mobile_number: maybe,
        website: maybe,
        opening_hours: hours,
        appointment_url: maybe,
      }),
    )
    .catch([]),
  category: z.object({ name: text, icon: text, color: text }).nullable().catch(null),
  temporarily_closed: flag,
  opening_hours: hours,
  appointment_url: maybe,
  location,
  organization,
  barrier_free: z.boolean().nullable().catch(null),
});

export const newsShape = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().trim().min(1),
  content: text,
  display_date: z.string(),
  channel: maybe,
  source: text,
  available_languages: z
    .record(z.string(), z.object({ id: z.union([z.string(), z.number()]).transform(String) }))
    .nullable()
    .catch(null),
});

export const imprintShape = z.object({ content: text });

export type OtherPage = z.output<typeof pageShape>;
export type OtherEvent = z.output<typeof eventShape>;
export type OtherPlace = z.output<typeof placeShape>;
export type OtherNews = z.output<typeof newsShape>;
export type OtherContact = OtherPlace['contacts'][number];
