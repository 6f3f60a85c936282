import { loadAssessmentMatrix } from '#lib/office/load-assessments.ts';
import { valueOrError } from '#lib/server/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { municipalities } = valueOrError(await locals.app.tenancy.listUnits(locals.ctx, {}));
  return {
    ...(await loadAssessmentMatrix({ locals, url })),
    municipalities: municipalities.map(({ id, name }) => ({ value: id, label: name })),
    search: url.search,
  };
};
