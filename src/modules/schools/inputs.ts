import { z } from 'zod';
import { day, id, optional, plain, text, version, website } from '#kernel/field-inputs.ts';
import { placeStates } from '#modules/network/contract-places.ts';
import { placesStates, schoolTypes, vocationalForms, type SchoolType } from './contract.ts';

const whole = (most: number) =>
  optional(
    z.coerce
      .number('Bitte eine Zahl angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(0, 'Nicht unter 0.')
      .max(most, `Höchstens ${most}.`),
  );
const type = z.enum(schoolTypes, 'Bitte eine Art wählen.');
const places = optional(z.enum(placesStates, 'Bitte aus der Liste wählen.'));

const fields = {
  placeId: z.uuid('Bitte einen Ort aus der Liste wählen.'),
  type,
  forms: z
    .array(z.enum(vocationalForms, 'Bitte aus der Liste wählen.'))
    .default([])
    .transform((given) => vocationalForms.filter((form) => given.includes(form))),
  organisationId: id('Bitte eine Organisation aus der Liste wählen.'),
  unitId: id('Bitte eine Stelle aus der Liste wählen.'),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  ageFrom: whole(99),
  ageTo: whole(99),
  gradeFrom: whole(13),
  gradeTo: whole(13),
  areaIds: z.array(z.uuid('Bitte Gemeinden aus der Liste wählen.')).max(300).default([]),
  areaNote: text(500),
  registration: text(1000),
  registrationFrom: day,
  registrationUntil: day,
  registrationUrl: website,
  documents: text(1000),
  note: text(1000),
  places,
  state: z.enum(placeStates, 'Bitte einen Stand wählen.').default('draft'),
  demonstration: z.boolean().default(false),
};

type Checked = {
  type: SchoolType;
  forms: readonly string[];
  organisationId: string | null;
  unitId: string | null;
  municipalityId: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  gradeFrom: number | null;
  gradeTo: number | null;
  registrationFrom: string | null;
  registrationUntil: string | null;
};
function check(value: Checked, context: z.RefinementCtx): void {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  const keepers = [value.organisationId, value.unitId, value.municipalityId].filter((keeper) => keeper !== null);
  if (keepers.length > 1) fault('organisationId', 'Bitte nur eine Organisation, Stelle oder Gemeinde wählen.');
  if (value.ageFrom !== null && value.ageTo !== null && value.ageTo < value.ageFrom)
    fault('ageTo', 'Das zweite Alter liegt unter dem ersten.');
  if (value.gradeFrom !== null && value.gradeTo !== null && value.gradeTo < value.gradeFrom)
    fault('gradeTo', 'Die zweite Klasse liegt unter der ersten.');
  if (value.registrationFrom !== null && value.registrationUntil !== null && value.registrationUntil < value.registrationFrom)
    fault('registrationUntil', 'Das Ende der Anmeldung liegt vor dem Anfang.');
  if (value.forms.length > 0 && value.type !== 'vocational')
    fault('forms', 'Diese Schulformen gibt es nur an berufsbildenden Schulen.');
}

const wordsIn = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), z.record(z.string(), plain(1000))).default({});

export const schoolInput = z.object({ ...fields, translations: wordsIn }).superRefine(check);
export const changeSchoolInput = z.object({ schoolId: z.uuid(), version, ...fields }).superRefine(check);
export const schoolIdInput = z.object({ schoolId: z.uuid() });
export const schoolStateInput = z.object({ schoolId: z.uuid(), state: z.enum(placeStates) });
export const reportPlacesInput = z.object({ schoolId: z.uuid(), places });
export const listSchoolsInput = z.object({
  search: text(200),
  type: type.nullable().default(null),
  municipalityId: id('Bitte eine Gemeinde aus der Liste wählen.'),
  state: z.enum(placeStates).nullable().default(null),
  /** Only those whose report of free places is missing or too old. */
  unreported: z.boolean().default(false),
});

const reader = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
export const publicSchoolsInput = z.object({
  language: reader,
  type: type.nullable().default(null),
  municipalityAgs: z.string().max(20).nullable().default(null),
  birthYear: z.number().int().min(1900).max(2200).nullable().default(null),
  birthMonth: z.number().int().min(1).max(12).nullable().default(null),
});
export const publicSchoolInput = z.object({ schoolId: z.uuid(), language: reader });

const setting = (least: number, most: number, unit: string) =>
  z.preprocess(
    (given) => (given === '' ? NaN : given),
    z.coerce
      .number('Bitte eine Zahl angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(least, `Mindestens ${least} ${unit}.`)
      .max(most, `Höchstens ${most} ${unit}.`),
  );
export const schoolSettingsInput = z
  .object({
    reportDays: setting(7, 730, 'Tage'),
    occupancyFrom: setting(0, 200, '%').default(60),
    occupancyTo: setting(0, 300, '%').default(100),
  })
  .refine((given) => given.occupancyFrom <= given.occupancyTo, {
    path: ['occupancyTo'],
    message: 'Das Ende liegt unter dem Anfang.',
  });
export const emptyInput = z.object({});
