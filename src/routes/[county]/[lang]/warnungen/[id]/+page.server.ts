import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  return {
    alert: publicValue(await locals.app.welcome.readPublicAlert(locals.ctx, { alertId: params.id, language }), language),
  };
};
