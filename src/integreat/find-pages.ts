import { badRequest, unknown } from './problems.ts';
import type { Page } from './shapes.ts';

/** An address as it is compared: decoded, in small letters, without slashes at its ends. */
export function plainAddress(address: string): string {
  let text = address;
  try {
    text = decodeURIComponent(address);
  } catch {
    // It came as it is, with a percent sign of its own.
  }
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\/+|\/+$/g, '');
}

/** The page that is asked for by `id` or `url`; null where it is neither. An address may name the last part alone. */
export function findPage(pages: readonly Page[], query: URLSearchParams): Page | null {
  const [id, url] = [query.get('id'), query.get('url')];
  if (id) {
    const found = pages.find((page) => String(page.id) === id);
    if (!found) throw unknown('No Page matches the given query.');
    return found;
  }
  if (!url) return null;
  const wanted = plainAddress(url);
  const whole = pages.find((page) => plainAddress(page.path) === wanted);
  if (whole) return whole;
  const last = wanted.split('/').at(-1)!;
  const [found, other] = pages.filter((page) => plainAddress(page.path).split('/').at(-1) === last);
  if (!found || other) throw unknown('No matching page translation found for url.');
  return found;
}

export function onePage(pages: readonly Page[], query: URLSearchParams): Page {
  const found = findPage(pages, query);
  if (!found) throw badRequest('Either the id or the url parameter is required.');
  return found;
}

/** Those above a page, from the top down, without it. */
export function parentsOf(pages: readonly Page[], page: Page): Page[] {
  const byPath = new Map(pages.map((one) => [one.path, one]));
  const parents: Page[] = [];
  for (let path = page.parent.path; path !== null; path = byPath.get(path)?.parent.path ?? null) {
    const parent = byPath.get(path);
    if (!parent || parents.includes(parent)) break;
    parents.unshift(parent);
  }
  return parents;
}

/**
 * A page and what hangs below it, so many levels deep. Without a page those at the top are asked for, which count as a level
 * of their own: depth 1 gives them alone, and 0 nothing.
 */
export function childrenOf(pages: readonly Page[], query: URLSearchParams): Page[] {
  const depth = Number(query.get('depth') ?? 1);
  if (!Number.isInteger(depth)) throw badRequest('The depth is no whole number.');
  const root = findPage(pages, query);
  const deepest = root === null ? depth - 1 : depth;
  if (deepest < 0) return [];
  const levels = new Map<string, number>();
  return pages.filter((page) => {
    const above = page.parent.path === null ? undefined : levels.get(page.parent.path);
    const begins = root === null ? page.parent.path === null : page.path === root.path;
    const level = begins ? 0 : above === undefined ? undefined : above + 1;
    if (level === undefined || level > deepest) return false;
    levels.set(page.path, level);
    return true;
  });
}
