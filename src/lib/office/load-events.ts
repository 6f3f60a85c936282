import { error } from '@sveltejs/kit';
import { berlinDay, isIsoDate } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { eventKinds, eventStates } from '#modules/events/contract.ts';
import type { OfficeEvent } from '#modules/events/contract.ts';
import type { OfficeEventPage } from '#modules/events/server/index.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { oneOf } from './address.ts';
import { loadPictureOptions } from './load-pictures.ts';

/** The events that an address asks for; the page and its download show the same. */
export async function loadOfficeEvents(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const asked = url.searchParams;
  const idOf = (name: string): string | null => {
    const value = asked.get(name);
    return value !== null && isId(value) ? value : null;
  };
  const filter = {
    search: asked.get('suche')?.trim().slice(0, 200) || null,
    kind: oneOf(url, 'art', eventKinds),
    state: oneOf(url, 'zustand', eventStates),
    municipalityId: idOf('gemeinde'),
    seriesId: idOf('reihe'),
    past: asked.get('vergangen') === 'ja',
  };
  return { filter, events: valueOrError(await locals.app.events.listEvents(locals.ctx, filter), url) };
}

/** The record behind every page of one event, or the error page. */
export async function loadOfficeEvent(input: { locals: App.Locals; id: string }): Promise<OfficeEventPage> {
  if (!isId(input.id)) error(404, 'Diese Veranstaltung gibt es hier nicht.');
  return valueOrError(await input.locals.app.events.readEvent(input.locals.ctx, { eventId: input.id }));
}

/** Counts of a period, this year unless the address says otherwise; a period that is none says so and shows this year. */
export async function loadEventFigures(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const year = berlinDay(locals.app.clock.now()).slice(0, 4);
  const dayOf = (name: string, otherwise: string): string => {
    const value = url.searchParams.get(name);
    return isIsoDate(value) ? value : otherwise;
  };
  const [from, to] = [dayOf('von', `${year}-01-01`), dayOf('bis', `${year}-12-31`)];
  const span = from <= to ? { from, to } : { from: `${year}-01-01`, to: `${year}-12-31` };
  const figures = valueOrError(await locals.app.events.readEventFigures(locals.ctx, span), url);
  return { from, to, figures, fault: from <= to ? null : 'Das Ende liegt vor dem Anfang.' };
}

/** What the form of an event offers; units that ended only where they are chosen already. */
export async function loadEventChoices(input: { locals: App.Locals; chosen: OfficeEvent | null }) {
  const { locals, chosen } = input;
  const { ctx, app } = locals;
  const organisations = valueOrError(await app.network.listOrganisations(ctx, {}));
  const { units, municipalities } = valueOrError(await app.tenancy.listUnits(ctx, {}));
  const places = valueOrError(await app.network.listPlaces(ctx, {}));
  const series = valueOrError(await app.events.listSeries(ctx, {}));
  const today = berlinDay(app.clock.now());
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return {
    organisations: organisations.map(option),
    units: units.filter((unit) => unit.validTo === null || unit.validTo >= today || unit.id === chosen?.unit?.id).map(option),
    municipalities: municipalities.map(option),
    places: places.map(option),
    pictures: await loadPictureOptions(locals),
    series: series
      .filter((entry) => entry.periodTo >= today || entry.id === chosen?.series?.id)
      .map((entry) => ({ value: entry.id, label: entry.title })),
  };
}
