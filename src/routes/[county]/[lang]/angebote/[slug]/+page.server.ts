import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { idOfSlug } from '#kernel/slug.ts';
import { publicValue } from '../../public-value.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { language, base } = await parent();
  const offerId = idOfSlug(params.slug);
  if (offerId === null) error(404, m.site_not_found({}, { locale: language }));
  const offer = publicValue(await locals.app.offers.readPublicOffer(locals.ctx, { language, offerId }), language);
  // Another name since, or another offer that took its place.
  if (offer.slug !== params.slug) redirect(301, publicPaths({ base, language }).offer(offer.slug));
  return { offer };
};
