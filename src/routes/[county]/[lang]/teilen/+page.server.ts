import { error } from '@sveltejs/kit';
import { qrPath } from '#kernel/qr.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicPaths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/** The way to a page of this site: its address and a code to scan. */
export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { language, base } = await parent();
  const below = (url.searchParams.get('seite') ?? '').slice(0, 500);
  // Of this site alone: no parts that lead out of it.
  if (/^\/|[\\?#\u0000-\u0020]|(^|\/)\.\.?(\/|$)/.test(below)) error(404, m.site_not_found({}, { locale: language }));
  const wishes = below === '' ? '' : new URLSearchParams((url.searchParams.get('mit') ?? '').slice(0, 500)).toString();
  const path = (root: string): string => {
    const paths = publicPaths({ base: root, language });
    return below === '' ? paths.home : `${paths.page(below)}${wishes === '' ? '' : `?${wishes}`}`;
  };
  // Permanent, whatever host was asked.
  const link = locals.ctx.origin + path(`/${locals.county!.slug}`);
  return { link, back: path(base), code: qrPath(link) };
};
