import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { parseMoney } from '#kernel/money.ts';
import { orderLanguages, orderStates, priceUnits } from './contract-orders.ts';
import { materialLanguages } from './contract.ts';
import { uploadInput } from './inputs.ts';

const day = (message: string) => z.string().refine(isIsoDate, message);
const money = (message: string) =>
  z.string().transform((text, ctx) => {
    const cents = parseMoney(text);
    if (cents !== null) return cents;
    ctx.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
const whole = (message: string) => z.coerce.number(message).int(message).min(1, message).max(10_000_000, message);
const blank = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal('').transform(() => null), schema])
    .nullable()
    .default(null);

export const demandInput = z.object({
  language: z.enum(materialLanguages, 'Bitte eine Sprache wählen.'),
  residents: z.coerce
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(0, 'Bitte eine Zahl angeben.')
    .max(10_000_000, 'Das ist zu viel.'),
  year: z.coerce
    .number('Bitte ein Jahr angeben.')
    .int()
    .min(2000, 'Bitte ein Jahr ab 2000.')
    .max(2100, 'Bitte ein Jahr bis 2100.'),
  source: z.string().trim().min(3, 'Bitte sagen, woher die Zahl kommt.').max(200, 'Höchstens 200 Zeichen.'),
  demonstration: z.boolean().default(false),
});
/** A table of citizenships with their numbers, from which languages are estimated. */
export const citizenshipsInput = z.object({
  table: z.string().trim().min(3, 'Bitte die Tabelle einfügen.').max(20_000, 'Höchstens 20.000 Zeichen.'),
  ...demandInput.pick({ year: true, source: true }).shape,
});
export const removeDemandInput = z.object({ language: z.enum(materialLanguages) });
export const nothingInput = z.object({});

/** Prices of a word are fractions of a cent: in tenths of one. */
const price = z.string().transform((text, ctx) => {
  const found = /^(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(text.replace(/[\s€]/g, ''));
  const tenths = found ? Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0')) : 0;
  if (tenths > 0) return tenths;
  ctx.addIssue({ code: 'custom', message: 'Bitte einen Preis über null angeben, zum Beispiel 1,45 oder 0,125.' });
  return z.NEVER;
});

const contractFields = {
  name: z.string().trim().min(3, 'Bitte den Vertrag benennen.').max(200, 'Höchstens 200 Zeichen.'),
  agency: z.string().trim().min(2, 'Bitte das Übersetzungsbüro angeben.').max(200, 'Höchstens 200 Zeichen.'),
  unit: z.enum(priceUnits, 'Bitte wählen, wonach abgerechnet wird.'),
  mail: blank(z.email('Bitte eine E-Mail-Adresse angeben.').max(254, 'Höchstens 254 Zeichen.')),
  number: blank(z.string().trim().max(100, 'Höchstens 100 Zeichen.')),
  price,
  lineLetters: z.coerce
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(30, 'Mindestens 30.')
    .max(100, 'Höchstens 100.')
    .default(55),
  minimum: blank(money('Bitte einen Betrag angeben, zum Beispiel 40,00.')).transform((cents) => cents ?? 0),
  ceiling: blank(money('Bitte einen Betrag angeben, zum Beispiel 20.000.')),
  validFrom: blank(day('Bitte ein Datum angeben.')),
  validTo: blank(day('Bitte ein Datum angeben.')),
};
export const contractInput = z.object(contractFields);
export const changeContractInput = z.object({ contractId: z.uuid(), version: z.number().int().min(1), ...contractFields });

export const orderInput = z.object({
  materialId: z.uuid(),
  contractId: z.uuid('Bitte einen Rahmenvertrag wählen.'),
  languages: z
    .array(z.enum(orderLanguages as readonly string[] as readonly [string, ...string[]], 'Bitte eine Sprache wählen.'))
    .min(1, 'Bitte mindestens eine Sprache wählen.')
    .transform((given) => [...new Set(given)]),
  quantity: whole('Bitte den Umfang als ganze Zahl angeben.'),
  due: day('Bitte angeben, bis wann geliefert wird.'),
  note: blank(z.string().trim().max(500, 'Höchstens 500 Zeichen.')),
});
export const orderIdInput = z.object({ orderId: z.uuid() });
export const listOrdersInput = z.object({
  state: z.enum(orderStates).nullable().default(null),
  materialId: z.uuid().nullable().default(null),
});
export const deliverInput = z.object({
  orderId: z.uuid(),
  day: day('Bitte den Tag angeben, der auf der Übersetzung steht.'),
  upload: uploadInput,
  link: blank(
    z
      .url({ protocol: /^https?$/, error: 'Bitte eine Adresse angeben, die mit https:// beginnt.' })
      .max(500, 'Höchstens 500 Zeichen.'),
  ),
});
