import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urgencies } from '../../contract-rules.ts';
import { assignmentStates } from '../../contract-states.ts';
import { byUrgency, needsHand } from './needs-hand.ts';

const now = new Date('2026-11-27T10:00:00Z');
const inHours = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

describe('what needs a hand', () => {
  it.each([
    ['requested', 300, 0, 'nobody-asked'],
    ['offered', 300, 0, 'nobody-asked'],
    ['offered', 300, 2, null],
    ['offered', 48, 1, 'soon'],
    ['offered', 49, 1, null],
    ['unfilled', 5, 0, 'unfilled'],
    ['unfilled', 0, 0, null],
    ['requested', -1, 0, null],
    ['confirmed', 5, 0, null],
  ] as const)('%s, in %i hours, %i asked: %s', (state, hours, openOffers, reason) => {
    expect(needsHand({ state, startsAt: inHours(hours), openOffers, now })).toBe(reason);
  });

  it('is nothing that is agreed on, over or done, however near', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...assignmentStates.filter((state) => !['requested', 'offered', 'unfilled'].includes(state))),
        fc.integer({ min: -1000, max: 1000 }),
        fc.nat(5),
        (state, hours, openOffers) => needsHand({ state, startsAt: inHours(hours), openOffers, now }) === null,
      ),
    );
  });
});

it('puts the most urgent first, and what is as urgent by time', () => {
  const one = fc.record({
    urgency: fc.constantFrom(...urgencies),
    startsAt: fc.integer({ min: 0, max: 500 }).map((hours) => inHours(hours).toISOString()),
  });
  const place = { now: 0, urgent: 1, planned: 2 };
  fc.assert(
    fc.property(fc.array(one), (many) => {
      const sorted = many.toSorted(byUrgency);
      return sorted
        .slice(1)
        .every(
          (next, at) =>
            place[sorted[at]!.urgency] < place[next.urgency] ||
            (sorted[at]!.urgency === next.urgency && sorted[at]!.startsAt <= next.startsAt),
        );
    }),
  );
});
