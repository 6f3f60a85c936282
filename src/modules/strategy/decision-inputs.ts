import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { decisionKinds } from './contract.ts';

/** Input schemas of decisions, mandates and impulses. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum angeben.');
const version = z.number().int().min(1);
const orNull = (max: number) => z.string().trim().max(max, `Höchstens ${max} Zeichen.`).nullable().default(null);

const fields = {
  kind: z.enum(decisionKinds, 'Bitte wählen, was es ist.'),
  title: z.string().trim().min(3, 'Bitte in wenigen Worten sagen, worum es geht.').max(300, 'Höchstens 300 Zeichen.'),
  wording: orNull(4000),
  /** May be left to the meeting, whose day it then is. */
  date: day.nullable().default(null),
  bodyId: z.uuid('Bitte ein Gremium wählen.').nullable().default(null),
  meetingId: z.uuid('Bitte eine Sitzung wählen.').nullable().default(null),
  paperId: z.uuid('Bitte eine Vorlage wählen.').nullable().default(null),
  paperNumber: orNull(100),
  unitId: z.uuid('Bitte eine Stelle wählen.').nullable().default(null),
  due: day.nullable().default(null),
  strategyId: z.uuid('Bitte eine Strategie wählen.').nullable().default(null),
  isPublic: z.boolean().default(true),
  demonstration: z.boolean().default(false),
};
export const decisionInput = z.object(fields);
export type DecisionFields = z.output<typeof decisionInput>;
export const changeDecisionInput = z.object({ decisionId: z.uuid(), version, ...fields });
export const decisionIdInput = z.object({ decisionId: z.uuid() });
export const decisionVersionInput = z.object({ decisionId: z.uuid(), version });
export const listDecisionsInput = z.object({
  nodeId: z.uuid().nullable().default(null),
  meetingId: z.uuid().nullable().default(null),
  bodyId: z.uuid().nullable().default(null),
  /** Only those that wait: open ones and those whose measure was deleted. */
  waiting: z.boolean().default(false),
  kind: z.enum(decisionKinds).nullable().default(null),
});
export const publicDecisionsInput = z.object({
  nodeId: z.uuid().nullable().default(null),
  strategyId: z.uuid().nullable().default(null),
});
export const answerDecisionInput = z.object({
  decisionId: z.uuid(),
  version,
  answer: z.string().trim().min(10, 'Bitte den Grund in einem Satz nennen.').max(4000, 'Höchstens 4000 Zeichen.'),
});
export const linkDecisionInput = z.object({ decisionId: z.uuid(), version, nodeId: z.uuid('Bitte einen Eintrag wählen.') });
export const measureOfDecisionInput = z.object({
  decisionId: z.uuid(),
  version,
  /** The entry below which the measure stands. */
  parentId: z.uuid('Bitte wählen, wozu die Maßnahme gehört.'),
  title: z.string().trim().min(3, 'Bitte einen Titel angeben.').max(500, 'Höchstens 500 Zeichen.'),
  number: orNull(40),
});
export const linkResolutionInput = z.object({ strategyId: z.uuid(), paperId: z.uuid('Bitte eine Vorlage wählen.').nullable() });
