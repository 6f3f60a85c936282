import { z } from 'zod';
import { day, id, optional, plain, text, version } from '#kernel/field-inputs.ts';
import { offerAudiences, offerFees, offerStates } from '#modules/offers/contract.ts';
import { schedules } from '#modules/offers/inputs.ts';
import { courseModes, courseRhythms, courseStatuses, needsPlace, residences } from './contract.ts';
import { courseGroups, courseKinds, isExam } from './contract-kinds.ts';
import { courseLevels, levelRank } from './contract-levels.ts';

/** A whole number that is not below 0. */
export const whole = (most: number) =>
  z.coerce
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(0, 'Nicht unter 0.')
    .max(most, `Höchstens ${most.toLocaleString('de-DE')}.`);
const level = optional(z.enum(courseLevels, 'Bitte ein Niveau wählen.'));
/** Euro as people write them, `120,50`, or cents as they are kept. */
export const price = optional(
  z.union([
    z.number().int().min(0, 'Nicht unter 0.').max(10_000_000, 'Höchstens 100.000 €.'),
    z
      .string()
      .trim()
      .regex(/^\d{1,3}(?:\.?\d{3})*(?:,\d{1,2})?(?: ?€)?$/, 'Bitte einen Betrag wie 120,50 angeben.')
      .transform((typed) => Math.round(Number(typed.replace(/[.€ ]/g, '').replace(',', '.')) * 100))
      .refine((cents) => cents <= 10_000_000, 'Höchstens 100.000 €.'),
  ]),
);
const seats = z
  .object({
    audience: optional(z.enum(offerAudiences, 'Bitte eine Zielgruppe wählen.')),
    maximum: z.preprocess((given) => (given === '' ? undefined : given), whole(10_000)),
    taken: z.preprocess((given) => (given === '' ? 0 : given), whole(10_000)).default(0),
  })
  .refine((given) => given.taken <= given.maximum, {
    path: ['taken'],
    message: 'Es können nicht mehr Plätze belegt sein, als es gibt.',
  });

const runFields = {
  offerId: z.uuid('Bitte wählen, zu welchem Angebot der Kurs gehört.'),
  name: text(200),
  kind: z.enum(courseKinds, 'Bitte eine Art wählen.'),
  entryLevel: level,
  targetLevel: level,
  units: optional(whole(5000)),
  module: text(80),
  courseNumber: text(60),
  admissionNumber: text(60),
  startDate: day,
  endDate: day,
  registrationUntil: day,
  schedules: schedules.default([]),
  placeId: id('Bitte einen Ort wählen.'),
  mode: z.enum(courseModes, 'Bitte wählen, ob es vor Ort oder online ist.').default('onsite'),
  rhythm: optional(z.enum(courseRhythms, 'Bitte einen Rhythmus wählen.')),
  midCourse: z.boolean().default(false),
  childcare: z.boolean().nullable().default(null),
  residences: z
    .array(z.enum(residences, 'Bitte aus der Liste wählen.'))
    .default([])
    .transform((given) => residences.filter((entry) => given.includes(entry))),
  eligibility: text(500),
  fee: z.enum(offerFees, 'Bitte wählen, ob es etwas kostet.').default('unknown'),
  price,
  feesDescription: text(300),
  alert: text(300),
  seats: z.array(seats).max(12, 'Höchstens 12 Angaben zu Plätzen.').default([]),
  waitingList: z.boolean().default(false),
  status: z.enum(courseStatuses, 'Bitte wählen, ob der Kurs stattfindet.').default('scheduled'),
  state: z.enum(offerStates, 'Bitte einen Stand wählen.').default('draft'),
  demonstration: z.boolean().default(false),
};
type Fields = z.output<z.ZodObject<typeof runFields>>;

