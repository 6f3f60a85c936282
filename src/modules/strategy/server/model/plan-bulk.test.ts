import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, quarterEnd, quarterStart } from '#kernel/dates.ts';
import type { BulkChange } from '../../bulk.ts';
import type { MeasureRow } from '../../table.ts';
import { planBulk, shiftDay } from './plan-bulk.ts';

const units = [
  { key: 'jugend', name: 'Jugendamt' },
  { key: 'bildung', name: 'Bildungsbüro' },
];
const municipalities = [
  { ags: '03998001', name: 'Musterstadt' },
  { ags: '03998002', name: 'Beispielhausen' },
];
const node = (given: Partial<MeasureRow>): MeasureRow =>
  ({
    id: 'a',
    path: '1',
    title: 'Kurse',
    version: 3,
    lead: null,
    plannedPeriod: { from: null, to: null },
    targetGroups: [],
    municipalities: [],
    horizon: null,
    kind: null,
    weight: 1,
    ...given,
  }) as MeasureRow;
const plan = (change: BulkChange, given: Partial<MeasureRow> = {}) =>
  planBulk({ nodes: [node(given)], change, units, municipalities, adopted: true });

describe('a change of many entries', () => {
  it('names each with both values and becomes the input of the form', () => {
    expect(plan({ kind: 'lead', unit: 'jugend' }).changes).toEqual([
      {
        nodeId: 'a',
        name: '1 Kurse',
        version: 3,
        fields: [{ key: 'lead', label: 'Zuständig', before: '', after: 'Jugendamt' }],
        input: { lead: 'jugend' },
      },
    ]);
    expect(plan({ kind: 'horizon', horizon: 'short' }).changes[0]!.fields[0]!.after).toBe('kurzfristig');
    expect(plan({ kind: 'kind', nodeKind: 'operative' }).changes[0]!.input).toEqual({ kind: 'operative' });
    expect(plan({ kind: 'weight', weight: 2.5 }).changes[0]!.fields[0]).toMatchObject({ before: '1', after: '2,5' });
  });

  it('adds to lists and takes from them, and names what is so already', () => {
    expect(plan({ kind: 'add-target-group', group: 'Frauen' }, { targetGroups: ['Kinder'] }).changes[0]!.input).toEqual({
      targetGroups: ['Kinder', 'Frauen'],
    });
    expect(plan({ kind: 'remove-target-group', group: 'kinder' }, { targetGroups: ['Kinder'] }).changes[0]!.input).toEqual({
      targetGroups: [],
    });
    expect(plan({ kind: 'add-target-group', group: 'KINDER' }, { targetGroups: ['Kinder'] }).unchanged[0]!.why).toBe(
      'hat sie schon',
    );
    expect(plan({ kind: 'remove-municipality', ags: '03998001' }).unchanged[0]!.why).toBe('hat sie nicht');
    expect(plan({ kind: 'add-municipality', ags: '03998002' }, { municipalities: ['Musterstadt'] }).changes[0]!.input).toEqual({
      municipalities: ['03998001', '03998002'],
    });
    expect(plan({ kind: 'lead', unit: null }).unchanged[0]!.why).toBe('ist schon so');
  });

  it('shifts a time by quarters, which needs a reason once it is adopted', () => {
    const shifted = plan({ kind: 'shift', quarters: 2 }, { plannedPeriod: { from: '2026-10-01', to: '2026-12-31' } });
    expect(shifted.needsReason).toBe(true);
    expect(shifted.changes[0]).toMatchObject({
      input: { period: { from: '2027-04-01', to: '2027-06-30' } },
      fields: [
        { before: '4. Quartal 2026', after: '2. Quartal 2027' },
        { before: '4. Quartal 2026', after: '2. Quartal 2027' },
      ],
    });
    expect(plan({ kind: 'shift', quarters: 1 }).unchanged[0]!.why).toBe('hat keinen Zeitraum');
    expect(shiftDay('2026-11-30', 1, 'end')).toBe('2027-02-28');
  });

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
  it('keeps the order of two days, and an edge of a quarter where it was', () => {
    fc.assert(
      fc.property(day, fc.nat(800), fc.integer({ min: -20, max: 20 }), (from, length, by) => {
        const to = addDays(from, length);
        expect(shiftDay(from, by, 'start') <= shiftDay(to, by, 'end')).toBe(true);
        const quarter = `${from.slice(0, 4)}-Q1`;
        expect(shiftDay(shiftDay(quarterStart(quarter), by, 'start'), -by, 'start')).toBe(quarterStart(quarter));
        expect(shiftDay(shiftDay(quarterEnd(quarter), by, 'end'), -by, 'end')).toBe(quarterEnd(quarter));
      }),
    );
  });
});
