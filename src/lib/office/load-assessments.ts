import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { valueOrError } from '#lib/server/answers.ts';
import { skillFindings, type SkillsAssessmentView } from '#modules/courses/contract-assessments.ts';
import { offerAudiences, offerStates } from '#modules/offers/contract.ts';
import { oneOf } from './address.ts';
import { loadNeedChoices } from './load-needs.ts';
import { loadPlaceOptions } from './load-places.ts';

const townOf = (url: URL): string | null => {
  const id = url.searchParams.get('gemeinde');
  return id !== null && isId(id) ? id : null;
};

/** Assessments that an address asks for; the page and its download show the same. */
export async function loadAssessments(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const filter = {
    search: url.searchParams.get('suche')?.trim().slice(0, 200) || null,
    finding: oneOf(url, 'was', skillFindings),
    audience: oneOf(url, 'fuer', offerAudiences),
    municipalityId: townOf(url),
    state: oneOf(url, 'stand', offerStates),
  };
  const assessments: SkillsAssessmentView[] = valueOrError(
    await locals.app.courses.listSkillsAssessments(locals.ctx, filter),
    url,
  );
  return { assessments, filter };
}

/** Overlaps and gaps as an address asks for them; the page and its download show the same. */
export async function loadAssessmentMatrix(input: { locals: App.Locals; url: URL }) {
  const { locals, url } = input;
  const filter = { municipalityId: townOf(url) };
  return { ...valueOrError(await locals.app.courses.readAssessmentMatrix(locals.ctx, filter), url), filter };
}

/** The record behind the page of one assessment, or the error page. */
export async function loadAssessment(input: { locals: App.Locals; id: string }): Promise<SkillsAssessmentView> {
  if (!isId(input.id)) error(404, 'Diese Kompetenzfeststellung gibt es hier nicht.');
  return valueOrError(await input.locals.app.courses.readSkillsAssessment(input.locals.ctx, { assessmentId: input.id }));
}

/** What the form has to choose from: for whom this person may enter one, and places. */
export async function loadAssessmentChoices(input: { locals: App.Locals; chosen: SkillsAssessmentView | null }) {
  const { reporters } = await loadNeedChoices(input);
  return { providers: reporters.filter(({ value }) => value !== ''), places: await loadPlaceOptions(input.locals) };
}
