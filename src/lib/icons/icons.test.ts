import { expect, test } from 'vitest';
import { directed, iconShape, type IconName } from './icons.ts';

test('an icon is inlined as shapes alone, without wrapper, licence comment or style', () => {
  const shape = iconShape('house');
  expect(shape).toMatch(/^<path d="/);
  expect(shape).not.toMatch(/<svg|<!--|style=|\n/);
});

test('every mirrored icon exists', () => {
  for (const name of directed) expect(iconShape(name)).not.toBe('');
  expect(iconShape('nothing' as IconName)).toBe('');
});
