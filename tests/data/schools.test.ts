import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SchoolsFile, SchoolTextsFile } from '#composition/example-schools.ts';
import { schoolInput } from '#modules/schools/inputs.ts';
import { stringsOf } from './sources.ts';

const slugs = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'] as const;
const read = <T>(slug: string, name: string): T =>
  JSON.parse(readFileSync(new URL(`../../data/${slug}/${name}.json`, import.meta.url), 'utf8')) as T;
const { texts } = read<SchoolTextsFile>('library', 'schools');
const id = '00000000-0000-4000-8000-000000000000';

describe.each(slugs)('the Kitas and schools of %s', (slug) => {
  const file = read<SchoolsFile>(slug, 'schools');

  it('stand near places of the county, in a form that the office takes', () => {
    const { municipalities } = read<{ municipalities: { ags: string }[] }>(slug, 'county');
    const places = read<{ places: { key: string }[] }>(slug, 'places').places.map(({ key }) => key);
    for (const { nearKey, municipalityAgs, areaAgs, text, ...given } of file.schools) {
      expect(places).toContain(nearKey);
      for (const ags of [municipalityAgs, ...areaAgs]) expect(municipalities.map((town) => town.ags)).toContain(ags);
      const parsed = schoolInput.safeParse({ ...given, ...texts[text]!, placeId: id });
      expect(parsed.success ? [] : parsed.error.issues, given.key).toEqual([]);
    }
  });

  it('say that they are invented, and give no address or number', () => {
    for (const { name } of file.schools) expect(name).toMatch(/^Beispiel-/);
    expect(stringsOf({ file, texts }).filter((text) => /\S@\S|\d{4,5}[ /-]\d{3,}/u.test(text))).toEqual([]);
  });
});
