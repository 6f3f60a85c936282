import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import { isDayCare, type PlacesState, type SchoolType, type VocationalForm } from '#modules/schools/contract.ts';
import type { App } from './app.ts';

/** `schools.json` of an example county: invented institutions, each near a place of `places.json`. */
export type SchoolsFile = {
  note: string;
  schools: {
    key: string;
    name: string;
    nearKey: string;
    municipalityAgs: string;
    type: SchoolType;
    /** Key of its words in `library/schools.json`. */
    text: string;
    forms: VocationalForm[];
    ageFrom: number | null;
    gradeTo: number | null;
    areaAgs: string[];
    places: PlacesState | null;
    /** When one registers, in days from the day on which it is laid down. */
    registrationDays: [from: number, until: number] | null;
  }[];
};
/** `library/schools.json`: words that institutions of a kind share. */
export type SchoolTextsFile = {
  note: string;
  texts: Record<string, { registration: string; documents: string; translations: Record<string, Record<string, string>> }>;
};

/** Lays down a few Kitas and schools with their places. All are marked as examples; `names` are the names of places by their keys. */
export async function loadSchools(input: {
  app: Pick<App, 'schools' | 'network' | 'tenancy' | 'clock'>;
  ctx: Ctx;
  file: SchoolsFile;
  texts: SchoolTextsFile['texts'];
  names: ReadonlyMap<string, string>;
}): Promise<void> {
  const { app, ctx, file, texts, names } = input;
  const today = berlinDay(app.clock.now());
  const { municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'municipalities');
  const places = new Map(must(await app.network.listPlaces(ctx, {}), 'places').map((place) => [place.name, place]));
  const townOf = (ags: string) => municipalities.find((town) => town.ags === ags);
  for (const { key, name, nearKey, municipalityAgs, text, areaAgs, registrationDays, ...given } of file.schools) {
    const near = places.get(names.get(nearKey) ?? '');
    const words = texts[text];
    if (!near || !words) throw new Error(`schools.json names a place or words that are not there: ${key}`);
    const town = townOf(municipalityAgs);
    const { id: placeId } = must(
      await app.network.addPlace(ctx, {
        name,
        kind: isDayCare(given.type) ? 'kita' : 'school',
        municipalityId: town?.id ?? '',
        town: town?.name ?? null,
        latitude: near.latitude,
        longitude: near.longitude,
        approximate: true,
        state: 'public',
      }),
      key,
    );
    const [from, until] = registrationDays ?? [null, null];
    must(
      await app.schools.addSchool(ctx, {
        ...given,
        ...words,
        placeId,
        areaIds: areaAgs.map((ags) => townOf(ags)?.id ?? ''),
        registrationFrom: from === null ? null : addDays(today, from),
        registrationUntil: until === null ? null : addDays(today, until),
        state: 'public',
        demonstration: true,
      }),
      key,
    );
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
