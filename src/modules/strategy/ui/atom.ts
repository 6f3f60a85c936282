import { directionOf, type Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { publicPaths } from '#lib/paths.ts';
import type { News } from '../contract.ts';
import { newsWords, type NewsLine } from './news-words.ts';

/**
 * News as an Atom feed (RFC 4287). Ids are permanent: an entry's is its own, a feed's is its address. Words of the
 * county that stand in German are marked as German.
 * @param origin where the installation is reached, without a slash at the end
 */
export function atomOf(input: {
  news: News;
  language: Language;
  county: { name: string; officialName: string };
  origin: string;
  paths: ReturnType<typeof publicPaths>;
}): string {
  const { news, language, county, origin, paths } = input;
  const locale = language;
  const { key } = news.strategy;
  const self = origin + paths.strategyFeed(key, news.within?.id ?? null);
  const changes = origin + paths.strategyChanges(key);
  const title = m.strategy_feed_title({ name: county.name }, { locale });
  const about = news.within ? `${news.within.path} ${news.within.title}`.trim() : news.strategy.title;
  const entries = news.items.flatMap((item) => {
    const words = newsWords(item, locale);
    if (words === null) return [];
    const href = item.place && !item.place.gone ? origin + paths.node(key, item.place.id) : changes;
    const field = item.field ?? item.place;
    return [
      element('entry', [
        text('id', `urn:uuid:${item.id}`),
        text('title', `${words.name}: ${words.kind}`),
        text('updated', item.at),
        text('published', item.at),
        empty('link', { rel: 'alternate', type: 'text/html', hreflang: language, href }),
        empty('category', { term: item.note ? item.note.state : (item.change?.kind ?? 'changed'), label: words.kind }),
        ...(field ? [empty('category', { term: field.id, label: `${field.path} ${field.title}`.trim() })] : []),
        `<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" dir="${directionOf(language)}">${words.lines
          .map((line) => paragraph(line))
          .join('')}</div></summary>`,
      ]),
    ];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
${[
  text('id', self),
  text('title', title),
  text('subtitle', about),
  text('updated', news.updated),
  empty('link', { rel: 'self', type: 'application/atom+xml', href: self }),
  empty('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: changes }),
  element('author', [text('name', county.officialName)]),
  ...entries,
].join('\n')}
</feed>
`;
}

const element = (name: string, children: readonly string[]): string => `<${name}>${children.join('')}</${name}>`;
const text = (name: string, value: string): string => `<${name}>${escape(value)}</${name}>`;
const empty = (name: string, attributes: Record<string, string>): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${escape(value)}"`)
    .join(' ')}/>`;

const paragraph = ({ label, text: words, german }: NewsLine): string =>
  `<p>${label === null ? '' : `${escape(label)} `}${german ? `<span xml:lang="de" lang="de" dir="ltr">${escape(words)}</span>` : escape(words)}</p>`;

/** Text for XML 1.0: signs with a meaning are written out, and those that no document may hold are left away. */
function escape(value: string): string {
  return value
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
