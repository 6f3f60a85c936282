import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { exchangeFormats } from './contract-exchange.ts';
import { orderStates } from './contract-orders.ts';

/** Input schemas of orders to a translation office. */

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, 'Diese Sprache gibt es nicht.')
  .max(20);
const day = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.').nullable().default(null);

const chosen = {
  contractId: z.uuid('Bitte einen Vertrag wählen.'),
  languages: z.array(language).min(1, 'Bitte mindestens eine Sprache wählen.').max(40),
  kind: z.string().max(40).nullable().default(null),
  /** These things alone; all where none is named. */
  subjectIds: z.array(z.uuid('Diesen Inhalt gibt es nicht.')).max(2000).default([]),
};
export const orderPlanInput = z.object(chosen);
export const placeOrderInput = z.object({
  ...chosen,
  format: z.enum(exchangeFormats),
  dueOn: day,
  note: z.string().trim().max(2000, 'Höchstens 2.000 Zeichen.').nullable().default(null),
  byMail: z.boolean().default(false),
  /** What was shown: an order never costs more than its sender saw. */
  cost: z.number().int().min(0),
});
export const orderIdInput = z.object({ orderId: z.uuid() });
export const orderFileInput = z.object({ orderId: z.uuid(), language });
export const orderStateInput = z.object({ orderId: z.uuid(), state: z.enum(orderStates) });
