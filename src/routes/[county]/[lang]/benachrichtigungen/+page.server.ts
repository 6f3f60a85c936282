import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  return { choices: publicValue(await locals.app.welcome.readPushChoices(locals.ctx, { language }), language) };
};
