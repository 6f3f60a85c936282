import { z } from 'zod';
import { text } from '#kernel/field-inputs.ts';
import { feedbackMarks } from './contract-feedback.ts';

export const feedbackInput = z.object({
  mark: z.enum(feedbackMarks, 'Bitte sagen, wie es war.'),
  points: z.array(z.string().max(40)).max(12).default([]),
  words: text(2000),
  notAgain: z.boolean().default(false),
});
export const poolFeedbackInput = z.object({ poolId: z.uuid() });
export const feedbackIdInput = z.object({ feedbackId: z.uuid() });
