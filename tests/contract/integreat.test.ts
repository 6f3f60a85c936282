import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../database/test-app.ts';
import { must } from '../database/must.ts';
import { startIntegreat, type IntegreatSite } from './integreat-site.ts';

let test: TestApp;
let county: CountyRef;
let ctx: CountyCtx;
let site: IntegreatSite;
let api: string;

const text = (title: string, html = '<p>Text</p>') => ({ title, summary: '', blocks: [{ kind: 'text' as const, html }] });
const addPage = async (input: {
  parentId?: string;
  audiences?: 'volunteers'[];
  slugs?: Record<string, string>;
  texts: Record<string, ReturnType<typeof text>>;
}): Promise<string> => must(await test.app.welcome.importPage(ctx, { parentId: null, language: 'de', ...input } as never)).id;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  ctx = systemCtx(test, county);
  const top = await addPage({ texts: { de: text('Ankommen'), uk: text('Прибуття') }, slugs: { uk: 'прибуття' } });
  const below = await addPage({
    parentId: top,
    texts: { de: text('Wohnen', '<p><a href="/nordkreis/de/ankommen">mehr</a></p>') },
  });
  await addPage({ parentId: below, texts: { de: text('Miete'), uk: text('Оренда') } });
  await addPage({ audiences: ['volunteers'], texts: { de: text('Für Helfende') } });
  site = await startIntegreat(test.app);
  api = `${site.base}/api/v3`;
});
afterAll(async () => {
  await site.close();
  await test.close();
});

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${api}/${path}`, { redirect: 'manual', ...init });
const json = async (path: string): Promise<never> => (await (await get(path)).json()) as never;
const titles = async (path: string): Promise<string[]> => ((await json(path)) as { title: string }[]).map(({ title }) => title);

describe('pages', () => {
  it('are a flat tree of what is written in the language, without what hangs below something that is not', async () => {
    expect(await titles('nordkreis/de/pages/')).toEqual(['Ankommen', 'Wohnen', 'Miete']);
    expect(await titles('nordkreis/uk/pages/')).toEqual(['Прибуття']);
    const [top, below] = (await json('nordkreis/de/pages/')) as [Record<string, unknown>, Record<string, unknown>];
    expect(top).toMatchObject({
      path: '/nordkreis/de/ankommen/',
      parent: { id: 0, url: null, path: null },
      available_languages: { uk: { path: '/nordkreis/uk/прибуття/' } },
      thumbnail: null,
      organization: null,
      embedded_offers: [],
      hash: null,
    });
    expect(below).toMatchObject({
      parent: { path: '/nordkreis/de/ankommen/' },
      content: expect.stringMatching(/^<p><a href="http[^"]+\/nordkreis\/de\/ankommen">mehr<\/a><\/p>$/),
    });
  });

  it('are found by address, however it is written, and by number', async () => {
    const all = (await json('nordkreis/de/pages/')) as { id: number; title: string }[];
    for (const url of [
      '/nordkreis/de/ankommen/wohnen/',
      '/Nordkreis/de/Ankommen/WOHNEN',
      'wohnen',
      encodeURIComponent('/nordkreis/de/ankommen/wohnen'),
    ]) {
      expect(await json(`nordkreis/de/page/?url=${url}`), url).toMatchObject({ title: 'Wohnen' });
    }
    expect(await json(`nordkreis/de/post/?id=${all[2]!.id}`)).toMatchObject({ title: 'Miete' });
    expect(await json('Nordkreis/UK/page/?url=/nordkreis/uk/прибуття')).toMatchObject({ title: 'Прибуття' });
    expect(await titles('nordkreis/de/parents/?url=/nordkreis/de/ankommen/wohnen/miete')).toEqual(['Ankommen', 'Wohnen']);
  });

  it('lead to themselves on paper, with all below them', async () => {
    const found = await get('nordkreis/uk/pdf/?url=/nordkreis/uk/прибуття');
    expect([found.status, found.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/\/nordkreis\/uk\/druck\/%D0%BF%D1%80%D0%B8%D0%B1%D1%83%D1%82%D1%82%D1%8F\.pdf\?kapitel$/),
    ]);
    expect((await get('nordkreis/de/pdf/')).status).toBe(404);
  });

  it('have children to a depth, the asked page among them', async () => {
    expect(await titles('nordkreis/de/children/')).toEqual(['Ankommen']);
    expect(await titles('nordkreis/de/children/?depth=0')).toEqual([]);
    expect(await titles('nordkreis/de/children/?depth=2')).toEqual(['Ankommen', 'Wohnen']);
    expect(await titles('nordkreis/de/children/?depth=1&url=/nordkreis/de/ankommen')).toEqual(['Ankommen', 'Wohnen']);
    expect(await titles('nordkreis/de/children/?depth=0&url=/nordkreis/de/ankommen')).toEqual(['Ankommen']);
    expect((await get('nordkreis/de/children/?depth=tief')).status).toBe(400);
  });

  it('show their pictures with what has to be said of them', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const stored = await test.app.files.put(Buffer.from(dot, 'base64'));
    const medium = must(
      await test.app.welcome.addMedium(ctx, {
        title: 'Amt',
        alt: 'Das "Amt"',
        author: 'Presseamt',
        licence: 'own',
        upload: { ...stored, name: 'amt.png', mime: 'image/png' },
      }),
    );
    const blocks = [{ kind: 'media' as const, html: '', ref: medium.id }];
    await addPage({ texts: { de: { title: 'Mit Bild', summary: '', blocks } } as never });
    const shown = (await json('nordkreis/de/page/?url=mit-bild')) as { content: string };
    expect(shown.content).toMatch(
      /^<figure><img src="http[^"]+\/medien\/[0-9a-f]{64}\.webp" alt="Das &quot;Amt&quot;" width="1" height="1" \/><figcaption>[^<]*Presseamt[^<]*<\/figcaption><\/figure>$/,
    );
  });

  it('for helpers go out only where the county says so', async () => {
    must(await test.app.tenancy.changeSettings(ctx, { integreatForHelpers: true }));
    expect(await titles('nordkreis/de/pages/')).toContain('Für Helfende');
    must(await test.app.tenancy.changeSettings(ctx, { integreatForHelpers: false }));
    expect(await titles('nordkreis/de/pages/')).not.toContain('Für Helfende');
  });

  it('keep their numbers when others come', async () => {
    const before = (await json('nordkreis/de/pages/')) as { id: number }[];
    await addPage({ texts: { de: text('Arbeit') } });
    const after = (await json('nordkreis/de/pages/')) as { id: number }[];
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    expect(new Set(after.map(({ id }) => id)).size).toBe(before.length + 1);
  });
});

describe('events', () => {
  it('bear their rule, and what it cannot say as dates of their own', async () => {
    const events = test.app.events;
    const add = (given: object) =>
      events.addEvent(ctx, { kind: 'meeting-place', startTime: '15:00', endTime: '17:00', release: true, ...given } as never);
    const { id } = must(await add({ title: 'Sprachcafé', startDate: '2026-11-26', recurrence: { frequency: 'WEEKLY' } }));
    must(await events.saveException(ctx, { eventId: id, date: '2026-12-10', kind: 'cancelled' }));
    must(await add({ title: 'Täglich', startDate: '2026-11-26', recurrence: { frequency: 'DAILY', count: 3 } }));
    const list = (await json('nordkreis/de/events/?combine_recurring=True')) as {
      title: string;
      path: string;
      recurrence_rule: string;
    }[];
    expect(list.map(({ title, path, recurrence_rule: rule }) => [title, /\$/.test(path), rule])).toEqual([
      ['Sprachcafé', false, 'DTSTART:20261126T140000\nRRULE:FREQ=WEEKLY;UNTIL=20261203T235959;BYDAY=TH'],
      ['Sprachcafé', true, 'DTSTART:20261217T140000\nRRULE:FREQ=WEEKLY;BYDAY=TH'],
      ['Täglich', false, 'DTSTART:20261126T140000\nRRULE:FREQ=DAILY;UNTIL=20261128T235959;BYDAY=MO,TU,WE,TH,FR,SA,SU'],
    ]);
    expect(list[0]).toMatchObject({
      location: { id: null, latitude: null },
      event: {
        start: '2026-11-26T15:00:00+01:00',
        start_date: '2026-11-26',
        start_time: '15:00:00',
        all_day: false,
        timezone: 'Europe/Berlin',
      },
    });
    const single = (await json('nordkreis/de/events/')) as { path: string; event: { start_date: string } }[];
    expect(single.map(({ event }) => event.start_date)).not.toContain('2026-12-10');
    expect(new Set(single.map(({ path }) => path)).size).toBe(single.length);
    expect(await json('nordkreis/uk/events/')).toEqual([]);
  });
});

describe('other lists', () => {
  it('are there in the shape of the original, empty or not', async () => {
    expect(await json('nordkreis/languages/')).toMatchObject([
      { code: 'de', native_name: 'Deutsch', dir: 'ltr' },
      { code: 'en' },
      { code: 'uk' },
      { code: 'ar', dir: 'rtl' },
    ]);
    for (const list of ['offers/', 'de/offers/', 'de/extras/', 'de/imprint/', 'de/disclaimer', 'de/news', 'de/fcm/']) {
      expect(await json(`nordkreis/${list}`), list).toEqual([]);
    }
    expect(await json('nordkreis/de/location-categories/')).toHaveLength(16);
    expect(await json('nordkreis/device-1/is_chat_enabled/')).toEqual({ is_chat_enabled: false });
    expect((await get('nordkreis/de/locations/?on_map=vielleicht')).status).toBe(400);
    const icon = await fetch(`${site.base}/icons/authority.svg`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  it('answer the addresses of earlier apps too', async () => {
    const legacy = async (path: string): Promise<unknown> => (await fetch(`${site.base}/${path}`)).json();
    expect(await legacy('wp-json/extensions/v3/sites/')).toEqual(await json('regions/'));
    expect(await legacy('nordkreis/de/wp-json/extensions/v3/pages/')).toEqual(await json('nordkreis/de/pages/'));
    expect(await legacy('nordkreis/de/wp-json/extensions/v3/languages/')).toEqual(await json('nordkreis/languages/'));
    expect(await legacy('nordkreis/de/wp-json/ig-mpdf/v1/pdf/?url=x')).toEqual({ error: expect.any(String) as string });
  });

  it('give news newest first, by page, channel and number, with and without a slash', async () => {
    for (const [index, hour] of ['06', '07', '08'].entries()) {
      must(
        await test.app.welcome.addNotice(ctx, {
          kind: 'other',
          title: `Meldung ${index + 1}`,
          text: 'Text',
          source: 'Landkreis',
          begins: `2026-11-25T${hour}:00:00Z`,
          shownFrom: `2026-11-25T${hour}:00:00Z`,
          ends: '2026-11-26T12:00:00Z',
          publish: true,
        }),
      );
    }
    expect(await titles('nordkreis/de/news')).toEqual(['Meldung 3', 'Meldung 2', 'Meldung 1']);
    expect(await titles('nordkreis/de/news/?size=2&page=2')).toEqual(['Meldung 1']);
    expect(await titles('nordkreis/de/news/?source=tunews')).toEqual([]);
    expect(await titles('nordkreis/de/news/?channel=warnings')).toEqual([]);
    const [first] = (await json('nordkreis/de/news/')) as { id: string; available_languages: object }[];
    expect(first!.id).toMatch(/^local-\d+$/);
    expect(Object.keys(first!.available_languages)).toEqual(['en', 'uk', 'ar']);
    expect(await json(`nordkreis/de/news/${first!.id}`)).toEqual(first);
    test.setNow('2026-11-26T12:00:01Z');
    expect(await titles('nordkreis/de/news')).toEqual([]);
    test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('feedback', () => {
  const send = async (kind: string, body: BodyInit, headers: Record<string, string> = {}): Promise<[number, unknown]> => {
    const response = await get(`nordkreis/de/feedback${kind}`, { method: 'POST', body, headers });
    return [response.status, await response.json()];
  };
  const form = (fields: Record<string, string>): FormData => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    return data;
  };
  const kept = async () => {
    const coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
    return must(await test.app.welcome.listFeedback(coordinator, { state: 'all' }));
  };

  it('comes in by every door that the app has', async () => {
    const place = must(await test.app.network.addPlace(ctx, { name: 'Rathaus', kind: 'authority', state: 'public' }));
    const event = ((await json('nordkreis/de/events/?combine_recurring=1')) as { path: string }[])[0]!.path.split('/').at(-2)!;
    const done = [201, { success: 'Feedback successfully submitted' }];
    expect(
      await send('/page/', form({ slug: 'wohnen', rating: 'down', comment: 'Falsch    Kontaktadresse: a@b.example' })),
    ).toEqual(done);
    expect(await send('/poi', form({ slug: place.slug, comment: 'Zu    Kontaktadresse: Keine Angabe' }))).toEqual(done);
    expect(await send('/event/', new URLSearchParams({ slug: event, rating: 'up' }))).toEqual(done);
    expect(
      await send('/search/', JSON.stringify({ query: 'Kita', comment: 'nichts' }), { 'content-type': 'application/json' }),
    ).toEqual(done);
    for (const kind of ['categories', 'events', 'imprint-page', 'map', 'offers', 'extras', 'offer', 'extra'])
      expect(await send(`/${kind}/`, form({ comment: `zu ${kind}` })), kind).toEqual(done);
    expect(await send('/', form({ permalink: 'https://x.example/nordkreis/de/ankommen/wohnen/', comment: 'alt' }))).toEqual(done);
    expect(await send('', form({ permalink: '/nordkreis/de/imprint', rating: 'up' }))).toEqual(done);
    const all = await kept();
    expect(all.every(({ door }) => door === 'integreat')).toBe(true);
    expect(all.find(({ comment }) => comment === 'Falsch')).toMatchObject({
      kind: 'page',
      subject: 'Wohnen',
      rating: 'down',
      mail: 'a@b.example',
    });
    expect(all.find(({ comment }) => comment === 'Zu')).toMatchObject({ kind: 'place', mail: null });
    expect(all.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['event', 'events', 'search', 'map', 'offers', 'imprint', 'categories']),
    );
  });

  it('needs something said, about something that is there', async () => {
    expect((await send('/page/', form({ slug: 'wohnen' })))[0]).toBe(400);
    expect((await send('/page/', form({ slug: 'wohnen', rating: 'toll' })))[0]).toBe(400);
    expect((await send('/page/', form({ slug: 'nirgends', rating: 'up' })))[0]).toBe(404);
    expect((await send('/poi/', form({ slug: 'nirgends', rating: 'up' })))[0]).toBe(404);
    expect((await send('/event/', form({ slug: 'nirgends', rating: 'up' })))[0]).toBe(404);
    expect((await send('/search/', form({ comment: 'x' })))[0]).toBe(400);
    expect((await send('/nirgends/', form({ comment: 'x' })))[0]).toBe(404);
    expect((await send('', form({ comment: 'x' })))[0]).toBe(400);
    expect((await send('/categories/', '{"comment":'))[0]).toBe(400);
    expect(
      (await send('/categories/', JSON.stringify({ comment: 'x'.repeat(70_000) }), { 'content-type': 'application/json' }))[0],
    ).toBe(400);
  });
});

describe('the door', () => {
  it.each([
    ['nirgends/de/pages/', 'GET', 404],
    ['nordkreis/xx/pages/', 'GET', 404],
    ['nordkreis/de/nirgends/', 'GET', 404],
    ['nordkreis/de/pages/mehr/', 'GET', 404],
    ['nordkreis/de/page/', 'GET', 400],
    ['nordkreis/de/parents/', 'GET', 400],
    ['nordkreis/de/pages/', 'POST', 405],
    ['nordkreis/de/feedback/page/', 'GET', 405],
    ['nordkreis/de/chat/device-1/', 'GET', 503],
    ['nordkreis/de/chat/device-1/', 'POST', 503],
    ['nordkreis/settings/', 'GET', 401],
    ['nordkreis/settings/', 'POST', 401],
    ['nordkreis/settings/', 'DELETE', 405],
    ['regions/nirgends/', 'GET', 404],
  ])('%s by %s answers %i and says why', async (path, method, status) => {
    const response = await get(path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.any(String) as string });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('lets nobody write', async () => {
    const body = (given: object) => ({ method: 'POST', body: JSON.stringify(given) });
    expect((await get('nordkreis/settings/', { headers: { authorization: 'Bearer x' } })).status).toBe(403);
    const denied = await get('nordkreis/de/pushpage/', body({ token: 'x', content: 'y' }));
    expect([denied.status, await denied.json()]).toEqual([403, { status: 'denied' }]);
    expect((await get('nordkreis/de/pushpage/', body({ token: 'x' }))).status).toBe(405);
  });

  it('sends lists in brotli with a tag and a day, again only when they changed', async () => {
    const first = await get('nordkreis/de/pages/', { headers: { 'accept-encoding': 'br' } });
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(first.headers.get('last-modified')).not.toBeNull();
    const tag = first.headers.get('etag')!;
    expect((await get('nordkreis/de/pages/', { headers: { 'if-none-match': tag } })).status).toBe(304);
    await addPage({ texts: { de: text('Neu') } });
    const next = await get('nordkreis/de/pages/', { headers: { 'if-none-match': tag } });
    expect(next.status).toBe(200);
    expect(((await next.json()) as { title: string }[]).map(({ title }) => title)).toContain('Neu');
  });

  it('is open to pages of other sites', async () => {
    const asked = await get('nordkreis/de/feedback/page/', { method: 'OPTIONS', headers: { origin: 'https://app.example' } });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const read = await get('regions/', { headers: { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' } });
    expect([read.status, read.headers.get('cross-origin-resource-policy')]).toEqual([200, 'cross-origin']);
  });

  it('does not stumble over garbage', async () => {
    for (const path of [
      'nordkreis/de/page/?url=%E0%A4%A',
      'nordkreis/de/page/?id=abc',
      '%E0%A4%A/de/pages/',
      'constructor/',
      'nordkreis/de/constructor/',
    ])
      expect((await get(path)).status, path).toBe(404);
    expect((await get(`nordkreis/de/page/?url=${'a/'.repeat(3000)}`)).status).toBe(404);
  });
});