function checkFields(value: Fields, context: z.RefinementCtx): void {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: path.split('.'), message });
  const { startDate, endDate, registrationUntil, entryLevel, targetLevel } = value;
  if (startDate !== null && endDate !== null && endDate < startDate) fault('endDate', 'Das Ende liegt vor dem Anfang.');
  if (registrationUntil !== null && (endDate ?? startDate) !== null && registrationUntil > (endDate ?? startDate)!)
    fault('registrationUntil', 'Die Anmeldung kann nicht länger laufen als der Kurs.');
  if (entryLevel !== null && targetLevel !== null && levelRank(targetLevel) < levelRank(entryLevel))
    fault('targetLevel', 'Das Ziel liegt unter dem Niveau, mit dem man beginnt.');
  if (isExam(value.kind) && startDate === null) fault('startDate', 'Eine Prüfung braucht ihren Tag.');
  if (value.fee === 'free' && (value.price ?? 0) > 0) fault('price', '„Kostenlos“ und ein Preis passen nicht zusammen.');
  if (value.state === 'public') {
    if (needsPlace(value.mode) && value.placeId === null)
      fault('placeId', 'Ein öffentlicher Kurs vor Ort braucht seinen Ort: Sonst weiß niemand, ob ein Bus hinfährt.');
    if (startDate === null && value.rhythm !== 'any-time' && value.mode !== 'self-paced' && value.status !== 'planned')
      fault('startDate', 'Bitte den Beginn angeben, oder „Einstieg jederzeit“ wählen.');
  }
  const groups = value.seats.map(({ audience }) => audience ?? '');
  for (const [index, group] of groups.entries())
    if (groups.indexOf(group) !== index) fault(`seats.${index}.audience`, 'Diese Angabe steht schon da.');
}

const wordsIn = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), z.record(z.string(), plain(500))).default({});

export const courseRunInput = z.object({ ...runFields, translations: wordsIn }).superRefine(checkFields);
export const changeCourseRunInput = z.object({ runId: z.uuid(), version, ...runFields }).superRefine(checkFields);
/** What the short form behind a mailed link asks; the whole is checked with what the run says besides. */
export const changeRunByLinkInput = z.object({
  version,
  startDate: runFields.startDate,
  endDate: runFields.endDate,
  registrationUntil: runFields.registrationUntil,
  schedules: runFields.schedules,
  seats: runFields.seats,
  status: runFields.status,
  alert: runFields.alert,
});
export const confirmRunByLinkInput = z.object({ version });
export const courseRunIdInput = z.object({ runId: z.uuid() });
export const courseRunStateInput = z.object({ runId: z.uuid(), state: z.enum(offerStates) });

export const courseRunSorts = ['start', 'title', 'level', 'provider'] as const;
export const listCourseRunsInput = z.object({
  search: z.string().trim().max(200).nullable().default(null),
  group: z.enum(courseGroups).nullable().default(null),
  level: z.enum(courseLevels).nullable().default(null),
  municipalityId: z.uuid().nullable().default(null),
  organisationId: z.uuid().nullable().default(null),
  offerId: z.uuid().nullable().default(null),
  state: z.enum(offerStates).nullable().default(null),
  /** Those that are over are left out unless they are asked for. */
  ended: z.boolean().default(false),
  sort: z.enum(courseRunSorts).default('start'),
});

export const reader = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
export const publicCoursesInput = z.object({
  language: reader,
  search: z.string().trim().max(200).nullable().default(null),
  group: z.enum(courseGroups).nullable().default(null),
  /** A whole level; a course fits that leads there or begins there. */
  level: z.enum(courseLevels).nullable().default(null),
  residence: z.enum(residences).nullable().default(null),
  municipalityAgs: z.string().max(20).nullable().default(null),
  when: z.enum(['morning', 'afternoon', 'evening', 'weekend']).nullable().default(null),
  childcare: z.boolean().default(false),
  free: z.boolean().default(false),
  seats: z.boolean().default(false),
  online: z.boolean().default(false),
});
export const publicCourseInput = z.object({ runId: z.uuid(), language: reader });
