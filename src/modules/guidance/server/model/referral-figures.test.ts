import fc from 'fast-check';
import { expect, it } from 'vitest';
import { officeFunctions } from '#modules/network/contract-places.ts';
import { referralFigures } from './referral-figures.ts';

it('sums by topic, the most frequent first, and tells no small number', () => {
  const figures = referralFigures({
    smallest: 5,
    counts: [
      { task: 'job-centre', count: 12 },
      { task: 'recognition-advice', count: 6 },
      { task: 'employment-agency', count: 2 },
      { task: 'housing-benefit', count: 3 },
      { task: 'debt-advice', count: 9 },
    ],
  });
  expect(figures).toEqual({
    smallest: 5,
    total: 32,
    topics: [
      {
        topic: 'work',
        count: 20,
        tasks: [
          { task: 'job-centre', count: 12 },
          // The next smallest is hidden with the small one: the sum would give it away.
          { task: 'employment-agency', count: null },
          { task: 'recognition-advice', count: null },
        ],
      },
      { topic: 'housing', count: null, tasks: [{ task: 'housing-benefit', count: null }] },
      { topic: 'money', count: null, tasks: [{ task: 'debt-advice', count: null }] },
    ].toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0) || one.topic.localeCompare(other.topic)),
  });
});

it('gives no number below the smallest away, by itself or by a difference (property)', () => {
  const counts = fc.uniqueArray(
    fc.record({ task: fc.constantFrom(...officeFunctions), count: fc.integer({ min: 1, max: 20 }) }),
    {
      selector: ({ task }) => task,
    },
  );
  fc.assert(
    fc.property(counts, fc.integer({ min: 3, max: 10 }), (given, smallest) => {
      const { topics, total } = referralFigures({ counts: given, smallest });
      const sum = given.reduce((all, { count }) => all + count, 0);
      const shown = topics.reduce((all, { count }) => all + (count ?? 0), 0);
      for (const { count } of [...topics, ...topics.flatMap(({ tasks }) => tasks)])
        expect(count === null || count >= smallest).toBe(true);
      if (total === null) expect(shown).toBe(0);
      else if (topics.some(({ count }) => count === null) && topics.length > 1)
        expect(topics.filter(({ count }) => count === null).length).toBeGreaterThan(1);
      for (const { tasks } of topics.filter(({ count }) => count !== null))
        expect(tasks.filter(({ count }) => count === null).length).not.toBe(1);
      expect(total ?? sum).toBe(sum);
    }),
  );
});
