import { z } from 'zod';
import { day, email, id, optional, phone, plain, text, version, website } from '#kernel/field-inputs.ts';
import { isIsoDate } from '#kernel/dates.ts';
import {
  capacityUnits,
  dayTimes,
  offerAudiences,
  offerFees,
  offerKinds,
  offerLevels,
  offerModes,
  offerStates,
  offerStatuses,
  offerTopics,
  weekdayCodes,
  type CostOption,
  type Schedule,
} from './contract.ts';
import { readCosts } from './server/model/cost-text.ts';
import { readSchedules } from './server/model/schedule-text.ts';

const whole = (most: number, unit: string) =>
  optional(
    z.coerce
      .number('Bitte eine Zahl angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(0, 'Nicht unter 0.')
      .max(most, `Höchstens ${most.toLocaleString('de-DE')}${unit}.`),
  );
const someOf = <T extends string>(known: readonly [T, ...T[]], message: string) =>
  z
    .array(z.enum(known, message))
    .default([])
    .transform((given) => known.filter((entry) => given.includes(entry)));
/** Of a union of what people write and what is kept, the message about what was written. */
const lastMessage =
  (otherwise: string) =>
  (issue: { code?: string; errors?: { message: string; code?: string }[][] }): string =>
    issue.errors?.flat().find((fault) => fault.code === 'custom')?.message ?? otherwise;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const isoDay = z.string().refine(isIsoDate).nullable();
/** Times as they are kept, or as people write them, one a line. */
export const schedules = z.union(
  [
    z
      .string()
      .max(3000, 'Höchstens 3.000 Zeichen.')
      .transform((typed, context): Schedule[] => {
        const read = readSchedules(typed);
        if (read.ok) return read.value;
        context.addIssue({ code: 'custom', message: read.message });
        return z.NEVER;
      }),
    z
      .array(
        z
          .object({
            freq: z.enum(['WEEKLY', 'MONTHLY']),
            interval: z.number().int().min(1).max(12),
            nth: z
              .number()
              .refine((nth) => [-1, 1, 2, 3, 4].includes(nth))
              .nullable(),
            days: z.array(z.enum(weekdayCodes)).min(1).max(7),
            opensAt: time,
            closesAt: time,
            validFrom: isoDay,
            validTo: isoDay,
            notes: plain(200).nullable(),
          })
          .refine((given) => given.opensAt < given.closesAt, 'Das Ende liegt vor dem Anfang.'),
      )
      .max(30),
  ],
  { error: lastMessage('Bitte Zeiten wie „Mo, Mi 9:00–12:00“ angeben.') },
);
const costs = z.union(
  [
    z
      .string()
      .max(2000, 'Höchstens 2.000 Zeichen.')
      .transform((typed, context): CostOption[] => {
        const read = readCosts(typed);
        if (read.ok) return read.value;
        context.addIssue({ code: 'custom', message: read.message });
        return z.NEVER;
      }),
    z.array(z.object({ option: plain(200), amount: z.number().int().min(0).max(100_000_000) })).max(20),
  ],
  { error: lastMessage('Bitte Preise wie „Einzelkarte: 3,50 €“ angeben.') },
);
const lines = z
  .union([z.string().transform((typed) => typed.split('\n')), z.array(z.string())])
  .transform((given) => given.map((line) => line.trim()).filter(Boolean))
  .pipe(z.array(plain(200)).max(20, 'Höchstens 20 Zeilen.'))
  .default([]);

const capacity = z.object({
  unit: z.enum(capacityUnits, 'Bitte wählen, wofür Platz ist.').default('seats'),
  audience: optional(z.enum(offerAudiences, 'Bitte eine Zielgruppe wählen.')),
  maximum: whole(100_000, ''),
  available: whole(100_000, ''),
});
export const offerPlace = z.object({ placeId: z.uuid('Bitte einen Ort wählen.'), schedules: schedules.default([]) });

export const offerFields = {
  name: plain(200).min(3, 'Bitte den Namen angeben.'),
  summary: text(200),
  description: text(5000),
  kind: z.enum(offerKinds, 'Bitte eine Art wählen.'),
  topics: someOf(offerTopics, 'Bitte Themen aus der Liste wählen.'),
  audiences: someOf(offerAudiences, 'Bitte Zielgruppen aus der Liste wählen.'),
  levels: someOf(offerLevels, 'Bitte Sprachniveaus aus der Liste wählen.'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Bitte Sprachen aus der Liste wählen.'))
    .max(40, 'Höchstens 40 Sprachen.')
    .default([]),
  organisationId: id('Bitte eine Organisation wählen.'),
  unitId: id('Bitte eine Stelle wählen.'),
  municipalityId: id('Bitte eine Gemeinde wählen.'),
  projectId: id('Bitte ein Projekt wählen.'),
  areaIds: z.array(z.uuid('Bitte Gemeinden aus der Liste wählen.')).max(500).default([]),
  mode: z.enum(offerModes, 'Bitte wählen, ob es vor Ort oder online ist.').default('on-site'),
  places: z.array(offerPlace).max(20, 'Höchstens 20 Orte.').default([]),
  schedules: schedules.default([]),
  minimumAge: whole(120, ' Jahre'),
  maximumAge: whole(120, ' Jahre'),
  eligibility: text(500),
  fee: z.enum(offerFees, 'Bitte wählen, ob es etwas kostet.').default('unknown'),
  feesDescription: text(300),
  costs: costs.default([]),
  documents: lines,
  applicationProcess: text(500),
  interpretation: text(300),
  childcare: z.boolean().nullable().default(null),
  phone,
  email,
  website,
  alert: text(300),
  status: z.enum(offerStatuses, 'Bitte wählen, ob es stattfindet.').default('active'),
  state: z.enum(offerStates, 'Bitte einen Stand wählen.').default('draft'),
  validFrom: day,
  validTo: day,
  capacities: z.array(capacity).max(20, 'Höchstens 20 Angaben zu Plätzen.').default([]),
  demonstration: z.boolean().default(false),
};
type Fields = z.output<z.ZodObject<typeof offerFields>>;

export function checkFields(value: Fields, context: z.RefinementCtx): void {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: path.split('.'), message });
  if ([value.organisationId, value.unitId, value.municipalityId].filter((entry) => entry !== null).length > 1)
    fault('organisationId', 'Bitte nur eines wählen: Organisation, Stelle oder Gemeinde.');
  if (value.topics.length === 0) fault('topics', 'Bitte mindestens ein Thema wählen.');
  if (value.minimumAge !== null && value.maximumAge !== null && value.minimumAge > value.maximumAge)
    fault('maximumAge', 'Das Höchstalter liegt unter dem Mindestalter.');
  if (value.validFrom !== null && value.validTo !== null && value.validTo < value.validFrom)
    fault('validTo', 'Das Ende liegt vor dem Anfang.');
  if (value.fee === 'free' && value.costs.some(({ amount }) => amount > 0))
    fault('costs', '„Kostenlos“ und Preise passen nicht zusammen.');
  if (new Set(value.places.map(({ placeId }) => placeId)).size < value.places.length)
    fault('places', 'Jeden Ort bitte nur einmal nennen.');
  const seen = new Set<string>();
  for (const [index, entry] of value.capacities.entries()) {
    const key = `${entry.unit} ${entry.audience ?? ''}`;
    if (seen.has(key)) fault(`capacities.${index}.audience`, 'Diese Angabe steht schon da.');
    seen.add(key);
    if (entry.maximum !== null && entry.available !== null && entry.available > entry.maximum)
      fault(`capacities.${index}.available`, 'Es können nicht mehr Plätze frei sein, als es gibt.');
  }
}

