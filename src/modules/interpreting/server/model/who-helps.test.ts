import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whoHelps } from './who-helps.ts';

const helper = fc.record({
  languages: fc
    .array(
      fc.record({
        tag: fc.constantFrom('ar', 'ar-SY', 'uk'),
        level: fc.constantFrom('native' as const, 'b2' as const),
        writes: fc.constant(true),
      }),
      {
        minLength: 1,
        maxLength: 2,
      },
    )
    .map((given) => given.filter((one, index) => given.findIndex(({ tag }) => tag === one.tag) === index)),
  weekly: fc.array(
    fc
      .record({
        weekday: fc.integer({ min: 0, max: 6 }),
        from: fc.integer({ min: 6, max: 12 }),
        hours: fc.integer({ min: 1, max: 6 }),
      })
      .map(({ weekday, from, hours }) => ({
        weekday,
        from: `${String(from).padStart(2, '0')}:00`,
        to: `${String(from + hours).padStart(2, '0')}:00`,
      })),
    { maxLength: 4 },
  ),
});
// A week in which the clocks change.
const monday = Date.parse('2026-10-19T00:00:00Z');

it('puts those who are there now first, then the soonest, and names nobody of another language', () => {
  fc.assert(
    fc.property(fc.array(helper, { maxLength: 8 }), fc.integer({ min: 0, max: 14 * 24 * 60 }), (helpers, minutes) => {
      const now = new Date(monday + minutes * 60_000);
      const found = whoHelps({ helpers, language: 'ar-SY', now });
      expect(found).toHaveLength(helpers.filter(({ languages }) => languages.some(({ tag }) => tag.startsWith('ar'))).length);
      const there = found.map(({ until }) => until !== null);
      expect(there).toEqual(there.toSorted((a, b) => Number(b) - Number(a)));
      const next = found.filter(({ until }) => until === null).map(({ next: at }) => at?.getTime() ?? Infinity);
      expect(next).toEqual(next.toSorted((a, b) => a - b));
      for (const { until, next: at, who } of found) {
        expect(until === null || until > now).toBe(true);
        expect(at === null || at > now).toBe(true);
        // Who has hours comes again within a week.
        if (who.weekly.length > 0) expect(until ?? at).not.toBeNull();
      }
    }),
  );
});

it('prefers the very variety and the better level among those who are there', () => {
  const weekly = [{ weekday: 2, from: '08:00', to: '12:00' }];
  const speaks = (tag: string, level: 'native' | 'b1') => ({ weekly, languages: [{ tag, level, writes: true }] });
  const found = whoHelps({
    helpers: [speaks('ar', 'native'), speaks('ar-SY', 'b1'), speaks('ar-SY', 'native')],
    language: 'ar-SY',
    now: new Date('2026-11-25T08:00:00Z'),
  });
  expect(found.map(({ language: { tag, level } }) => `${tag} ${level}`)).toEqual(['ar-SY native', 'ar-SY b1', 'ar native']);
});
