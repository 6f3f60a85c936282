import { z } from 'zod';
import { feedbackDoors, feedbackKinds, feedbackRatings, feedbackStates, longestComment } from './contract-feedback.ts';

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/);
const emptyIsNull = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(emptyIsNull, schema.nullable().default(null));

export const giveFeedbackInput = z
  .object({
    kind: z.enum(feedbackKinds),
    /** Address of a page below its language, last part of the address of a place, event or offer, words that were looked for. */
    about: optional(z.string().trim().max(500)),
    language,
    rating: optional(z.enum(feedbackRatings)),
    comment: optional(z.string().trim().max(longestComment, `Höchstens ${longestComment} Zeichen.`)),
    /** Where the reader wants an answer. */
    mail: optional(z.email('Bitte eine vollständige Mailadresse angeben.').max(200)),
    door: z.enum(feedbackDoors).default('site'),
    /** Words to a thumb that was given a moment ago. */
    continues: z.uuid().nullable().default(null),
  })
  .superRefine((value, context) => {
    if (value.comment === null && value.rating === null) {
      context.addIssue({ code: 'custom', path: ['comment'], message: 'Bitte etwas schreiben oder bewerten.', params: {} });
    }
    if (value.about === null && ['page', 'place', 'event', 'offer', 'search'].includes(value.kind)) {
      context.addIssue({ code: 'custom', path: ['about'], message: 'Es fehlt, worum es geht.', params: {} });
    }
  });

export const listFeedbackInput = z.object({
  state: z.enum([...feedbackStates, 'open', 'all']).default('open'),
  kind: z.enum(feedbackKinds).nullable().default(null),
  subjectKey: z.string().max(600).nullable().default(null),
});
export const feedbackIdInput = z.object({ feedbackId: z.uuid() });
export const handleFeedbackInput = z.object({
  feedbackId: z.uuid(),
  version: z.number().int().min(1),
  state: z.enum(feedbackStates, 'Bitte einen Stand wählen.'),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
  note: optional(z.string().trim().max(1_000, 'Höchstens 1.000 Zeichen.')),
});
export const answerFeedbackInput = z.object({
  feedbackId: z.uuid(),
  version: z.number().int().min(1),
  text: z.string().trim().min(3, 'Bitte die Antwort schreiben.').max(4_000, 'Höchstens 4.000 Zeichen.'),
});
