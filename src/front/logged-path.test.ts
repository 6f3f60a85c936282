import { expect, it } from 'vitest';
import { loggedPath } from './logged-path.ts';

it('tells which page it was, and no secret', () => {
  const secret = 'a-_4567890'.repeat(4) + 'xyz';
  expect(loggedPath(`/kalender/nordkreis/${secret}.ics?a=1`)).toBe('/kalender/nordkreis/[hidden].ics?a=1');
  expect(loggedPath(`/stand/nordkreis/${secret}`)).toBe('/stand/nordkreis/[hidden]');
  const page = '/verwaltung/nordkreis/massnahmen/01a00000-0000-7000-8000-000000000001/stand';
  expect(loggedPath(page)).toBe(page);
});
