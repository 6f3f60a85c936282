import { z } from 'zod';

/** Input schemas of translations. */

const key = z.string().trim().min(1).max(80);
const language = z.string().trim().min(2).max(20);

export const translationDeskInput = z.object({ key, language: language.nullable().default(null) });
const text = { key, subjectId: z.uuid(), field: z.string().min(1).max(40), language };
export const translationTextInput = z.object(text);
/** `translatedAt` names the translation that was before the eyes of whoever withdraws it. */
export const withdrawTranslationInput = z.object({ ...text, translatedAt: z.iso.datetime() });
export const saveTranslationInput = z.object({
  ...text,
  text: z.string().trim().min(1, 'Bitte schreiben Sie die Übersetzung.').max(20_000, 'Höchstens 20.000 Zeichen.'),
  state: z.enum(['draft', 'checked']),
  /** Hash of the German text that was before the translator's eyes. */
  sourceHash: z.string().length(64),
});
