import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { typedReasons } from './contract-kits.ts';
import { materialLanguages } from './contract.ts';

const language = z.enum(materialLanguages, 'Bitte eine Sprache wählen.');
const day = z.string().refine(isIsoDate, 'Bitte einen Tag angeben.');
const count = (least: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(100_000, 'Das ist zu viel.');
const id = z.uuid().nullable().default(null);
const text = (most: number) =>
  z
    .union([z.literal('').transform(() => null), z.string().trim().min(1).max(most, `Höchstens ${most} Zeichen.`)])
    .nullable()
    .default(null);

const kitFields = {
  title: z.string().trim().min(3, 'Bitte die Tasche benennen.').max(120, 'Höchstens 120 Zeichen.'),
  targetGroup: z.string().trim().min(2, 'Bitte sagen, für wen sie ist.').max(120, 'Höchstens 120 Zeichen.'),
  summary: text(500),
  unitId: id,
  wanted: count(0, 'Bitte eine Zahl ab 0 angeben.'),
  parts: z
    .array(
      z
        .object({ materialId: id, giveAway: text(120), perBag: count(1, 'Mindestens 1 Stück je Tasche.') })
        .refine((part) => (part.materialId === null) !== (part.giveAway === null), 'Bitte ein Material oder eine Sache nennen.'),
    )
    .min(1, 'Bitte mindestens einen Inhalt angeben.')
    .max(40, 'Höchstens 40 Inhalte.'),
};
export const kitInput = z.object(kitFields);
export const changeKitInput = z.object({ kitId: z.uuid(), version: z.number().int().min(1), ...kitFields });
export const kitIdInput = z.object({ kitId: z.uuid() });
export const nothingInput = z.object({});

export const printListInput = z.object({
  kitId: z.uuid(),
  bags: z
    .array(z.object({ language, bags: count(0, 'Bitte eine Zahl ab 0 angeben.') }))
    .max(materialLanguages.length)
    .refine((given) => new Set(given.map((entry) => entry.language)).size === given.length, 'Jede Sprache nur einmal.')
    .transform((given) => given.filter((entry) => entry.bags > 0)),
});
export const handOutInput = z.object({
  kitId: z.uuid(),
  day,
  language,
  bags: count(1, 'Bitte die Zahl der Taschen angeben.').max(1000, 'Höchstens 1.000 auf einmal.'),
});

export const stockItemInput = z
  .object({
    materialId: id,
    language: language.nullable().default(null),
    giveAway: text(120),
    unitId: id,
    minimum: count(0, 'Bitte eine Zahl ab 0 angeben.').default(0),
    count: count(0, 'Bitte eine Zahl ab 0 angeben.').default(0),
  })
  .refine((item) => (item.materialId === null) !== (item.giveAway === null), {
    path: ['giveAway'],
    message: 'Bitte ein Material oder eine Sache nennen, nicht beides.',
  })
  .refine((item) => (item.materialId === null) === (item.language === null), {
    path: ['language'],
    message: 'Zu einem Material gehört eine Sprache, zu einer Sache keine.',
  });
export const stockIdInput = z.object({ itemId: z.uuid() });
export const changeStockInput = z.object({ itemId: z.uuid(), minimum: count(0, 'Bitte eine Zahl ab 0 angeben.'), unitId: id });
export const bookStockInput = z.object({
  itemId: z.uuid(),
  day,
  /** What comes is more than nothing, what goes less; for `counted` it is what lies there now. */
  amount: z.coerce.number('Bitte eine Zahl angeben.').int('Bitte eine ganze Zahl angeben.').min(-100_000).max(100_000),
  reason: z.enum(typedReasons as readonly string[] as readonly [(typeof typedReasons)[number]], 'Bitte einen Grund wählen.'),
  note: text(200),
});
