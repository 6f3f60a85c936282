import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { commentAnswers } from './contract-consultation.ts';

/** Input schemas of comments on drafts. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const id = z.uuid();
const name = z.string().trim().min(1, 'Bitte geben Sie einen Namen an.').max(200, 'Höchstens 200 Zeichen.');
const organisation = z.string().trim().max(200, 'Höchstens 200 Zeichen.').nullable().default(null);

export const openConsultationInput = z.object({
  strategyId: id,
  title: z.string().trim().min(1, 'Bitte einen Titel angeben.').max(300, 'Höchstens 300 Zeichen.'),
  intro: z.string().trim().min(1, 'Bitte schreiben Sie, worum es geht.').max(5000, 'Höchstens 5.000 Zeichen.'),
  /** The entries that are up for comment; none means all of the strategy. */
  nodeIds: z.array(id).max(500).default([]),
  /** The last day on which comments are taken. */
  closesOn: day,
});
export const consultationIdInput = z.object({ consultationId: id });
export const inviteInput = z.object({
  consultationId: id,
  name,
  organisation,
  mail: z.email('Bitte eine E-Mail-Adresse angeben, zum Beispiel name@verein.de.').max(254),
});
const token = z.string().min(20).max(100);
export const consultationTokenInput = z.object({ token });
export const writeCommentInput = z.object({
  token,
  nodeId: id.nullable().default(null),
  name,
  organisation,
  organisationPublic: z.boolean().default(false),
  text: z.string().trim().min(1, 'Bitte schreiben Sie Ihre Rückmeldung.').max(5000, 'Höchstens 5.000 Zeichen.'),
});
export const answerCommentInput = z.object({
  commentId: id,
  answer: z.enum(commentAnswers, 'Bitte wählen Sie, was aus der Rückmeldung wird.'),
  text: z
    .string()
    .trim()
    .min(1, 'Bitte schreiben Sie, warum: Die Antwort steht öffentlich, wenn die Beteiligung beendet ist.')
    .max(2000, 'Höchstens 2.000 Zeichen.'),
  /** The change of the adopted plan that came of it. */
  changeEntryId: id.nullable().default(null),
});
export const publicConsultationsInput = z.object({ key: z.string().max(60) });
