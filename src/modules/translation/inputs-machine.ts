import { z } from 'zod';
import { machineProviders } from '#kernel/machine-translation.ts';
import { formalities } from './contract-machine.ts';

/** Input schemas of machine translation. */

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]+)*$/i, 'Diese Sprache gibt es nicht.')
  .max(20);
const term = z.string().trim().min(1, 'Bitte das Wort angeben.').max(200, 'Höchstens 200 Zeichen.');

export const machineSettingsInput = z.object({
  provider: z.enum(machineProviders).nullable(),
  address: z.string().trim().max(300),
  /** Empty keeps the key that is there. */
  key: z.string().trim().max(500).default(''),
  formality: z.enum(formalities),
  wordsPerYear: z.number('Bitte eine Zahl angeben.').int('Bitte ganze Wörter angeben.').min(0, 'Nicht unter 0.').max(100_000_000),
  forReaders: z.boolean(),
});
export const machineThingInput = z.object({ language, subjectId: z.uuid() });
export const machinePlanInput = z.object({ language, kind: z.string().max(40).nullable().default(null) });
export const runIdInput = z.object({ runId: z.uuid() });
/** `worker` names one go at a run: two never work on it at a time. */
export const runTurnInput = z.object({ runId: z.uuid(), worker: z.uuid() });
/** What the services gave, on its way to the texts. */
export const takeMachineInput = z.object({
  useId: z.uuid(),
  language,
  texts: z.array(z.object({ subjectId: z.uuid(), field: z.string(), hash: z.string(), text: z.string().max(100_000) })),
});
export const machineUseInput = z.object({ useId: z.uuid() });
export const runProgressInput = z.object({
  runId: z.uuid(),
  done: z.number().int().min(0),
  refused: z.number().int().min(0),
  words: z.number().int().min(0),
  end: z.enum(['done', 'failed']).nullable(),
  /** Whoever worked on it lets go: `rest` to have it tried again by the queue, `again` to go on in a new job. */
  letGo: z.enum(['rest', 'again']).nullable().default(null),
  message: z.string().nullable(),
});
export const termInput = z.object({
  from: language,
  language,
  source: term,
  target: term,
  note: z.string().trim().max(300).nullable().default(null),
});
export const termIdInput = z.object({ termId: z.uuid() });
export const termsInput = z.object({ language: language.nullable().default(null) });
export const termTableInput = z.object({ text: z.string().max(2_000_000, 'Die Datei ist zu groß.') });
