import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { optional } from '#kernel/field-inputs.ts';
import { gapHelps, gapOccasions } from './contract-gaps.ts';
import { languageTag } from './inputs.ts';

const isoDay = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const desk = z
  .string()
  .regex(/^(county|(unit|municipality|organisation):[0-9a-f-]{36})?$/, 'Bitte eine Stelle aus der Liste wählen.')
  .default('');

/** `clientId` is made where it is tapped: the same tap sent twice counts once. */
export const gapInput = z.object({
  clientId: z.uuid('Bitte laden Sie die Seite neu.'),
  desk,
  language: optional(languageTag),
  occasion: z.enum(gapOccasions, 'Bitte wählen, wo es war.'),
  help: z.enum(gapHelps, 'Bitte wählen, was geholfen hat.'),
  /** Of a tap that waited on the device; today where it is left out. */
  day: optional(isoDay),
});
export const gapIdInput = z.object({ clientId: z.uuid() });
export const gapPeriodInput = z
  .object({ from: isoDay, to: isoDay })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Das Ende liegt vor dem Anfang.' });
