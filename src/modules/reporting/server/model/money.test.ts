import { describe, expect, it } from 'vitest';
import { financingStates, type CostSums } from '#modules/strategy/contract-money.ts';
import { moneyPart } from './money.ts';
import { periodOf } from './period.fixture.ts';
import { sourceOf } from './source.ts';

const sums = (more: Partial<CostSums> = {}): CostSums => ({
  planned: 120_050,
  actual: null,
  secured: 100_000,
  need: 20_050,
  byState: Object.fromEntries(financingStates.map((state) => [state, 0])) as CostSums['byState'],
  deviation: null,
  hoursPlanned: 0,
  hoursActual: null,
  ...more,
});

describe('the section on money', () => {
  it('is left out while nothing was released', () => {
    expect(moneyPart({ source: sourceOf(periodOf()), introduction: 'Ein Satz.' })).toEqual([]);
  });

  it('has a line for each field and one for the year', () => {
    const money = { years: [{ year: 2026, sums: sums({ actual: 5 }), fields: [{ id: 'f', name: '1 Sprache', ...sums() }] }] };
    const blocks = moneyPart({ source: sourceOf({ ...periodOf(), money }), introduction: 'Ein Satz.' });
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'table']);
    const table = blocks.find((block) => block.kind === 'table')!;
    const text = table.rows.map((row) => row.cells.map((entry) => entry.runs?.map((run) => run.text).join('') ?? ''));
    expect(text).toEqual([
      ['2026', '1 Sprache', '1.200,50\u00a0€', '1.000,00\u00a0€', 'nicht gemeldet'],
      ['2026', 'zusammen', '1.200,50\u00a0€', '1.000,00\u00a0€', '0,05\u00a0€'],
    ]);
  });
});
