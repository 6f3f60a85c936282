import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { plain, text, version } from '#kernel/field-inputs.ts';
import { costBearers, requesterKinds } from './contract.ts';
import { sensitivities } from './contract-rules.ts';
import { roundings, travelBearers, travelReaches } from './contract-tariff.ts';

const isoDay = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const required = (max: number, message: string) => plain(max).pipe(z.string().min(1, message));
const whole = (least: number, most: number) =>
  z
    .number('Bitte eine ganze Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(least, `Mindestens ${least.toLocaleString('de-DE')}.`)
    .max(most, `Höchstens ${most.toLocaleString('de-DE')}.`);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 08:30 angeben.');
const key = z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, 'Bitte ein Kürzel aus kleinen Buchstaben.');
const twice = (values: readonly string[]): boolean => new Set(values).size < values.length;

const occasion = z.object({
  key: key.max(60),
  label: required(120, 'Bitte den Anlass nennen.'),
  isAllowed: z.boolean(),
  hint: text(400),
  sensitivity: z.enum(sensitivities),
  trainings: z.array(key.max(60)).max(20),
});
const rules = z
  .object({
    validFrom: isoDay,
    occasions: z.array(occasion).max(120),
    leadDays: z.object({ planned: whole(0, 60), urgent: whole(0, 60), now: whole(0, 60) }),
    shortestMinutes: whole(5, 600),
    longestMinutes: whole(15, 720),
    earliest: time,
    latest: time,
    daysAhead: whole(7, 730),
    mostDates: whole(1, 5),
    mostLanguages: whole(1, 4),
    workdaysOnly: z.boolean(),
    publicRoomsOnly: z.boolean(),
    professionalPresent: z.boolean(),
  })
  .refine(({ occasions }) => occasions.some(({ isAllowed }) => isAllowed), {
    path: ['occasions'],
    message: 'Mindestens ein Anlass muss möglich sein: Sonst kann niemand anfragen.',
  })
  .refine(({ occasions }) => !twice(occasions.map(({ label }) => label.toLowerCase())), {
    path: ['occasions'],
    message: 'Ein Anlass steht zweimal da.',
  })
  .refine(({ occasions }) => !twice(occasions.map((one) => one.key)), {
    path: ['occasions'],
    message: 'Zwei Anlässe haben dasselbe Kürzel.',
  })
  .refine(({ occasions }) => occasions.every(({ isAllowed, hint }) => isAllowed || hint !== null), {
    path: ['occasions'],
    message: 'Bitte zu jedem Anlass, der nicht geht, sagen, wer stattdessen hilft.',
  })
  .refine(({ shortestMinutes, longestMinutes }) => shortestMinutes <= longestMinutes, {
    path: ['longestMinutes'],
    message: 'Das längste Gespräch ist kürzer als das kürzeste.',
  })
  .refine(({ earliest, latest }) => earliest < latest, { path: ['latest'], message: 'Das Ende liegt vor dem Anfang.' })
  .refine(({ leadDays }) => leadDays.urgent <= leadDays.planned, {
    path: ['leadDays', 'urgent'],
    message: 'Wenn es eilt, kann die Frist nicht länger sein als sonst.',
  });
export const saveRulesInput = z.object({ poolId: z.uuid(), version, rules });

const costRule = z
  .object({
    validFrom: isoDay,
    validUntil: isoDay.nullable(),
    occasion: key.max(60).nullable(),
    requesterKind: z.enum(requesterKinds).nullable(),
    bearer: z.enum(costBearers),
    costUnit: text(60),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'Der letzte Tag liegt vor dem ersten.',
  })
  .refine(({ bearer, costUnit }) => bearer !== 'other' || costUnit !== null, {
    path: ['costUnit'],
    message: 'Bitte nennen, welche andere Stelle bezahlt.',
  });
export const saveCostRulesInput = z.object({
  poolId: z.uuid(),
  version,
  costRules: z.array(costRule).max(100, 'Höchstens 100 Regeln.'),
});

const cents = z.number('Bitte einen Betrag angeben.').int('Bitte einen Betrag angeben.');
const minutes = z.number('Bitte Minuten angeben.').int('Bitte ganze Minuten angeben.');
/** Limits of each number are the model's, which says them in words. */
const tariff = z.object({
  validFrom: isoDay,
  centsPerHour: cents,
  retainedCentsPerHour: cents,
  rounding: z.enum(roundings),
  unitMinutes: minutes,
  minimumMinutes: minutes,
  leastPlanned: z.boolean(),
  travel: z.object({
    reach: z.enum(travelReaches),
    kilometres: z.object({ centsPerKm: cents, freeKm: cents, mostCents: cents.nullable() }).nullable(),
    ticket: z.object({ mostCents: cents.nullable() }).nullable(),
    time: z
      .object({ centsPerHour: cents.nullable(), freeMinutes: minutes, freeKm: cents, mostMinutes: minutes.nullable() })
      .nullable(),
  }),
  travelBilledTo: z.enum(travelBearers),
  cancellation: z.object({
    steps: z.array(z.object({ hoursBefore: cents, minutes: minutes.nullable() })).max(6, 'Höchstens sechs Stufen.'),
    travel: z.boolean(),
  }),
  noShow: z.object({ minutes: minutes.nullable(), travel: z.boolean() }),
});
export const saveTariffInput = z.object({ poolId: z.uuid(), version, tariff });

export const dropDatedInput = z.object({ poolId: z.uuid(), version, kind: z.enum(['rules', 'tariff']), validFrom: isoDay });
