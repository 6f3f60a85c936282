import { materialAudiences, materialSubjects } from '#modules/materials/contract.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language } = await parent();
  const filter = {
    subject: materialSubjects.find((subject) => subject === url.searchParams.get('thema')) ?? null,
    audience: materialAudiences.find((audience) => audience === url.searchParams.get('fuer')) ?? null,
  };
  return {
    ...publicValue(await locals.app.materials.readPublicMaterials(locals.ctx, { language, ...filter }), language),
    filter,
  };
};
