import { textOf } from '#lib/server/answers.ts';
import type { CostBearer, RequesterKind } from '#modules/interpreting/contract.ts';
import { costTexts, type CostRuleForm } from './pool-costs-form.ts';

/** What was typed. A line without who pays falls out. */
export function readPoolCostsForm(form: FormData) {
  const typed = Array.from(
    { length: 104 },
    (_, index) =>
      Object.fromEntries(costTexts.map((name) => [name, textOf(form, `costRules.${index}.${name}`) ?? ''])) as CostRuleForm,
  ).filter(({ bearer }) => bearer !== '');
  const input = typed.map(({ occasion, requesterKind, validFrom, validUntil, bearer, costUnit }) => ({
    ...{ validFrom, costUnit, bearer: bearer as CostBearer },
    occasion: occasion === '' ? null : occasion,
    requesterKind: requesterKind === '' ? null : (requesterKind as RequesterKind),
    validUntil: validUntil === '' ? null : validUntil,
  }));
  return { typed, input };
}
