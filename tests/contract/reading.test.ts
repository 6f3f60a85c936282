import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '#adapters/pdf/read.fixture.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../database/must.ts';
import { ctxOf, openCounty, person } from '../database/test-app.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  const ctx = ctxOf(site.test, county, person({ county, role: 'coordinator' }));
  const add = async (title: string, parentId: string | null) => {
    const content = {
      title,
      summary: 'Kurz gesagt.',
      blocks: [{ kind: 'text' as const, html: '<p>So geht es: <a href="https://bund.example">Bund</a>.</p>' }],
    };
    const { id } = must(await site.test.app.welcome.createPage(ctx, { language: 'de', content, parentId }));
    must(await site.test.app.welcome.releasePage(ctx, { pageId: id, language: 'de', version: 1 }));
    return id;
  };
  await add('Kaution', await add('Wohnen', null));
});
afterAll(() => site.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(site.url + path, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const text = async (path: string, headers: Record<string, string> = {}) =>
  new TextDecoder().decode((await get(path, headers)).bytes);

describe('a page of the site', () => {
  it('is there as plain text, which the page names', async () => {
    expect(await text('/nordkreis/de/wohnen/kaution')).toContain('<link rel="alternate" type="text/plain" href="?als=text"');
    const plain = await get('/nordkreis/de/wohnen/kaution?als=text');
    expect(plain.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(plain.headers.get('x-robots-tag')).toBe('noindex');
    const words = new TextDecoder().decode(plain.bytes);
    expect(words).toContain('# Kaution');
    expect(words).toContain('So geht es: Bund <https://bund.example>.');
    expect(words).not.toMatch(/<(p|div|a)\b/);
    for (const page of ['', '/themen', '/orte', '/termine', '/warnungen', '/impressum', '/notfall', '/schritte'])
      expect((await get(`/nordkreis/ar${page}?als=text`)).headers.get('content-type'), page).toBe('text/plain; charset=utf-8');
  });

  it('tells machines what it is and where it stands', async () => {
    const html = await text('/nordkreis/de/wohnen/kaution');
    const data = JSON.parse(/<script type="application\/ld\+json">([^<]+)<\/script>/.exec(html)![1]!) as { '@graph': object[] };
    const origin = site.test.app.config.origin;
    expect(data['@graph']).toMatchObject([
      { '@type': 'WebPage', url: `${origin}/nordkreis/de/wohnen/kaution`, name: 'Kaution', inLanguage: 'de' },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { position: 1 },
          { position: 2, name: 'Wohnen', item: `${origin}/nordkreis/de/wohnen` },
          { position: 3, name: 'Kaution' },
        ],
      },
    ]);
  });

  it('is kept as a PDF at one address, alone or with its chapter', async () => {
    const sheet = await get('/nordkreis/de/druck/wohnen.pdf');
    expect(sheet.headers.get('content-type')).toBe('application/pdf');
    expect(await readPdf({ pdf: sheet.bytes })).toMatchObject({ marked: true, title: 'Wohnen' });
    const chapter = await readPdf({ pdf: (await get('/nordkreis/de/druck/wohnen.pdf?kapitel')).bytes });
    expect(chapter.pages.join(' ')).toContain('Kaution');
    const other = await get('/nordkreis/de/druck/wohnen.pdf?sonst=1');
    expect([other.status, other.headers.get('location')]).toEqual([302, '/nordkreis/de/druck/wohnen.pdf']);
    for (const path of ['nirgends.pdf', 'wohnen']) expect((await get(`/nordkreis/de/druck/${path}`)).status, path).toBe(404);
  });

  it('is passed on by link and code, for pages of this site alone', async () => {
    const page = await text('/nordkreis/de/teilen?seite=wohnen%2Fkaution');
    expect(page).toContain(`${site.test.app.config.origin}/nordkreis/de/wohnen/kaution`);
    expect(page).toMatch(/<svg[^>]+role="img"[\s\S]*?<path d="M\d+ \d+h/);
    for (const foreign of ['//evil.example', '/x', '../..', 'a/../../b', 'a b', 'a\nb', 'a?b'])
      expect((await get(`/nordkreis/de/teilen?seite=${encodeURIComponent(foreign)}`)).status, foreign).toBe(404);
  });
});

describe('the sitemaps', () => {
  it('lead from one index to every page of every language', async () => {
    const index = await text('/sitemap.xml');
    const maps = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc!.replace(/^https?:\/\/[^/]+/, ''));
    expect(maps).toEqual(['de', 'en', 'uk', 'ar'].map((language) => `/nordkreis/${language}/sitemap.xml`));
    const german = await get(maps[0]!);
    expect(german.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const words = new TextDecoder().decode(german.bytes);
    expect(words).toContain('/nordkreis/de/wohnen/kaution</loc>');
    expect(words).toContain('hreflang="ar" href="');
    for (const [, loc] of words.matchAll(/<loc>([^<]+)<\/loc>/g))
      expect((await get(loc!.replace(/^https?:\/\/[^/]+/, ''))).status, loc).toBe(200);
    expect(await text('/robots.txt')).toContain('/sitemap.xml');
    expect((await get('/nordkreis/fr/sitemap.xml')).status).toBe(404);
  });
});

describe('readings', () => {
  it('are counted for browsers alone, from kept pages too, with what they looked for in vain', async () => {
    const phone = {
      'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36',
    };
    for (let n = 0; n < 3; n += 1) {
      await get('/nordkreis/de/wohnen/kaution', phone);
      await get('/nordkreis/de/suche?q=Qqxwvzk', phone);
      await get('/nordkreis/de/suche?q=erika@beispiel.example', phone);
    }
    await get('/nordkreis/de/wohnen/kaution', { 'user-agent': 'Examplebot/1.0 (+https://bot.example)' });
    await site.test.app.readerCounter.flush();
    const ctx = ctxOf(site.test, county, person({ county, role: 'coordinator' }));
    const figures = must(await site.test.app.welcome.readReaderFigures(ctx, {}));
    expect(figures.pages.find(({ title }) => title === 'Kaution')?.count).toBe(3);
    expect(figures.searches).toEqual([{ words: 'qqxwvzk', language: 'de', count: 3 }]);
  });
});
