import { expect, it } from 'vitest';
import { formToken, isFormTokenRight } from './form-token.ts';

const secret = 'a secret of the installation, long enough';
const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 25, 11) + seconds * 1000);
const token = formToken({ secret, now: at(0) });
const right = (given: string | null, seconds: number): boolean => isFormTokenRight({ secret, now: at(seconds), token: given });

it('takes a form that somebody had time to fill in', () => {
  expect([1, 2, 60, 86_400, 86_401].map((seconds) => right(token, seconds))).toEqual([false, true, true, true, false]);
});

it('takes none that was made up or changed', () => {
  const [moment, mark] = token.split('.') as [string, string];
  const later = at(30).getTime().toString(36);
  const other = formToken({ secret: `${secret}.`, now: at(0) });
  for (const given of [null, '', '.', moment, `${moment}.`, `${later}.${mark}`, `${moment}.${mark}x`, other])
    expect(right(given, 60), String(given)).toBe(false);
});
