import { skillFindings } from '#modules/courses/contract-assessments.ts';
import { offerAudiences } from '#modules/offers/contract.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const asked = (name: string): string | null => url.searchParams.get(name) || null;
  const wish = {
    finding: skillFindings.find((finding) => finding === asked('was')) ?? null,
    audience: offerAudiences.find((audience) => audience === asked('fuer')) ?? null,
    municipalityAgs: asked('gemeinde'),
  };
  return { ...publicValue(await locals.app.courses.readPublicAssessments(locals.ctx, { ...wish, language }), language), wish };
};
