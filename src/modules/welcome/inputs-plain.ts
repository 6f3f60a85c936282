import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { plainKinds, plainStates } from './contract-plain.ts';

const version = z.number().int().min(1);
const fields = {
  kind: z.enum(plainKinds, 'Bitte wählen, wofür der Text ist.'),
  title: z.string().trim().min(3, 'Bitte einen Namen angeben.').max(150, 'Höchstens 150 Zeichen.'),
  purpose: z.string().trim().max(300, 'Höchstens 300 Zeichen.').nullable().default(null),
  text: z.string().trim().min(10, 'Bitte den Text schreiben.').max(5_000, 'Höchstens 5.000 Zeichen.'),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
};
export const addPlainTextInput = z.object(fields);
export const changePlainTextInput = z.object({ plainTextId: z.uuid(), version, ...fields });
export const plainTextIdInput = z.object({ plainTextId: z.uuid() });
export const releasePlainTextInput = z.object({
  plainTextId: z.uuid(),
  version,
  /** Until then somebody looks whether it is still right; a year from today unless it is said. */
  reviewBy: z.string().refine(isIsoDate, 'Bitte ein Datum angeben.').nullable().default(null),
});
export const listPlainTextsInput = z.object({
  kind: z.enum(plainKinds).nullable().default(null),
  state: z.enum(plainStates).nullable().default(null),
  search: z.string().trim().max(200).nullable().default(null),
});
