import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { reasonWords } from '../../../contract-matching.ts';
import { judge, timed } from './judge.ts';
import { at, from, helperOf, needOf, sceneOf, settings, settingsFor, villages, type Scene } from './matching.fixture.ts';
import { fillInTurn, mayAdd, mipOf, solveMip, type Taken } from './mip.fixture.ts';
import { planNeeds } from './plan-needs.ts';
import { rankHelpers } from './rank-helpers.ts';
import { mostScore, scoreOf } from './score.ts';
import type { Helper, Need, Plan } from './types.ts';

const villageSettings = settingsFor(villages);
const plan = (needs: readonly Partial<Need>[], helpers: readonly Partial<Helper>[]): Plan =>
  planNeeds({ needs: needs.map(needOf), helpers: helpers.map(helperOf), settings });
const pairsOf = (given: Plan): string[] => given.assignments.map(({ needId, helperId }) => `${needId} ${helperId}`).toSorted();
const takenOf = (given: Plan, { needs, helpers }: Scene): Taken[] =>
  given.assignments.map(({ needId, helperId, slot }) => ({
    need: needs.find(({ id }) => id === needId)!,
    helper: helpers.find(({ id }) => id === helperId)!,
    slot: timed(slot),
  }));

const small = fc
  .integer()
  .map((seed) =>
    sceneOf({ seed, requests: 4, helpers: 5, places: villages, days: ['2026-11-30'], mostSlots: 2, pairs: 50, languages: 3 }),
  );
const middling = fc
  .integer()
  .map((seed) =>
    sceneOf({ seed, requests: 20, helpers: 25, places: villages, days: ['2026-11-30', '2026-12-01'], mostSlots: 3, pairs: 25 }),
  );

/** Every allowed plan there is, looked at one by one. */
function bestOfAll({ needs, helpers }: Scene): number {
  const filling = 1 + mostScore(villageSettings.weights) * needs.length;
  const found = (index: number, taken: readonly Taken[]): number => {
    const need = needs[index];
    if (!need) return 0;
    let best = found(index + 1, taken);
    for (const each of need.slots) {
      const slot = timed(each);
      const other = taken.find((one) => one.need.requestId === need.requestId);
      if (other && other.slot.startsAt !== slot.startsAt) continue;
      for (const helper of helpers) {
        const judged = judge({ need, slot, helper, settings: villageSettings });
        if (!judged.ok || !mayAdd({ taken, add: { need, helper, slot }, settings: villageSettings })) continue;
        const score = scoreOf({ need, slot, helper, judged, settings: villageSettings });
        best = Math.max(best, filling + score + found(index + 1, [...taken, { need, helper, slot }]));
      }
    }
    return best;
  };
  return found(0, []);
}

describe('the plan', () => {
  it('gives way to whom nobody else can serve', () => {
    const helpers = [
      {
        id: 'both',
        languages: [
          { tag: 'ar', level: 'native', scripts: [] },
          { tag: 'ru', level: 'native', scripts: [] },
        ],
      },
      { id: 'far', home: 'C', hoursOf90Days: 50 },
    ] as const;
    const needs = [{ id: 'arabic' }, { id: 'russian', language: 'ru' }];
    expect(rankHelpers({ need: needOf(needs[0]), helpers: helpers.map(helperOf), settings }).ranked[0]!.helperId).toBe('both');
    expect(pairsOf(plan(needs, helpers))).toEqual(['arabic far', 'russian both']);
  });

  it('gives one person several needs with time for the way between them', () => {
    const needs = (start: string) => [
      { id: 'one', place: 'B' },
      { id: 'two', place: 'C', slots: [from(start, '12:30')] },
    ];
    expect(pairsOf(plan(needs('11:15'), [{}]))).toEqual(['one helper', 'two helper']);
    const tight = plan(needs('11:10'), [{}]);
    expect(tight.assignments).toHaveLength(1);
    expect(tight.unfilled[0]!.why.map(reasonWords)).toEqual(['1 Person: möglich, aber für andere Anfragen gebraucht']);
  });

  it('goes by home where that is the way, and takes a video for being at home', () => {
    const away = { home: 'A', means: 'bus' } as const;
    const video = { id: 'video', mode: 'video', place: null, slots: [from('12:00', '13:00')] } as const;
    expect(plan([{ id: 'one' }, video], [away]).assignments).toHaveLength(2);
    expect(plan([{ id: 'one' }, { ...video, slots: [from('11:39', '12:00')] }], [away]).assignments).toHaveLength(1);
  });

  it('keeps two languages of a request at one time, and says which time kept one open', () => {
    const slots = [from('09:00', '10:00'), from('14:00', '15:00')];
    const needs = [
      { id: 'arabic', requestId: 'same', slots },
      { id: 'russian', requestId: 'same', language: 'ru', slots },
    ];
    const russian = { id: 'ru', languages: [{ tag: 'ru', level: 'native', scripts: [] }] } as const;
    const afternoon = plan(needs, [{ id: 'ar' }, { ...russian, available: [from('13:00', '18:00')] }]);
    expect(afternoon.assignments.map(({ slot }) => slot)).toEqual([slots[1], slots[1]]);
    const never = plan(needs, [
      { id: 'ar', available: [from('08:00', '11:00')] },
      { ...russian, available: [from('13:00', '18:00')], hoursOf90Days: 60 },
    ]);
    expect(pairsOf(never)).toEqual(['arabic ar']);
    expect(never.unfilled[0]!.why[0]).toEqual({ key: 'other-slot', helpers: 1 });
    expect(plan(needs, [{ languages: [...helperOf().languages, ...russian.languages] }]).assignments).toHaveLength(1);
  });

  it('counts minutes by the month in Berlin', () => {
    const ceilings = { minutesOfMonth: 60, centsOfYear: null, usedMinutes: {}, usedCents: {} };
    const available = [{ startsAt: at('00:00'), endsAt: at('00:00', '2026-12-03') }];
    const late = { id: 'late', place: 'A', slots: [from('20:00', '21:00')] };
    const night = Date.parse('2026-11-30T23:00:00Z');
    const december = { id: 'december', place: 'A', slots: [{ startsAt: night, endsAt: night + 3_600_000 }] };
    expect(plan([late, december], [{ ceilings, available }]).assignments).toHaveLength(2);
    const november = { ...december, slots: [{ startsAt: night - 3_600_000, endsAt: night }] };
    expect(plan([late, november], [{ ceilings, available }]).assignments).toHaveLength(1);
  });

  it('says why nobody was found among 10,000 of whom none is free, and what of an empty pool', () => {
    const helpers = Array.from({ length: 10_000 }, (_, index) =>
      helperOf({
        id: `h${index}`,
        available: [],
        ...(index < 10 ? { paused: true } : {}),
        ...(index % 2 ? { blockedBy: ['kita'] } : {}),
      }),
    );
    const needs = Array.from({ length: 5 }, (_, index) => needOf({ id: `n${index}` }));
    const { assignments, unfilled, isOptimal } = planNeeds({ needs, helpers, settings });
    expect([assignments.length, unfilled.length, isOptimal]).toEqual([0, 5, true]);
    expect(unfilled[4]!.why.map(reasonWords)).toEqual([
      '10 Personen: Pause',
      '4.995 Personen: von der Stelle ausgeschlossen',
      '4.995 Personen: keine Zeit',
    ]);
    expect(plan([{}], []).unfilled).toEqual([{ needId: 'need', why: [{ key: 'no-helpers' }] }]);
    expect(plan([], [{}])).toEqual({ assignments: [], unfilled: [], value: 0, isOptimal: true });
  });
});

