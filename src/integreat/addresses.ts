import type { CountyView } from '#modules/tenancy/contract.ts';
import { publicPaths } from '#lib/paths.ts';
import type { Languages } from './shapes.ts';

/** Where things of a county are: for clients of the API by path, for people on the county's own site by url. */
export type Addresses = ReturnType<typeof addressesOf>;

export function addressesOf(input: { county: CountyView; origin: string; language: string }) {
  const { county, origin } = input;
  const site = county.host === null ? { at: origin, base: `/${county.slug}` } : { at: `https://${county.host}`, base: '' };
  const inLanguage = (language: string) => {
    const own = publicPaths({ base: site.base, language });
    const path = (rest: string): string => `/${county.slug}/${language}/${rest}/`;
    return {
      page: (address: string) => ({ path: path(address), url: site.at + decodeURI(own.page(address)) }),
      event: (slug: string) => ({ path: path(`events/${slug}`), url: site.at + own.event(slug.split('$')[0]!) }),
      place: (slug: string) => ({ path: path(`locations/${slug}`), url: site.at + own.publicPlace(slug) }),
      /** A page on paper, with all below it. */
      pdf: (address: string) => site.at + own.pagePdf(address, { chapter: true }),
      media: (file: string) => site.at + own.media(file),
      imprint: { path: path('imprint'), url: site.at + own.imprint },
      notice: (id: string) => site.at + own.notice(id),
      warning: (id: string) => site.at + own.warning(id),
      register: (slug: string) => site.at + own.eventRegister(slug),
    };
  };
  return { ...inLanguage(input.language), site: site.at, of: inLanguage };
}

/** All other languages, with id and address there. */
export function otherLanguages<T extends { language: string }>(
  input: { own: string; languages: readonly T[] },
  there: (one: T) => { id: number; url: string; path: string },
): Languages {
  return Object.fromEntries(
    input.languages.filter(({ language }) => language !== input.own).map((one) => [one.language, there(one)]),
  );
}
