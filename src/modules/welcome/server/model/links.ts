import type { Content } from '#kernel/content/blocks.ts';
import type { LinkAnswer } from '#kernel/links.ts';
import type { LinkState } from '../../contract-links.ts';

const href = /<a\b[^>]*?\shref="([^"]+)"/gi;

/** Addresses that the links of a piece of cleaned HTML lead to; mail and telephone lead nowhere that can be looked at. */
export const linksIn = (html: string): string[] =>
  [...html.matchAll(href)]
    .map(([, address]) => address!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").trim())
    .filter((address) => !/^(mailto|tel):/i.test(address) && !address.startsWith('#') && address !== '');

/** The same HTML with every link to one address leading to another. */
export const movedLinks = (html: string, from: string, to: string): string =>
  html.replace(href, (whole, address: string) => {
    if (linksIn(whole)[0] !== from) return whole;
    const escaped = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    return `${whole.slice(0, -address.length - 1)}${escaped}"`;
  });

export const linksOfContent = (content: Content): string[] => content.blocks.flatMap(({ html }) => linksIn(html));

export type Target = { own: true; path: string } | { own: false; url: string } | null;

/** Where an address leads: a page of this county's site, somewhere in the web, or nowhere. */
export function targetOf(input: { address: string; origin: string; slug: string }): Target {
  const { address, origin, slug } = input;
  if (!URL.canParse(address, `${origin}/`)) return null;
  const url = new URL(address, `${origin}/`);
  if (!['http:', 'https:'].includes(url.protocol)) return null;
  if (url.origin !== new URL(origin).origin) return { own: false, url: url.href };
  const path = decoded(url.pathname).replace(/^\/|\/$/g, '');
  return { own: true, path: path === slug || path.startsWith(`${slug}/`) ? path.slice(slug.length + 1) : path };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

type Standing = { state: LinkState; code: string | null; movedTo: string | null; failures: number; failingSince: Date | null };

/** What a link is after it was looked at: failures are counted while they last. */
export function afterCheck(input: {
  before: Pick<Standing, 'failures' | 'failingSince'>;
  answer: LinkAnswer;
  now: Date;
}): Standing {
  const { before, answer, now } = input;
  if (answer.state !== 'broken')
    return {
      state: answer.state,
      code: null,
      movedTo: answer.state === 'moved' ? answer.to : null,
      failures: 0,
      failingSince: null,
    };
  return {
    state: 'broken',
    code: answer.code,
    movedTo: null,
    failures: before.failures + 1,
    failingSince: before.failingSince ?? now,
  };
}
