import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CostRule } from '../../../contract-tariff.ts';
import { ceilingState } from './ceiling.ts';
import { costBearer } from './cost-bearer.ts';

const rule = (fields: Partial<CostRule>): CostRule => ({
  ...{ validFrom: '2024-01-01', validUntil: null, occasion: null, requesterKind: null, bearer: 'county', costUnit: null },
  ...fields,
});
const rules = [
  rule({ requesterKind: 'kita', costUnit: '5101' }),
  rule({ requesterKind: 'school', costUnit: '5102' }),
  rule({ occasion: 'school-entry', costUnit: '5301' }),
  rule({
    occasion: 'parents',
    requesterKind: 'school',
    bearer: 'other',
    costUnit: 'Stiftung',
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
  }),
  rule({ requesterKind: 'kita', costUnit: '5109', validFrom: '2026-07-01' }),
];

it.each<[string, string, string, CostRule['bearer'], string | null, number | null]>([
  ['parents', 'kita', '2026-06-30', 'county', '5101', 0],
  ['parents', 'kita', '2026-07-01', 'county', '5109', 4],
  ['parents', 'school', '2025-12-31', 'county', '5102', 1],
  ['parents', 'school', '2026-01-01', 'other', 'Stiftung', 3],
  ['parents', 'school', '2026-12-31', 'other', 'Stiftung', 3],
  ['parents', 'school', '2027-01-01', 'county', '5102', 1],
  ['school-entry', 'school', '2026-05-01', 'county', '5301', 2],
  ['school-entry', 'health', '2026-05-01', 'county', '5301', 2],
  ['parents', 'health', '2026-05-01', 'requester', null, null],
  ['school-entry', 'kita', '2023-12-31', 'requester', null, null],
])('for %s by a %s on %s is %s', (occasion, requesterKind, day, bearer, costUnit, decided) => {
  expect(costBearer({ rules, occasion, requesterKind, day })).toEqual({
    ...{ bearer, costUnit },
    rule: decided === null ? null : rules[decided],
  });
});

it('follows a rule that holds, and none that holds says more (property)', () => {
  const open = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: null });
  const days = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
  const anyRule = fc.record({
    validFrom: fc.constantFrom(...days),
    validUntil: open(days),
    occasion: open(['a', 'b']),
    requesterKind: open(['kita', 'school']),
    bearer: fc.constantFrom('county' as const, 'requester' as const, 'other' as const),
    costUnit: open(['1', '2']),
  });
  fc.assert(
    fc.property(
      fc.array(anyRule, { maxLength: 12 }),
      fc.constantFrom('a', 'b'),
      fc.constantFrom('kita', 'school'),
      fc.constantFrom(...days),
      (all, occasion, requesterKind, day) => {
        const holding = all.filter(
          (one) =>
            one.validFrom <= day &&
            day <= (one.validUntil ?? '9999') &&
            (one.occasion ?? occasion) === occasion &&
            (one.requesterKind ?? requesterKind) === requesterKind,
        );
        const { bearer, rule: decided } = costBearer({ rules: all, occasion, requesterKind, day });
        if (holding.length === 0) {
          expect([bearer, decided]).toEqual(['requester', null]);
          return;
        }
        expect(holding).toContain(decided);
        for (const one of holding) {
          const saysMore =
            (one.occasion !== null && decided!.occasion === null) ||
            (one.occasion === decided!.occasion && one.requesterKind !== null && decided!.requesterKind === null);
          expect(saysMore).toBe(false);
        }
      },
    ),
  );
});

it.each([
  [null, 999_999, 0, 'ok'],
  [96_000, 0, 0, 'ok'],
  [96_000, 76_799, 0, 'ok'],
  [96_000, 70_000, 6_800, 'near'],
  [96_000, 96_000, 0, 'near'],
  [96_000, 96_000, 1, 'over'],
  [96_000, 0, 96_001, 'over'],
])('against a limit of %s, %s settled and %s to come are %s', (limitCents, settledCents, pendingCents, state) => {
  expect(ceilingState({ limitCents, settledCents, pendingCents })).toBe(state);
});

it('warns from the share on that the county set', () => {
  expect(ceilingState({ limitCents: 100_000, settledCents: 50_000, pendingCents: 0, nearPercent: 50 })).toBe('near');
});
