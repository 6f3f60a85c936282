import { z } from 'zod';
import { day, email, id, optional, phone, plain, text, version, website } from '#kernel/field-inputs.ts';
import { isIsoDate } from '#kernel/dates.ts';
import type { DayHours, OpeningException, OpeningHours } from './contract-hours.ts';
import { officeFunctions, placeAudiences, placeKinds, placeStates } from './contract-places.ts';
import { coordinateFault } from './server/model/coordinates.ts';
import { readDay, readExceptions } from './server/model/hours-text.ts';
import { hoursFaults } from './server/model/opening-hours.ts';

const postcode = optional(
  z
    .string()
    .trim()
    .regex(/^\d{5}$/, 'Bitte eine Postleitzahl mit fünf Ziffern angeben.'),
);
/** Degrees as people write them, 52,98 or 52.98. */
const degrees = optional(
  z.union([z.number(), z.string()]).transform((typed, context): number => {
    const value = typeof typed === 'number' ? typed : Number(typed.trim().replace(',', '.').replace(/°$/, ''));
    if (Number.isFinite(value)) return Math.round(value * 1e6) / 1e6;
    context.addIssue({ code: 'custom', message: 'Bitte eine Zahl wie 52,9865 angeben.' });
    return z.NEVER;
  }),
);
const languages = z
  .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Bitte Sprachen aus der Liste wählen.'))
  .max(40, 'Höchstens 40 Sprachen.')
  .default([]);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 08:00 angeben.');
const isoDay = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
/** A day of the week as it is kept, or as people write it. */
const dayHours = z.union(
  [
    z.string().transform((typed, context): DayHours => {
      const read = readDay(typed);
      if (read.ok) return read.value;
      context.addIssue({ code: 'custom', message: read.message });
      return z.NEVER;
    }),
    z.object({
      kind: z.enum(['closed', 'open', 'all-day', 'by-appointment']),
      slots: z.array(z.object({ opens: time, closes: time })).max(6, 'Höchstens sechs Zeiten an einem Tag.'),
    }),
  ],
  { error: lastMessage('Bitte Zeiten wie 8:00–12:00 angeben.') },
);
const reason = optional(plain(200).regex(/^[^\n]*$/, 'Bitte in einer Zeile.'));
const exceptions = z.union(
  [
    z
      .string()
      .max(5000, 'Höchstens 5.000 Zeichen.')
      .transform((typed, context): OpeningException[] => {
        const read = readExceptions(typed);
        if (read.ok) return read.value;
        context.addIssue({ code: 'custom', message: read.message });
        return z.NEVER;
      }),
    z.array(z.object({ from: isoDay, through: isoDay, hours: dayHours, reason })).max(100, 'Höchstens 100 Ausnahmen.'),
  ],
  { error: lastMessage('Bitte eine Ausnahme in jede Zeile schreiben.') },
);

/** Of a union of what people write and what is kept, the message about what was written. */
function lastMessage(otherwise: string) {
  return (issue: { code?: string; errors?: { message: string; code?: string }[][] }): string =>
    issue.errors?.flat().find((fault) => fault.code === 'custom')?.message ?? otherwise;
}

/** Opening hours; null where nothing is said. A week without any time is nothing said. */
export const hoursInput = z
  .object({
    rules: z
      .array(z.object({ validFrom: day, validThrough: day, days: z.array(dayHours).length(7) }))
      .max(12, 'Höchstens zwölf Zeiträume.'),
    exceptions: exceptions.default([]),
    holidays: z.enum(['closed', 'as-usual']).default('closed'),
  })
  .nullable()
  .default(null)
  .superRefine((hours, context) => {
    if (hours === null) return;
    for (const fault of hoursFaults(hours))
      context.addIssue({ code: 'custom', path: fault.path.split('.'), message: fault.message });
  })
  .transform((hours): OpeningHours | null =>
    hours === null || (hours.rules.length === 0 && hours.exceptions.length === 0) ? null : hours,
  );

