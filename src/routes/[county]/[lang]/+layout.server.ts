import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';
import { m } from '#lib/paraglide/messages.js';
import { isLanguage, languages } from '#lib/languages.ts';
import { publicPaths } from '#lib/paths.ts';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
  const { county, base } = locals;
  const locale = locals.language as 'de';
  if (county === null) error(404, { message: m.site_no_county({}, { locale }) });
  if (!isLanguage(params.lang) || !county.languages.includes(params.lang)) error(404, { message: m.site_no_language({}, { locale }) });

  const language = params.lang;
  const paths = publicPaths({ base, language });
  // The address without county and language: the same page in another language.
  const rest = url.pathname.split('/').slice(3).join('/');
  return {
    language,
    county: { name: county.name, officialName: county.officialName, tagline: county.tagline, slug: county.slug },
    paths,
    base,
    languages: [language, ...county.languages.filter((code) => code !== language)].filter(isLanguage).map((code) => ({
      code,
      name: languages[code].name,
      dir: languages[code].direction,
      href: `${base}/${code}${rest ? `/${rest}` : ''}`,
      current: code === language,
    })),
  };
};
