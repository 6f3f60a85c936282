import { valueOrError } from '#lib/server/answers.ts';
import { wallKinds, type WallKind, type WallSheetView } from '#modules/welcome/contract-wall.ts';
import { oneOf } from './address.ts';

/** The sheets that an address asks for; the page and its download show the same. */
export async function loadWallSheets(input: {
  locals: App.Locals;
  url: URL;
}): Promise<{ sheets: WallSheetView[]; filter: { kind: WallKind | null; onlyWrong: boolean } }> {
  const { locals, url } = input;
  const filter = { kind: oneOf(url, 'art', wallKinds), onlyWrong: url.searchParams.get('falsch') === 'ja' };
  return { sheets: valueOrError(await locals.app.welcome.listWallSheets(locals.ctx, filter), url), filter };
}

type Choice = { value: string; label: string };

/** Municipalities for which this person keeps sheets, places with an entrance, and languages of the county. */
export async function loadWallChoices(locals: App.Locals): Promise<{
  municipalities: Choice[];
  places: Choice[];
  languages: readonly string[];
  stops: readonly string[];
  whole: boolean;
}> {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const places = valueOrError(await locals.app.network.listPlaces(locals.ctx, { state: 'public' }));
  const { stations } = valueOrError(await locals.app.mobility.listStations(locals.ctx, {}));
  const grants =
    locals.actor.kind === 'account' ? locals.actor.grants.filter(({ countyId }) => countyId === locals.county!.id) : [];
  const whole = grants.some(({ role }) => role === 'coordinator');
  const own = new Set(
    grants.flatMap(({ role, municipalityId }) => (role === 'municipality-editor' ? (municipalityId ?? []) : [])),
  );
  return {
    municipalities: municipalities.filter(({ id }) => whole || own.has(id)).map(({ id, name }) => ({ value: id, label: name })),
    places: places.map(({ id, name }) => ({ value: id, label: name })),
    languages: locals.county!.languages,
    stops: [...new Set(stations.map(({ name }) => name))],
    whole,
  };
}
