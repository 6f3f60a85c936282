import { cleanHtml } from './html.ts';

/** Plain text as HTML and back: things whose texts are plain here have HTML elsewhere. One way and back again changes nothing. */

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escaped[sign]!);

const address = /https?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]]/g;

function withLinks(line: string): string {
  let html = '';
  let at = 0;
  for (const found of line.matchAll(address)) {
    html += `${escapeHtml(line.slice(at, found.index))}<a href="${escapeHtml(found[0])}">${escapeHtml(found[0])}</a>`;
    at = found.index + found[0].length;
  }
  return html + escapeHtml(line.slice(at));
}

/** Paragraphs apart by empty lines, lines by breaks; addresses become links. */
export const htmlOfText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split('\n')
          .map((line) => withLinks(line.replace(/\s+/g, ' ').trim()))
          .join('<br />')}</p>`,
    )
    .join('\n');

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };
const readEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** The words of HTML as plain text: entries of lists with a dot, where a link leads in brackets behind its words. */
export function textOfHtml(html: string): string {
  const marked = cleanHtml(html)
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, (_whole, href: string, words: string) => {
      const said = words.replace(/<[^>]*>/g, '').trim();
      const same = said === href || /^(mailto|tel):/.test(href) || !/^https?:/.test(href);
      return same ? said : said === '' ? href : `${said} (${href})`;
    })
    .replace(/<br \/>/g, '\n')
    .replace(/<li\b[^>]*>/g, '\n• ')
    .replace(/<\/(td|th)>/g, ' ')
    .replace(/<\/tr>/g, '\n')
    .replace(/<\/?(p|h[2-4]|ul|ol|blockquote|table|caption)\b[^>]*>|<hr \/>/g, '\n\n')
    .replace(/<[^>]*>/g, '');
  return readEntities(marked)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
