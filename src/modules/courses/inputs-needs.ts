import { z } from 'zod';
import { addDays } from '#kernel/dates.ts';
import { day, id, optional, version } from '#kernel/field-inputs.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { dayTimes } from '#modules/offers/contract.ts';
import { needHoldsDays, startLevels } from './contract-needs.ts';
import { courseGroups, courseKinds } from './contract-kinds.ts';

const fields = {
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  organisationId: id('Bitte eine Organisation aus der Liste wählen.'),
  livesInId: z.uuid('Bitte wählen, wo die Menschen wohnen.'),
  languages: z
    .array(z.string())
    .refine(
      (given) => given.every((tag) => (spokenLanguages as readonly string[]).includes(tag)),
      'Bitte Sprachen aus der Liste wählen.',
    )
    .default([]),
  startLevel: z.enum(startLevels, 'Bitte wählen, was die Menschen schon können.'),
  kind: optional(z.enum(courseKinds, 'Bitte eine Art aus der Liste wählen.')),
  people: z.preprocess(
    (given) => (given === '' || given === null ? undefined : given),
    z.coerce
      .number('Bitte angeben, wie viele Menschen es sind.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(1, 'Mindestens 1.')
      .max(500, 'Höchstens 500. Sind es mehr, melden Sie bitte je Gemeinde.'),
  ),
  times: z
    .array(z.enum(dayTimes, 'Bitte Zeiten aus der Liste wählen.'))
    .default([])
    .transform((given) => dayTimes.filter((entry) => given.includes(entry))),
  childcare: z.boolean().default(false),
  transport: z.boolean().default(false),
  from: day.pipe(z.string('Bitte angeben, ab wann der Kurs gebraucht wird.')),
  until: day,
  demonstration: z.boolean().default(false),
};
type Given = z.output<z.ZodObject<typeof fields>>;

function checkNeed(value: Given, context: z.RefinementCtx): void {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if ([value.unitId, value.municipalityId, value.organisationId].filter((holder) => holder !== null).length > 1)
    fault('unitId', 'Bitte nur eine Stelle, Gemeinde oder Organisation angeben.');
  if (value.until !== null && value.until < value.from) fault('until', 'Das Ende liegt vor dem Anfang.');
}
/** A need is known by the month; without an end it holds half a year. */
const inMonths = <G extends Given>(value: G) => ({
  ...value,
  from: `${value.from.slice(0, 7)}-01`,
  until: value.until ?? addDays(value.from, needHoldsDays),
});

export const courseNeedInput = z.object(fields).superRefine(checkNeed).transform(inMonths);
export const changeCourseNeedInput = z
  .object({ needId: z.uuid(), version, ...fields })
  .superRefine(checkNeed)
  .transform(inMonths);
export const courseNeedIdInput = z.object({ needId: z.uuid() });

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/);
const wish = {
  group: z.enum(courseGroups).nullable().default(null),
  language: z.string().max(35).nullable().default(null),
  childcare: z.boolean().default(false),
  month: month.nullable().default(null),
};
export const listCourseNeedsInput = z.object({
  ...wish,
  livesInId: z.uuid().nullable().default(null),
  startLevel: z.enum(startLevels).nullable().default(null),
  /** Those that are over are left out unless they are asked for. */
  ended: z.boolean().default(false),
});
export const needCoverageInput = z.object(wish);
export const needsToPlanInput = z.object({ startLevel: z.enum(startLevels), month: month.nullable().default(null) });
