import { isLanguage } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** The ways in, by county and language; what lies below is linked from there. No county's own data is asked for. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const counties = await locals.app.counties.all();
  const entries = counties.flatMap(({ slug, languages }) => {
    const known = languages.filter(isLanguage);
    return (['home', 'strategies', 'places', 'imprint', 'privacy', 'accessibility'] as const).flatMap((page) => {
      const at = (language: string): string => url.origin + publicPaths({ base: `/${part(slug)}`, language })[page];
      const others = known
        .map((language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${at(language)}"/>`)
        .join('');
      return known.map((language) => `<url><loc>${at(language)}</loc>${others}</url>`);
    });
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('')}</urlset>
`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};

const part = encodeURIComponent;
