import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { embedOf } from '#modules/strategy/ui/embed.ts';
import { publicValue } from '../../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language, address } = await parent();
  const {
    nodes,
    texts: _texts,
    ...strategy
  } = publicValue(await locals.app.strategy.readPublicStrategy(locals.ctx, { key: params.key, language }), language);
  const embed = embedOf({
    nodes,
    lineLevel: strategy.lineLevel,
    progress: strategy.progress,
    within: url.searchParams.get('feld'),
  });
  if (embed === null) error(404, m.site_not_found({}, { locale: language }));
  return { strategy, embed, permanent: address.replace(/\/einbetten.*$/, '') };
};
