import { z } from 'zod';
import { parseHundredths, parseMoney } from '#kernel/money.ts';
import { costKinds, costSources, financingStates, hourUnits } from './contract-money.ts';

/** Input schemas of what measures cost. Amounts come as people write them and leave as cents. */

const read = (input: { parse: (text: string) => number | null; message: string; most: number }) =>
  z.string().transform((text, context): number => {
    const value = input.parse(text.trim());
    if (value !== null && value <= input.most) return value;
    context.addIssue({ code: 'custom', message: input.message });
    return z.NEVER;
  });
const money = read({
  parse: parseMoney,
  message: 'Bitte einen Betrag wie 1.200,50 angeben, ohne Minus.',
  most: Number.MAX_SAFE_INTEGER,
});
const hours = read({
  parse: parseHundredths,
  message: 'Bitte eine Zahl wie 19,5 angeben, höchstens 10.000.',
  most: 1_000_000,
});
const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));
const text = (max: number) => optional(z.string().trim().max(max, `Höchstens ${max} Zeichen.`));

export const budgetYear = z
  .number('Bitte das Haushaltsjahr mit vier Ziffern angeben.')
  .int('Bitte das Haushaltsjahr mit vier Ziffern angeben.')
  .min(2000, 'Bitte ein Jahr zwischen 2000 und 2100 angeben.')
  .max(2100, 'Bitte ein Jahr zwischen 2000 und 2100 angeben.');

const fields = z.object({
  year: budgetYear,
  kind: z.enum(costKinds, 'Bitte eine Kostenart wählen.'),
  planned: money,
  actual: optional(money),
  hourUnit: optional(z.enum(hourUnits, 'Bitte Wochenstunden oder Vollzeitstellen wählen.')),
  hoursPlanned: optional(hours),
  hoursActual: optional(hours),
  source: z.enum(costSources, 'Bitte sagen, woraus es bezahlt wird.'),
  sourceName: text(200),
  state: z.enum(financingStates, 'Bitte den Stand der Finanzierung wählen.'),
  granted: optional(money),
  note: text(1000),
  isPublic: z.boolean().default(false),
});

type Fields = z.output<typeof fields>;
function check(value: Fields, context: z.RefinementCtx): void {
  const fault = (path: keyof Fields, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (value.source !== 'own' && value.sourceName === null) {
    fault('sourceName', 'Bitte das Produkt, das Programm oder den Geber nennen.');
  }
  if (value.granted !== null && value.state !== 'granted') {
    fault('granted', 'Ein bewilligter Betrag gehört zum Stand „bewilligt“.');
  } else if (value.granted !== null && value.granted > value.planned && value.note === null) {
    fault('granted', 'Bewilligt ist mehr als geplant. Bitte schreiben Sie in die Bemerkung, warum.');
  }
  if (value.hourUnit === null && (value.hoursPlanned !== null || value.hoursActual !== null)) {
    fault('hourUnit', 'Bitte Wochenstunden oder Vollzeitstellen wählen.');
  }
}

export const addCostInput = fields.extend({ nodeId: z.uuid() }).superRefine(check);
export const changeCostInput = fields.extend({ costId: z.uuid(), version: z.number().int().min(1) }).superRefine(check);
export const costIdInput = z.object({ costId: z.uuid() });

export const readCostsInput = z.object({
  key: z.string().min(1).max(60),
  /** Null for the running year. */
  year: budgetYear.nullable().default(null),
  unitId: z.uuid().nullable().default(null),
  fieldId: z.uuid().nullable().default(null),
  state: z.enum(financingStates).nullable().default(null),
});
export const budgetListInput = z.object({
  key: z.string().min(1).max(60),
  /** Null for the year that is registered next. */
  year: budgetYear.nullable().default(null),
  unitId: z.uuid().nullable().default(null),
});
