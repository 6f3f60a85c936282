import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { CourseRunPage, CourseRunView } from '#modules/courses/contract.ts';
import { courseGroups } from '#modules/courses/contract-kinds.ts';
import { courseLevels } from '#modules/courses/contract-levels.ts';
import { offerStates } from '#modules/offers/contract.ts';
import { oneOf } from './address.ts';
import { loadPlaceOptions } from './load-places.ts';

const sorts = { beginn: 'start', name: 'title', niveau: 'level', traeger: 'provider' } as const;
const idOf = (url: URL, name: string): string | null => {
  const given = url.searchParams.get(name);
  return given !== null && isId(given) ? given : null;
};

/** Runs that an address asks for; the page and its download show the same. */
export async function loadCourses(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const asked = oneOf(url, 'sortiert', Object.keys(sorts) as (keyof typeof sorts)[]) ?? 'beginn';
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    group: oneOf(url, 'art', courseGroups),
    level: oneOf(url, 'niveau', courseLevels),
    municipalityId: idOf(url, 'gemeinde'),
    organisationId: idOf(url, 'traeger'),
    offerId: idOf(url, 'angebot'),
    state: oneOf(url, 'stand', offerStates),
    ended: url.searchParams.get('vorbei') === 'ja',
  };
  const runs: CourseRunView[] = valueOrError(
    await locals.app.courses.listCourseRuns(locals.ctx, { ...filter, sort: sorts[asked] }),
    url,
  );
  return { runs, filter, sorted: asked };
}

/** The record behind every page of one run, or the error page. */
export async function loadCourse(input: { locals: App.Locals; id: string }): Promise<CourseRunPage> {
  if (!isId(input.id)) error(404, 'Diesen Kurs gibt es hier nicht.');
  return valueOrError(await input.locals.app.courses.readCourseRun(input.locals.ctx, { runId: input.id }));
}

/** What the forms of runs have to choose from: offers that are courses first. */
export async function loadCourseChoices(locals: App.Locals) {
  const offers = valueOrError(await locals.app.offers.listOffers(locals.ctx, {}));
  return {
    offers: offers
      .toSorted((one, other) => Number(other.kind === 'course') - Number(one.kind === 'course'))
      .map((offer) => {
        const holder = offer.organisation?.name ?? offer.unit?.name ?? offer.municipality?.name;
        return { value: offer.id, label: holder ? `${offer.name} (${holder})` : offer.name };
      }),
    places: await loadPlaceOptions(locals),
  };
}
