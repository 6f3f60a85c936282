import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import {
  placeKinds,
  placeStates,
  type ContactView,
  type PlaceKind,
  type PlaceState,
  type PlaceView,
} from '#modules/network/contract-places.ts';
import type { ContactPage, PlacePage } from '#modules/network/server/index.ts';
import { oneOf } from './address.ts';

export type PlaceFilter = {
  search: string | null;
  kind: PlaceKind | null;
  municipalityId: string | null;
  state: PlaceState | null;
};

/** Places that an address asks for; the page and its download show the same. */
export async function loadPlaces(input: { locals: App.Locals; url: URL }): Promise<{ places: PlaceView[]; filter: PlaceFilter }> {
  const { locals, url } = input;
  const municipality = url.searchParams.get('gemeinde');
  const filter: PlaceFilter = {
    search: searchOf(url),
    kind: oneOf(url, 'art', placeKinds),
    municipalityId: municipality !== null && isId(municipality) ? municipality : null,
    state: oneOf(url, 'stand', placeStates),
  };
  return { places: valueOrError(await locals.app.network.listPlaces(locals.ctx, filter), url), filter };
}

export async function loadContacts(input: {
  locals: App.Locals;
  url: URL;
}): Promise<{ contacts: ContactView[]; filter: Pick<PlaceFilter, 'search' | 'state'> }> {
  const { locals, url } = input;
  const filter = { search: searchOf(url), state: oneOf(url, 'stand', placeStates) };
  return { contacts: valueOrError(await locals.app.network.listContacts(locals.ctx, filter), url), filter };
}

const searchOf = (url: URL): string | null => url.searchParams.get('suche')?.trim().slice(0, 200) || null;

/** The record behind every page of one place, or the error page. */
export async function loadPlace(input: { locals: App.Locals; id: string }): Promise<PlacePage> {
  if (!isId(input.id)) error(404, 'Diesen Ort gibt es hier nicht.');
  return valueOrError(await input.locals.app.network.readPlace(input.locals.ctx, { placeId: input.id }));
}

export async function loadContact(input: { locals: App.Locals; id: string }): Promise<ContactPage> {
  if (!isId(input.id)) error(404, 'Diesen Kontakt gibt es hier nicht.');
  return valueOrError(await input.locals.app.network.readContact(input.locals.ctx, { contactId: input.id }));
}

type Named = { id: string; name: string };
type Chosen = { organisation: Named | null; unit: Named | null } | null;

/** What the forms of places and contact cards offer; what ended only where it is chosen already. */
export async function loadHolderChoices(input: { locals: App.Locals; chosen: Chosen }) {
  const { locals, chosen } = input;
  const organisations = valueOrError(await locals.app.network.listOrganisations(locals.ctx, {}));
  const { units, municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  const today = berlinDay(locals.app.clock.now());
  const option = ({ id, name }: Named) => ({ value: id, label: name });
  const known = new Map(
    [...organisations, ...(chosen?.organisation ? [chosen.organisation] : [])].map((entry) => [entry.id, option(entry)]),
  );
  return {
    organisations: [...known.values()],
    units: units.filter((unit) => unit.validTo === null || unit.validTo >= today || unit.id === chosen?.unit?.id).map(option),
    municipalities: municipalities.map(option),
  };
}

/** Places to choose from, by name and town. */
export async function loadPlaceOptions(locals: App.Locals): Promise<{ value: string; label: string }[]> {
  return valueOrError(await locals.app.network.listPlaces(locals.ctx, {})).map((place) => ({
    value: place.id,
    label: [place.name, place.town].filter(Boolean).join(', '),
  }));
}
