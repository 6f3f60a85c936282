import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { nodeKinds } from './contract.ts';
import { requestKinds } from './contract-requests.ts';

/** Input schemas of proposals to change an adopted entry. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const optionalDay = day.nullable().default(null);
const id = z.uuid();

const values = z
  .object({
    title: z.string().trim().min(1, 'Bitte einen Titel angeben.').max(500, 'Der Titel ist zu lang (höchstens 500 Zeichen).'),
    text: z.string().trim().max(20_000, 'Der Text ist zu lang (höchstens 20.000 Zeichen).').nullable(),
    period: z
      .object({ from: optionalDay, to: optionalDay })
      .refine((value) => value.from === null || value.to === null || value.from <= value.to, 'Das Ende liegt vor dem Anfang.'),
    lead: z.string().max(120).nullable(),
    targetGroups: z.array(z.string().trim().min(1).max(300)).max(30),
    kind: z.enum(nodeKinds).nullable(),
    steps: z.array(z.object({ title: z.string().trim().min(1).max(500), due: optionalDay })).max(200),
  })
  .partial();

export const requestChangeInput = z.object({
  nodeId: id,
  kind: z.enum(requestKinds),
  proposed: values.default({}),
  reason: z.string().trim().min(1, 'Bitte begründen Sie den Vorschlag.').max(1000, 'Höchstens 1000 Zeichen.'),
  effectiveFrom: day,
});
export const requestIdInput = z.object({ requestId: id });
const answer = z.string().trim().max(1000, 'Höchstens 1000 Zeichen.');
export const acceptRequestInput = z.object({
  requestId: id,
  /** The version of the entry that the person saw beside the proposal. */
  version: z.number().int().min(1),
  /** What is applied instead of what was proposed; null for the proposal as it is. */
  adjusted: values.nullable().default(null),
  answer: answer.nullable().default(null),
});
export const refuseRequestInput = z.object({
  requestId: id,
  answer: answer.min(1, 'Bitte begründen Sie die Ablehnung: Wer vorgeschlagen hat, liest den Grund.'),
});
