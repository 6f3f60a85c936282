import { error } from '@sveltejs/kit';
import { isLanguage } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import { atomOf } from '#modules/strategy/ui/atom.ts';
import { publicValue } from '../../../public-value.ts';
import type { RequestHandler } from './$types';

/** What became public lately as an Atom feed, of the whole strategy or of what `?feld=` names. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const language = isLanguage(locals.language) ? locals.language : 'de';
  const { county } = locals;
  if (county === null || params.lang !== language) error(404, m.site_not_found({}, { locale: language }));
  const within = url.searchParams.get('feld') || null;
  const news = publicValue(await locals.app.strategy.listNews(locals.ctx, { key: params.key, within, language }), language);
  // Addresses in a feed outlive the page on which it was found: they name the county whatever host was asked.
  const paths = publicPaths({ base: `/${county.slug}`, language });
  return new Response(atomOf({ news, language, county, origin: locals.ctx.origin, paths }), {
    headers: {
      'content-type': 'application/atom+xml; charset=utf-8',
      'content-language': language,
      'last-modified': new Date(news.updated).toUTCString(),
    },
  });
};
