import { textOf, textsOf } from '#lib/server/answers.ts';
import type { ReportAnswer, ReportDraftFields } from '#modules/strategy/contract-rounds.ts';

const names = ['state', 'text', 'reason', 'nextStep', 'date', 'expectedEnd', 'figureValue', 'figureLabel'] as const;

/** What was typed about each measure: its fields are called by its id. */
export const readDrafts = (form: FormData): { nodeId: string; fields: ReportDraftFields }[] =>
  textsOf(form, 'measure').map((nodeId) => ({
    nodeId,
    fields: {
      ...(Object.fromEntries(names.map((name) => [name, textOf(form, `${nodeId}.${name}`) ?? ''])) as Record<
        (typeof names)[number],
        string
      >),
      answer: (textOf(form, `${nodeId}.answer`) ?? 'report') as ReportAnswer,
    },
  }));
