import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InterpretingFile } from '#composition/example-interpreting.ts';
import { defaultRules } from '#modules/interpreting/contract-rules.ts';
import { tagFault } from '#modules/interpreting/contract-languages.ts';
import { stringsOf } from './sources.ts';

const slugs = ['harburg', 'heidekreis', 'wittmund'] as const;
const at = (slug: string, name: string): URL => new URL(`../../data/${slug}/${name}.json`, import.meta.url);
const read = <T>(slug: string, name: string): T => JSON.parse(readFileSync(at(slug, name), 'utf8')) as T;
const doubles = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);

describe.each(slugs)('the pool of %s', (slug) => {
  const file = read<InterpretingFile>(slug, 'interpreting');
  const rows = [...file.history, ...file.recent];
  const people = new Map(file.people.map((one) => [one.key, one]));

  it('is run by somebody of the county, and people and institutions live in its municipalities', () => {
    const { units, municipalities } = read<{ units: { key: string }[]; municipalities: { ags: string }[] }>(slug, 'county');
    const { unitKey, organisation } = file.pool;
    if (unitKey !== null) expect(units.map(({ key }) => key)).toContain(unitKey);
    if (organisation !== null)
      expect(read<{ organisations: { name: string }[] }>(slug, 'network').organisations.map(({ name }) => name)).toContain(organisation);
    const ags = municipalities.map((town) => town.ags);
    for (const one of [...file.requesters, ...file.people]) expect(ags).toContain(one.municipalityAgs);
    expect(doubles([...file.requesters, ...file.people].map(({ key }) => key))).toEqual([]);
  });

  it('names languages, occasions, institutions and people that there are', () => {
    const occasions = new Set(defaultRules.occasions.filter(({ isAllowed }) => isAllowed).map(({ key }) => key));
    const requesters = new Set(file.requesters.map(({ key }) => key));
    for (const { languages } of file.people) for (const { tag } of languages) expect(tagFault({ tag }), tag).toBeNull();
    for (const { languages, occasion, requester, confirmedBy } of file.open) {
      for (const tag of languages) expect(tagFault({ tag }), tag).toBeNull();
      expect([occasions.has(occasion), requesters.has(requester)]).toEqual([true, true]);
      if (confirmedBy !== undefined) expect(people.has(confirmedBy)).toBe(true);
    }
    for (const [day, , , language, occasion, , requester] of rows) {
      expect(tagFault({ tag: language }), language).toBeNull();
      expect([occasions.has(occasion), requesters.has(requester)], String(day)).toEqual([true, true]);
    }
  });

  it('had nobody at two places on a day, and only people who speak the language', () => {
    const held = rows.flatMap(([day, , , language, , , , person]) => (person === null ? [] : [{ day, language, person }]));
    expect(doubles(held.map(({ day, person }) => `${person} ${day}`))).toEqual([]);
    for (const { person, language } of held) expect(people.get(person)!.languages.map(({ tag }) => tag)).toContain(language);
    for (const row of rows) expect(row[7] === null).toBe(row[9] === 'unfilled');
  });

  it('gives no address or number of a person', () => {
    expect(stringsOf(file).filter((text) => /\d{4,5}[ /-]\d{3,}/u.test(text) && !/^20\d\d-/.test(text))).toEqual([]);
    expect(stringsOf(file).filter((text) => /\S@\S/u.test(text) && !text.endsWith('.example'))).toEqual([]);
  });
});

describe('the year 2024 of Heidekreis', () => {
  const { history, people, requesters } = read<InterpretingFile>('heidekreis', 'interpreting');
  const held = history.filter(([day, , , , , , , , , end]) => day.startsWith('2024-') && end === 'paid');

  it('has 139 conversations, most in Russian, Ukrainian, Arabic and Polish, in all seasons', () => {
    expect(held).toHaveLength(139);
    const counts = new Map<string, number>();
    for (const [, , , tag] of held) counts.set(tag.split('-')[0]!, (counts.get(tag.split('-')[0]!) ?? 0) + 1);
    expect([...counts].toSorted(([, one], [, other]) => other - one).slice(0, 4).map(([tag]) => tag)).toEqual(['ru', 'uk', 'ar', 'pl']);
    expect(new Set(held.map(([day]) => day.slice(0, 7))).size).toBe(12);
    expect(new Set(held.map(([, , , , , , requester]) => requesters.find(({ key }) => key === requester)!.municipalityAgs)).size).toBeGreaterThanOrEqual(5);
    for (const [day] of history) expect([1, 2, 3, 4, 5], day).toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
  });

  it('shows who was missing: languages that nobody in the pool speaks', () => {
    const spoken = new Set(people.flatMap(({ languages }) => languages.map(({ tag }) => tag)));
    const missing = history.filter(([, , , tag, , , , , , end]) => end === 'unfilled' && !spoken.has(tag));
    expect(missing.length).toBeGreaterThan(0);
  });

  const seeds = new URL('../../../shared/seeds/004_38067ca05dbcc17e.txt', import.meta.url);
  it.skipIf(!existsSync(seeds))('is that of the county’s web page', () => {
    const page = readFileSync(seeds, 'utf8');
    expect(page).toMatch(/2024 wurden 139 Einsätze/u);
    expect(page).toMatch(/Russisch, Ukrainisch, Arabisch und Polnisch/u);
  });
});
