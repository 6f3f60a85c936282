import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MaterialsFile } from '#composition/example-materials.ts';
import { materialLanguages } from '#modules/materials/contract.ts';
import { stringsOf } from './sources.ts';

const slugs = ['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'] as const;

describe.each(slugs)('the materials of %s', (slug) => {
  const file = JSON.parse(
    readFileSync(new URL(`../../data/${slug}/materials.json`, import.meta.url), 'utf8'),
  ) as MaterialsFile;

  it('are at least twelve, with a translation of an earlier German edition and a language in which there is nothing', () => {
    expect(file.materials.length).toBeGreaterThanOrEqual(12);
    const known: readonly string[] = materialLanguages;
    const editions = file.materials.flatMap((material) => material.editions);
    expect(editions.filter((edition) => !known.includes(edition.language))).toEqual([]);
    expect(editions.filter((edition) => edition.language !== 'de').every((edition) => edition.basedOn !== undefined)).toBe(true);
    const used = new Set<string>(editions.map((edition) => edition.language));
    expect(file.residents.some((entry) => !used.has(entry.language) && entry.residents > 20)).toBe(true);
  });

  it('name no person, no address and no number to call', () => {
    const texts = stringsOf(file).filter((text) => !/^99\d{12}$/.test(text) && !text.startsWith('https://verwaltung.bund.de/'));
    expect(texts.filter((text) => /\S@\S|\bmailto:|\b(?:Frau|Herr|Herrn) \p{Lu}|\d{4,5}[ /-]\d{3,}/u.test(text))).toEqual([]);
  });

  it('are bags and stocks of what there is', () => {
    const keys = new Set(file.materials.map((material) => material.key));
    const named = [...file.kits.flatMap((kit) => kit.parts), ...file.stock].flatMap(({ material }) => material ?? []);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });
});
