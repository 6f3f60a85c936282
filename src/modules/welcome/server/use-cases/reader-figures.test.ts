import { afterAll, beforeAll, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const figures = async (asked: object = {}, of = county) => must(await test.app.welcome.readReaderFigures(coordinator(of), asked));
async function read(what: string, times = 1, language = 'de', kind: 'page' | 'search' = 'page'): Promise<void> {
  for (let n = 0; n < times; n += 1) test.app.readerCounter.count({ countyId: county.id, language, kind, what });
  await test.app.readerCounter.flush();
}

it('adds up what several processes count, names pages by their title, and knows nothing of other counties', async () => {
  const page = must(
    await test.app.welcome.createPage(coordinator(), {
      language: 'de',
      content: { title: 'Wohnung suchen', summary: '', blocks: [] },
    }),
  );
  must(await test.app.welcome.releasePage(coordinator(), { pageId: page.id, language: 'de', version: 1 }));
  await read('wohnung-suchen', 3);
  await read('wohnung-suchen', 2, 'ar');
  await read('wohnung-suchen', 2);
  await read('');
  await read('kfz', 3, 'de', 'search');
  await read('erika beispiel', 2, 'de', 'search');
  expect(await figures()).toMatchObject({
    total: 8,
    before: 0,
    languages: [
      { language: 'de', count: 6 },
      { language: 'ar', count: 2 },
    ],
    pages: [
      { title: 'Wohnung suchen', count: 7, path: 'wohnung-suchen', language: 'de' },
      { title: 'Startseite', count: 1 },
    ],
    searches: [{ words: 'kfz', language: 'de', count: 3 }],
  });
  expect((await figures({ language: 'ar' })).total).toBe(2);
  expect((await figures({}, other)).total).toBe(0);
  expect(await test.app.welcome.readReaderFigures(coordinator(), { days: 31 as never })).toMatchObject({
    problem: { code: 'invalid-input' },
  });
});

it('names places, events and offers by their German titles', async () => {
  const { id } = must(
    await test.app.offers.addOffer(coordinator(), { name: 'Sprachcafé', kind: 'meeting', topics: ['language'], state: 'public' }),
  );
  test.setNow('2025-03-01T11:00:00Z');
  await read(`angebote/sprachcafe-${id}`, 2, 'ar');
  await read('angebote');
  expect((await figures()).pages).toMatchObject([{ title: 'Sprachcafé', count: 2 }, { title: 'Angebote' }]);
});

it('keeps days for 90 days, months for five years, and searches no longer than days', async () => {
  test.setNow('2026-11-30T11:00:00Z');
  await read('wohnung-suchen', 4);
  const clear = async (now: string): Promise<void> => {
    test.setNow(now);
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
  };
  await clear('2027-03-15T11:00:00Z');
  await clear('2027-03-16T11:00:00Z');
  const year = await figures({ days: 365 });
  expect(year).toMatchObject({ total: 12, searches: [] });
  expect(year.steps.filter(({ count }) => count > 0)).toEqual([{ from: '2026-11-01', count: 12 }]);
  await clear('2031-12-15T11:00:00Z');
  test.setNow('2027-03-15T11:00:00Z');
  expect((await figures({ days: 365 })).total).toBe(0);
});
