import { directionOf, type Language } from '#lib/languages.ts';
import { element, emptyElement, escapeXml, textElement } from '#lib/xml.ts';

export type FeedEntry = {
  id: string;
  title: string;
  /** Instants. */
  published: string;
  updated: string;
  /** Path of its page. */
  href: string;
  category: { term: string; label: string };
  /** Language of the lines. */
  language: string;
  lines: readonly string[];
};

/**
 * Warnings or notices that hold now as an Atom feed (RFC 4287). What is over is not in it: a feed reader keeps what it has
 * read, a screen in a waiting room shows what is there.
 */
export function newsAtom(input: {
  title: string;
  /** Whole addresses of the feed and of its page. */
  self: string;
  page: string;
  origin: string;
  language: Language;
  author: string;
  updated: string;
  entries: readonly FeedEntry[];
}): string {
  const { title, self, page, origin, language, author, updated, entries } = input;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
${[
  textElement('id', self),
  textElement('title', title),
  textElement('updated', updated),
  emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: self }),
  emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: page }),
  element('author', [textElement('name', author)]),
  ...entries.map((entry) =>
    element('entry', [
      textElement('id', `urn:uuid:${entry.id}`),
      textElement('title', entry.title),
      textElement('updated', entry.updated),
      textElement('published', entry.published),
      emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: origin + entry.href }),
      emptyElement('category', entry.category),
      `<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:lang="${escapeXml(entry.language)}" dir="${directionOf(entry.language)}">${entry.lines
        .map((line) => textElement('p', line))
        .join('')}</div></summary>`,
    ]),
  ),
].join('\n')}
</feed>
`;
}
