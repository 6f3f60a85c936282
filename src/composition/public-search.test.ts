import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { must } from '../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../tests/database/test-app.ts';
import { keepTime } from '#modules/welcome/server/use-cases/keep-time.ts';
import { createPublicSearch } from './public-search.ts';

let test: TestApp;
let north: CountyRef;
let south: CountyRef;
const coordinator = (county: CountyRef): Ctx => ctxOf(test, county, person({ county, role: 'coordinator' }));
const reader = (county: CountyRef): Ctx => ctxOf(test, county, anonymous);

async function page(county: CountyRef, title: string, text: string, more: object = {}): Promise<string> {
  const { id } = must(
    await test.app.welcome.createPage(coordinator(county), {
      content: { title, summary: `${title} in einem Satz.`, blocks: [{ kind: 'text', html: `<p>${text}</p>` }] },
      ...more,
    }),
  );
  must(await test.app.welcome.releasePage(coordinator(county), { pageId: id, language: 'de', version: 1 }));
  return id;
}
const find = async (county: CountyRef, query: string, language = 'de', more: object = {}) =>
  must(await test.app.publicSearch.search(reader(county), { language, query, ...more }));
const titles = async (county: CountyRef, query: string, language = 'de', more: object = {}): Promise<string[]> =>
  (await find(county, query, language, more)).own.hits.map((hit) => hit.document.title);

let doctorId: string;
beforeAll(async () => {
  test = await createTestApp();
  [north, south] = [await openCounty(test), await openCounty(test, 'suedkreis')];
  doctorId = await page(north, 'Zum Arzt gehen', 'Machen Sie einen Termin in der Hausarztpraxis.');
  await page(north, 'Für Ehrenamtliche: Begleitung zum Arzt', 'Fahrtkosten.', { audiences: ['volunteers'] });
  await page(north, 'Entwurf über Ärzte', 'Nicht fertig.').then((pageId) =>
    test.app.welcome.setPageState(coordinator(north), { pageId, state: 'hidden', version: 2 }),
  );
  await page(south, 'Zahnarzt im Süden', 'Am Markt.');
  const strategy = must(
    await test.app.strategy.createStrategy(systemCtx(test, north), {
      key: 'konzept',
      title: 'Konzept',
      levels: ['Feld', 'Maßnahme'],
      nodes: [{ level: 0, title: 'Gesundheit', children: [{ level: 1, title: 'Sprachmittlung beim Arztbesuch' }] }],
    }),
  );
  must(await test.app.strategy.adoptStrategy(systemCtx(test, north), { strategyId: strategy.id, adoptedOn: '2026-01-01' }));
  must(
    await test.app.events.addEvent(coordinator(north), {
      title: 'Vortrag über Impfungen',
      kind: 'talk',
      startDate: '2026-11-26',
      startTime: '15:00',
      endTime: '17:00',
      audience: ['newcomers'],
      languages: ['de'],
      release: true,
    }),
  );
});
afterAll(() => test.close());

