import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedHours, recruitAdvice, type LanguageNeed } from './recruit.ts';

const open = { unfilled: true, gaps: true, people: true, ending: true, hours: true };
const need = (more: Partial<LanguageNeed>): LanguageNeed => ({
  ...{ language: 'ar', name: 'Arabisch', asked: 40, unfilled: 0, gaps: 0, people: 3, ending: 0, mayTell: open },
  ...{ minutesAsked: 2400, minutesLate: 1200, minutesEarly: 1200 },
  ...more,
});

describe('the languages to look for next', () => {
  it('are not those that have enough people', () => {
    expect(recruitAdvice([need({})])).toEqual([]);
  });

  it('say each reason in words, the most pressing first', () => {
    const advice = recruitAdvice([
      need({ language: 'pl', name: 'Polnisch', ending: 2, people: 4 }),
      need({ language: 'ti', name: 'Tigrinya', people: 0, unfilled: 7 }),
      need({ language: 'ru', name: 'Russisch', people: 1, minutesAsked: 9000, minutesLate: 6000, minutesEarly: 3000 }),
    ]);
    expect(advice.map(({ language, priority }) => [language, priority])).toEqual([
      ['ti', 'first'],
      ['ru', 'first'],
      ['pl', 'soon'],
    ]);
    expect(advice[0]!.reasons).toEqual(['Niemand im Pool spricht diese Sprache.', '7 Gespräche blieben unbesetzt.']);
    expect(advice[1]!.reasons).toEqual(['Erwartet werden 300 Stunden im Jahr; eine Person übernimmt etwa 60.']);
    expect(advice[2]!.reasons).toEqual(['Bei 2 Personen endet das Führungszeugnis im nächsten halben Jahr.']);
  });

  it('name no number that may not be told', () => {
    const hidden = { unfilled: false, gaps: false, people: false, ending: false, hours: false };
    const numbers = fc.record({
      unfilled: fc.integer({ min: 0, max: 4 }),
      gaps: fc.integer({ min: 0, max: 4 }),
      people: fc.integer({ min: 1, max: 4 }),
      ending: fc.integer({ min: 0, max: 1 }),
      minutesAsked: fc.integer({ min: 0, max: 90_000 }),
    });
    fc.assert(
      fc.property(numbers, (given) => {
        for (const advice of recruitAdvice([need({ ...given, mayTell: hidden })])) {
          expect(advice.reasons.join(' ')).not.toMatch(/\d/);
          expect([advice.people, advice.hours]).toEqual([null, null]);
        }
      }),
    );
  });

  it('expects a trend to go on, within bounds, and none of few conversations', () => {
    expect(expectedHours({ asked: 40, minutesAsked: 6000, minutesLate: 4500, minutesEarly: 3000 })).toBe(150);
    expect(expectedHours({ asked: 40, minutesAsked: 6000, minutesLate: 60_000, minutesEarly: 10 })).toBe(200);
    expect(expectedHours({ asked: 9, minutesAsked: 600, minutesLate: 540, minutesEarly: 60 })).toBe(10);
    expect(expectedHours({ asked: 40, minutesAsked: 600, minutesLate: 600, minutesEarly: 0 })).toBe(10);
  });
});
