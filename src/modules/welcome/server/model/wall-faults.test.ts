import { expect, it } from 'vitest';
import { wallFaults } from './wall-faults.ts';

const office = (key: string, hash: string) => ({ key, name: `Amt ${key}`, hash });

it('says what changed, what came and what went', () => {
  const printed = [office('a', '1'), office('b', '1'), office('c', '1')];
  expect(wallFaults(printed, [office('a', '1'), office('b', '2'), office('d', '1')])).toEqual([
    { key: 'b', what: 'changed', name: 'Amt b' },
    { key: 'c', what: 'gone', name: 'Amt c' },
    { key: 'd', what: 'new', name: 'Amt d' },
  ]);
  expect(wallFaults(printed, printed)).toEqual([]);
  expect(wallFaults(null, printed)).toEqual([]);
});
