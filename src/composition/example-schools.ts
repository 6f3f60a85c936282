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

/**
 * Invented findings of three years, for the county and its municipalities; what small towns have of some
 * kinds is too small to be told.
 */
export async function loadFindings(input: { app: Pick<App, 'schools' | 'tenancy' | 'clock'>; ctx: Ctx }): Promise<void> {
  const { app, ctx } = input;
  const { units, municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  // Not every example has a health office among its units.
  const keeper =
    units.find(({ name }) => name.includes('Gesundheit')) ?? units.find(({ name }) => /Jugend|Bildung|Soziales/.test(name));
  must(await app.schools.nameFindingsKeeper(ctx, { unitId: keeper?.id ?? null }), 'keeper');
  const towns = municipalities.filter(({ kind }) => kind !== 'joint-municipality');
  const last = Number(berlinDay(app.clock.now()).slice(0, 4));
  for (const [step, year] of [last - 2, last - 1, last].entries()) {
    const rows = towns.map(({ id }, index) => ({ municipalityId: id, examined: 24 + ((index * 37) % 160) }));
    const all = rows.reduce((sum, { examined }) => sum + examined, 0);
    const other = Math.round(all * 0.3);
    const counts = [
      ...rows.map((row) => ({ ...row, language: 'all' as const, share: 0.19 })),
      { municipalityId: '', examined: all, language: 'all' as const, share: 0.19 },
      { municipalityId: '', examined: all - other, language: 'german' as const, share: 0.13 },
      { municipalityId: '', examined: other, language: 'other' as const, share: 0.33 },
    ];
    for (const [index, { share, ...row }] of counts.entries()) {
      const of = (part: number): string => String(Math.round(row.examined * (part + step * 0.01 + (index % 3) * 0.01)));
      const findings = { language: of(share), motor: of(0.08), 'fine-motor': of(0.11), vision: of(0.09), hearing: of(0.04) };
      const dated = { day: `${year}-06-30`, source: 'Beispielzahlen, erfunden' };
      if (dated.day <= berlinDay(app.clock.now()))
        must(
          await app.schools.saveEntry(ctx, { year, ...row, ...dated, findings: { ...none, ...findings } }),
          `findings ${year}`,
        );
    }
  }
}
const none = { behaviour: '', cognition: '' };

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`);
}
