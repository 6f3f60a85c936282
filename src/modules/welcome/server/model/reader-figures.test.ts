import { expect, it } from 'vitest';
import type { Counted } from '../../contract-figures.ts';
import { readerFigures } from './reader-figures.ts';

const count = (fields: Partial<Counted>): Counted => ({
  day: '2026-11-25',
  language: 'de',
  kind: 'page',
  what: 'wohnen',
  count: 1,
  ...fields,
});
const figures = (counts: Counted[], span = { from: '2026-10-27', to: '2026-11-25' }) =>
  readerFigures({
    ...span,
    counts,
    before: [count({ count: 7 }), count({ kind: 'search', count: 4 })],
    name: (_language, path) => ({ key: path.replace('housing', 'wohnen'), title: path.toUpperCase() }),
  });

it('sums a page over its addresses in all languages', () => {
  const found = figures([count({ count: 3 }), count({ what: 'housing', language: 'en', count: 5 }), count({ what: 'arbeit' })]);
  expect(found).toMatchObject({
    total: 9,
    before: 7,
    languages: [
      { language: 'en', count: 5 },
      { language: 'de', count: 4 },
    ],
  });
  expect(found.pages).toMatchObject([
    { key: 'wohnen', title: 'HOUSING', path: 'housing', language: 'en', count: 8 },
    { key: 'arbeit', count: 1 },
  ]);
});

it('keeps back what fewer than three asked', () => {
  const search = (what: string, times: number) => count({ kind: 'search', what, count: times });
  expect(figures([search('kfz', 2), search('kfz', 1), search('ein name', 2)]).searches).toEqual([
    { words: 'kfz', language: 'de', count: 3 },
  ]);
});

it('shows weeks up to the last day, and months of a year', () => {
  const counts = [count({ count: 4 }), count({ day: '2026-11-19', count: 2 }), count({ day: '2026-11-18' })];
  expect(figures(counts).steps).toEqual([
    { from: '2026-10-29', count: 0 },
    { from: '2026-11-05', count: 0 },
    { from: '2026-11-12', count: 1 },
    { from: '2026-11-19', count: 6 },
  ]);
  const year = figures([...counts, count({ day: '2026-02-01', count: 30 })], { from: '2025-11-26', to: '2026-11-25' }).steps;
  expect(year).toHaveLength(13);
  expect(year.filter(({ count: read }) => read > 0)).toEqual([
    { from: '2026-02-01', count: 30 },
    { from: '2026-11-01', count: 7 },
  ]);
});
