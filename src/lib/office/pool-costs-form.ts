import { costBearers, requesterKindWords, type CostBearer, type RequesterKind } from '#modules/interpreting/contract.ts';
import { occasionLabel, type RequestRules } from '#modules/interpreting/contract-rules.ts';
import type { CostRule } from '#modules/interpreting/contract-tariff.ts';
import { shortDay } from './german.ts';

export const bearerWords: Readonly<Record<CostBearer, string>> = {
  county: 'der Landkreis',
  requester: 'die Einrichtung selbst',
  other: 'eine andere Stelle',
};
export const bearerOptions = costBearers.map((value) => ({ value, label: bearerWords[value] }));

export const costTexts = ['occasion', 'requesterKind', 'validFrom', 'validUntil', 'bearer', 'costUnit'] as const;
export type CostRuleForm = Record<(typeof costTexts)[number], string>;
export const newCostRules = 2;
export const emptyCostRule = (today: string): CostRuleForm => ({
  ...{ occasion: '', requesterKind: '', validFrom: today, validUntil: '', bearer: '', costUnit: '' },
});

/** Names of the controls, for the list of faults. */
export const costControls: readonly string[] = Array.from({ length: 104 }, (_, index) =>
  costTexts.map((name) => `costRules.${index}.${name}`),
).flat();

export const storedCostRules = (rules: readonly CostRule[]): CostRuleForm[] =>
  rules.map(({ occasion, requesterKind, validFrom, validUntil, bearer, costUnit }) => ({
    ...{ occasion: occasion ?? '', requesterKind: requesterKind ?? '', validFrom, validUntil: validUntil ?? '', bearer },
    costUnit: costUnit ?? '',
  }));

/** „Elterngespräch in der Schule, Schule: der Landkreis, seit 1.1.2020“ */
export function costRuleWords(rule: CostRule, rules: readonly RequestRules[]): string {
  const what = [
    rule.occasion === null ? null : occasionLabel(rules, rule.occasion),
    rule.requesterKind === null ? null : requesterKindWords[rule.requesterKind as RequesterKind],
  ].filter(Boolean);
  const who = rule.bearer === 'other' ? (rule.costUnit ?? bearerWords.other) : bearerWords[rule.bearer];
  const until = rule.validUntil === null ? '' : ` bis ${shortDay(rule.validUntil)}`;
  const unit = rule.bearer !== 'other' && rule.costUnit !== null ? `, Kostenstelle ${rule.costUnit}` : '';
  return `${what.length === 0 ? 'Alles' : what.join(', ')}: ${who}, seit ${shortDay(rule.validFrom)}${until}${unit}`;
}
