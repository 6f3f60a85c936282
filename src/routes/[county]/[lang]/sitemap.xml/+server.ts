import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';
import { emptyElement, element, textElement } from '#lib/xml.ts';
import type { RequestHandler } from './$types';

const rooms = ['home', 'topics', 'places', 'emergency', 'warnings', 'strategies', 'imprint', 'privacy', 'accessibility'] as const;

/** Everything that the public can read of a county in one language, each with the same thing in its other languages. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { county, app, ctx } = locals;
  if (county === null || !isLanguage(params.lang) || !county.languages.includes(params.lang))
    error(404, 'Diese Seite gibt es nicht.');
  const languages = county.languages.filter(isLanguage);
  const own = params.lang;
  const at = (href: string): string => url.origin + locals.base + href;
  /** Address by language of each thing. */
  const things = new Map<string, Map<string, string>>();
  for (const room of rooms)
    things.set(
      room,
      new Map(languages.map((language) => [language, url.origin + publicPaths({ base: locals.base, language })[room]])),
    );
  for (const language of languages) {
    const read = await app.readPublicDocuments(ctx, { language });
    for (const { id, href } of read.ok ? read.value : []) {
      const known = things.get(id) ?? new Map<string, string>();
      things.set(id, known.set(language, at(href)));
    }
  }
  const entries = [...things.values()].flatMap((addresses) => {
    const loc = addresses.get(own);
    if (loc === undefined) return [];
    const others = [...addresses].map(([language, href]) =>
      emptyElement('xhtml:link', { rel: 'alternate', hreflang: tagOf(language), href }),
    );
    return [element('url', [textElement('loc', loc), ...others])];
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('')}</urlset>
`;
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};

/** Search engines know no private subtags: Leichte Sprache is a variant of German for them (BCP 47, `simple`). */
const tagOf = (language: string): string => (language === 'de-x-ls' ? 'de-simple' : language);
