import { describe, expect, it } from 'vitest';
import { tellMetrics, type Metric, type MetricRow } from './metrics.ts';

const metric = (name: string, more: Partial<Metric> = {}): Metric => ({
  ...{ name, title: name, definition: name, unit: 'count', isCount: true, dimensions: ['kind', 'part'], gives: [] },
  ...more,
});
const source = {
  partedBy: 'part',
  metrics: [
    metric('all'),
    metric('good'),
    metric('share', { unit: 'percent', isCount: false, gives: ['good'] }),
    metric('hours', { unit: 'hours', isCount: false }),
  ],
  sums: [{ total: 'all', parts: ['good'], rest: true }],
};
const row = (at: MetricRow['at'], part: string | null, all: number, good: number): MetricRow => ({
  at,
  part,
  numbers: {
    all: { value: all, cases: all },
    good: { value: good, cases: good },
    share: { value: Math.round((100 * good) / all), cases: all },
    hours: { value: good * 2, cases: good },
  },
});
const kind = (key: string) => ({ by: 'kind', key, label: key });
const rows: MetricRow[] = [
  row(null, null, 40, 29),
  row(kind('a'), null, 20, 18),
  row(kind('b'), null, 12, 8),
  row(kind('c'), null, 8, 3),
  { ...row({ by: 'part', key: 'x', label: 'x' }, null, 30, 22) },
  { ...row({ by: 'part', key: 'y', label: 'y' }, null, 10, 7) },
  row(null, 'x', 30, 22),
  row(null, 'y', 10, 7),
  row(kind('a'), 'x', 16, 14),
  row(kind('a'), 'y', 4, 4),
  row(kind('b'), 'x', 6, 5),
  row(kind('b'), 'y', 6, 3),
  row(kind('c'), 'x', 8, 3),
];

describe('figures that leave the house', () => {
  const tell = (part: string | null) => tellMetrics({ source, rows, part, smallest: 5 });
  const at = (part: string | null, key: string) => tell(part).rows.find((one) => one.key === key)!.numbers;

  it('hide what is too small, the next one, and what would give it away', () => {
    expect(at(null, 'c')['good']).toEqual({ value: null, hidden: true });
    expect(at(null, 'b')['good']).toEqual({ value: null, hidden: true });
    expect(at(null, 'a')['good']).toEqual({ value: 18, hidden: false });
    expect(at(null, 'c')['share']).toEqual({ value: null, hidden: true });
    expect(at(null, 'c')['hours']).toEqual({ value: null, hidden: true });
    expect(tell(null).total['good']).toEqual({ value: 29, hidden: false });
  });

  it('hide in a part what the whole and the other parts would tell', () => {
    // Four of kind a in part y: without it, the whole less part x would say so.
    expect(at('y', 'a')['all']!.hidden).toBe(true);
    expect(at('x', 'a')['all']!.hidden).toBe(true);
    expect(at(null, 'a')['all']).toEqual({ value: 20, hidden: false });
    expect(tell('y').total['all']).toEqual(at(null, 'y')['all']);
  });
});