const wordsIn = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), z.record(z.string(), plain(5000))).default({});

export const offerInput = z
  .object({ ...offerFields, sourceKey: z.string().max(300).nullable().default(null), translations: wordsIn })
  .superRefine(checkFields);
export const changeOfferInput = z.object({ offerId: z.uuid(), version, ...offerFields }).superRefine(checkFields);
export const offerIdInput = z.object({ offerId: z.uuid() });
export const offerStateInput = z.object({ offerId: z.uuid(), state: z.enum(offerStates) });

const quickFields = {
  version,
  /** By place; those that are not named stay. */
  times: z
    .array(z.object({ placeId: z.uuid(), schedules }))
    .max(20)
    .default([]),
  /** Times that belong to no place; they stay where nothing is said. */
  schedules: schedules.optional(),
  status: z.enum(offerStatuses, 'Bitte wählen, ob es stattfindet.'),
  alert: text(300),
  phone,
  email,
  website,
  seatsMaximum: whole(100_000, ''),
  seatsAvailable: whole(100_000, ''),
};
const seatsFit = (given: { seatsMaximum: number | null; seatsAvailable: number | null }): boolean =>
  given.seatsMaximum === null || given.seatsAvailable === null || given.seatsAvailable <= given.seatsMaximum;
const seatsFault = { path: ['seatsAvailable'], message: 'Es können nicht mehr Plätze frei sein, als es gibt.' };
/** What changes most often, and no more: for a telephone. */
export const quickChangeInput = z.object({ offerId: z.uuid(), ...quickFields }).refine(seatsFit, seatsFault);
/** The same by link, which says itself which offer it is about. */
export const quickByLinkInput = z.object(quickFields).refine(seatsFit, seatsFault);
export const confirmByLinkInput = z.object({ version });

