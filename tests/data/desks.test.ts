import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DesksFile } from '#composition/example-desks.ts';
import { deskInput } from '#modules/guidance/inputs.ts';
import { stringsOf } from './sources.ts';

const slugs = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'] as const;
const read = <T>(slug: string, name: string): T =>
  JSON.parse(readFileSync(new URL(`../../data/${slug}/${name}.json`, import.meta.url), 'utf8')) as T;

describe.each(slugs)('the desks of %s', (slug) => {
  const file = read<DesksFile>(slug, 'desks');

  it('belong to units, municipalities and places of the county, in a form that the office takes', () => {
    const { units, municipalities } = read<{ units: { key: string }[]; municipalities: { ags: string }[] }>(slug, 'county');
    const places = read<{ places: { key: string }[] }>(slug, 'places').places.map(({ key }) => key);
    const id = '00000000-0000-4000-8000-000000000000';
    expect(file.desks.length).toBeGreaterThanOrEqual(15);
    for (const { unitKey, municipalityAgs, areaAgs, placeKey, hours, ...given } of file.desks) {
      if (unitKey !== null) expect(units.map(({ key }) => key)).toContain(unitKey);
      for (const ags of [municipalityAgs, ...areaAgs]) if (ags !== null) expect(municipalities.map((town) => town.ags)).toContain(ags);
      if (placeKey !== null) expect(places).toContain(placeKey);
      const parsed = deskInput.safeParse({
        ...given,
        unitId: unitKey && id,
        municipalityId: municipalityAgs && id,
        hours: { rules: [{ validFrom: null, validThrough: null, days: hours }] },
      });
      expect(parsed.success ? [] : parsed.error.issues, given.task).toEqual([]);
    }
  });

  it('share out first letters somewhere, and give no address or number of a person', () => {
    expect(file.desks.some(({ letterFrom }) => letterFrom !== null)).toBe(true);
    expect(stringsOf(file).filter((text) => /\S@\S|\d{4,5}[ /-]\d{3,}/u.test(text))).toEqual([]);
  });
});
