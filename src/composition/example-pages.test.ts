import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { loadCountyPages, loadLibrary } from './example-pages.ts';

const data = new URL('../../data/', import.meta.url).pathname;

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

it('the example pages of a county show the project’s own drawings, small, with words and rights, in every language', async () => {
  const { app } = test;
  const county = await openCounty(test);
  const installation = app.context({ county: null, actor: { kind: 'system', name: 'Test' } });
  await loadLibrary({ app, ctx: installation, folder: join(data, 'library') });
  await loadCountyPages({ app, ctx: systemCtx(test, county), folder: join(data, 'heidekreis') });
  const media = must(await app.welcome.listMedia(ctxOf(test, county, person({ county, role: 'coordinator' })), {}));
  expect(media).toHaveLength(8);
  for (const { alt, licence, author, files, ended } of media) {
    expect(alt.length).toBeGreaterThan(20);
    expect([licence, author, ended]).toEqual(['own', 'Kreislotse', false]);
    expect(Math.max(...files.map(({ bytes }) => bytes))).toBeLessThan(25_000);
  }
  const shown = media.filter(({ uses }) => uses.length > 0);
  expect(shown.length).toBeGreaterThanOrEqual(6);
  const bins = media.find(({ title }) => title === 'Vier Tonnen')!;
  const reader = ctxOf(test, county, anonymous);
  for (const language of ['de', 'en', 'ar']) {
    const found = must(await app.welcome.readPublicPage(reader, { language, path: bins.uses[0]!.path }));
    const page = found.page ?? must(await app.welcome.readPublicPage(reader, { language, path: found.movedTo! })).page!;
    expect(
      page.blocks.filter(({ kind, ref }) => kind === 'media' && ref === bins.id),
      language,
    ).toHaveLength(1);
    expect(page.blocks.findIndex(({ kind }) => kind === 'media')).toBe(1);
  }
});
