import { assessmentFacts } from '#lib/office/assessment-form.ts';
import { publicPaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError } from '#lib/server/answers.ts';
import { linkContext, linkHeaders } from '#lib/server/link-context.ts';
import type { Actions, PageServerLoad } from './$types';

const purpose = 'skills-assessment';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders(linkHeaders);
  const ctx = await linkContext({ locals, token: params.token, purpose });
  const { state, assessment } = valueOrError(await locals.app.courses.readAssessmentByLink(ctx, {}));
  const county = locals.county!;
  const site = publicPaths({ base: `/${county.slug}`, language: 'de' });
  return {
    state,
    assessment: { name: assessment.name, version: assessment.version },
    facts: assessmentFacts(assessment),
    publicPage: assessment.state === 'public' ? `${site.skills()}#${assessment.id}` : null,
    county: { name: county.name, home: site.home, colours: site.colours },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const ctx = await linkContext({ locals, token: params.token, purpose });
    const form = await request.formData();
    const answer = textOf(form, 'answer') ?? '';
    const version = Number(textOf(form, 'version') ?? 0);
    const result = await locals.app.courses.answerAssessmentByLink(ctx, { version, answer: answer as 'right' });
    return result.ok ? { done: true as const } : failure(result, {});
  },
};
