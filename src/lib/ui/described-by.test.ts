import { expect, test } from 'vitest';
import { describedBy } from './described-by.ts';

test('names hint before error, and nothing that is not there', () => {
  expect(describedBy({ id: 'frist', hint: 'h', error: 'e' })).toBe('frist-hint frist-error');
  expect(describedBy({ id: 'frist', error: 'e' })).toBe('frist-error');
  expect(describedBy({ id: 'frist', hint: '' })).toBeUndefined();
});
