import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { optional, plain } from '#kernel/field-inputs.ts';
import { courseLevels } from './contract-levels.ts';
import { mostStamps } from './contract-stamps.ts';

const code = z.string().trim().max(1000);
/** Codes of a passport as a person pastes them or a reader types them: one a line. */
const codes = z
  .string()
  .max(20_000, 'Das ist zu viel Text für Codes.')
  .default('')
  .transform((given) => given.split(/\s+/).filter(Boolean))
  .pipe(z.array(code).max(mostStamps - 1, `Ein Sprachpass hat Platz für ${mostStamps} Stempel.`));

export const issueStampInput = z.object({
  runId: z.uuid(),
  units: z.preprocess(
    (given) => (given === '' || given === null ? undefined : given),
    z.coerce
      .number('Bitte die besuchten Unterrichtsstunden angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(0, 'Nicht unter 0.')
      .max(5000, 'Höchstens 5.000.'),
  ),
  level: optional(z.enum(courseLevels, 'Bitte ein Niveau wählen.')),
  day: z.string('Bitte den Tag angeben.').refine(isIsoDate, 'Bitte ein Datum angeben.'),
  earlier: codes,
});

/** The name is set on paper and forgotten: it is in no row, no log and no address. */
export const stampPassInput = z.object({
  codes: z.array(code).min(1).max(mostStamps),
  name: optional(plain(80)),
  language: z.string().max(35),
  accent: z.string().max(20),
});
export const renewStampKeyInput = z.object({ withdrawn: z.boolean().default(false) });
