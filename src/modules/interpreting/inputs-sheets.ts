import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { optional, plain } from '#kernel/field-inputs.ts';
import { objections } from './contract-sheets.ts';

const isoDay = z.string('Bitte ein Datum angeben.').refine(isIsoDate, 'Bitte ein Datum angeben.');
const time = z.string('Bitte eine Uhrzeit angeben.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Bitte eine Uhrzeit wie 08:30 angeben.');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Bitte einen Monat wählen.');
const whole = (most: number, message: string) =>
  z.coerce
    .number('Bitte eine Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(0, 'Weniger als nichts geht nicht.')
    .max(most, message)
    .default(0);

export const uploadInput = z
  .union([
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0), name: z.string(), mime: z.string() }),
    z.object({ error: z.enum(['too-large', 'missing']) }),
  ])
  .nullable()
  .default(null);

/** Local times in Germany; the end may lie on the next day. */
export const sheetFields = {
  day: isoDay,
  from: time,
  untilDay: optional(isoDay),
  to: time,
  metres: whole(2_000_000, 'Höchstens 2.000 Kilometer.'),
  /** What of it lies outside the county. */
  metresOutside: whole(2_000_000, 'Höchstens 2.000 Kilometer.'),
  minutes: whole(1440, 'Höchstens 24 Stunden.'),
  ticketCents: whole(100_000, 'Höchstens 1.000 €.'),
  drove: z.boolean().default(false),
  upload: uploadInput,
};
export const sheetInput = z.object({ assignmentId: z.uuid(), ...sheetFields });
export const sheetIdInput = z.object({ assignmentId: z.uuid() });
export const sheetIdsInput = z.object({
  assignmentIds: z.array(z.uuid()).min(1, 'Bitte mindestens einen Einsatz wählen.').max(1000, 'Höchstens 1.000 auf einmal.'),
});
export const signInput = z.object({
  assignmentId: z.uuid(),
  code: z
    .string('Bitte den Code eingeben.')
    .transform((text) => text.replaceAll(/\D/g, ''))
    .refine((digits) => digits.length === 8, 'Der Code hat acht Ziffern. Er steht in der Bestätigung Ihrer Anfrage.'),
});
export const objectInput = z.object({
  assignmentId: z.uuid(),
  objection: z.enum(objections, 'Bitte wählen, was nicht stimmt.'),
});
const missedTravel = {
  metres: sheetFields.metres,
  metresOutside: sheetFields.metresOutside,
  minutes: sheetFields.minutes,
  ticketCents: sheetFields.ticketCents,
  drove: sheetFields.drove,
};
export const missedInput = z.object({ assignmentId: z.uuid(), ...missedTravel });
export const missedByInput = z.object({ assignmentId: z.uuid(), side: z.enum(['client', 'interpreter']), ...missedTravel });
export const receiptInput = z.object({ assignmentId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const monthInput = z.object({ poolId: z.uuid(), month });
export const yearInput = z.object({ poolId: z.uuid(), year: z.string().regex(/^\d{4}$/, 'Bitte ein Jahr wählen.') });
export const periodInput = z
  .object({ poolId: z.uuid(), from: isoDay, to: isoDay })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Der letzte Tag liegt vor dem ersten.' });
export const poolOnlyInput = z.object({ poolId: z.uuid() });
export const statementIdInput = z.object({ statementId: z.uuid() });
export const invoiceIdInput = z.object({ invoiceId: z.uuid() });
export const paymentIdInput = z.object({ paymentId: z.uuid() });

const holder = plain(70).pipe(z.string().min(1, 'Bitte angeben, wem das Konto gehört.'));
const iban = z.string('Bitte eine IBAN angeben.').trim().max(60);
const bic = optional(z.string().trim().max(20));
export const accountInput = z.object({ holder, iban, bic });
export const accountOfInput = z.object({ interpreterId: z.uuid(), holder, iban, bic });
export const payerInput = z.object({ poolId: z.uuid(), holder, iban, bic });
export const paymentInput = z.object({
  poolId: z.uuid(),
  statementIds: z.array(z.uuid()).min(1, 'Bitte mindestens eine Abrechnung wählen.').max(2000),
  executeOn: isoDay,
});
export const paidInput = z.object({
  statementIds: z.array(z.uuid()).min(1, 'Bitte mindestens eine Abrechnung wählen.').max(2000),
  paidOn: isoDay,
});
