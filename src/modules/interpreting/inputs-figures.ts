import { z } from 'zod';
import { addDays, daysBetween, isIsoDate } from '#kernel/dates.ts';
import { comparisons, countFields } from './contract-figures.ts';

const firstDay = z
  .string()
  .refine((day) => isIsoDate(day) && day.endsWith('-01'), 'Ein Zeitraum beginnt mit dem Ersten eines Monats.');
const lastDay = z
  .string()
  .refine((day) => isIsoDate(day) && addDays(day, 1).endsWith('-01'), 'Ein Zeitraum endet mit dem Letzten eines Monats.');

/** Whole months: days more or less would tell of single cases. */
export const figuresInput = z
  .object({
    from: firstDay,
    to: lastDay,
    compare: z.enum(comparisons).default('before'),
    poolId: z.uuid().nullable().default(null),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Das Ende liegt vor dem Anfang.' })
  .refine(({ from, to }) => daysBetween(from, to) <= 3700, { path: ['to'], error: 'Höchstens zehn Jahre auf einmal.' });

export const receiveCountsInput = z.object({
  poolId: z.uuid(),
  file: z
    .object({ name: z.string().trim().max(200), bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array) })
    .nullable(),
});
const importId = z.uuid();
export const countImportInput = z.object({ importId });
export const mapCountsInput = z.object({
  importId,
  mapping: z.partialRecord(z.enum(countFields), z.coerce.number().int().min(0).max(200)),
});
export const applyCountsInput = z.object({ importId, leaveOutFaulty: z.boolean().default(false) });
