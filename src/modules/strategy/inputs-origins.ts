import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';

/** Input schemas of successor strategies. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.').nullable().default(null);
const id = z.uuid();
const note = z.string().trim().max(1000, 'Höchstens 1000 Zeichen.').nullable().default(null);

export const startSuccessorInput = z.object({
  predecessorId: id,
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Nur kleine Buchstaben, Ziffern und Bindestriche.')
    .max(60),
  title: z.string().trim().min(1, 'Bitte einen Titel angeben.').max(500, 'Der Titel ist zu lang (höchstens 500 Zeichen).'),
  from: day,
  to: day,
  /** Whether all entries are taken along to begin with, or the new plan begins empty. */
  copy: z.boolean(),
});
export const linkPredecessorInput = z.object({ strategyId: id, predecessorId: id });
export const successionInput = z.object({ key: z.string().max(60) });
export const answerOriginInput = z
  .object({
    strategyId: id,
    predecessorNodeId: id,
    /** Ids of the answer that the person saw, empty for none. */
    seen: z.array(id).max(100),
    kind: z.enum(['carried-over', 'changed', 'dropped', 'open']),
    successorNodeIds: z.array(id).max(50).default([]),
    note,
    /** For what is dropped: all that hangs below is dropped with it, unless it has an answer. */
    below: z.boolean().default(false),
    /** Heeded only from the platform itself, for example data. */
    reading: z.boolean().default(false),
  })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    const carried = value.kind === 'carried-over' || value.kind === 'changed';
    if (carried && value.successorNodeIds.length === 0)
      fault('successorNodeIds', 'Bitte wählen Sie mindestens einen Eintrag der neuen Strategie.');
    if (!carried && value.successorNodeIds.length > 0)
      fault('kind', 'Ein Eintrag kann nicht zugleich entfallen und fortgeführt werden. Bitte wählen Sie eines von beiden.');
    if (new Set(value.successorNodeIds).size < value.successorNodeIds.length)
      fault('successorNodeIds', 'Derselbe Eintrag ist zweimal gewählt.');
    if (value.kind === 'dropped' && !value.note) fault('note', 'Bitte begründen Sie, warum der Eintrag nicht fortgeführt wird.');
  });
