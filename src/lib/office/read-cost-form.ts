import type { CostKind, CostSource, FinancingState, HourUnit } from '#modules/strategy/contract-money.ts';
import { textOf } from '#lib/server/answers.ts';
import { costFields, type CostForm } from './cost-form.ts';

/** What was typed, and what the use case is given. */
export function readCostForm(form: FormData) {
  const typed: CostForm = {
    ...(Object.fromEntries(costFields.map((name) => [name, textOf(form, name) ?? ''])) as Omit<CostForm, 'isPublic'>),
    isPublic: form.get('isPublic') !== null,
  };
  return {
    typed,
    input: {
      ...typed,
      year: typed.year === '' ? Number.NaN : Number(typed.year),
      kind: typed.kind as CostKind,
      source: typed.source as CostSource,
      state: typed.state as FinancingState,
      hourUnit: typed.hourUnit as HourUnit | '',
    },
  };
}
