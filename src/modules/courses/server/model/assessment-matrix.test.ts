import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerAudiences } from '#modules/offers/contract.ts';
import { residences } from '../../contract.ts';
import { skillFindings, type AssessmentScope } from '../../contract-assessments.ts';
import { assessmentMatrix, sameReach } from './assessment-matrix.ts';

const scope = (given: Partial<AssessmentScope>): AssessmentScope => ({
  id: crypto.randomUUID(),
  ...{ name: 'Beispiel', provider: 'Beispielträger', audiences: [], ageFrom: null, ageTo: null, residences: [] },
  findings: ['german'],
  town: null,
  ...given,
});
const north = { id: 'north', name: 'Nordstadt' };
const south = { id: 'south', name: 'Südstadt' };
const cell = (scopes: AssessmentScope[], audience: string | null, finding = 'german') =>
  assessmentMatrix(scopes)
    .find((row) => row.audience === audience)!
    .cells.find((entry) => entry.finding === finding)!;

describe('the matrix of skills assessments', () => {
  it('shows two for the same people in one town as doubled, in two towns not, and one for the county with each', () => {
    const one = scope({ audiences: ['women'], town: north });
    expect(cell([one, scope({ audiences: ['women'], town: north })], 'women').doubled).toHaveLength(2);
    expect(cell([one, scope({ audiences: ['women'], town: south })], 'women').doubled).toEqual([]);
    expect(cell([one, scope({ audiences: ['women'], town: null })], 'women').doubled).toHaveLength(2);
  });

  it('tells ages and residence statuses that never meet apart', () => {
    const young = scope({ audiences: ['youth'], ageFrom: 14, ageTo: 17 });
    expect(cell([young, scope({ audiences: ['youth'], ageFrom: 18 })], 'youth').doubled).toEqual([]);
    expect(cell([young, scope({ audiences: ['youth'], ageFrom: 17 })], 'youth').doubled).toHaveLength(2);
    expect(cell([scope({ residences: ['eu'] }), scope({ residences: ['tolerated'] })], null).doubled).toEqual([]);
  });

  it('counts what is for everybody in every row, and its own doubles once', () => {
    const [one, other] = [scope({}), scope({})];
    expect(cell([one, other], null).doubled).toHaveLength(2);
    expect(cell([one, other], 'women')).toMatchObject({ entries: [], forAll: 2, doubled: [], gap: false });
    const women = scope({ audiences: ['women'] });
    expect(
      cell([one, women], 'women')
        .doubled.map(({ id }) => id)
        .toSorted(),
    ).toEqual([one.id, women.id].toSorted());
  });

  const anyScope = fc
    .record({
      audiences: fc.subarray([...offerAudiences]),
      ages: fc.tuple(fc.nat(99), fc.nat(99)),
      open: fc.boolean(),
      residences: fc.subarray([...residences]),
      findings: fc.subarray([...skillFindings], { minLength: 1 }),
      town: fc.constantFrom(null, north, south),
    })
    .map(({ ages, open, ...rest }) =>
      scope({ ...rest, ageFrom: open ? null : Math.min(...ages), ageTo: open ? null : Math.max(...ages) }),
    );

  it('agrees with going through all pairs one by one', () => {
    fc.assert(
      fc.property(fc.array(anyScope, { maxLength: 7 }), (scopes) => {
        for (const { audience, cells } of assessmentMatrix(scopes)) {
          for (const { finding, entries, forAll, doubled, gap } of cells) {
            const does = scopes.filter(
              (entry) =>
                entry.findings.includes(finding) &&
                (entry.audiences.length === 0 || (audience !== null && entry.audiences.includes(audience))),
            );
            const all = audience === null ? entries.length : entries.length + forAll;
            expect(all).toBe(does.length);
            expect(gap).toBe(audience !== null && does.length === 0);
            const pairs = does.flatMap((one) =>
              does
                .filter((other) => other.id !== one.id && sameReach(one, other) && sameReach(other, one))
                .filter((other) => audience === null || one.audiences.length > 0 || other.audiences.length > 0)
                .map(() => one.id),
            );
            expect(new Set(doubled.map(({ id }) => id))).toEqual(new Set(pairs));
            expect(doubled.length).not.toBe(1);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('never has a gap more for one assessment more', () => {
    const gaps = (scopes: AssessmentScope[]) =>
      assessmentMatrix(scopes).flatMap(({ audience, cells }) =>
        cells.filter(({ gap }) => gap).map(({ finding }) => `${audience} ${finding}`),
      );
    fc.assert(
      fc.property(fc.array(anyScope, { maxLength: 5 }), anyScope, (scopes, more) => {
        const before = new Set(gaps(scopes));
        const after = gaps([...scopes, more]);
        expect(after.every((gap) => before.has(gap))).toBe(true);
        expect(after.length).toBeLessThanOrEqual(before.size);
      }),
    );
  });
});
