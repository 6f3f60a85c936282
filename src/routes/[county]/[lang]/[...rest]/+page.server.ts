import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** An unknown address below a county keeps the county's frame, its language and its ways on. */
export const load: PageServerLoad = async ({ parent }) => {
  const { language } = await parent();
  error(404, m.site_not_found({}, { locale: language }));
};
