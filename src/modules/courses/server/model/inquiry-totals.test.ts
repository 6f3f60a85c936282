import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inquiryTotals } from './inquiry-totals.ts';

const answer = (learners: number | null, obstacles: readonly ('teachers' | 'rooms')[] = []) => ({
  learners,
  freeSeats: null,
  waiting: learners,
  obstacles: [...obstacles],
});

describe('sums of answers', () => {
  it('are told to the coordination from the first answer on', () => {
    const totals = inquiryTotals({ answers: [answer(2, ['rooms']), answer(null)], smallest: 5, all: true });
    expect(totals).toMatchObject({ learners: 2, freeSeats: null, waiting: 2, obstacles: [{ obstacle: 'rooms', providers: 1 }] });
  });

  it('name what most are kept by first', () => {
    const { obstacles } = inquiryTotals({
      answers: [answer(1, ['teachers', 'rooms']), answer(1, ['rooms'])],
      smallest: 5,
      all: true,
    });
    expect(obstacles.map(({ obstacle }) => obstacle)).toEqual(['rooms', 'teachers']);
  });

  it('are kept from others while one number could be told from the rest', () => {
    const counts = fc.array(fc.option(fc.nat(40)), { maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 20 }), (given, smallest) => {
        const answers = given.map((value) => answer(value));
        const { learners } = inquiryTotals({ answers, smallest, all: false });
        const told = given.filter((value) => value !== null);
        const sum = told.reduce((before, value) => before + value, 0);
        expect(learners).toBe(told.length >= 3 && sum >= smallest ? sum : null);
      }),
    );
  });
});