describe('what the public finds', () => {
  it('comes from every module, with its address below the county', async () => {
    const { own } = await find(north, 'Artzt');
    expect(own.kinds).toEqual({ goal: 1, page: 2 });
    expect(own.hits[0]!.document).toMatchObject({ id: `welcome.page:${doctorId}`, href: '/de/zum-arzt-gehen' });
    expect(own.hits.find((hit) => hit.document.kind === 'goal')!.document.href).toMatch(/^\/de\/strategie\/konzept\//);
    expect(await titles(north, 'Impfung')).toEqual(['Vortrag über Impfungen']);
  });

  it('is never another county’s, and never what is not public', async () => {
    expect(await titles(south, 'Arzt')).toEqual(['Zahnarzt im Süden']);
    expect(await titles(north, 'Entwurf')).toEqual([]);
  });

  it('is narrowed by kind and audience', async () => {
    expect(await titles(north, 'Arzt', 'de', { kinds: ['goal'] })).toEqual(['Sprachmittlung beim Arztbesuch']);
    expect(await titles(north, 'Arzt', 'de', { audience: 'newcomers', kinds: ['page'] })).toEqual(['Zum Arzt gehen']);
  });

  it('has a second chance in German, by what was asked for in the reader’s language', async () => {
    const nothing = await find(north, 'طبيب', 'ar');
    expect(nothing.own.total).toBe(0);
    expect(nothing.german!.hits[0]!.document.title).toBe('Zum Arzt gehen');
    await test.app.db.transaction({ countyId: north.id }, (tx) =>
      saveTranslations({
        ctx: systemCtx(test, north),
        tx,
        translations: [
          {
            subjectType: 'page',
            subjectId: doctorId,
            field: 'title',
            language: 'ar',
            source: 'Zum Arzt gehen',
            text: 'زيارة الطبيب',
            state: 'checked',
          },
        ],
      }),
    );
    test.app.publicSearch.forget(north.slug);
    const found = await find(north, 'طبيب', 'ar');
    expect(found.own.hits.map((hit) => hit.document.title)).toEqual(['زيارة الطبيب']);
    expect(found.german!.hits.map((hit) => hit.document.id)).not.toContain(`welcome.page:${doctorId}`);
  });

  it('follows every change at once', async () => {
    expect(await titles(north, 'Fahrradwerkstatt')).toEqual([]);
    const pageId = await page(north, 'Fahrradwerkstatt', 'Schrauben lernen.');
    expect(await titles(north, 'Fahrradwerkstatt')).toEqual(['Fahrradwerkstatt']);
    const { version } = must(await test.app.welcome.readPage(coordinator(north), { pageId }));
    must(await test.app.welcome.setPageState(coordinator(north), { pageId, state: 'hidden', version }));
    expect(await titles(north, 'Fahrradwerkstatt')).toEqual([]);
  });

  it('loses an event when its day is over', async () => {
    expect(await titles(north, 'Vortrag')).toEqual(['Vortrag über Impfungen']);
    test.setNow('2026-11-27T08:00:00Z');
    expect(await titles(north, 'Vortrag')).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('holds public papers and what is said for now, and no longer', async () => {
    const bodyId = must(
      await test.app.network.addBody(coordinator(north), { name: 'Kreistag', kind: 'county-council', position: 1 }),
    ).id;
    for (const [number, title, isPublic] of [
      ['2026/77', 'Förderung der Begegnungscafés', true],
      ['2026/78', 'Begegnungscafés, nicht öffentlich', false],
    ] as const) {
      const stop = { bodyId, role: 'decides' as const };
      must(await test.app.network.addPaper(coordinator(north), { kind: 'proposal', number, title, isPublic, stop }));
    }
    must(
      await test.app.welcome.addNotice(coordinator(north), {
        kind: 'road-closed',
        title: 'Mühlenstraße gesperrt',
        text: 'Die Umleitung ist ausgeschildert.',
        source: 'Stadt',
        municipalityIds: [],
        begins: '2026-11-25T06:00:00+01:00',
        ends: '2026-11-27T18:00:00+01:00',
        publish: true,
      }),
    );
    expect((await find(north, 'Begegnungscafe')).own.hits.map(({ document }) => [document.kind, document.title])).toEqual([
      ['paper', 'Förderung der Begegnungscafés'],
    ]);
    expect(await titles(north, '2026/77')).toEqual(['Förderung der Begegnungscafés']);
    const [road] = (await find(north, 'Straßensperrung Mühlenstraße')).own.hits;
    expect(road!.document).toMatchObject({ kind: 'notice', title: 'Mühlenstraße gesperrt' });
    test.setNow('2026-11-27T17:00:00Z');
    must(await keepTime(systemCtx(test, north), {}));
    expect(await titles(north, 'Mühlenstraße')).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('knows what means the same in this county alone', async () => {
    expect(await titles(north, 'Medizinmensch')).toEqual([]);
    must(await test.app.tenancy.changeSettings(coordinator(north), { searchWords: 'Medizinmensch, Arzt\nX, Y' }));
    expect(await titles(north, 'Medizinmensch')).toContain('Zum Arzt gehen');
    expect(await titles(south, 'Medizinmensch')).toEqual([]);
    const refused = await test.app.tenancy.changeSettings(coordinator(north), { searchWords: 'allein' });
    expect(refused).toMatchObject({ ok: false, problem: { fields: [{ path: 'searchWords' }] } });
    must(await test.app.tenancy.changeSettings(coordinator(north), { searchWords: '' }));
    expect(await titles(north, 'Medizinmensch')).toEqual([]);
  });

  it('is held for few counties only where memory is short', async () => {
    const search = createPublicSearch({ maxBytes: 1, log: test.app.log });
    for (const county of [north, south, north]) {
      const found = must(await search.search(reader(county), { language: 'de', query: 'Arzt' }));
      expect(found.own.total).toBeGreaterThan(0);
    }
    expect(search.size().engines).toBe(1);
  });

  it('answers many at once from one reading', async () => {
    const search = createPublicSearch({ maxBytes: 10_000_000, log: test.app.log });
    const all = await Promise.all(
      Array.from({ length: 20 }, () => search.search(reader(north), { language: 'de', query: 'Arzt' })),
    );
    expect(new Set(all.map((result) => JSON.stringify(must(result)))).size).toBe(1);
    expect(search.size().engines).toBe(1);
  });

  it('refuses a language that is none, and knows no county that is none', async () => {
    const bad = await test.app.publicSearch.search(reader(north), { language: '../x', query: 'Arzt' });
    expect(bad).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    const nowhere = await test.app.publicSearch.search({ ...reader(north), county: null }, { language: 'de', query: 'Arzt' });
    expect(nowhere).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});