const placeFields = {
  name: plain(200).min(2, 'Bitte den Namen angeben.'),
  /** Part of the public address; made of the name where none is given. */
  slug: optional(
    z
      .string()
      .trim()
      .max(80, 'Höchstens 80 Zeichen.')
      .regex(
        /^[a-z0-9]+(-[a-z0-9]+)*$/,
        'Bitte nur kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche, zum Beispiel rathaus-soltau.',
      ),
  ),
  kind: z.enum(placeKinds, 'Bitte eine Art wählen.'),
  summary: text(200),
  description: text(5000),
  street: text(200),
  postcode,
  town: text(100),
  municipalityId: id('Bitte eine Gemeinde wählen.'),
  latitude: degrees,
  longitude: degrees,
  approximate: z.boolean().default(false),
  stopName: text(200),
  stopMinutes: optional(
    z.coerce
      .number('Bitte eine Zahl angeben.')
      .int('Bitte ganze Minuten angeben.')
      .min(0, 'Nicht unter 0.')
      .max(120, 'Höchstens 120 Minuten.'),
  ),
  stopLines: text(200),
  phone,
  email,
  website,
  appointmentUrl: website,
  pictureId: id('Bitte ein Bild wählen.'),
  languages,
  barrierFree: z.boolean().nullable().default(null),
  temporarilyClosed: z.boolean().default(false),
  closedReason: text(300),
  closedUntil: day,
  hours: hoursInput,
  hoursNote: text(500),
  hoursAreExample: z.boolean().default(false),
  organisationId: id('Bitte eine Organisation wählen.'),
  unitId: id('Bitte eine Stelle wählen.'),
  audience: z.array(z.enum(placeAudiences)).max(placeAudiences.length).default([]),
  state: z.enum(placeStates, 'Bitte einen Stand wählen.').default('draft'),
  reviewBy: day,
};

type Fields = z.output<z.ZodObject<typeof placeFields>>;
function checkPlaceFields(value: Fields, context: z.RefinementCtx): void {
  const fault = (path: keyof Fields, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if ((value.latitude === null) !== (value.longitude === null)) {
    fault(value.latitude === null ? 'latitude' : 'longitude', 'Bitte Breite und Länge angeben, oder keine von beiden.');
  }
  if (value.latitude !== null && value.longitude !== null) {
    const wrong = coordinateFault({ latitude: value.latitude, longitude: value.longitude });
    if (wrong) fault(wrong.path, wrong.message);
  }
  if (value.organisationId !== null && value.unitId !== null) {
    fault('unitId', 'Bitte entweder eine Organisation oder eine Stelle der Verwaltung wählen.');
  }
}

/** Texts in other languages, by language and field; each is a draft until somebody checks it. */
const wordsIn = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), z.record(z.string(), plain(5000))).default({});

export const placeInput = z.object({ ...placeFields, translations: wordsIn }).superRefine(checkPlaceFields);
export const changePlaceInput = z.object({ placeId: z.uuid(), version, ...placeFields }).superRefine(checkPlaceFields);
export const placeIdInput = z.object({ placeId: z.uuid() });
export const listPlacesInput = z.object({
  /** Words that all occur in name, summary, street or town. */
  search: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(placeKinds).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  state: z.enum(placeStates).nullable().default(null),
});

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
const ags = z.string().regex(/^\d{8,9}$/);
export const publicPlacesInput = z.object({
  language,
  kind: z.enum(placeKinds).nullable().default(null),
  /** Of a joint municipality also the places of its members. */
  municipalityAgs: ags.nullable().default(null),
  audience: z.enum(placeAudiences).nullable().default(null),
});
export const publicPlaceInput = z.object({ language, slug: z.string().max(100) });
export const spotsInput = z.object({
  /** Of the municipality that fills the drawing; null for all. */
  ags: ags.nullable().default(null),
  spots: z.array(z.object({ slug: z.string().max(200), latitude: z.number(), longitude: z.number() })).max(2000),
});
/** What pages refer to; what is no id is nobody's. */
export const publicReferencesInput = z.object({
  language,
  placeIds: z.array(z.string().max(200)).max(500).default([]),
  contactIds: z.array(z.string().max(200)).max(500).default([]),
});
export const findOfficeInput = z.object({
  language,
  function: z.enum(officeFunctions),
  /** Null asks for the office of the whole county. */
  municipalityAgs: ags.nullable().default(null),
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .nullable()
    .default(null),
});
export const findOfficesInput = findOfficeInput.omit({ function: true }).extend({
  functions: z
    .array(z.enum(officeFunctions))
    .max(officeFunctions.length)
    .default([...officeFunctions]),
});

