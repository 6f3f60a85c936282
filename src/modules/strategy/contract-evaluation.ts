/** Shared by server and browser: what a measure came to. */

export const evaluationResults = ['achieved', 'partly', 'not'] as const;
export type EvaluationResult = (typeof evaluationResults)[number];
export const evaluationResultWords: Record<EvaluationResult, string> = {
  achieved: 'erreicht',
  partly: 'teilweise erreicht',
  not: 'nicht erreicht',
};

export const evaluationFurther = ['continue', 'change', 'stop'] as const;
export type EvaluationFurther = (typeof evaluationFurther)[number];
export const evaluationFurtherWords: Record<EvaluationFurther, string> = {
  continue: 'weiterführen',
  change: 'verändert weiterführen',
  stop: 'beenden',
};

/** An evaluation as everybody may read it: no person is named. */
export type EvaluationView = {
  id: string;
  nodeId: string;
  date: string;
  result: EvaluationResult;
  why: string;
  further: EvaluationFurther;
  furtherNote: string | null;
};
