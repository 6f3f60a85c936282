import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { usualLimits } from './contract.ts';

const id = z.uuid('Diese Angabe fehlt.');
const day = z.string().refine(isIsoDate, 'Bitte geben Sie ein Datum an.');
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte geben Sie eine Uhrzeit an, zum Beispiel 09:30.');

const upload = z.union([
  z.object({ sha256: z.string(), size: z.number(), name: z.string(), mime: z.string() }),
  z.object({ error: z.enum(['too-large', 'missing']) }),
]);

export const receiveTimetableInput = z.object({
  upload: upload.nullable(),
  /** Largest file, in bytes, for the message. */
  limit: z.number(),
  demonstration: z.boolean().default(false),
  /** Who reads it: the worker at once, or the caller, whom the worker stands in for where it does not come to an end. */
  reader: z.enum(['worker', 'caller']).default('worker'),
});
export const timetableIdInput = z.object({ timetableId: id });

/** What came of reading: the packed timetable on disk, or a fault. */
export const finishTimetableInput = z.object({
  timetableId: id,
  outcome: z.union([
    z.object({
      packed: z.object({ sha256: z.string(), size: z.number() }),
      publisher: z.string().nullable(),
      version: z.string().nullable(),
      firstDay: day,
      lastDay: day,
      stops: z.number().int(),
      trips: z.number().int(),
      warnings: z.array(z.object({ code: z.string(), message: z.string(), count: z.number().int() })),
    }),
    z.object({ fault: z.string() }),
  ]),
});

export const holidayInput = z
  .object({
    label: z.string().trim().min(1, 'Bitte geben Sie an, welche Ferien das sind.').max(80, 'Bitte kürzer: höchstens 80 Zeichen.'),
    firstDay: day,
    lastDay: day,
    source: z.string().trim().min(1, 'Bitte geben Sie die Quelle an.').max(300, 'Bitte kürzer: höchstens 300 Zeichen.'),
  })
  .refine((given) => given.firstDay <= given.lastDay, {
    path: ['lastDay'],
    message: 'Der letzte Ferientag liegt vor dem ersten.',
  });
export const holidayIdInput = z.object({ holidayId: id });

const limits = z
  .object({
    walkMetres: z.number().int().min(0).max(5000, 'Bitte höchstens 5.000 Meter zu Fuß.'),
    changes: z.number().int().min(0).max(4, 'Bitte höchstens 4 Umstiege.'),
    minutes: z.number().int().min(5, 'Bitte mindestens 5 Minuten.').max(360, 'Bitte höchstens 360 Minuten.'),
  })
  .default(usualLimits);

const venue = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
const session = z
  .object({ weekday: z.number().int().min(1).max(7), from: timeOfDay, to: timeOfDay })
  .refine((given) => given.from < given.to, { path: ['to'], message: 'Das Ende liegt vor dem Beginn.' });
/** Days on which a course takes place, the first and the last with them. */
const dates = z.object({ firstDay: day, lastDay: day }).nullable().default(null);

export const reachInput = z.object({ venue, sessions: z.array(session).min(1).max(14), dates, limits });
export const shiftsInput = z.object({ venue, session, dates, limits });
export const compareVenuesInput = z.object({ venues: z.array(venue).min(1).max(20), session, dates, limits });

export const stationsInput = z.object({ ags: z.string().nullable().default(null) });
/** From a station, or from where most buses of a municipality stop. */
const origin = z.union([z.object({ stationId: z.string().max(200) }), z.object({ ags: z.string().max(12) })]);
export const wayInput = z.object({
  venue,
  origin,
  /** The next working day outside the holidays where it is left out. */
  day: day.nullable().default(null),
  by: timeOfDay,
  /** When one may set out for home; null for the way there alone. */
  from: timeOfDay.nullable().default(null),
  limits,
});
export const waysInput = z.object({
  venues: z.array(z.object({ key: z.string(), venue })).max(60),
  ags: z.string().max(12),
  /** Name of the stop where people set out. */
  stop: z.string().max(200).nullable().default(null),
  by: timeOfDay.default('10:00'),
});
