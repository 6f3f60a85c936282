import type { PageServerLoad } from './$types';
import { isLanguage, languages, nearestLanguage, type Language } from '#lib/languages.ts';

export const load: PageServerLoad = async ({ locals, request, url }) => {
  const asked = url.searchParams.get('sprache') ?? '';
  const language: Language = isLanguage(asked)
    ? asked
    : nearestLanguage(request.headers.get('accept-language'), Object.keys(languages));
  locals.language = language;
  locals.direction = languages[language].direction;
  const counties = await locals.app.counties.all();
  return {
    language,
    counties: counties.map(({ slug, officialName, languages: own }) => ({
      slug,
      officialName,
      languages: own.filter(isLanguage),
    })),
    languages: (Object.keys(languages) as Language[]).map((code) => ({
      code,
      name: languages[code].name,
      dir: languages[code].direction,
      href: `/?sprache=${code}`,
      current: code === language,
    })),
  };
};
