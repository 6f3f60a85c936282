import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costKinds, financingStates, type CostEntry, type CostPlace } from '../../contract-money.ts';
import { groupsOf, moneyTable, needOf, overPlan, rowsOf, securedOf, silentRows, sumsOf, weeklyHours } from './money.ts';

const fullTime = 3900;
const entry = (given: Partial<CostEntry>): CostEntry => ({
  id: 'e',
  nodeId: 'n',
  year: 2026,
  kind: 'material',
  planned: 0,
  actual: null,
  hourUnit: null,
  hoursPlanned: null,
  hoursActual: null,
  source: 'own',
  sourceName: null,
  state: 'open',
  granted: null,
  note: null,
  isPublic: false,
  version: 1,
  changedAt: '2026-01-01T00:00:00.000Z',
  ...given,
});
const place = (nodeId: string, given: Partial<CostPlace> = {}): CostPlace => ({
  nodeId,
  path: nodeId,
  title: `Maßnahme ${nodeId}`,
  field: { id: 'f1', name: 'Sprache' },
  goal: null,
  unit: null,
  ...given,
});

const anyEntry = fc
  .record({
    nodeId: fc.constantFrom('1', '2', '3', '4'),
    kind: fc.constantFrom(...costKinds),
    planned: fc.integer({ min: 0, max: 10_000_000_00 }),
    actual: fc.option(fc.integer({ min: 0, max: 10_000_000_00 })),
    state: fc.constantFrom(...financingStates),
    share: fc.integer({ min: 0, max: 200 }),
    hoursPlanned: fc.option(fc.integer({ min: 0, max: 10_000 })),
    hourUnit: fc.constantFrom('weekly-hours' as const, 'full-time' as const),
  })
  .map(({ share, ...given }) =>
    entry({ ...given, granted: given.state === 'granted' ? Math.round((given.planned * share) / 100) : null }),
  );

describe('what is secured', () => {
  it.each([
    ['open', null, 0],
    ['applied', null, 0],
    ['rejected', null, 0],
    ['budgeted', null, 1000],
    ['granted', null, 1000],
    ['granted', 400, 400],
    ['granted', 1500, 1000],
  ] as const)('%s, granted %s: %s of 1000', (state, granted, secured) => {
    const given = entry({ planned: 1000, state, granted });
    expect(securedOf(given)).toBe(secured);
    expect(needOf(given)).toBe(1000 - secured);
  });
});

describe('sums', () => {
  it('compare only what is known to have been spent with its own plan', () => {
    const sums = sumsOf({
      entries: [
        entry({ planned: 1000, actual: 1250, state: 'budgeted' }),
        entry({ planned: 500, state: 'applied' }),
        entry({ planned: 0, actual: 0 }),
      ],
      fullTime,
    });
    expect(sums).toMatchObject({
      planned: 1500,
      actual: 1250,
      secured: 1000,
      need: 500,
      deviation: { amount: 250, share: 0.25 },
      byState: { open: 0, applied: 500, granted: 0, budgeted: 1000, rejected: 0 },
    });
  });

  it('know no deviation where nothing was spent, and no share of a plan of nothing', () => {
    expect(sumsOf({ entries: [entry({ planned: 100 })], fullTime }).deviation).toBeNull();
    expect(sumsOf({ entries: [entry({ actual: 100 })], fullTime }).deviation).toEqual({ amount: 100, share: null });
    expect(sumsOf({ entries: [], fullTime })).toMatchObject({ planned: 0, actual: null, need: 0, hoursActual: null });
  });

  it('count shares of posts with the hours of a full-time one', () => {
    expect(weeklyHours({ hours: 50, unit: 'full-time', fullTime })).toBe(1950);
    expect(weeklyHours({ hours: 1000, unit: 'weekly-hours', fullTime })).toBe(1000);
    const entries = [
      entry({ hourUnit: 'full-time', hoursPlanned: 50, hoursActual: 25 }),
      entry({ hourUnit: 'weekly-hours', hoursPlanned: 1000 }),
    ];
    expect(sumsOf({ entries, fullTime })).toMatchObject({ hoursPlanned: 2950, hoursActual: 975 });
  });

  it('of all groups are that of the whole, whatever they are grouped by', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 60 }), (entries) => {
        const placed = entries.map((given) => ({
          entry: given,
          place: place(given.nodeId, {
            field: { id: `f${Number(given.nodeId) % 2}`, name: 'Feld' },
            unit: given.nodeId === '4' ? null : { id: `u${given.nodeId}`, key: 'u', name: 'Stelle' },
          }),
        }));
        const whole = sumsOf({ entries, fullTime });
        const parts = [
          rowsOf({ placed, fullTime }),
          ...(['field', 'goal', 'unit'] as const).map((by) => groupsOf({ placed, by, without: 'ohne', fullTime })),
        ];
        for (const groups of parts) {
          for (const key of ['planned', 'secured', 'need', 'hoursPlanned'] as const) {
            expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(whole[key]);
          }
          expect(groups.reduce((sum, group) => sum + (group.actual ?? 0), 0)).toBe(whole.actual ?? 0);
          expect(groups.reduce((sum, group) => sum + (group.deviation?.amount ?? 0), 0)).toBe(whole.deviation?.amount ?? 0);
        }
        expect(whole.secured + whole.need).toBe(whole.planned);
        expect(Object.values(whole.byState).reduce((sum, amount) => sum + amount, 0)).toBe(whole.planned);
      }),
    );
  });

  it('name what has no unit last', () => {
    const placed = [
      { entry: entry({ planned: 1 }), place: place('1') },
      { entry: entry({ planned: 2 }), place: place('2', { unit: { id: 'u', key: 'u', name: 'Jugend' } }) },
    ];
    expect(groupsOf({ placed, by: 'unit', without: 'ohne Stelle', fullTime }).map((group) => group.name)).toEqual([
      'Jugend',
      'ohne Stelle',
    ]);
  });
});

describe('the money table of a report', () => {
  it('has each year of the period that has entries, with its fields', () => {
    const placed = [2024, 2026, 2025].map((year) => ({ entry: entry({ year, planned: year }), place: place('1') }));
    expect(moneyTable({ placed, from: 2025, to: 2026, fullTime })?.years).toMatchObject([
      { year: 2025, sums: { planned: 2025 }, fields: [{ name: 'Sprache', planned: 2025 }] },
      { year: 2026, sums: { planned: 2026 } },
    ]);
    expect(moneyTable({ placed, from: 2027, to: 2028, fullTime })).toBeNull();
  });
});

describe('deviations', () => {
  const rows = rowsOf({
    placed: [
      { entry: entry({ nodeId: '1', planned: 100, actual: 120 }), place: place('1') },
      { entry: entry({ nodeId: '2', planned: 100, actual: 100 }), place: place('2') },
      { entry: entry({ nodeId: '3', planned: 100 }), place: place('3') },
      { entry: entry({ nodeId: '4', planned: 0 }), place: place('4') },
    ],
    fullTime,
  });

  it('are what cost more than planned, and what a year that is over says nothing of', () => {
    expect(overPlan(rows).map((row) => row.nodeId)).toEqual(['1']);
    expect(silentRows({ rows, year: 2026, today: '2026-12-31' })).toEqual([]);
    expect(silentRows({ rows, year: 2026, today: '2027-01-01' }).map((row) => row.nodeId)).toEqual(['3']);
  });
});
