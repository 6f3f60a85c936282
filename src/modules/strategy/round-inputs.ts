import { z } from 'zod';
import { isIsoDate } from '#kernel/dates.ts';
import { reportAnswers } from './contract-rounds.ts';

/** Input schemas of reporting rounds and of what is reported by link. */

const day = z.string().refine(isIsoDate, 'Bitte ein Datum als JJJJ-MM-TT angeben.');
const id = z.uuid();

export const planRoundInput = z.object({
  title: z.string().trim().min(1, 'Bitte sagen, wie die Runde heißt.').max(120, 'Höchstens 120 Zeichen.'),
  opensOn: day,
});
export const roundIdInput = z.object({ roundId: id });
export const extendRoundInput = z.object({ roundId: id, reporterDue: day });
export const nodeReporterInput = z.object({ nodeId: id, personId: id.nullable() });

/** A report as it was typed: it need not be right yet. */
const typed = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Höchstens ${most.toLocaleString('de-DE')} Zeichen.`)
    .default('');
export const saveDraftsInput = z.object({
  drafts: z
    .array(
      z.object({
        nodeId: id,
        fields: z.object({
          answer: z.enum(reportAnswers).catch('report').default('report'),
          state: typed(40),
          text: typed(20_000),
          reason: typed(20_000),
          nextStep: typed(20_000),
          date: typed(20),
          expectedEnd: typed(20),
          figureValue: typed(40),
          figureLabel: typed(200),
        }),
      }),
    )
    .max(500),
});
export const sendReportsInput = z.object({
  /** The measures to be sent; null for all that are open, which finishes the request. */
  nodeIds: z.array(id).min(1).max(500).nullable(),
});
export const attachToReportInput = z.object({
  nodeId: id,
  upload: z
    .union([
      z.object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        size: z.number().int().min(0),
        name: z.string().trim().max(200),
        mime: z.string().max(200),
      }),
      z.object({ error: z.enum(['too-large', 'missing']) }),
    ])
    .nullable(),
});
export const handOnInput = z.object({
  /** Null for the request of the link by which somebody comes. */
  requestId: id.nullable().default(null),
  personId: z.union([id, z.literal('')]),
});
export const detachFromReportInput = z.object({ nodeId: id });
