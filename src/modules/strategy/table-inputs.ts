import { z } from 'zod';
import { horizons, nodeKinds } from './contract.ts';
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

const chosen = z
  .array(z.uuid(), 'Bitte wählen Sie Einträge aus.')
  .min(1, 'Bitte wählen Sie mindestens einen Eintrag aus.')
  .max(5000);
const group = z.string().trim().min(1, 'Bitte nennen Sie die Zielgruppe.').max(300);
const ags = z.string('Bitte wählen Sie eine Gemeinde.').regex(/^\d{8}$/, 'Bitte wählen Sie eine Gemeinde.');
const bulkChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead'), unit: z.string().max(120).nullable() }),
  z.object({
    kind: z.literal('shift'),
    quarters: z
      .number('Bitte nennen Sie die Zahl der Quartale.')
      .int('Bitte nennen Sie ganze Quartale.')
      .min(-40, 'Höchstens 40 Quartale.')
      .max(40, 'Höchstens 40 Quartale.')
      .refine((value) => value !== 0, 'Um 0 Quartale ändert sich nichts.'),
  }),
  z.object({ kind: z.enum(['add-target-group', 'remove-target-group']), group }),
  z.object({ kind: z.enum(['add-municipality', 'remove-municipality']), ags }),
  z.object({ kind: z.literal('horizon'), horizon: z.enum(horizons).nullable() }),
  z.object({ kind: z.literal('kind'), nodeKind: z.enum(nodeKinds).nullable() }),
  z.object({
    kind: z.literal('weight'),
    weight: z.number('Bitte nennen Sie eine Zahl.').min(0, 'Ein Gewicht ist nicht negativ.').max(1000, 'Höchstens 1000.'),
  }),
]);
export const previewBulkInput = z.object({ key: z.string().max(60), nodeIds: chosen, change: bulkChange });
export const applyBulkInput = previewBulkInput.extend({ versions: z.record(z.uuid(), z.number().int()), reason });
