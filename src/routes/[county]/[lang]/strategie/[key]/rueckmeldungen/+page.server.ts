import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  return publicValue(await locals.app.strategy.readPublicConsultations(locals.ctx, { key: params.key }), language);
};
