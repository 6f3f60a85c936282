import { expect, it } from 'vitest';
import { readDayTimes } from './colleague-form.ts';

it.each([
  ['8–12, 13:30–16:00', ['08:00-12:00', '13:30-16:00']],
  ['8.30 bis 12 Uhr', ['08:30-12:00']],
  ['08:00-12:00;', ['08:00-12:00']],
  ['', []],
  ['12–8', null],
  ['8–25', null],
  ['vormittags', null],
])('reads the times %j as %j', (text, times) => {
  expect(readDayTimes(text, 2)?.map(({ from, to }) => `${from}-${to}`) ?? null).toEqual(times);
});