export const offerSorts = ['name', 'kind', 'provider', 'review'] as const;
export const listOffersInput = z.object({
  search: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(offerKinds).nullable().default(null),
  topic: z.enum(offerTopics).nullable().default(null),
  audience: z.enum(offerAudiences).nullable().default(null),
  language: z.string().max(20).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  organisationId: z.uuid().nullable().default(null),
  projectId: z.uuid().nullable().default(null),
  state: z.enum(offerStates).nullable().default(null),
  /** Those whose date of confirmation is over. */
  overdue: z.boolean().default(false),
  /** Those that the server from which they were taken over has no more. */
  gone: z.boolean().default(false),
  sort: z.enum(offerSorts).default('name'),
});

const reader = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
export const publicOffersInput = z.object({
  language: reader,
  search: z.string().trim().max(200).nullable().default(null),
  kind: z.enum(offerKinds).nullable().default(null),
  topic: z.enum(offerTopics).nullable().default(null),
  audience: z.enum(offerAudiences).nullable().default(null),
  spoken: z.string().max(20).nullable().default(null),
  level: z.enum(offerLevels).nullable().default(null),
  municipalityAgs: z.string().max(20).nullable().default(null),
  /** Kilometres around the municipality. */
  radius: z.number().min(1).max(100).nullable().default(null),
  /** From where somebody sets out, a municipality or a position: distances are told from there. */
  from: z
    .union([
      z.object({ ags: z.string().max(20) }),
      z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
    ])
    .nullable()
    .default(null),
  /** Nothing said: the nearest first where distances are asked for, else by name. */
  sort: z.enum(['name', 'distance']).nullable().default(null),
  when: z.enum(dayTimes).nullable().default(null),
  /** At one place, by its part of the address. */
  place: z.string().max(100).nullable().default(null),
  childcare: z.boolean().default(false),
  barrierFree: z.boolean().default(false),
  free: z.boolean().default(false),
  online: z.boolean().default(false),
  page: z.number().int().min(1).max(1000).default(1),
  size: z.number().int().min(1).max(200).default(20),
});
export const publicProjectsInput = z.object({ language: reader });
export const publicProjectInput = z.object({ projectId: z.uuid(), language: reader });
export const publicOfferInput = z.object({ offerId: z.uuid(), language: reader });

export const similarInput = z.object({
  name: z.string().trim().max(200),
  topics: z.array(z.enum(offerTopics)).default([]),
  municipalityId: z.uuid().nullable().default(null),
});
export const mergeInput = z.object({
  keepId: z.uuid(),
  keepVersion: version,
  dropId: z.uuid(),
  dropVersion: version,
  /** Fields that are taken from the one that goes. */
  take: z.array(z.string().max(40)).max(60).default([]),
});

export const targetInput = z.object({
  topic: z.enum(offerTopics, 'Bitte ein Thema wählen.'),
  /** As people write it, `1,5`; empty takes the target away. */
  perThousand: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,3}(?:[.,]\d{1,2})?$/, 'Bitte eine Zahl wie 1,5 angeben.')
      .transform((typed) => Math.round(Number(typed.replace(',', '.')) * 100))
      .refine((value) => value > 0, 'Bitte eine Zahl über 0 angeben.'),
  ),
});
export const residentsInput = z.object({
  day: z.string().refine(isIsoDate, 'Bitte den Stichtag angeben.'),
  source: plain(200).min(3, 'Bitte die Quelle nennen.'),
  /** By municipality; empty leaves it out. */
  counts: z.array(z.object({ municipalityId: z.uuid(), count: whole(1_000_000, '') })).max(500),
});
export const coverageInput = z.object({
  by: z.enum(['topic', 'language']).default('topic'),
  audience: z.enum(offerAudiences).nullable().default(null),
  measure: z.enum(['offers', 'seats', 'hours']).default('offers'),
});
/** `place` is a municipality, `elsewhere` for what has no place, or `total` for the whole county. */
export const coverageTrendInput = coverageInput.extend({
  place: z.union([z.enum(['total', 'elsewhere']), z.uuid()]).default('total'),
});

/** Other rooms keep times in the same words. */
export { writeSchedules } from './server/model/schedule-text.ts';
