import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { day, email, id, optional, phone, plain, text, version } from '#kernel/field-inputs.ts';
import {
  genders,
  interpreterLevels,
  interpreterStates,
  mobilities,
  offerWays,
  requesterKinds,
  requesterStates,
} from './contract.ts';
import { tagFault } from './contract-languages.ts';
import { meetingModes, urgencies } from './contract-rules.ts';

const required = (max: number, message: string) => plain(max).pipe(z.string().min(1, message));
const whole = (message: string, least: number, most: number) =>
  z.coerce
    .number(message)
    .int(message)
    .min(least, `Mindestens ${least.toLocaleString('de-DE')}.`)
    .max(most, `Höchstens ${most.toLocaleString('de-DE')}.`);
const number = 'Bitte eine ganze Zahl angeben.';
const requiredMail = email.pipe(z.string('Bitte eine E-Mail-Adresse angeben.'));
/** A language with variety and script, as BCP 47 writes it. */
export const languageTag = z
  .string('Bitte eine Sprache wählen.')
  .trim()
  .min(2, 'Bitte eine Sprache wählen.')
  .max(35)
  .refine((tag) => tagFault({ tag }) === null, 'Bitte eine Sprache aus der Liste wählen.');

const poolFields = {
  name: required(120, 'Bitte einen Namen angeben.'),
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  organisationId: id('Bitte eine Organisation aus der Liste wählen.'),
  elsewhere: z.boolean().default(false),
  mail: email,
  phone,
  kinds: z.array(z.enum(requesterKinds)).min(1, 'Bitte mindestens eine Art wählen.'),
  offerWay: z.enum(offerWays).default('one-by-one'),
  answerMinutes: whole(number, 5, 10_080).default(240),
  few: whole(number, 2, 50).default(3),
  runsItself: z.boolean().default(false),
  isOpen: z.boolean().default(true),
};
export const poolInput = z.object({ ...poolFields, demonstration: z.boolean().default(false) });
export const changePoolInput = z.object({ ...poolFields, poolId: z.uuid(), version });
export const poolIdInput = z.object({ poolId: z.uuid() });

const requesterFields = {
  name: required(160, 'Bitte den Namen der Einrichtung angeben.'),
  kind: z.enum(requesterKinds, 'Bitte wählen, was für eine Einrichtung es ist.'),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  street: text(160),
  contactName: text(100),
  mail: email,
  phone,
  costUnit: text(60),
};
export const requesterInput = z.object({
  ...requesterFields,
  organisationId: id('Bitte eine Organisation aus der Liste wählen.'),
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  state: z.enum(['entitled', 'registered']).default('entitled'),
  demonstration: z.boolean().default(false),
});
export const changeRequesterInput = z.object({ ...requesterFields, requesterId: z.uuid(), version });
export const requesterIdInput = z.object({ requesterId: z.uuid() });
export const blockRequesterInput = z.object({
  requesterId: z.uuid(),
  reason: required(300, 'Bitte einen Grund angeben: Die Einrichtung liest ihn.'),
});
export const informInput = z.object({
  requesterIds: z.array(z.uuid()).min(1, 'Bitte mindestens eine Einrichtung wählen.').max(500, 'Höchstens 500 auf einmal.'),
  words: text(2000),
});
export const listRequestersInput = z.object({
  search: z.string().nullable().default(null),
  kind: z.enum(requesterKinds).nullable().default(null),
  state: z.enum(requesterStates).nullable().default(null),
  never: z.boolean().default(false),
});
/** What an institution fills in itself. */
export const registerInput = z.object({
  ...requesterFields,
  municipalityId: requesterFields.municipalityId.pipe(z.string('Bitte die Gemeinde wählen.')),
  contactName: requesterFields.contactName.pipe(z.string('Bitte angeben, mit wem wir sprechen.')),
  mail: requiredMail,
  accepted: z.literal(true, 'Ohne die Regeln geht es nicht: Bitte lesen Sie sie und stimmen Sie zu.'),
});
export const mailInput = z.object({ mail: requiredMail });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 08:30 angeben.');
const isoDay = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const interpreterFields = {
  name: required(100, 'Bitte den Namen angeben.'),
  mail: requiredMail,
  phone,
  gender: optional(z.enum(genders)),
  languages: z
    .array(z.object({ tag: languageTag, level: z.enum(interpreterLevels), writes: z.boolean().default(true) }))
    .min(1, 'Bitte mindestens eine Sprache angeben.')
    .max(12, 'Höchstens 12 Sprachen.')
    .refine((given) => new Set(given.map(({ tag }) => tag)).size === given.length, 'Eine Sprache steht zweimal da.'),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  areaIds: z.array(z.uuid()).max(100).default([]),
  radiusKm: optional(whole(number, 1, 200)),
  mobility: z.enum(mobilities).default('car'),
  trainings: z
    .array(
      z.object({
        module: required(100, 'Bitte den Baustein nennen.'),
        day: isoDay,
        hours: whole(number, 1, 500),
      }),
    )
    .max(60)
    .default([]),
  confidentialOn: day,
  conductUntil: day,
  consentOn: day,
  weekly: z
    .array(
      z
        .object({ weekday: z.number().int().min(0).max(6), from: time, to: time })
        .refine(({ from, to }) => from < to, { path: ['to'], message: 'Das Ende liegt vor dem Anfang.' }),
    )
    .max(42)
    .default([]),
  exceptions: z
    .array(
      z
        .object({ from: isoDay, to: isoDay, available: z.boolean() })
        .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Der letzte Tag liegt vor dem ersten.' }),
    )
    .max(120)
    .default([]),
  mostMinutesPerMonth: optional(whole(number, 30, 20_000)),
  mostCentsPerYear: optional(whole(number, 100, 10_000_000)),
  standby: z.boolean().default(false),
  blockedRequesterIds: z.array(z.uuid()).max(200).default([]),
};
export const interpreterInput = z.object({
  ...interpreterFields,
  poolId: z.uuid('Bitte einen Pool wählen.'),
  demonstration: z.boolean().default(false),
});
export const changeInterpreterInput = z.object({ ...interpreterFields, interpreterId: z.uuid(), version });
export const interpreterIdInput = z.object({ interpreterId: z.uuid() });
/** What a person says of her own time. */
export const availabilityInput = z.object({
  weekly: interpreterFields.weekly,
  exceptions: interpreterFields.exceptions,
  standby: z.boolean().default(false),
  paused: z.boolean().default(false),
  pausedUntil: day,
  version,
});
export const pauseInput = z.object({ interpreterId: z.uuid(), until: day });
export const listInterpretersInput = z.object({
  poolId: z.uuid(),
  search: z.string().nullable().default(null),
  language: z.string().max(35).nullable().default(null),
  state: z.enum(interpreterStates).nullable().default(null),
});

