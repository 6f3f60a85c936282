import { isLanguage } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { element, textElement } from '#lib/xml.ts';
import type { RequestHandler } from './$types';

/** The sitemaps of all counties, one for each language. No county's own data is asked for. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const counties = await locals.app.counties.all();
  const entries = counties.flatMap(({ slug, languages }) =>
    languages
      .filter(isLanguage)
      .map((language) =>
        element('sitemap', [textElement('loc', url.origin + publicPaths({ base: `/${slug}`, language }).sitemap)]),
      ),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</sitemapindex>
`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