describe('every plan', () => {
  it('is worth as much as the best of all plans there are', () => {
    fc.assert(
      fc.property(small, (scene) => {
        const { value, isOptimal } = planNeeds({ ...scene, settings: villageSettings });
        expect(isOptimal).toBe(true);
        expect(value).toBe(bestOfAll(scene));
      }),
      { numRuns: 60 },
    );
  });

  it('breaks no rule, leaves nobody unmentioned, and fills no fewer than taking them in turn, however little effort it may take', () => {
    fc.assert(
      fc.property(middling, fc.constantFrom(0, 2000, 20_000, 200_000, undefined), (scene, effort) => {
        const given = planNeeds({ ...scene, settings: villageSettings, ...(effort === undefined ? {} : { effort }) });
        const taken = takenOf(given, scene);
        for (const [index, add] of taken.entries()) {
          expect(judge({ ...add, settings: villageSettings }).ok).toBe(true);
          expect(mayAdd({ taken: taken.toSpliced(index, 1), add, settings: villageSettings })).toBe(true);
          for (const other of taken)
            if (other.need.requestId === add.need.requestId) expect(other.slot.startsAt).toBe(add.slot.startsAt);
        }
        const named = [...given.assignments, ...given.unfilled].map(({ needId }) => needId);
        expect(named.toSorted()).toEqual(scene.needs.map(({ id }) => id).toSorted());
        for (const { why } of given.unfilled) expect(why.map(reasonWords).join('').length).toBeGreaterThan(0);
        const filling = 1 + mostScore(villageSettings.weights) * scene.needs.length;
        expect(given.value).toBe(given.assignments.reduce((sum, { score }) => sum + filling + score, 0));
        if (given.isOptimal)
          expect(taken.length).toBeGreaterThanOrEqual(fillInTurn({ ...scene, settings: villageSettings }).length);
      }),
      { numRuns: 60 },
    );
  });

  it('equals the optimum that HiGHS finds, on fifteen days of 60 interpreters and 40 requests', async () => {
    const highs = await loadHighs();
    for (let seed = 1; seed <= 15; seed += 1) {
      const scene = sceneOf({ seed, requests: 40, helpers: 60, places: villages, days: ['2026-11-30'], mostSlots: 3, pairs: 12 });
      const { value, assignments, isOptimal } = planNeeds({ ...scene, settings: villageSettings });
      const reference = solveMip(highs, mipOf({ ...scene, settings: villageSettings }));
      expect([isOptimal, value, assignments.length]).toEqual([true, reference.value, reference.filled]);
      expect(assignments.length).toBeGreaterThanOrEqual(fillInTurn({ ...scene, settings: villageSettings }).length);
    }
    // The solver, not the plan, takes its time on a busy machine.
  }, 120_000);
});
