import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { OfficeFunction, PlaceAudience, PlaceKind } from '#modules/network/contract-places.ts';
import type { App } from './app.ts';

/** `places.json` of an example county. */
export type PlacesFile = {
  note: string;
  places: {
    key: string;
    name: string;
    kind: PlaceKind;
    summary: string;
    /** By language. */
    summaryTranslations: Record<string, string>;
    description: string | null;
    street: string | null;
    postcode: string;
    town: string;
    municipalityAgs: string;
    latitude: number;
    longitude: number;
    approximate: boolean;
    stop: { name: string; minutes: number | null; lines: string | null } | null;
    website: string | null;
    languages: string[];
    unitKey: string | null;
    /** Monday first, as people write them. */
    hours: string[] | null;
    hoursAreExample: boolean;
    audience: PlaceAudience[];
  }[];
  contacts: {
    key: string;
    areaOfResponsibility: string;
    translations: Record<string, string>;
    placeKey: string | null;
    unitKey: string | null;
  }[];
  offices: {
    function: OfficeFunction;
    municipalityAgs: string | null;
    placeKey: string | null;
    contactKey: string | null;
    note: string | null;
  }[];
};

/** `outline.json` of an example county: a GeoJSON FeatureCollection. */
export type OutlineFile = {
  source: string;
  licence: string;
  features: { properties: { ags: string }; geometry: unknown }[];
};

/** Lays down the borders of the county's municipalities. */
export async function loadOutlines(input: { app: Pick<App, 'network'>; ctx: Ctx; file: OutlineFile }): Promise<void> {
  const { source, licence, features } = input.file;
  // The notice that the licence asks for; the rest says how the file was made.
  const notice = source.split(', npm')[0]!;
  must(await input.app.network.setOutlines(input.ctx, { source: notice, licence, features }), 'outlines');
}

/** Lays down where people go, whom they ask and who is responsible where. */
export async function loadPlaces(input: { app: Pick<App, 'network' | 'tenancy'>; ctx: Ctx; file: PlacesFile }): Promise<void> {
  const { app, ctx, file } = input;
  const { units, municipalities } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const unitId = (key: string | null): string | null => units.find((unit) => unit.key === key)?.id ?? null;
  const municipalityId = (ags: string | null): string | null => municipalities.find((entry) => entry.ags === ags)?.id ?? null;
  const places = new Map<string, string>();
  for (const given of file.places) {
    const { key, summaryTranslations, municipalityAgs, stop, unitKey, hours, ...fields } = given;
    const made = must(
      await app.network.addPlace(ctx, {
        ...fields,
        municipalityId: municipalityId(municipalityAgs),
        unitId: unitId(unitKey),
        stopName: stop?.name ?? null,
        stopMinutes: stop?.minutes ?? null,
        stopLines: stop?.lines ?? null,
        hours:
          hours === null ? null : { rules: [{ validFrom: null, validThrough: null, days: hours }], holidays: holidaysOf(hours) },
        state: 'public',
        translations: Object.fromEntries(
          Object.entries(summaryTranslations).map(([language, summary]) => [language, { summary }]),
        ),
      }),
      given.name,
    );
    places.set(key, made.id);
  }
  const contacts = new Map<string, string>();
  for (const { key, translations, placeKey, unitKey, areaOfResponsibility } of file.contacts) {
    const made = must(
      await app.network.addContact(ctx, {
        areaOfResponsibility,
        placeId: placeKey === null ? null : (places.get(placeKey) ?? ''),
        unitId: unitId(unitKey),
        state: 'public',
        translations: Object.fromEntries(
          Object.entries(translations).map(([language, text]) => [language, { areaOfResponsibility: text }]),
        ),
      }),
      areaOfResponsibility,
    );
    contacts.set(key, made.id);
  }
  for (const { municipalityAgs, placeKey, contactKey, ...office } of file.offices) {
    must(
      await app.network.addOffice(ctx, {
        ...office,
        municipalityId: municipalityId(municipalityAgs),
        placeId: placeKey === null ? null : (places.get(placeKey) ?? ''),
        contactId: contactKey === null ? null : (contacts.get(contactKey) ?? ''),
      }),
      office.function,
    );
  }
}

/** What is open day and night knows no holidays. */
const holidaysOf = (days: readonly string[]): 'closed' | 'as-usual' =>
  days.every((day) => day === 'durchgehend') ? 'as-usual' : 'closed';

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
}
