import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  return {
    notice: publicValue(await locals.app.welcome.readPublicNotice(locals.ctx, { noticeId: params.id, language }), language),
  };
};
