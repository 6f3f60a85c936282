import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { measureState } from '#lib/server/concept-state.ts';
import { offerAudiences } from '#modules/offers/contract.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language } = await parent();
  const audience = offerAudiences.find((one) => one === params.slug);
  if (audience === undefined) error(404, m.site_not_found({}, { locale: language }));
  const group = publicValue(await locals.app.offers.readPublicGroup(locals.ctx, { language, audience }), language);
  const url = group.concept?.url ?? null;
  return { group, measure: await measureState({ app: locals.app, ctx: locals.ctx, url }) };
};
