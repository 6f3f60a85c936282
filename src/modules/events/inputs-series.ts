import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { givenTexts } from './inputs.ts';
import { seriesStates } from './contract-series.ts';

const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));
const text = (max: number) => optional(z.string().trim().max(max, `Höchstens ${max} Zeichen.`));
const day = (message: string) => z.string(message).refine(isIsoDate, message);

const fields = z.object({
  title: z.string().trim().min(3, 'Bitte einen Titel angeben.').max(200, 'Höchstens 200 Zeichen.'),
  description: text(5000),
  periodFrom: day('Bitte den ersten Tag angeben.'),
  periodTo: day('Bitte den letzten Tag angeben.'),
  callUntil: optional(day('Bitte ein Datum angeben.')),
  callText: text(2000),
  state: z.enum(seriesStates, 'Bitte wählen, ob die Reihe zu sehen ist.').default('draft'),
  unitId: optional(z.uuid('Bitte eine Stelle wählen.')),
});

function check(value: z.output<typeof fields>, context: z.RefinementCtx): void {
  if (value.periodTo < value.periodFrom) {
    context.addIssue({ code: 'custom', path: ['periodTo'], message: 'Das Ende liegt vor dem Anfang.' });
  }
  if (value.callUntil !== null && value.callUntil > value.periodTo) {
    context.addIssue({ code: 'custom', path: ['callUntil'], message: 'Der Aufruf endet nach der Reihe.' });
  }
}

export const seriesInput = fields
  .extend({ demonstration: z.boolean().default(false), translations: givenTexts })
  .superRefine(check);
export const changeSeriesInput = fields
  .extend({ seriesId: z.uuid(), version: z.coerce.number().int().min(1) })
  .superRefine(check);
export const publicSeriesInput = z.object({ seriesId: z.uuid(), language: z.string().max(35).default('de') });

/** Addresses as they were typed or pasted: one on a line, or with commas between. */
export const inviteEntriesInput = z.object({
  seriesId: z.uuid(),
  mails: z
    .string()
    .max(20_000, 'Bitte höchstens 200 Adressen auf einmal.')
    .transform((typed, context): string[] => {
      const mails = [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
      const bad = mails.find((mail) => !z.email().max(200).safeParse(mail).success);
      if (bad !== undefined) context.addIssue({ code: 'custom', message: `Das ist keine Mailadresse: ${bad.slice(0, 80)}` });
      else if (mails.length === 0) context.addIssue({ code: 'custom', message: 'Bitte mindestens eine Mailadresse angeben.' });
      else if (mails.length > 200) context.addIssue({ code: 'custom', message: 'Bitte höchstens 200 Adressen auf einmal.' });
      return mails;
    }),
  message: text(1000),
});
export const seriesIdInput = z.object({ seriesId: z.uuid() });
export const askForEntryInput = z.object({
  seriesId: z.uuid(),
  mail: z.email('Bitte eine vollständige Mailadresse angeben.').max(200),
  /** The reader's language, in which the mail with the link is written. */
  language: z.string().max(35),
});
export const nothingInput = z.object({});
