import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const short = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ what, text }) => ({ same: text, added: `+${text.trim()}+ `, removed: `-${text.trim()}- ` })[what])
    .join('')
    .trim();

describe('two texts word by word', () => {
  it.each([
    ['Bringen Sie den Pass mit.', 'Bringen Sie Pass und Foto mit.', 'Bringen Sie -den- Pass +und Foto+ mit.'],
    ['', 'Neu hier.', '+Neu hier.+'],
    ['Alt hier.', '', '-Alt hier.-'],
    ['gleich', 'gleich', 'gleich'],
  ])('%s → %s', (before, after, said) => expect(short(before, after)).toBe(said));

  it('loses and invents nothing', () => {
    const text = fc
      .array(fc.constantFrom('der', 'die', 'Amt', 'Pass', 'geht'), { maxLength: 30 })
      .map((words) => words.join(' '));
    const words = (said: string): string[] => said.split(/\s+/).filter(Boolean);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordDiff(before, after);
        const of = (left: string) =>
          words(
            changes
              .filter(({ what }) => what !== left)
              .map((one) => `${one.text} `)
              .join(''),
          );
        expect(of('removed')).toEqual(words(after));
        expect(of('added')).toEqual(words(before));
      }),
    );
  });
});
