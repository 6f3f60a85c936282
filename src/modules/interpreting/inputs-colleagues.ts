import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { email, phone, plain, version } from '#kernel/field-inputs.ts';
import { interpreterLevels } from './contract.ts';
import { availabilityInput, languageTag } from './inputs.ts';

const colleagueFields = {
  unitId: z.uuid('Bitte eine Stelle aus der Liste wählen.'),
  name: plain(100).pipe(z.string().min(1, 'Bitte den Namen angeben.')),
  mail: email.pipe(z.string('Bitte die dienstliche E-Mail-Adresse angeben.')),
  phone: phone.pipe(z.string('Bitte die dienstliche Telefonnummer angeben.')),
  languages: z
    .array(z.object({ tag: languageTag, level: z.enum(interpreterLevels), writes: z.boolean().default(false) }))
    .min(1, 'Bitte mindestens eine Sprache angeben.')
    .max(8, 'Höchstens 8 Sprachen.')
    .refine((given) => new Set(given.map(({ tag }) => tag)).size === given.length, 'Eine Sprache steht zweimal da.'),
  weekly: availabilityInput.shape.weekly,
};
export const colleagueInput = z.object({
  ...colleagueFields,
  agreed: z.literal(true, 'Bitte nur eintragen, wer selbst einverstanden ist.'),
  demonstration: z.boolean().default(false),
});
export const changeColleagueInput = z.object({ ...colleagueFields, colleagueId: z.uuid(), version });
export const colleagueIdInput = z.object({ colleagueId: z.uuid() });
export const findColleaguesInput = z.object({ language: languageTag });
export const colleagueUseInput = z.object({ colleagueId: z.uuid(), language: languageTag });
export const confirmColleagueInput = z.object({ stays: z.boolean() });
const isoDay = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
export const colleagueUsesInput = z.object({ from: isoDay, to: isoDay });
