import { expect, it } from 'vitest';
import { isHalfYear } from '../../contract-classes.ts';
import { occupancyOf, occupancyStateOf } from './occupancy.ts';

it.each([
  [16, 9, 'below', 56],
  [15, 9, 'fits', 60],
  [16, 16, 'fits', 100],
  [16, 17, 'above', 106],
  // 59.6 percent is shown as 60, and is below all the same.
  [109, 65, 'below', 60],
  [0, 3, null, null],
] as const)('%i places with %i pupils: %s', (places, pupils, state, percent) => {
  expect(occupancyStateOf({ places, pupils, range: { from: 60, to: 100 } })).toBe(state);
  expect(occupancyOf({ places, pupils })).toBe(percent);
});

it.each([
  ['2026/27-1', true],
  ['2099/00-2', true],
  ['2026/28-1', false],
  ['2026/27-3', false],
  ['2026', false],
])('the half-year %s: %s', (text, known) => {
  expect(isHalfYear(text)).toBe(known);
});
