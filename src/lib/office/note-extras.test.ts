import { expect, it } from 'vitest';
import { fileSize, figureWords } from './note-extras.ts';

it('writes figure and size as they are read', () => {
  expect(figureWords({ value: 42, label: 'Teilnehmende' })).toBe('42 Teilnehmende');
  expect(figureWords({ value: 1250.5, label: '' })).toBe('1.250,5');
  expect([10, 12_300, 1_340_000].map(fileSize)).toEqual(['1 kB', '12 kB', '1,3 MB']);
});
