/** The page as plain text, for assistants, screen readers and slow lines: `?als=text` behind any public address. */
const asText = /([?&])als=text(&|$)/;

/** The address of the page behind that of its plain text; null where none is asked for. */
export const pageBehindText = (url: string): string | null =>
  asText.test(url) ? url.replace(asText, (_, before: string, after: string) => (after === '&' ? before : '')) : null;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** What is for the eye or the hand alone. */
const silent = /<(script|style|svg|form|template|select|button)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi;
const breaks = /^(p|div|section|article|aside|nav|ul|ol|dl|table|tr|h[1-6]|blockquote|header|footer|main|form|figure)$/;

/**
 * Title and content of a page of ours as text: headings behind `#`, items behind `-`, links with their address. It reads our own
 * pages only, whose tags are well formed.
 * @param origin before the addresses of this site
 */
export function plainPage(input: { html: string; origin: string }): string {
  const { html, origin } = input;
  const title = decoded(/<title>([\s\S]*?)<\/title>/i.exec(html)?.[1] ?? '').trim();
  const main = /<main\b[^>]*>([\s\S]*?)<\/main>/i.exec(html)?.[1] ?? '';
  const links: string[] = [];
  let text = '';
  for (const [, close, name, attributes, words] of main
    .replace(silent, '')
    .matchAll(/<(\/?)([a-z][a-z0-9-]*)([^>]*)>|([^<]+)/gi)) {
    if (words !== undefined) {
      text += decoded(words.replace(/\s+/g, ' '));
      continue;
    }
    const tag = name!.toLowerCase();
    if (tag === 'a' && !close) links.push(decoded(/\shref="([^"]*)"/.exec(attributes!)?.[1] ?? ''));
    else if (tag === 'a') {
      const href = links.pop() ?? '';
      if (href !== '' && !href.startsWith('#')) text += ` <${href.startsWith('/') ? origin + href : href}>`;
    } else if (tag === 'br') text += '\n';
    else if (tag === 'li') text += close ? '\n' : '\n- ';
    else if (tag === 'dt') text += close ? ': ' : '\n';
    else if (tag === 'dd') text += close ? '\n' : '';
    else if (tag === 'td' || tag === 'th') text += close ? ' | ' : '';
    else if (/^h[1-6]$/.test(tag)) text += close ? '\n\n' : `\n\n${'#'.repeat(Number(tag[1]))} `;
    else if (breaks.test(tag)) text += tag === 'tr' || tag === 'div' ? '\n' : '\n\n';
  }
  const lines = text
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/^-\s*\n+/gm, '- ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `${title}\n\n${lines}\n`;
}
