import { publicValue } from '../../../public-value.ts';
import { slipAsked } from '../slip-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language } = await parent();
  const asked = slipAsked({ params, url, locale: language });
  return {
    slip: publicValue(await locals.app.guidance.readSlip(locals.ctx, { ...asked, language }), language),
    desks: asked.deskIds,
  };
};
