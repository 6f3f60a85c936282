import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CountyRef } from '#kernel/context.ts';
import { areaOfGeometry, type Outline } from '#kernel/geo.ts';

const examples = fileURLToPath(new URL('../../data', import.meta.url));

/**
 * Borders of municipalities by county: those that whoever runs this has laid down as `umrisse/<AGS of the county>.json` in the
 * data folder, else those of the example counties. GeoJSON with the property `ags`; read once.
 */
export function createOutlines(input: { home: string }): (county: CountyRef) => Promise<readonly Outline[]> {
  const kept = new Map<string, Promise<readonly Outline[]>>();
  return ({ ags }) => {
    const known = kept.get(ags);
    if (known) return known;
    const read = readOutlines({ home: input.home, ags });
    kept.set(ags, read);
    return read;
  };
}

async function readOutlines(input: { home: string; ags: string }): Promise<readonly Outline[]> {
  const own = await outlinesIn(join(input.home, 'umrisse', `${input.ags}.json`));
  if (own !== null) return own;
  for (const folder of await readdir(examples)) {
    const found = await outlinesIn(join(examples, folder, 'outline.json'));
    if (found?.some((outline) => outline.ags.startsWith(input.ags))) return found;
  }
  return [];
}

async function outlinesIn(path: string): Promise<Outline[] | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const { features } = JSON.parse(text) as { features: { properties: { ags: string }; geometry: unknown }[] };
  return features.flatMap(({ properties, geometry }) => {
    const area = areaOfGeometry(geometry);
    return area === null ? [] : [{ ags: properties.ags, area }];
  });
}
