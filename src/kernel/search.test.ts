import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, searchWords, snippetOf } from './search.ts';

describe('words of a search', () => {
  it('compare without case, umlauts’ spelling and marks', () => {
    expect(foldForSearch('Größe der Schül­er/innen: „Büro“')).toBe('groesse der schuel er innen buero');
    expect(foldForSearch('Привіт, Çağlar 3.2')).toBe('привіт caglar 3 2');
    expect(searchWords('Kurs  Sprachförderung kurs')).toEqual(['sprachfoerderung', 'kurs']);
  });
});

describe('a snippet', () => {
  it('shows the place of the words and marks them', () => {
    const body = `${'Vorher steht etwas anderes. '.repeat(10)}Ein Büro für alle. ${'Danach noch mehr. '.repeat(10)}`;
    const parts = snippetOf({ body, words: ['buero'] });
    expect(parts[0]!.text).toMatch(/^… Vorher/);
    expect(parts.filter((part) => part.hit).map((part) => part.text.trim())).toEqual(['Büro']);
    expect(parts.at(-1)!.text).toMatch(/…$/);
  });
  it('is the beginning where nothing is found, and never longer than asked', () => {
    expect(snippetOf({ body: 'Kurz', words: ['anders'] })).toEqual([{ text: 'Kurz', hit: false }]);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (body, words) => {
        const text = snippetOf({ body, words: words.flatMap(searchWords) })
          .map((part) => part.text)
          .join('');
        expect(text.length).toBeLessThanOrEqual(180 + body.length);
      }),
    );
  });
});
