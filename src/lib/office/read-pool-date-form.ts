import { textOf } from '#lib/server/answers.ts';
import type { PoolDateKind } from '#modules/interpreting/contract-pool-dates.ts';
import { poolDateTexts, type PoolDateForm } from './pool-date-form.ts';

/** What was typed, and what the use case is given: module and hours belong to trainings alone. */
export function readPoolDateForm(form: FormData) {
  const typed = Object.fromEntries(poolDateTexts.map((name) => [name, textOf(form, name) ?? ''])) as PoolDateForm;
  const training = typed.kind === 'training';
  return {
    typed,
    input: {
      ...typed,
      kind: typed.kind as PoolDateKind,
      module: training ? typed.module : null,
      hours: training ? typed.hours : null,
    },
  };
}
