import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';

/** Input schemas of press releases. */

const id = z.uuid();
const line = (most: number) => z.string().trim().min(1).max(most).nullable().default(null);
const fields = {
  headline: z.string().trim().min(1, 'Bitte eine Überschrift angeben.').max(200, 'Höchstens 200 Zeichen.'),
  text: z.string().trim().min(1, 'Bitte den Text angeben.').max(10_000, 'Höchstens 10.000 Zeichen.'),
  figure: line(300),
  figureSource: line(300),
  languages: z.array(z.string().max(20)).min(1, 'Bitte mindestens eine Sprache wählen.').max(20),
  internalNote: line(2_000),
};
type Figure = { figure: string | null; figureSource: string | null };
const sourced = (value: Figure): boolean => value.figure === null || value.figureSource !== null;
const missingSource = { message: 'Bitte die Quelle der Zahl nennen.', path: ['figureSource'] };

export const pressIdInput = z.object({ pressId: id });
export const draftPressInput = z.object({ nodeId: id, ...fields }).refine(sourced, missingSource);
export const changePressInput = z
  .object({ pressId: id, version: z.number().int().min(1), ...fields })
  .refine(sourced, missingSource);
export const pressVersionInput = z.object({ pressId: id, version: z.number().int().min(1) });
export const publishPressInput = pressVersionInput.extend({
  publishedOn: z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.'),
  link: z
    .url({ protocol: /^https?$/, error: 'Bitte eine Adresse mit https:// angeben.' })
    .nullable()
    .default(null),
});
export const listPressInput = z.object({});
export const listToldInput = z.object({ strategyId: id });
