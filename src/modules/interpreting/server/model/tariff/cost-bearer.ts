import type { IsoDate } from '#kernel/dates.ts';
import type { CostRule } from '../../../contract-tariff.ts';

/** An occasion says more than a kind of requester, and both more than either. */
const weight = ({ occasion, requesterKind }: CostRule): number => (occasion === null ? 0 : 2) + (requesterKind === null ? 0 : 1);

/**
 * Who bears the costs, and the rule that says so. The most specific rule decides, among equals the one that began last, then the one that
 * was written last. Without a rule it is who requested.
 */
export function costBearer(input: { rules: readonly CostRule[]; occasion: string; requesterKind: string; day: IsoDate }): {
  bearer: CostRule['bearer'];
  costUnit: string | null;
  rule: CostRule | null;
} {
  const { rules, occasion, requesterKind, day } = input;
  let rule: CostRule | null = null;
  for (const one of rules) {
    const holds =
      one.validFrom <= day &&
      (one.validUntil === null || day <= one.validUntil) &&
      (one.occasion === null || one.occasion === occasion) &&
      (one.requesterKind === null || one.requesterKind === requesterKind);
    if (!holds) continue;
    if (rule === null || weight(one) > weight(rule) || (weight(one) === weight(rule) && one.validFrom >= rule.validFrom))
      rule = one;
  }
  return { bearer: rule?.bearer ?? 'requester', costUnit: rule?.costUnit ?? null, rule };
}
