import { describe, expect, it } from 'vitest';
import { freeOf, seatStateOf } from './seats.ts';

const of = (maximum: number, taken: number, more: { held?: number; waiting?: number; waitingList?: boolean } = {}) =>
  seatStateOf({ seats: [{ audience: null, maximum, taken }], held: 0, waiting: 0, waitingList: false, ...more });

describe('what is said of seats', () => {
  it.each([
    [of(20, 10), 'free'],
    [of(20, 17), 'few'],
    [of(20, 16), 'free'],
    [of(3, 1), 'free'],
    [of(20, 20), 'full'],
    [of(20, 20, { waitingList: true }), 'waiting'],
    // What is offered to somebody is not free.
    [of(20, 19, { held: 1, waitingList: true }), 'waiting'],
    // What is free while others wait is theirs.
    [of(20, 18, { waiting: 3, waitingList: true }), 'waiting'],
    [of(0, 0), 'full'],
  ])('%s', (said, expected) => expect(said).toBe(expected));

  it('is nothing where nothing is known', () =>
    expect(seatStateOf({ seats: [], held: 0, waiting: 0, waitingList: true })).toBeNull());

  it('sums up groups, and is never below none', () => {
    const seats = [
      { audience: null, maximum: 10, taken: 10 },
      { audience: 'women', maximum: 5, taken: 1 },
    ];
    expect(seatStateOf({ seats, held: 0, waiting: 0, waitingList: false })).toBe('free');
    expect(freeOf({ maximum: 2, taken: 2 }, 1)).toBe(0);
  });
});
