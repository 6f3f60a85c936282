import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExampleData } from '#composition/example-data.ts';
import { createTestApp, systemCtx, type TestApp } from '../database/test-app.ts';
import { must } from '../database/must.ts';
import { createClient, NotFound, pageMap } from './integreat-client.ts';
import { startIntegreat, type IntegreatSite } from './integreat-site.ts';

let test: TestApp;
let site: IntegreatSite;
let client: ReturnType<typeof createClient>;

beforeAll(async () => {
  test = await createTestApp();
  await loadExampleData({ app: test.app, tell: () => undefined });
  for (const county of await test.app.counties.all()) {
    const ctx = systemCtx(test, county);
    must(await test.app.tenancy.changeSettings(ctx, { imprint: 'Landkreis\nMusterstraße 1' }));
    must(
      await test.app.welcome.addNotice(ctx, {
        kind: 'road-closed',
        title: 'Straße gesperrt',
        text: 'Bis Freitag gesperrt.',
        source: 'Landkreis',
        begins: '2026-11-25T06:00:00Z',
        ends: '2026-11-28T06:00:00Z',
        publish: true,
      }),
    );
  }
  test.app.counties.forget();
  site = await startIntegreat(test.app);
  client = createClient(site.base);
});
afterAll(async () => {
  await site.close();
  await test.close();
});

describe('a client that reads as the app does', () => {
  it('gets the counties', async () => {
    const regions = await client.regions();
    expect(regions.map(({ code }) => code).sort()).toEqual(['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund']);
    for (const region of regions) {
      expect(await client.region(region.code)).toEqual(region);
      expect(region).toMatchObject({ live: true, prefix: 'Landkreis', chat: false });
      const [west, south, east, north] = region.box as [number, number, number, number];
      expect(west < region.longitude && region.longitude < east && south < region.latitude && region.latitude < north).toBe(true);
      expect(region.languages.length).toBeGreaterThan(3);
    }
  });

  it.each(['harburg', 'heidekreis', 'rotenburg-wuemme', 'wittmund'])(
    'reads everything of %s in every language',
    { timeout: 120_000 },
    async (code) => {
      let pagesRead = 0;
      for (const { code: language } of (await client.region(code)).languages) {
        const base = `/${code}/${language}`;
        const pages = await client.pages(code, language);
        pagesRead += pages.length;
        const map = pageMap(pages, base);
        expect(map.byPath.size, `${base}: addresses are unique`).toBe(pages.length);
        expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
        const places = await client.places(code, language);
        const events = await client.events(code, language);
        expect(new Set([...places, ...events].map(({ path }) => path)).size).toBe(places.length + events.length);
        const paths = new Set(places.map(({ path }) => path));
        for (const { placePath } of events) if (placePath !== null) expect(paths).toContain(placePath.replace(/\/$/, ''));
        for (const event of events) expect(event.dates, event.path).toBeGreaterThan(0);
        for (const thing of [...pages, ...places, ...events]) {
          expect(Object.keys(thing.languages)).not.toContain(language);
          expect(thing.content).not.toMatch(/(href|src)="\/|<script|\sstyle=/);
        }
        const above = pages.map((page) => map.above(page));
        const deepest = pages.at(-1);
        if (deepest) {
          expect(await client.page(code, language, deepest.path)).toEqual(deepest);
          expect((await client.parents(code, language, deepest.path)).map(({ path }) => path)).toEqual(above.at(-1));
        }
        expect(await client.children(code, language, 1)).toEqual(pages.filter(({ parentPath }) => parentPath === base));
        for (const news of await client.news(code, language))
          expect(await client.newsItem(code, language, news.id)).toEqual(news);
        expect(await client.imprint(code, language)).toMatchObject({ path: `${base}/imprint` });
      }
      expect(pagesRead).toBeGreaterThan(80);
    },
  );

  it('follows a page into the other languages', async () => {
    const german = await client.pages('heidekreis', 'de');
    for (const page of german.slice(0, 6)) {
      for (const [language, path] of Object.entries(page.languages)) {
        const there = await client.page('heidekreis', language, path);
        expect(there.languages.de).toBe(page.path);
      }
    }
  });

  it('is told what is not there', async () => {
    await expect(client.pages('nirgends', 'de')).rejects.toThrow(NotFound);
    await expect(client.pages('heidekreis', 'xx')).rejects.toThrow(NotFound);
    await expect(client.page('heidekreis', 'de', '/heidekreis/de/nirgends')).rejects.toThrow(NotFound);
    await expect(client.newsItem('heidekreis', 'de', 'local-0')).rejects.toThrow(NotFound);
  });
});
