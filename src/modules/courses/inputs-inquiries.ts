import { z } from 'zod';
import { day, optional, plain, text, version } from '#kernel/field-inputs.ts';
import { courseKinds } from './contract-kinds.ts';
import { courseObstacles, isQuarter, mostPlanned, mostQuestions } from './contract-inquiries.ts';
import { startLevels } from './contract-needs.ts';

/** Who gives courses or is invited: an organisation, a unit or a municipality. */
export const provider = z.string().regex(/^(organisation|unit|municipality):[0-9a-f-]{36}$/, 'Bitte aus der Liste wählen.');
export const startInquiryInput = z.object({
  quarter: z.string().refine(isQuarter, 'Bitte ein Quartal wählen.'),
  dueOn: day.pipe(z.string('Bitte angeben, bis wann geantwortet werden soll.')),
  intro: text(1000),
  questions: z
    .array(plain(200))
    .transform((given) => given.filter((question) => question !== ''))
    .pipe(z.array(z.string()).max(mostQuestions, `Höchstens ${mostQuestions} eigene Fragen.`))
    .default([]),
  repeats: z.boolean().default(false),
  providers: z.array(provider).min(1, 'Bitte wählen, wer gefragt wird.').max(200, 'Höchstens 200 auf einmal.'),
  demonstration: z.boolean().default(false),
});
export const inquiryIdInput = z.object({ inquiryId: z.uuid() });
export const answerIdInput = z.object({ answerId: z.uuid() });

const count = optional(
  z.coerce
    .number('Bitte eine ganze Zahl angeben.')
    .int('Bitte eine ganze Zahl angeben.')
    .min(0, 'Mindestens 0.')
    .max(100_000, 'Höchstens 100.000.'),
);
const planned = z.object({
  kind: z.enum(courseKinds, 'Bitte eine Art aus der Liste wählen.'),
  startLevel: z.enum(startLevels, 'Bitte wählen, für wen der Kurs ist.'),
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-01$/, 'Bitte einen Monat wählen.'),
  seats: optional(
    z.coerce
      .number('Bitte eine ganze Zahl angeben.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(1, 'Mindestens 1.')
      .max(500, 'Höchstens 500.'),
  ),
});
const answer = {
  version,
  learners: count,
  freeSeats: count,
  waiting: count,
  planned: z.array(planned).max(mostPlanned, `Höchstens ${mostPlanned} Kurse.`).default([]),
  obstacles: z
    .array(z.enum(courseObstacles, 'Bitte aus der Liste wählen.'))
    .default([])
    .transform((given) => courseObstacles.filter((entry) => given.includes(entry))),
  answers: z.array(plain(1000)).max(mostQuestions).default([]),
  remark: text(2000),
};
export const answerByLinkInput = z.object(answer);
export const answerInquiryInput = z.object({ answerId: z.uuid(), ...answer });
