import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { numbers: publicValue(await locals.app.welcome.readEmergencyNumbers(locals.ctx, { language }), language) };
};
