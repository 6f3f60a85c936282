import { describe, expect, it } from 'vitest';
import { nearestLanguage } from './languages.ts';

describe('the nearest language', () => {
  it.each([
    [null, 'de'],
    ['', 'de'],
    ['uk-UA,uk;q=0.9,en;q=0.5', 'uk'],
    ['fr;q=0.9, ar;q=0.8, en;q=0.7', 'ar'],
    ['en;q=0.2, uk;q=0.8', 'uk'],
    ['en;q=0, ar', 'ar'],
    ['fr, it', 'de'],
    ['*', 'de'],
    [';;;q=x,,', 'de'],
  ])('%s gives %s', (accept, expected) => {
    expect(nearestLanguage(accept, ['de', 'en', 'uk', 'ar'])).toBe(expected);
  });

  it('gives only what is offered', () => {
    expect(nearestLanguage('uk, en;q=0.5', ['de', 'en'])).toBe('en');
  });
});
