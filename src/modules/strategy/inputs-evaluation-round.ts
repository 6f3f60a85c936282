import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { ratings } from './contract-evaluation-round.ts';

/** Input schemas of evaluation rounds. */

const id = z.uuid();
const rating = z.enum(ratings).or(z.literal('')).catch('').default('');
const fields = {
  progress: rating,
  effect: rating,
  text: z.string().trim().max(2000, 'Höchstens 2.000 Zeichen.').default(''),
};

const roundFields = {
  title: z.string().trim().min(1, 'Bitte sagen, wie die Runde heißt.').max(200, 'Höchstens 200 Zeichen.'),
  intro: z.string().trim().max(5000, 'Höchstens 5.000 Zeichen.').default(''),
  /** The day of the meeting; partners rate until the day before. */
  meetingOn: z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.'),
  /** A meeting of a body: its day then is the round's. */
  meetingId: id.nullable().default(null),
  nodeIds: z.array(id).min(1, 'Bitte wählen Sie mindestens eine Maßnahme.').max(100, 'Höchstens 100 Maßnahmen.'),
};
export const planEvaluationRoundInput = z.object({ strategyId: id, ...roundFields });
export const changeEvaluationRoundInput = z.object({ roundId: id, ...roundFields });
export const callOffEvaluationRoundInput = z.object({
  roundId: id,
  reason: z
    .string()
    .trim()
    .min(1, 'Bitte sagen Sie, warum: Der Satz steht in der E-Mail an die Eingeladenen.')
    .max(1000, 'Höchstens 1.000 Zeichen.'),
});
export const inviteIdInput = z.object({ inviteId: id });
export const evaluationRoundIdInput = z.object({ roundId: id });
export const inviteToRateInput = z.object({
  roundId: id,
  name: z.string().trim().min(1, 'Bitte geben Sie einen Namen an.').max(200, 'Höchstens 200 Zeichen.'),
  organisation: z.string().trim().max(200, 'Höchstens 200 Zeichen.').nullable().default(null),
  mail: z.email('Bitte eine E-Mail-Adresse angeben, zum Beispiel name@verein.de.').max(254),
});
export const saveRatingsInput = z.object({ ratings: z.array(z.object({ nodeId: id, fields: z.object(fields) })).max(100) });
export const saveMeetingViewInput = z.object({ roundId: id, nodeId: id, ...fields });
export const releaseMeetingViewInput = z.object({ roundId: id, nodeId: id, released: z.boolean() });
