import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { parseMoney } from '#kernel/money.ts';
import {
  audiences,
  eventKinds,
  eventStates,
  exceptionKinds,
  frequencies,
  interpretations,
  registrationScopes,
  spokenLanguages,
  targetGroups,
} from './contract.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));
const text = (max: number) => optional(z.string().trim().max(max, `Höchstens ${max} Zeichen.`));
const day = (message = 'Bitte ein Datum angeben.') => z.string(message).refine(isIsoDate, message);
const time = optional(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 14:30 angeben.'));
const id = (message: string) => optional(z.uuid(message));
const count = (message: string, most: number) => z.coerce.number(message).int(message).min(1, message).max(most, message);
const web = text(500).refine((value) => value === null || /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(value), {
  message: 'Bitte eine Adresse angeben, die mit https:// beginnt.',
});

const eventTime = {
  startDate: day('Bitte angeben, an welchem Tag es beginnt.'),
  startTime: time,
  endDate: optional(day()),
  endTime: time,
};
const place = {
  locationName: text(200),
  streetAddress: text(200),
  postalCode: optional(
    z
      .string()
      .trim()
      .regex(/^\d{5}$/, 'Bitte fünf Ziffern angeben.'),
  ),
  locality: text(100),
};

const recurrence = z.object({
  frequency: z.enum(frequencies, 'Bitte wählen, wie oft es sich wiederholt.'),
  interval: z.coerce.number().int().min(1, 'Mindestens 1.').max(99, 'Höchstens 99.').default(1),
  byDay: z
    .array(z.string().regex(/^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/))
    .max(7)
    .default([]),
  until: optional(day('Bitte angeben, bis wann es sich wiederholt.')),
  count: optional(count('Bitte angeben, wie oft: 1 bis 1.000.', 1000)),
});

const fields = z.object({
  title: z.string().trim().min(3, 'Bitte einen Titel angeben.').max(200, 'Höchstens 200 Zeichen.'),
  description: text(5000),
  kind: z.enum(eventKinds, 'Bitte wählen, was es ist.'),
  ...eventTime,
  recurrence: recurrence.nullable().default(null),
  /** A rule of RFC 5545 in place of `recurrence`, for imports. */
  recurrenceRule: text(300),
  placeId: id('Bitte einen Ort wählen.'),
  ...place,
  municipalityId: id('Bitte eine Gemeinde wählen.'),
  meetingUrl: web,
  organisationId: id('Bitte eine Organisation wählen.'),
  unitId: id('Bitte eine Stelle wählen.'),
  organiserName: text(200),
  seriesId: id('Bitte eine Reihe wählen.'),
  audience: z.array(z.enum(audiences)).default([]),
  languages: z.array(z.enum(spokenLanguages)).default([]),
  targetGroups: z.array(z.enum(targetGroups)).default([]),
  childcare: z.boolean().default(false),
  interpretation: z.enum(interpretations, 'Bitte wählen, ob jemand dolmetscht.').default('none'),
  /** As people write it; leaves in cents. */
  price: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? '0' : value),
    z
      .string()
      .transform((typed, context): number => {
        const cents = parseMoney(typed);
        if (cents !== null && cents <= 1_000_000) return cents;
        context.addIssue({ code: 'custom', message: 'Bitte einen Betrag wie 5,00 angeben, höchstens 10.000.' });
        return z.NEVER;
      })
      .default(0),
  ),
  priceNote: text(200),
  enquiries: text(200),
  pictureId: id('Bitte ein Bild wählen.'),
  registrationNeeded: z.boolean().default(false),
  registrationScope: z.enum(registrationScopes, 'Bitte wählen, wofür man sich anmeldet.').default('date'),
  capacity: optional(count('Bitte die Zahl der Plätze angeben: 1 bis 10.000.', 10_000)),
  waitingList: z.boolean().default(true),
  closesDaysBefore: z.coerce.number().int().min(0, 'Mindestens 0.').max(90, 'Höchstens 90 Tage.').default(0),
  reviewBy: optional(day()),
});

type EventFields = z.output<typeof fields>;

