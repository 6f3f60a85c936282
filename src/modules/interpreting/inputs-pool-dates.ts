import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { optional, plain, text, version, website } from '#kernel/field-inputs.ts';
import { poolDateKinds } from './contract-pool-dates.ts';
import { languageTag } from './inputs.ts';

const isoDay = z.string('Bitte ein Datum angeben.').refine(isIsoDate, 'Bitte ein Datum angeben.');
const time = z
  .string('Bitte eine Uhrzeit wie 08:30 angeben.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 08:30 angeben.');
const whole = (least: number, most: number) =>
  z.coerce
    .number('Bitte eine ganze Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(least, `Mindestens ${least.toLocaleString('de-DE')}.`)
    .max(most, `Höchstens ${most.toLocaleString('de-DE')}.`);

const dateFields = {
  kind: z.enum(poolDateKinds, 'Bitte wählen, was es ist.'),
  title: plain(120).pipe(z.string().min(1, 'Bitte einen Titel angeben.')),
  date: isoDay,
  from: time,
  until: time,
  place: text(200),
  link: website,
  seats: optional(whole(1, 500)),
  module: text(100),
  hours: optional(whole(1, 200)),
  agenda: text(4000),
};
type Given = {
  kind: string;
  from: string;
  until: string;
  place: string | null;
  link: string | null;
  module: string | null;
  hours: number | null;
};
const checked = <S extends z.ZodType<Given>>(schema: S) =>
  schema
    .refine(({ from, until }) => from < until, { path: ['until'], message: 'Das Ende liegt vor dem Anfang.' })
    .refine(({ place, link }) => place !== null || link !== null, {
      path: ['place'],
      message: 'Bitte einen Ort oder einen Link angeben.',
    })
    .refine(({ kind, module }) => kind !== 'training' || module !== null, {
      path: ['module'],
      message: 'Bitte den Baustein nennen: So steht er in der Bescheinigung.',
    })
    .refine(({ kind, hours }) => kind !== 'training' || hours !== null, {
      path: ['hours'],
      message: 'Bitte die Stunden angeben.',
    });
export const poolDateInput = checked(
  z.object({
    ...dateFields,
    poolId: z.uuid('Bitte einen Pool wählen.'),
    /** Months in which it takes place again on the same weekday of the month. */
    repeats: whole(0, 11).default(0),
  }),
);
export const changePoolDateInput = checked(z.object({ ...dateFields, poolDateId: z.uuid(), version }));
export const poolDateIdInput = z.object({ poolDateId: z.uuid() });
export const poolIdOfDatesInput = z.object({ poolId: z.uuid() });
export const inviteToPoolDateInput = z.object({
  poolDateId: z.uuid(),
  /** Empty invites everybody who is there. */
  languages: z.array(languageTag).max(60).default([]),
});
export const signUpInput = z.object({
  poolDateId: z.uuid(),
  interpreterId: z.uuid('Bitte eine Person wählen.'),
  comes: z.boolean(),
});
export const holdPoolDateInput = z.object({
  poolDateId: z.uuid(),
  attended: z.array(z.uuid()).max(500).default([]),
  minutes: text(8000),
  version,
});
export const answerPoolDateInput = z.object({ comes: z.boolean() });
export const ownSignUpInput = z.object({ poolDateId: z.uuid(), comes: z.boolean() });
export const poolNewsInput = z.object({
  poolId: z.uuid('Bitte einen Pool wählen.'),
  subject: plain(120).pipe(z.string().min(1, 'Bitte einen Betreff angeben.')),
  body: plain(6000).pipe(z.string().min(1, 'Bitte schreiben Sie, worum es geht.')),
  languages: z.array(languageTag).max(60).default([]),
});
