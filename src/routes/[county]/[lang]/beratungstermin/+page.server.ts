import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { language } = await parent();
  const bookables = publicValue(await locals.app.guidance.readPublicBookables(locals.ctx, { language }), language);
  // A list needs the next times alone.
  return { bookables: bookables.map((bookable) => ({ ...bookable, slots: bookable.slots.slice(0, 3) })) };
};