function check(value: EventFields, context: z.RefinementCtx): void {
  const fault = (path: keyof EventFields, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  checkTime(value, fault);
  if (value.recurrenceRule === null) checkRecurrence(value, fault);
  if ([value.organisationId, value.unitId, value.organiserName].filter((entry) => entry !== null).length > 1) {
    fault('organiserName', 'Bitte nur eine Angabe dazu, wer veranstaltet: Organisation, Stelle oder Name.');
  }
}

/** A rule that ends twice, or before it begins. */
function checkRecurrence(
  value: Pick<EventFields, 'recurrence' | 'startDate'>,
  fault: (path: 'recurrence', message: string) => void,
): void {
  if (value.recurrence === null) return;
  const { until, count: times } = value.recurrence;
  if (until !== null && times !== null) fault('recurrence', 'Bitte entweder ein Ende oder eine Anzahl angeben.');
  if (until !== null && until < value.startDate) fault('recurrence', 'Die Wiederholung endet vor dem ersten Termin.');
}

/** An event that ends before it begins, or that has an hour at one end alone. */
function checkTime(
  value: { startDate: string; startTime: string | null; endDate: string | null; endTime: string | null },
  fault: (path: 'endDate' | 'endTime' | 'startTime', message: string) => void,
): void {
  const endDate = value.endDate ?? value.startDate;
  if (value.startTime === null && value.endTime !== null) fault('startTime', 'Bitte auch die Uhrzeit des Beginns angeben.');
  if (value.startTime !== null && value.endTime === null) fault('endTime', 'Bitte auch die Uhrzeit des Endes angeben.');
  if (endDate < value.startDate) fault('endDate', 'Das Ende liegt vor dem Beginn.');
  else if (
    endDate === value.startDate &&
    value.startTime !== null &&
    value.endTime !== null &&
    value.endTime <= value.startTime
  ) {
    fault('endTime', 'Das Ende liegt vor dem Beginn. Endet es am nächsten Tag, geben Sie diesen Tag als Ende an.');
  }
}

/** Translations that come along, by language. */
export const givenTexts = z
  .record(
    z.string().max(35),
    z.object({ title: z.string().trim().min(1).max(200).optional(), description: z.string().trim().min(1).max(5000).optional() }),
  )
  .default({});

export const eventInput = fields
  .extend({
    /** Shown at once; asks for the right to release. */
    release: z.boolean().default(false),
    demonstration: z.boolean().default(false),
    sourceNote: text(300),
    translations: givenTexts,
  })
  .superRefine(check);
export const changeEventInput = fields
  .extend({
    eventId: z.uuid(),
    version: z.coerce.number().int().min(1),
    /** Whether those who registered are told by mail of another time or place. */
    tell: z.boolean().default(true),
  })
  .superRefine(check);
/** What somebody without an account hands in for a series; the coordination adds the rest. */
export const entryInput = fields
  .omit({
    recurrenceRule: true,
    placeId: true,
    organisationId: true,
    unitId: true,
    seriesId: true,
    pictureId: true,
    registrationNeeded: true,
    registrationScope: true,
    capacity: true,
    waitingList: true,
    closesDaysBefore: true,
    reviewBy: true,
  })
  .extend({ organiserName: z.string().trim().min(2, 'Bitte angeben, wer einlädt.').max(200, 'Höchstens 200 Zeichen.') })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    checkTime(value, fault);
    checkRecurrence(value, fault);
  });
export const eventIdInput = z.object({ eventId: z.uuid() });

export const listEventsInput = z.object({
  /** Words that all occur in title, description or organiser. */
  search: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(eventKinds).nullable().default(null),
  state: z.enum(eventStates).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  seriesId: z.uuid().nullable().default(null),
  /** Those whose last date is over too. */
  past: z.boolean().default(false),
});

/** What its keepers may do with an event by themselves. */
export const moveEventInput = z.object({
  eventId: z.uuid(),
  to: z.enum(['submitted', 'cancelled', 'hidden', 'draft']),
  note: text(500),
});
/** What becomes of an event that was submitted. */
export const decideEventInput = z
  .object({ eventId: z.uuid(), to: z.enum(['public', 'returned', 'rejected'], 'Bitte wählen, was damit wird.'), note: text(500) })
  .superRefine((value, context) => {
    if (value.to !== 'public' && value.note === null) {
      context.addIssue({ code: 'custom', path: ['note'], message: 'Bitte schreiben Sie, warum.' });
    }
  });

export const saveExceptionInput = z
  .object({
    eventId: z.uuid(),
    date: day('Bitte den Termin angeben.'),
    kind: z.enum(exceptionKinds, 'Bitte wählen, was an diesem Termin anders ist.'),
    /** Empty for the event's own time of day. */
    startDate: optional(day()),
    startTime: time,
    endDate: optional(day()),
    endTime: time,
    ...place,
    note: text(500),
    tell: z.boolean().default(true),
  })
  .superRefine((value, context) => {
    if (value.startDate === null) {
      if (value.startTime !== null || value.endTime !== null || value.endDate !== null) {
        context.addIssue({ code: 'custom', path: ['startDate'], message: 'Bitte auch den neuen Tag angeben.' });
      }
      return;
    }
    checkTime({ ...value, startDate: value.startDate }, (path, message) =>
      context.addIssue({ code: 'custom', path: [path], message }),
    );
  });
export const removeExceptionInput = z.object({ eventId: z.uuid(), date: day() });

export const publicEventsInput = z.object({
  /** BCP 47 tag of the reader's language. */
  language: z.string().max(35).default('de'),
  from: day().nullable().default(null),
  to: day().nullable().default(null),
  kind: z.enum(eventKinds).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  audience: z.enum(audiences).nullable().default(null),
  /** Language that is spoken there. */
  spoken: z.string().max(35).nullable().default(null),
  childcare: z.boolean().default(false),
  seriesId: z.uuid().nullable().default(null),
});
export const publicEventInput = z.object({ eventId: z.uuid(), language: z.string().max(35).default('de') });

export const attendanceInput = z
  .object({
    eventId: z.uuid(),
    date: day('Bitte den Termin angeben.'),
    participants: z.coerce
      .number('Bitte eine Zahl angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(0, 'Mindestens 0.')
      .max(100_000),
    women: optional(z.coerce.number('Bitte eine Zahl angeben.').int().min(0, 'Mindestens 0.').max(100_000)),
    men: optional(z.coerce.number('Bitte eine Zahl angeben.').int().min(0, 'Mindestens 0.').max(100_000)),
    children: optional(z.coerce.number('Bitte eine Zahl angeben.').int().min(0, 'Mindestens 0.').max(100_000)),
    sourceNote: text(300),
  })
  .superRefine((value, context) => {
    if ((value.women ?? 0) + (value.men ?? 0) > value.participants) {
      context.addIssue({
        code: 'custom',
        path: ['women'],
        message: 'Frauen und Männer sind zusammen mehr als alle Teilnehmenden. Bitte prüfen Sie die Zahlen.',
      });
    }
  });
export const figuresInput = z
  .object({ from: day('Bitte den ersten Tag angeben.'), to: day('Bitte den letzten Tag angeben.') })
  .refine((value) => value.from <= value.to, { path: ['to'], message: 'Das Ende liegt vor dem Anfang.' });
