import { ownAddress } from '#lib/offline/package.ts';

/** Where a page is cut: between these pieces everything is of all pages, or of one alone. */
const cuts =
  /(<title>[^<]*<\/title>|<meta name="description" content="[^"]*"\s*\/?>|<header class="site-header[\s\S]*?<\/header>|<main [\s\S]*<\/main>)/;
/** Icons, and maps with the outlines of the county: the same on many pages. */
const drawing = /(<svg[\s\S]*?<\/svg>)/;
const shape = /(<(?:path|polygon) [^>]{80,}>)/;
const longDrawing = 1500;

/**
 * Cuts a finished page into pieces, those that many pages share apart from its own. What nobody needs without a network goes:
 * marks of the renderer, descriptions for machines, other languages' addresses for search engines.
 */
export function splitPage(input: { html: string; base: string; path: string }): string[] {
  const { html, base, path } = input;
  const clean = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '')
    .replace(/<link [^>]*rel="(?:alternate|canonical)"[^>]*>/g, '')
    // On every depth the same address: so pages share what names it.
    .replace(/( (?:href|src)=")(?:\.{1,2}\/)+/g, '$1/')
    .replace(/>\s+</g, '> <')
    .replaceAll(ownAddress, '');
  const pieces = clean
    .split(cuts)
    .flatMap((piece) => piece.split(drawing))
    .flatMap((piece) => (piece.startsWith('<svg') && piece.length > longDrawing ? piece.split(shape) : [piece]))
    .filter((piece) => piece !== '');
  if (path === '') return pieces;
  // The same page in another language: all that differs in the strip of languages.
  const own = new RegExp(`(href="${escape(base)}/[a-z-]{2,10})/${escape(path)}(?=(?:\\.html)?["?#])`, 'g');
  return pieces.map((piece) => piece.replace(own, `$1${ownAddress}`));
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Addresses below the county's language that a page leads to, without what stands behind `?` and `#`. */
export function linksIn(input: { html: string; root: string }): string[] {
  const { html, root } = input;
  const found = new Set<string>();
  for (const [, address = ''] of html.matchAll(/<a [^>]*href="([^"?#]*)/g)) {
    if (address === root) found.add('');
    else if (address.startsWith(`${root}/`)) found.add(address.slice(root.length + 1));
  }
  return [...found];
}

/** Sheets, scripts and pictures of this site that a page needs. */
export function assetsIn(html: string): string[] {
  const found = new Set<string>();
  for (const [tag] of html.matchAll(/<(?:link|script|img) [^>]*>/g)) {
    if (tag.startsWith('<link') && !/rel="(?:stylesheet|icon|modulepreload)"/.test(tag)) continue;
    const address = /\s(?:href|src)="(\/[^"]+)"/.exec(tag)?.[1];
    if (address !== undefined && !address.startsWith('//')) found.add(address);
  }
  return [...found];
}
