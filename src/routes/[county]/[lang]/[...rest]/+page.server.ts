import { error, redirect } from '@sveltejs/kit';
import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { publicValue } from '../public-value.ts';
import type { PageServerLoad } from './$types';

/** A page of the welcome site at its address; an unknown address keeps the county's frame, its language and its ways on. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language, base } = await parent();
  const found = await locals.app.welcome.readPublicPage(locals.ctx, { language, path: params.rest });
  if (!found.ok) error(404, m.site_not_found({}, { locale: language }));
  const { page } = found.value;
  if (page === null) redirect(301, `${publicPaths({ base, language }).page(found.value.movedTo)}${url.search}`);

  const functions = page.blocks.flatMap(({ kind, ref }) => (kind === 'office' && isOfficeFunction(ref) ? [ref] : []));
  const asked = url.searchParams.get('gemeinde');
  const offices =
    functions.length === 0
      ? null
      : {
          found: publicValue(
            await locals.app.network.findOfficesFor(locals.ctx, { language, functions, municipalityAgs: asked || null }),
            language,
          ),
          municipalities: publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language),
          asked,
        };
  const ids = page.blocks.flatMap(({ kind, ref }) => (kind === 'media' && ref !== null ? [ref] : []));
  const media =
    ids.length === 0 ? [] : publicValue(await locals.app.welcome.readPublicMedia(locals.ctx, { language, ids }), language);
  return { page, offices, media };
};
