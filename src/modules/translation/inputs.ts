import { z } from 'zod';
import { states, taskOrders } from './contract.ts';

/** Input schemas of the translators' desk. */

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, 'Diese Sprache gibt es nicht.')
  .max(20);
const kind = z.string().max(40).nullable().default(null);

export const deskInput = z.object({ kind, search: z.string().trim().max(200).nullable().default(null) });
export const tasksInput = z.object({
  language,
  kind,
  state: z.enum(states).nullable().default(null),
  order: z.enum(taskOrders).default('state'),
  search: z.string().trim().max(200).nullable().default(null),
  /** Only what waits for so many days at least. */
  days: z.number().int().min(0).max(3650).default(0),
});
export const workInput = z.object({ language, subjectId: z.uuid(), from: language.nullable().default(null) });
export const saveTextsInput = z.object({
  language,
  subjectId: z.uuid(),
  from: language.nullable().default(null),
  texts: z
    .array(
      z.object({
        field: z.string().min(1).max(80),
        /** Lines with marks; empty takes the translation back. */
        text: z.string().max(40_000, 'Höchstens 40.000 Zeichen.'),
        /** Of the source that was before the translator's eyes. */
        sourceHash: z.string().length(64),
        /** When the translation was last written that was before her eyes; null where there was none. */
        translatedAt: z.iso.datetime().nullable(),
        state: z.enum(['draft', 'checked']),
      }),
    )
    .min(1, 'Es ist nichts geändert.')
    .max(500),
  /** Missing numbers and addresses are meant so. */
  hintsSeen: z.boolean().default(false),
});
export const deskSettingsInput = z.object({
  translatorsCheck: z.boolean(),
  sources: z.record(language, language),
});
