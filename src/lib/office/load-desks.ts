import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { DeskPage, DeskView } from '#modules/guidance/contract.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import { oneOf } from './address.ts';
import { loadHolderChoices, loadPlaceOptions } from './load-places.ts';

/** Desks that an address asks for; the page and its download show the same. */
export async function loadDesks(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const unit = url.searchParams.get('bei');
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    task: oneOf(url, 'aufgabe', officeFunctions),
    unitId: unit !== null && isId(unit) ? unit : null,
    overdue: url.searchParams.get('offen') === 'ja',
  };
  const desks: DeskView[] = valueOrError(await locals.app.guidance.listDesks(locals.ctx, filter), url);
  return { desks, filter };
}

/** The record behind every page of one desk, or the error page. */
export async function loadDesk(input: { locals: App.Locals; id: string }): Promise<DeskPage> {
  if (!isId(input.id)) error(404, 'Diese Ansprechstelle gibt es hier nicht.');
  return valueOrError(await input.locals.app.guidance.readDesk(input.locals.ctx, { deskId: input.id }));
}

/** What the form has to choose from. */
export async function loadDeskChoices(input: { locals: App.Locals; chosen: DeskView | null }) {
  const { locals, chosen } = input;
  const { units, municipalities } = await loadHolderChoices({
    locals,
    chosen: chosen && { unit: chosen.unit, organisation: null },
  });
  return { units, municipalities, places: await loadPlaceOptions(locals) };
}
