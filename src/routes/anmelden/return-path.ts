import { sitePaths } from '#lib/paths.ts';

/**
 * Where to go after the sign-in. Only a path of this site is taken: an address of another site, however written,
 * would make the login page a signpost for strangers.
 */
export function returnPath(given: string | null): string {
  if (given === null || !given.startsWith('/') || given.length > 2000) return sitePaths.office;
  const base = 'http://kreislotse.invalid';
  // Browsers drop control characters and read a backslash as a slash; so does this parser.
  const url = URL.canParse(given, base) ? new URL(given, base) : null;
  if (url === null || url.origin !== base || url.pathname.startsWith('//')) return sitePaths.office;
  if (url.pathname === sitePaths.login || url.pathname === sitePaths.logout) return sitePaths.office;
  return `${url.pathname}${url.search}`;
}

/** Adds the way back to an address, unless it is the usual one. */
export const withReturn = (path: string, weiter: string): string =>
  weiter === sitePaths.office ? path : `${path}?weiter=${encodeURIComponent(weiter)}`;
