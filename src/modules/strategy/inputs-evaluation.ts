import { z } from 'zod';
import { evaluationFurther, evaluationResults } from './contract-evaluation.ts';

/** Input schema of a measure's evaluation. */
export const evaluateMeasureInput = z.object({
  nodeId: z.uuid(),
  result: z.enum(evaluationResults, 'Bitte wählen Sie, ob das Ziel der Maßnahme erreicht ist.'),
  why: z.string().trim().min(1, 'Bitte schreiben Sie, woran Sie das sehen.').max(5000, 'Höchstens 5.000 Zeichen.'),
  further: z.enum(evaluationFurther, 'Bitte wählen Sie, wie es weitergeht.'),
  furtherNote: z.string().trim().max(2000, 'Höchstens 2.000 Zeichen.').nullable().default(null),
});