const contactFields = {
  areaOfResponsibility: text(200),
  name: text(200),
  isPerson: z.boolean().default(false),
  nameIsPublic: z.boolean().default(false),
  phone,
  mobile: phone,
  email,
  website,
  appointmentUrl: website,
  languages,
  hours: hoursInput,
  placeId: id('Bitte einen Ort wählen.'),
  organisationId: id('Bitte eine Organisation wählen.'),
  unitId: id('Bitte eine Stelle wählen.'),
  state: z.enum(placeStates, 'Bitte einen Stand wählen.').default('draft'),
};
type ContactFields = z.output<z.ZodObject<typeof contactFields>>;
function checkContactFields(value: ContactFields, context: z.RefinementCtx): void {
  if (value.areaOfResponsibility === null && value.name === null) {
    context.addIssue({ code: 'custom', path: ['areaOfResponsibility'], message: 'Bitte angeben, wofür der Kontakt da ist.' });
  }
}
export const contactInput = z.object({ ...contactFields, translations: wordsIn }).superRefine(checkContactFields);
export const changeContactInput = z.object({ contactId: z.uuid(), version, ...contactFields }).superRefine(checkContactFields);
export const contactIdInput = z.object({ contactId: z.uuid() });
export const listContactsInput = z.object({
  search: z.string().trim().max(200).nullable().default(null),
  placeId: z.uuid().nullable().default(null),
  state: z.enum(placeStates).nullable().default(null),
});

const officeFields = {
  function: z.enum(officeFunctions, 'Bitte eine Aufgabe wählen.'),
  municipalityId: id('Bitte eine Gemeinde wählen.'),
  postcode,
  placeId: id('Bitte einen Ort wählen.'),
  contactId: id('Bitte einen Kontakt wählen.'),
  note: text(300),
};
const checkOffice = (value: { placeId: string | null; contactId: string | null }, context: z.RefinementCtx): void => {
  if (value.placeId === null && value.contactId === null) {
    context.addIssue({ code: 'custom', path: ['placeId'], message: 'Bitte einen Ort oder einen Kontakt wählen.' });
  }
};
export const officeInput = z.object(officeFields).superRefine(checkOffice);
export const changeOfficeInput = z.object({ officeId: z.uuid(), version, ...officeFields }).superRefine(checkOffice);
export const officeIdInput = z.object({ officeId: z.uuid() });
export const listOfficesInput = z.object({ function: z.enum(officeFunctions).nullable().default(null) });
export const placeStateInput = z.object({ placeId: z.uuid(), state: z.enum(placeStates, 'Bitte einen Stand wählen.') });
/** A GeoJSON FeatureCollection with the official key of each municipality. */
export const outlinesInput = z.object({
  source: z.string().trim().min(3, 'Bitte die Quelle angeben.').max(300, 'Höchstens 300 Zeichen.'),
  licence: z.string().trim().min(2, 'Bitte die Lizenz angeben.').max(200, 'Höchstens 200 Zeichen.'),
  features: z
    .array(z.object({ properties: z.object({ ags }), geometry: z.unknown() }))
    .min(1, 'Bitte mindestens einen Umriss angeben.')
    .max(500, 'Höchstens 500 Umrisse.'),
});
