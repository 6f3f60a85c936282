import type { LayoutServerLoad } from './$types';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';

/** Words for the error page, which may stand in any language. */
export const load: LayoutServerLoad = ({ locals }) => {
  const locale = locals.language as 'de';
  const homeHref = locals.county ? publicPaths({ base: locals.base, language: locals.language }).home : '/';
  return { errorWords: { title: m.site_error_title({}, { locale }), home: m.site_to_home({}, { locale }), homeHref } };
};
