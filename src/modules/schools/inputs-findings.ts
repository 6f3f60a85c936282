import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { optional, plain, version } from '#kernel/field-inputs.ts';
import { familyLanguages, findingKinds, type FindingKind } from './contract-findings.ts';

const whole = z.coerce
  .number('Bitte eine Zahl angeben.')
  .int('Bitte eine ganze Zahl angeben.')
  .min(0, 'Nicht unter 0.')
  .max(100_000, 'Höchstens 100.000.');
const required = <S extends z.ZodType>(schema: S) => z.preprocess((given) => (given === '' ? undefined : given), schema);

/** Children of one year, municipality and family language; without a municipality of the whole county. */
export const entryKeyInput = z.object({
  year: required(
    z.coerce.number('Bitte das Jahr der Einschulung angeben.').int().min(2000, 'Nicht vor 2000.').max(2100, 'Höchstens 2100.'),
  ),
  municipalityId: optional(z.uuid('Bitte eine Gemeinde aus der Liste wählen.')),
  language: z.enum(familyLanguages).default('all'),
});
export const saveEntryInput = entryKeyInput
  .extend({
    /** None as long as nothing was entered. */
    version: version.nullable().default(null),
    examined: required(whole.min(1, 'Mindestens ein Kind.')),
    findings: z.object(
      Object.fromEntries(findingKinds.map((kind) => [kind, optional(whole)])) as Record<
        FindingKind,
        ReturnType<typeof optional<typeof whole>>
      >,
    ),
    day: z.string('Bitte den Stichtag angeben.').refine(isIsoDate, 'Bitte den Stichtag angeben.'),
    source: plain(200).min(1, 'Bitte die Quelle nennen.'),
  })
  .superRefine(({ examined, findings }, context) => {
    for (const kind of findingKinds)
      if ((findings[kind] ?? 0) > examined)
        context.addIssue({ code: 'custom', path: ['findings', kind], message: 'Mehr Kinder als untersucht.' });
  });
export const findingsUnitInput = z.object({ unitId: optional(z.uuid('Bitte eine Stelle aus der Liste wählen.')) });
