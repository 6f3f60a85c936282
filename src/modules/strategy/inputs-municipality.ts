import { z } from 'zod';
import { statesWithReason } from './contract.ts';
import { statusFields } from './inputs.ts';

/** Input schemas of what municipalities report each for itself. */

const id = z.uuid();

export const writeMunicipalReportInput = z
  .object({ nodeId: id, municipalityId: id, ...statusFields, source: z.string().trim().max(300).default('') })
  .superRefine((value, context) => {
    if (statesWithReason.includes(value.state) && !value.reason) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Bitte nennen Sie den Grund: Er gehört zu „verzögert“ und „entfallen“.',
      });
    }
  });
export const municipalReportIdInput = z.object({ reportId: id });
