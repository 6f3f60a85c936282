import { error, fail, redirect } from '@sveltejs/kit';
import { isOfficeFunction } from '#modules/network/contract-places.ts';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { refsOf, shownReferences } from '#lib/server/shown-references.ts';
import { publicValue } from '../public-value.ts';
import type { Actions, PageServerLoad } from './$types';

/** A page of the welcome site at its address; an unknown address keeps the county's frame, its language and its ways on. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { language, base } = await parent();
  const found = await locals.app.welcome.readPublicPage(locals.ctx, { language, path: params.rest });
  if (!found.ok) error(404, m.site_not_found({}, { locale: language }));
  const { page } = found.value;
  if (page === null) redirect(301, `${publicPaths({ base, language }).page(found.value.movedTo)}${url.search}`);

  const functions = refsOf(page.blocks, 'office').filter(isOfficeFunction);
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
  const references = publicValue(await shownReferences({ locals, language, blocks: page.blocks }), language);
  const ids = refsOf(page.blocks, 'media');
  const media =
    ids.length === 0 ? [] : publicValue(await locals.app.welcome.readPublicMedia(locals.ctx, { language, ids }), language);
  const lacking = page.state === 'missing' || page.state === 'partly' || page.state === 'outdated';
  const { offered } = lacking
    ? publicValue(await locals.app.translation.readOffer(locals.ctx, { language, subjectId: page.id }), language)
    : { offered: false };
  const { hasTimetable } = publicValue(await locals.app.mobility.hasTimetable(locals.ctx, {}), language);
  return { hasTimetable: hasTimetable && locals.kept === null, page, offices, references, media, offered };
};

export const actions: Actions = {
  /** Has the page translated by the county's service, once for all readers. */
  uebersetzen: async ({ locals, params, url }) => {
    const language = isLanguage(locals.language) ? locals.language : 'de';
    const found = publicValue(await locals.app.welcome.readPublicPage(locals.ctx, { language, path: params.rest }), language);
    if (found.page === null) redirect(303, url.pathname);
    const done = await locals.app.translation.translateForReader(locals.ctx, { language, subjectId: found.page.id });
    // Somebody else was first: what is asked for is there, or comes in a moment.
    if (!done.ok && !['nothing-to-translate', 'under-way'].includes(done.problem.code)) return fail(503, { failed: true });
    redirect(303, url.pathname);
  },
};
