import { describe, expect, it } from 'vitest';
import { currentUnit } from './current-unit.ts';

const units = [
  { id: 'old', validTo: '2023-12-31' },
  { id: 'middle', validTo: '2025-12-31' },
  { id: 'new', validTo: null },
  { id: 'other', validTo: null },
  { id: 'gone', validTo: '2020-01-01' },
  { id: 'one', validTo: '2020-01-01' },
  { id: 'two', validTo: '2020-01-01' },
];
const following = [
  { unitId: 'old', successorId: 'middle' },
  { unitId: 'middle', successorId: 'new' },
  { unitId: 'middle', successorId: 'other' },
  { unitId: 'one', successorId: 'two' },
  { unitId: 'two', successorId: 'one' },
];
const on = (unitId: string, day: string) => currentUnit({ unitId, on: day, units, following });

describe('the unit that answers for another', () => {
  it.each([
    ['itself on its last day', 'old', '2023-12-31', 'old'],
    ['whoever follows, the day after', 'old', '2024-01-01', 'middle'],
    ['over several steps', 'old', '2026-01-01', 'new'],
    ['the first after a split', 'middle', '2026-01-01', 'new'],
    ['nobody, where nobody follows', 'gone', '2026-01-01', null],
    ['nobody in a circle', 'one', '2026-01-01', null],
    ['nobody for an unknown one', 'what', '2026-01-01', null],
  ])('is %s', (_what, unitId, day, expected) => expect(on(unitId, day)).toBe(expected));
});
