import { error } from '@sveltejs/kit';
import { isId } from '#kernel/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  if (!isId(params.id)) error(404, m.site_not_found({}, { locale: language }));
  return { paper: publicValue(await locals.app.network.readPublicPaper(locals.ctx, { paperId: params.id }), language) };
};
