import { z } from 'zod';
import { receiveDocumentInput } from './inputs.ts';

/** Input schemas for tables that are handed in and for changes of many entries at one stroke. */

const reason = z.string().trim().max(1000, 'Höchstens 1000 Zeichen.').nullable().default(null);

export const receiveTableInput = receiveDocumentInput.extend({ key: z.string().max(60) });
export const tableImportIdInput = z.object({ importId: z.uuid() });
export const applyTableInput = z.object({
  importId: z.uuid(),
  /** Rows that are left out, by the number that the person's program shows. */
  leaveOut: z.array(z.number().int().min(1)).max(10_000).default([]),
  reason,
});
export const changeSetIdInput = z.object({ changeSetId: z.uuid() });
