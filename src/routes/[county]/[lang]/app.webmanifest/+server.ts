import { error } from '@sveltejs/kit';
import { directionOf, isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

/** Lets a telephone keep the county's site in this language among its apps. */
export const GET: RequestHandler = ({ locals, params }) => {
  const { county, base } = locals;
  if (county === null || !isLanguage(params.lang) || !county.languages.includes(params.lang)) error(404);
  const locale = params.lang;
  const paths = publicPaths({ base, language: locale });
  const icon = (file: string, sizes: string, purpose: string) => ({
    src: paths.appIcon(file),
    sizes,
    type: 'image/png',
    purpose,
  });
  const manifest = {
    id: paths.home,
    name: locale === 'de' ? county.officialName : m.site_county_of({ name: county.name }, { locale }),
    short_name: county.name,
    description: m.home_lead({}, { locale }),
    lang: locale,
    dir: directionOf(locale),
    start_url: paths.home,
    scope: paths.scope,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: county.accent.light,
    icons: [icon('192.png', '192x192', 'any'), icon('512.png', '512x512', 'any'), icon('512-voll.png', '512x512', 'maskable')],
    shortcuts: [
      { name: m.search_title({}, { locale }), url: paths.search() },
      { name: m.steps_title({}, { locale }), url: paths.firstSteps() },
      { name: m.places_title({}, { locale }), url: paths.places },
      { name: m.emergency_title({}, { locale }), url: paths.emergency },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
