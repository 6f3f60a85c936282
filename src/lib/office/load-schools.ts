import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { placeStates } from '#modules/network/contract-places.ts';
import { schoolTypes, type SchoolPage, type SchoolView } from '#modules/schools/contract.ts';
import { oneOf } from './address.ts';
import { loadHolderChoices, loadPlaceOptions } from './load-places.ts';

/** Kitas and schools that an address asks for; the page and its download show the same. */
export async function loadSchools(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const municipality = url.searchParams.get('gemeinde');
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    type: oneOf(url, 'art', schoolTypes),
    municipalityId: municipality !== null && isId(municipality) ? municipality : null,
    state: oneOf(url, 'stand', placeStates),
    unreported: url.searchParams.get('plaetze') === 'offen',
  };
  const schools: SchoolView[] = valueOrError(await locals.app.schools.listSchools(locals.ctx, filter), url);
  return { schools, filter };
}

/** The record behind every page of one institution, or the error page. */
export async function loadSchool(input: { locals: App.Locals; id: string }): Promise<SchoolPage> {
  if (!isId(input.id)) error(404, 'Diese Einrichtung gibt es hier nicht.');
  return valueOrError(await input.locals.app.schools.readSchool(input.locals.ctx, { schoolId: input.id }));
}

/** What the form has to choose from. */
export const loadSchoolChoices = async (input: { locals: App.Locals; chosen: SchoolView | null }) => ({
  ...(await loadHolderChoices(input)),
  places: await loadPlaceOptions(input.locals),
});
