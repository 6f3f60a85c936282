import { directionOf, type Language } from '#lib/languages.ts';
import { element, emptyElement, escapeXml, textElement } from '#lib/xml.ts';
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
        textElement('id', `urn:uuid:${item.id}`),
        textElement('title', `${words.name}: ${words.kind}`),
        textElement('updated', item.at),
        textElement('published', item.at),
        emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href }),
        emptyElement('category', { term: item.note ? item.note.state : (item.change?.kind ?? 'changed'), label: words.kind }),
        ...(field ? [emptyElement('category', { term: field.id, label: `${field.path} ${field.title}`.trim() })] : []),
        `<summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" dir="${directionOf(language)}">${words.lines
          .map((line) => paragraph(line))
          .join('')}</div></summary>`,
      ]),
    ];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
${[
  textElement('id', self),
  textElement('title', title),
  textElement('subtitle', about),
  textElement('updated', news.updated),
  emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: self }),
  emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: changes }),
  element('author', [textElement('name', county.officialName)]),
  ...entries,
].join('\n')}
</feed>
`;
}

const paragraph = ({ label, text: words, german }: NewsLine): string =>
  `<p>${label === null ? '' : `${escapeXml(label)} `}${german ? `<span xml:lang="de" lang="de" dir="ltr">${escapeXml(words)}</span>` : escapeXml(words)}</p>`;