/** A local time in Germany as forms give it: `2026-12-01` and `09:30`. */
export const slotFields = z.object({ day: isoDay, from: time, to: time });
export const requestFields = {
  poolId: id('Bitte einen Pool wählen.'),
  languages: z
    .array(languageTag)
    .min(1, 'Bitte mindestens eine Sprache wählen.')
    .max(4, 'Höchstens vier Sprachen für ein Gespräch.')
    .refine((given) => new Set(given).size === given.length, 'Eine Sprache steht zweimal da.'),
  occasion: z.string('Bitte einen Anlass wählen.').min(1, 'Bitte einen Anlass wählen.').max(60),
  mode: z.enum(meetingModes).default('on-site'),
  /** The first is wished for; the others would do as well. */
  slots: z.array(slotFields).min(1, 'Bitte einen Termin angeben.').max(5, 'Höchstens fünf Termine zur Wahl.'),
  street: text(160),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  urgency: z.enum(urgencies).default('planned'),
  urgencyReason: text(300),
  people: optional(whole(number, 1, 200)),
  gender: optional(z.enum(genders)),
  wantedInterpreterId: optional(z.uuid()),
  unwantedInterpreterIds: z.array(z.uuid()).max(20).default([]),
  caseReference: text(40),
  costUnit: text(60),
  /** Weeks in which it takes place again, the first not counted. */
  repeats: whole(number, 0, 25).default(0),
  /** The draft that the request is made from; it is gone with it. */
  draftId: optional(z.uuid()),
  publicRoom: z.boolean().default(true),
  professionalPresent: z.boolean().default(true),
};
export const requestInput = z.object(requestFields);
export const requestForInput = z.object({ ...requestFields, requesterId: z.uuid('Bitte eine Einrichtung wählen.') });
export const requestIdInput = z.object({ requestId: z.uuid() });
export const assignmentIdInput = z.object({ assignmentId: z.uuid() });
export const listRequestsInput = z.object({
  poolId: z.uuid(),
  open: z.boolean().default(true),
  search: z.string().nullable().default(null),
  language: z.string().max(35).nullable().default(null),
});
export const offerInput = z.object({
  assignmentId: z.uuid(),
  interpreterIds: z.array(z.uuid()).max(500).default([]),
});
export const assignPersonInput = z.object({
  assignmentId: z.uuid(),
  interpreterId: z.uuid('Bitte eine Person wählen.'),
});
export const takePlanInput = z.object({
  poolId: z.uuid(),
  pairs: z
    .array(z.object({ assignmentId: z.uuid(), interpreterId: z.uuid(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }))
    .min(1, 'Bitte mindestens eine Zuordnung wählen.')
    .max(500),
});
