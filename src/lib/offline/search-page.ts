import type { Engine } from '#kernel/retrieval/engine.ts';
import { searchTwice } from '#kernel/retrieval/second-chance.ts';
import type { MarkedPart, RetrievalHit } from '#kernel/retrieval/types.ts';
import { directionOf } from '#lib/languages.ts';
import type { CountWords, OfflineWords } from './package.ts';

type Given = {
  own: Engine;
  german: Engine | null;
  asked: URLSearchParams;
  language: string;
  words: OfflineWords;
  /** The address at which something found is read, from its address below the county. */
  hrefOf: (href: string) => string;
  /** The search with another question or kind. */
  searchAt: (asked: URLSearchParams) => string;
};

const limits = ['20', '50', '100'];

/** What the search page shows between its form and its end, made on the device: the same findings in the same order as the server's. */
export function searchPage(given: Given): { query: string; status: string; results: string } | null {
  const { own, german, asked, language, words, searchAt } = given;
  const query = (asked.get('q') ?? '').trim().slice(0, 200);
  if (query === '') return null;
  const kind = asked.get('art');
  const audience = asked.get('fuer');
  const limit = Number(limits.find((one) => one === asked.get('anzahl')) ?? limits[0]);
  const filter = { ...(kind ? { kinds: [kind] } : {}), ...(audience ? { audience } : {}) };
  const found = searchTwice({ own, german, asked: { query, limit, typing: asked.has('tippen'), filter } });
  const germanTotal = found.german?.total ?? 0;
  const status = [
    found.own.total > 0 ? inWords(words.found, found.own.total, language) : words.noneOwn,
    ...(germanTotal > 0 ? [inWords(words.foundGerman, germanTotal, language)] : []),
  ].join(' · ');
  const at = (change: Record<string, string | null>): string => {
    const search = new URLSearchParams({ q: query, ...(audience ? { fuer: audience } : {}) });
    for (const [name, value] of Object.entries(change)) if (value !== null) search.set(name, value);
    return escape(searchAt(search));
  };
  const kinds = [
    ...new Set([...Object.keys(found.own.kinds), ...Object.keys(found.german?.kinds ?? {}), ...(kind ? [kind] : [])]),
  ]
    .filter((name) => words.kinds[name] !== undefined)
    .map((name) => ({ name, label: words.kinds[name]!.many }));
  const plain = kinds.length === 1 || kind !== null;
  const meant = found.own.didYouMean ?? (found.own.total === 0 ? (found.german?.didYouMean ?? null) : null);
  const next = limits[limits.indexOf(String(limit)) + 1];
  const parts = [
    meant === null ? '' : `<p>${escape(words.meant)} <a href="${at({ q: meant })}"><bdi>${escape(meant)}</bdi></a></p>`,
    kinds.length > 1 || kind !== null
      ? chips({
          label: words.kindsLabel,
          entries: [
            { label: words.all, href: at({}), current: kind === null },
            ...kinds.map(({ name, label }) => ({ label, href: at({ art: name }), current: name === kind })),
          ],
        })
      : '',
    hitList({ ...given, hits: found.own.hits, plain }),
    germanTotal > 0
      ? `<section class="stack stack-s" aria-labelledby="deutsch"><h2 id="deutsch">${escape(inWords(words.foundGerman, germanTotal, language))}</h2><p class="small muted">${escape(words.germanLead)}</p>${hitList({ ...given, hits: found.german!.hits, plain })}</section>`
      : '',
    next !== undefined && Math.max(found.own.total, germanTotal) > limit
      ? `<p><a href="${at({ art: kind, anzahl: next })}">${escape(words.more)}</a></p>`
      : '',
    found.own.total + germanTotal === 0
      ? `<div class="empty"><h2 class="h3">${escape(words.noneTitle)}</h2><p>${escape(words.noneHelp)}</p></div>`
      : '',
  ];
  return { query, status, results: parts.join('') };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function inWords(words: CountWords, count: number, language: string): string {
  const known = Intl.PluralRules.supportedLocalesOf(language).length > 0 ? language : 'de';
  return (words[new Intl.PluralRules(known).select(count)] ?? words['other'] ?? '{count}').replace('{count}', String(count));
}

const marked = (parts: readonly MarkedPart[]): string =>
  parts.map(({ text, hit }) => (hit ? `<mark>${escape(text)}</mark>` : escape(text))).join('');

function hitList(input: Given & { hits: readonly RetrievalHit[]; plain: boolean }): string {
  const { hits, plain, words, language, hrefOf } = input;
  if (hits.length === 0) return '';
  const items = hits.map(({ document, title, snippet }) => {
    const foreign = document.language === language ? '' : ` lang="${document.language}" dir="${directionOf(document.language)}"`;
    const kind = plain ? '' : `<span class="small muted hit-kind">${escape(words.kinds[document.kind]?.one ?? '')}</span>`;
    const text = snippet.length > 0 ? `<p class="small"${foreign}>${marked(snippet)}</p>` : '';
    return `<li><a href="${escape(hrefOf(document.href))}"${foreign}>${marked(title)}</a>${kind}${text}</li>`;
  });
  return `<ul class="rows hits">${items.join('')}</ul>`;
}

const chips = (input: { label: string; entries: readonly { label: string; href: string; current: boolean }[] }): string =>
  `<nav class="filters" aria-label="${escape(input.label)}"><ul class="cluster">${input.entries
    .map(
      ({ label, href, current }) =>
        `<li><a class="chip" href="${href}"${current ? ' aria-current="true"' : ''}>${escape(label)}</a></li>`,
    )
    .join('')}</ul></nav>`;

/** Puts the findings into the page of the search as the server wrote it. */
export function fillSearchPage(html: string, found: { query: string; status: string; results: string }): string {
  return html
    .replace(/<input [^>]*name="q"[^>]*>/, (input) =>
      input.replace(/ value="[^"]*"/, '').replace(' name="q"', ` name="q" value="${escape(found.query)}"`),
    )
    .replace(/(data-status[^>]*>)[^<]*/, (_, start: string) => start + escape(found.status))
    .replace(/(data-results[^>]*>)[\s\S]*?(<\/div>\s*<\/search-as-you-type>)/, (_, start: string, end: string) => {
      return start + found.results + end;
    });
}
