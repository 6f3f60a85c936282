import { describe, expect, it } from 'vitest';
import { createEngine } from '#kernel/retrieval/engine.ts';
import type { RetrievalDocument } from '#kernel/retrieval/types.ts';
import type { OfflineWords } from './package.ts';
import { fillSearchPage, searchPage } from './search-page.ts';

const document = (id: string, title: string, language = 'en', kind = 'page'): RetrievalDocument => ({
  id,
  kind,
  title,
  text: `About ${title}.`,
  audience: [],
  href: `/${language}/${id}`,
  language,
});
const words: OfflineWords = {
  kept: '',
  found: { one: '{count} result', other: '{count} results' },
  foundGerman: { one: '{count} in German', other: '{count} in German' },
  noneOwn: 'None',
  germanLead: 'Not translated.',
  meant: 'Did you mean',
  more: 'More',
  noneTitle: 'Nothing',
  noneHelp: 'Write less.',
  all: 'All',
  kindsLabel: 'Kinds',
  kinds: { page: { one: 'Page', many: 'Pages' }, place: { one: 'Place', many: 'Places' } },
};
const own = createEngine({
  language: 'en',
  documents: [document('a', 'Registration <now>'), document('b', 'Registration office', 'en', 'place'), document('c', 'School')],
});
const german = createEngine({ language: 'de', documents: [document('d', 'Kindergeld', 'de')] });
const search = (asked: string) =>
  searchPage({
    own,
    german,
    asked: new URLSearchParams(asked),
    language: 'en',
    words,
    hrefOf: (href) => `/kreis${href}`,
    searchAt: (search) => `/kreis/en/suche?${search}`,
  });

describe('the search on the device', () => {
  it('shows findings with their kind, what was meant, and nothing that is markup', () => {
    const found = search('q=registartion')!;
    expect(found.status).toBe('2 results');
    expect(found.results).toContain('href="/kreis/en/a"');
    expect(found.results).toContain('&lt;now&gt;');
    expect(found.results).toContain('<span class="small muted hit-kind">Place</span>');
    expect(found.results).toContain('/kreis/en/suche?q=Registration');
    expect(found.results).not.toContain('<now>');
  });

  it('offers German ones in their language where there is little', () => {
    const found = search('q=Kindergeld')!;
    expect(found.status).toBe('None · 1 in German');
    expect(found.results).toContain('lang="de" dir="ltr"');
  });

  it('narrows by kind, and says when there is nothing', () => {
    expect(search('q=registration&art=place')!.status).toBe('1 result');
    expect(search('q=zzzzzzzzzz')!.results).toContain('Write less.');
    expect(search('q=+')).toBeNull();
  });

  it('fills the page of the search as the server wrote it', () => {
    const page =
      '<input class="input" id="q" name="q" type="search" value="" maxlength="200"/><p role="status" data-status=""></p>' +
      '<div class="stack" data-results=""><p>Lead <i>x</i></p></div></search-as-you-type> <div>rest</div>';
    const filled = fillSearchPage(page, { query: 'a"b', status: '$& 1', results: '<ul>$1</ul>' });
    expect(filled).toBe(
      '<input class="input" id="q" name="q" value="a&quot;b" type="search" maxlength="200"/><p role="status" data-status="">$&amp; 1</p>' +
        '<div class="stack" data-results=""><ul>$1</ul></div></search-as-you-type> <div>rest</div>',
    );
  });
});
