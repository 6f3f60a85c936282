import { expect, it } from 'vitest';
import type { ColleaguesFile } from '#composition/example-colleagues.ts';
import { tagFault } from '#modules/interpreting/contract-languages.ts';
import file from '../../data/rotenburg-wuemme/colleagues.json' with { type: 'json' };

const { colleagues } = file as ColleaguesFile;

it('has colleagues in the languages that counters ask for most, each on some weekday', () => {
  const tags = colleagues.flatMap(({ languages }) => languages.map(({ tag }) => tag));
  for (const tag of ['ar', 'uk', 'ru', 'pl', 'fa', 'tr', 'ro']) expect(tags).toContain(tag);
  for (const tag of tags) expect(tagFault({ tag }), tag).toBeNull();
  for (const { days, from, to } of colleagues) {
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => Number.isInteger(day) && day >= 0 && day <= 4)).toBe(true);
    expect(from < to).toBe(true);
  }
});

it('names nobody who could be real', () => {
  for (const { name, phone } of colleagues) {
    expect(name).toMatch(/^Beispiel /);
    expect(phone).toMatch(/^04261 000-/);
  }
});
