import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { day, plain, text, version } from '#kernel/field-inputs.ts';
import { requesterKinds } from './contract.ts';
import { serviceKinds } from './contract-services.ts';
import { languageTag } from './inputs.ts';

const isoDay = z.string('Bitte ein Datum angeben.').refine(isIsoDate, 'Bitte ein Datum angeben.');
const whole = (least: number, most: number) =>
  z.coerce
    .number('Bitte eine ganze Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(least, `Mindestens ${least.toLocaleString('de-DE')}.`)
    .max(most, `Höchstens ${most.toLocaleString('de-DE')}.`);
const user = z
  .string('Bitte eine Stelle aus der Liste wählen.')
  .regex(/^(unit|organisation):[0-9a-f-]{36}$/, 'Bitte eine Stelle aus der Liste wählen.');

const serviceFields = {
  name: plain(120).pipe(z.string().min(1, 'Bitte den Anbieter nennen.')),
  kind: z.enum(serviceKinds, 'Bitte wählen, wie gedolmetscht wird.'),
  poolId: z.uuid('Bitte wählen, wessen Kostenregeln gelten.'),
  contractFrom: isoDay,
  contractUntil: day,
  minimumMinutes: whole(0, 240).default(0),
  languages: z.array(languageTag).max(120).default([]),
  prices: z
    .array(z.object({ validFrom: isoDay, language: languageTag.nullable().default(null), centsPerMinute: whole(1, 100_000) }))
    .min(1, 'Bitte mindestens einen Preis angeben.')
    .max(200)
    .refine(
      (given) => new Set(given.map(({ validFrom, language }) => `${validFrom} ${language}`)).size === given.length,
      'Für einen Tag und eine Sprache stehen zwei Preise da.',
    ),
  access: text(300),
};
const order = <T extends { contractFrom: string; contractUntil: string | null }>({ contractFrom, contractUntil }: T): boolean =>
  contractUntil === null || contractFrom <= contractUntil;
const orderFault = { path: ['contractUntil'], message: 'Das Ende liegt vor dem Anfang.' };
export const serviceInput = z.object({ ...serviceFields, demonstration: z.boolean().default(false) }).refine(order, orderFault);
export const changeServiceInput = z.object({ ...serviceFields, serviceId: z.uuid(), version }).refine(order, orderFault);
export const serviceIdInput = z.object({ serviceId: z.uuid() });
export const serviceUseInput = z.object({
  serviceId: z.uuid('Bitte einen Dienst wählen.'),
  user,
  requesterKind: z.enum(requesterKinds).nullable().default(null),
  day: isoDay,
  language: languageTag,
  occasion: z.string('Bitte einen Anlass wählen.').min(1, 'Bitte einen Anlass wählen.').max(60),
  minutes: whole(1, 600),
});
export const serviceUseIdInput = z.object({ useId: z.uuid() });
export const listServiceUsesInput = z.object({ serviceId: z.uuid() });
export const servicePeriodInput = z
  .object({ from: isoDay, to: isoDay })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Das Ende liegt vor dem Anfang.' });

const column = z.coerce.number().int().min(-1).max(200);
/** The file as it was read, and which of its columns holds what. */
export const invoiceInput = z.object({
  serviceId: z.uuid(),
  invoice: plain(60).pipe(z.string().min(1, 'Bitte die Nummer der Rechnung angeben.')),
  /** What all its conversations were about, as far as statistics and cost rules ask. */
  occasion: z.string('Bitte einen Anlass wählen.').min(1, 'Bitte einen Anlass wählen.').max(60),
  /** For lines that name nobody. */
  user: user.nullable().default(null),
  table: z.object({
    header: z.array(z.string().max(300)).max(200),
    rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string().max(300)).max(200) })).max(5000),
  }),
  columns: z.object({ day: column, language: column, minutes: column, cents: column, user: column, reference: column }),
});
export const invoiceFileInput = z.object({ path: z.string(), name: z.string().max(255) });
