import type { RequestHandler } from './$types';

/** Search engines may read what everybody may read. */
export const GET: RequestHandler = ({ url }) =>
  new Response(
    [
      'User-agent: *',
      'Disallow: /verwaltung',
      'Disallow: /anmelden',
      'Disallow: /entwurf',
      'Disallow: /kalender',
      `Sitemap: ${url.origin}/sitemap.xml`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
