import { error, redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { pdfAnswer } from '#lib/server/pdf-answer.ts';
import { publicValue } from '../../public-value.ts';
import type { RequestHandler } from './$types';

/** A page of the site, or its whole chapter, on paper. Kept like every public page. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const path = /^(.+)\.pdf$/.exec(params.page)?.[1];
  if (locals.county === null || params.lang !== language || path === undefined)
    error(404, m.site_not_found({}, { locale: language }));
  const ags = url.searchParams.get('gemeinde');
  const municipality =
    ags === null
      ? null
      : (publicValue(await locals.app.tenancy.listPublicMunicipalities(locals.ctx, {}), language).find(
          (one) => one.ags === ags,
        ) ?? null);
  const chapter = url.searchParams.has('kapitel');
  const address = (to: string): string =>
    publicPaths({ base: locals.base, language }).pagePdf(to, { chapter, municipality: municipality?.ags ?? '' });
  // One address for one sheet: setting type costs more than keeping it.
  if (url.pathname + url.search !== new URL(address(path), url).pathname + new URL(address(path), url).search)
    redirect(302, address(path));
  const accent = locals.county.accent.light;
  const made = publicValue(
    await locals.app.welcome.renderPage(locals.ctx, { path, language, accent, chapter, municipality }),
    language,
  );
  if (made.pdf === null) redirect(301, address(made.movedTo));
  return pdfAnswer({ ...made, contentHash: '' }, 'public, max-age=0, must-revalidate');
};
