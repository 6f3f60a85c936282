import type { LayoutServerLoad } from './$types';
import { publicPaths } from '#lib/paths.ts';

/** Pages of the administration are German whatever the browser asks for. */
const german = /^\/(verwaltung|anmelden|abmelden|konto|einladung|stand)(\/|$)/;

/** What the error page needs to help on, in the language of the page. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { county, base, language } = locals;
  return {
    errorWords: {
      language: german.test(url.pathname) ? 'de' : language,
      county: county?.name ?? null,
      homeHref: county ? publicPaths({ base, language }).home : '/',
    },
  };
};
