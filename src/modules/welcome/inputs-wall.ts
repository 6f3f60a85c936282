import { z } from 'zod';
import { isLanguage } from '#lib/languages.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import { mostPosterLanguages, wallKinds } from './contract-wall.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));

const fields = {
  kind: z.enum(wallKinds, 'Bitte wählen.'),
  name: z.string().trim().min(2, 'Bitte einen Namen angeben.').max(150, 'Höchstens 150 Zeichen.'),
  street: optional(z.string().trim().max(150, 'Höchstens 150 Zeichen.')),
  postcode: optional(
    z
      .string()
      .trim()
      .regex(/^\d{5}$/, 'Eine Postleitzahl hat fünf Ziffern.'),
  ),
  municipalityId: optional(z.uuid('Bitte eine Gemeinde wählen.')),
  stop: optional(z.string().trim().max(200, 'Höchstens 200 Zeichen.')),
  placeId: optional(z.uuid('Bitte einen Ort wählen.')),
  functions: z.array(z.enum(officeFunctions)).max(officeFunctions.length).default([]),
  languages: z
    .array(z.string().refine(isLanguage, 'Diese Sprache gibt es hier nicht.'))
    .min(1, 'Bitte mindestens eine Sprache wählen.'),
  hungWhere: optional(z.string().trim().max(200, 'Höchstens 200 Zeichen.')),
};

type Given = { kind: string; municipalityId: unknown; placeId: unknown; functions: unknown[]; languages: unknown[] };
function whole(value: Given, context: z.RefinementCtx): void {
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message, params: {} });
  if (value.kind === 'poster') {
    if (value.placeId === null) fault('placeId', 'Bitte den Ort wählen, an dessen Eingang es hängt.');
    if (value.languages.length > mostPosterLanguages)
      fault('languages', `Auf ein Plakat passen höchstens ${mostPosterLanguages} Sprachen.`);
  } else {
    if (value.municipalityId === null) fault('municipalityId', 'Bitte die Gemeinde der Unterkunft wählen.');
    if (value.functions.length === 0) fault('functions', 'Bitte mindestens eine Aufgabe wählen.');
  }
}

export const addWallSheetInput = z.object(fields).superRefine(whole);
export const changeWallSheetInput = z
  .object({ sheetId: z.uuid(), version: z.number().int().min(1), ...fields })
  .superRefine(whole);
export const wallSheetIdInput = z.object({ sheetId: z.uuid() });
export const markWallSheetInput = z.object({ sheetId: z.uuid(), version: z.number().int().min(1) });
export const listWallSheetsInput = z.object({
  onlyWrong: z.boolean().default(false),
  kind: z.enum(wallKinds).nullable().default(null),
});
