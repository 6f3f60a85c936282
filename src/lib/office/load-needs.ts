import { error } from '@sveltejs/kit';
import { berlinDay } from '#kernel/dates.ts';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { CourseNeedView, NeedCoverage } from '#modules/courses/contract-needs.ts';
import { startLevels } from '#modules/courses/contract-needs.ts';
import { courseGroups } from '#modules/courses/contract-kinds.ts';
import { spokenLanguages } from '#modules/network/contract-places.ts';
import { oneOf } from './address.ts';
import { loadHolderChoices } from './load-places.ts';

/** What an address wishes of needs, on their list and on the page of needs against supply. */
export function needWishOf(url: URL) {
  const month = url.searchParams.get('monat');
  return {
    group: oneOf(url, 'art', courseGroups),
    language: oneOf(url, 'sprache', spokenLanguages),
    childcare: url.searchParams.get('kinder') === 'ja',
    month: month !== null && /^\d{4}-(0[1-9]|1[0-2])-01$/.test(month) ? month : null,
  };
}

/** Needs that an address asks for; the page and its download show the same. */
export async function loadNeeds(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const home = url.searchParams.get('gemeinde');
  const filter = {
    ...needWishOf(url),
    livesInId: home !== null && isId(home) ? home : null,
    startLevel: oneOf(url, 'niveau', startLevels),
    ended: url.searchParams.get('vorbei') === 'ja',
  };
  const needs: CourseNeedView[] = valueOrError(await locals.app.courses.listCourseNeeds(locals.ctx, filter), url);
  return { needs, filter };
}

/** People in need against free seats as an address asks for it; the page and its download show the same. */
export async function loadSupply(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const filter = needWishOf(url);
  const coverage: NeedCoverage = valueOrError(await locals.app.courses.readNeedCoverage(locals.ctx, filter), url);
  return { coverage, filter };
}

/** The record behind the page of one need, or the error page. */
export async function loadNeed(input: { locals: App.Locals; id: string }): Promise<CourseNeedView> {
  if (!isId(input.id)) error(404, 'Diesen Bedarf gibt es hier nicht.');
  return valueOrError(await input.locals.app.courses.readCourseNeed(input.locals.ctx, { needId: input.id }));
}

/** What the form has to choose from: for whom this person may report, and where people live. */
export async function loadNeedChoices(input: {
  locals: App.Locals;
  chosen: Pick<CourseNeedView, 'unit' | 'organisation'> | null;
}) {
  const { locals, chosen } = input;
  const { units, municipalities, organisations } = await loadHolderChoices({
    locals,
    chosen: chosen && { unit: chosen.unit, organisation: chosen.organisation },
  });
  const { actor } = locals.ctx;
  const grants = actor.kind === 'account' ? actor.grants.filter((grant) => grant.countyId === locals.county!.id) : [];
  const all = grants.some(({ role }) => role === 'coordinator');
  const own = (role: string, id: (grant: (typeof grants)[number]) => string | null) =>
    new Set(grants.flatMap((grant) => (grant.role === role ? (id(grant) ?? []) : [])));
  const ownUnits = own('unit-editor', ({ unitId }) => unitId);
  const ownTowns = own('municipality-editor', ({ municipalityId }) => municipalityId);
  const ownOrganisations = own('organisation-editor', ({ organisationId }) => organisationId);
  const kept = (what: string, options: { value: string; label: string }[], ids: ReadonlySet<string>) =>
    options.filter(({ value }) => all || ids.has(value)).map(({ value, label }) => ({ value: `${what}:${value}`, label }));
  return {
    reporters: [
      ...(all ? [{ value: '', label: 'Koordination' }] : []),
      ...kept('unit', units, ownUnits),
      ...kept('municipality', municipalities, ownTowns),
      ...kept('organisation', organisations, ownOrganisations),
    ],
    municipalities,
    today: berlinDay(locals.app.clock.now()),
  };
}
