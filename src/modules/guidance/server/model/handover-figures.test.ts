import { expect, it } from 'vitest';
import { handoverFigures, median } from './handover-figures.ts';

const handed = (state: 'sent' | 'done' | 'returned' | 'withdrawn', days = 0) => ({
  purpose: 'kita-place' as const,
  state,
  sentAt: new Date('2026-11-01T10:00:00Z'),
  doneOn: state === 'done' ? `2026-11-${String(1 + days).padStart(2, '0')}` : null,
});

it('takes the middle of days until a place', () => {
  expect([median([]), median([4]), median([9, 1, 5]), median([1, 3, 5, 8])]).toEqual([null, 4, 5, 4]);
  const rows = [3, 5, 7, 9, 11].map((days) => handed('done', days));
  expect(handoverFigures([...rows, handed('withdrawn')], 5)).toEqual({
    smallest: 5,
    purposes: [{ purpose: 'kita-place', sent: 5, done: 5, returned: 0, medianDays: 7 }],
  });
});

it('tells nothing of few, nor what would give them away', () => {
  const rows = [...Array.from({ length: 8 }, () => handed('done', 4)), handed('returned')];
  expect(handoverFigures(rows, 5).purposes).toEqual([
    { purpose: 'kita-place', sent: 9, done: null, returned: null, medianDays: 4 },
  ]);
  expect(handoverFigures([handed('done', 2)], 5).purposes[0]).toMatchObject({ sent: null, done: null, medianDays: null });
});
