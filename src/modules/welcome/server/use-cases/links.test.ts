import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import type { LinkAnswer } from '#kernel/links.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { checkLinks } from '../jobs/check-links.ts';

let test: TestApp;
let county: CountyRef;
let unitId: string;
let pageId: string;
const asked: string[] = [];
/** The web as it is to be found; what is not named is there. */
let web: Record<string, LinkAnswer> = {};
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  unitId = must(await test.app.tenancy.listUnits(systemCtx(test, county), {})).units[0]!.id;
  pageId = await written(
    'Arbeit',
    '<p><a href="https://weg.example/">Weg</a> <a href="https://da.example/">Da</a> <a href="https://alt.example/">Alt</a></p>',
    '<p><a href="/nordkreis/de/arbeit">Diese Seite</a> <a href="/nordkreis/de/gibt-es-nicht">Keine</a> <a href="/nordkreis/de/termine">Termine</a></p>',
  );
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const editor = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
async function written(title: string, ...html: string[]): Promise<string> {
  const content = { title, blocks: html.map((one) => ({ kind: 'text' as const, html: one })) };
  const { id } = must(await test.app.welcome.createPage(coordinator(), { content, unitId }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  return id;
}
async function night(now: string, most = 100): Promise<void> {
  test.setNow(now);
  const check = (url: string): Promise<LinkAnswer> => {
    asked.push(url);
    return Promise.resolve(web[url] ?? { state: 'ok' });
  };
  await checkLinks({ ...systemCtx(test, county), links: { most, check } } as CountyCtx);
}
const states = async () =>
  Object.fromEntries(
    must(await test.app.welcome.listLinks(coordinator(), {})).links.map(({ url, state, reason }) => [url, reason ?? state]),
  );
const duties = async () => must(await test.app.listDuties(editor(), {})).filter(({ kind }) => kind.startsWith('welcome.link'));

describe('links of public pages', () => {
  it('are looked at night by night; what fails twice is a duty of the page’s keeper, until it is mended', async () => {
    expect((await states())['https://da.example/']).toBe('unchecked');
    web = {
      'https://weg.example/': { state: 'broken', code: '404' },
      'https://alt.example/': { state: 'moved', to: 'https://neu.example/' },
    };
    await night('2026-11-26T01:10:00Z');
    expect(await states()).toEqual({
      'https://weg.example/': '404',
      'https://da.example/': 'ok',
      'https://alt.example/': 'moved',
      '/nordkreis/de/arbeit': 'ok',
      '/nordkreis/de/termine': 'ok',
      '/nordkreis/de/gibt-es-nicht': 'unknown-page',
    });
    expect(asked.some((url) => url.includes('nordkreis'))).toBe(false);
    expect(await duties()).toEqual([]);
    // Started twice in one night, nothing is asked or counted twice.
    const count = asked.length;
    await night('2026-11-26T02:00:00Z');
    expect(asked.length).toBe(count);

    await night('2026-11-27T01:10:00Z');
    expect(await duties()).toMatchObject([
      {
        kind: 'welcome.link-page',
        subjectId: pageId,
        title: 'Arbeit',
        context: ['/nordkreis/de/gibt-es-nicht', 'https://weg.example/'],
      },
    ]);
    const { links } = must(await test.app.welcome.listLinks(coordinator(), { state: 'broken' }));
    expect(links).toHaveLength(2);
    expect(links.find(({ url }) => url === 'https://weg.example/')).toMatchObject({
      failures: 2,
      failingSince: '2026-11-26T01:10:00.000Z',
      uses: [{ kind: 'page', title: 'Arbeit' }],
    });
    expect(must(await test.app.welcome.listLinks(coordinator(), { state: 'moved' })).links).toMatchObject([
      { movedTo: 'https://neu.example/' },
    ]);

    // Mended: neither list nor duty waits for the next night.
    const edition = must(await test.app.welcome.readPage(coordinator(), { pageId })).editions[0]!;
    const content = { title: 'Arbeit', summary: '', blocks: [{ kind: 'text' as const, html: '<p>Ohne Links</p>' }] };
    const saved = must(
      await test.app.welcome.saveDraft(coordinator(), { pageId, language: 'de', version: edition.version, content }),
    );
    must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: saved.version }));
    expect(await duties()).toEqual([]);
    expect(await states()).toEqual({});
  });

  it('that moved for good are taken over with one press: pages, drafts and translations, and nothing grows old by it', async () => {
    const html = '<p>Mehr <a href="https://früh.example/a">hier</a>.</p>'.replace('früh', 'frueh');
    const id = await written('Umzug', html);
    const { welcome, translation } = test.app;
    const open = async () => must(await welcome.readPage(coordinator(), { pageId: id }));
    const [edition] = (await open()).editions;
    const block = edition!.content!.blocks[0]!;
    const draft = { title: 'Umzug', summary: 'Neu', blocks: [block] };
    must(await welcome.saveDraft(editor(), { pageId: id, language: 'de', version: edition!.version, content: draft }));
    const work = must(await translation.readWork(coordinator(), { language: 'en', subjectId: id }));
    const text = work.texts.find(({ source }) => source.includes('hier'))!;
    must(
      await translation.saveTexts(coordinator(), {
        ...{ language: 'en', subjectId: id, from: null, hintsSeen: true },
        texts: [
          {
            ...{ field: text.field, text: text.source.replace('Mehr', 'More').replace('hier', 'here') },
            ...{ sourceHash: text.sourceHash, translatedAt: null, state: 'checked' as const },
          },
        ],
      }),
    );
    web = { 'https://frueh.example/a': { state: 'moved', to: 'https://jetzt.example/a?b=1&c=2' } };
    await night('2026-12-10T01:10:00Z');
    const [link] = must(await welcome.listLinks(coordinator(), { state: 'moved' })).links;
    expect(await welcome.takeMovedLink(editor(), { linkId: link!.id })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await welcome.takeMovedLink(coordinator(), { linkId: link!.id }))).toEqual({ pages: 1, left: [] });
    const [after] = (await open()).editions;
    const moved = 'href="https://jetzt.example/a?b=1&amp;c=2"';
    expect(after!.content!.blocks[0]!.html).toContain(moved);
    expect(after!.draft).toMatchObject({ summary: 'Neu', blocks: [{ html: expect.stringContaining(moved) as string }] });
    expect(after!.number).toBe(2);
    const states = must(await translation.readWork(coordinator(), { language: 'en', subjectId: id })).texts;
    expect(states.find(({ field }) => field === text.field)).toMatchObject({ state: 'checked' });
    const shown = must(
      await welcome.readPublicPage(ctxOf(test, county, { kind: 'anonymous' }), { path: 'umzug', language: 'en' }),
    );
    expect(shown.page!.blocks[0]!.html).toContain(moved);
    expect((await open()).version).toBeGreaterThan(1);
    expect(must(await welcome.listLinks(coordinator(), { state: 'moved' })).links).toEqual([]);
    expect(await welcome.takeMovedLink(coordinator(), { linkId: link!.id })).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('of pages taken over are looked at and listed, and are nobody’s duty here', async () => {
    const library = { title: 'Ankommen', summary: '', blocks: [] };
    const blocks = [{ id: 'b1', kind: 'text' as const, html: '<p><a href="https://geteilt.example/">Da</a></p>', ref: null }];
    must(
      await test.app.welcome.keepLibrary(test.app.context({ county: null, actor: { kind: 'system', name: 'Test' } }), {
        pages: [
          {
            ...{ key: 'arrival', parent: null, icon: null, audiences: ['newcomers' as const], keywords: {}, reviewedOn: null },
            ...{ firstWeek: false, sources: [], texts: { de: { ...library, blocks } } },
          },
        ],
      }),
    );
    must(await test.app.welcome.mirrorLibrary(systemCtx(test, county), {}));
    web = { 'https://geteilt.example/': { state: 'broken', code: '404' } };
    for (const day of ['11', '12']) await night(`2026-12-${day}T01:10:00Z`);
    const { links } = must(await test.app.welcome.listLinks(coordinator(), { state: 'broken' }));
    expect(links.find(({ url }) => url === 'https://geteilt.example/')).toMatchObject({
      failures: 2,
      uses: [{ kind: 'shared', title: 'Ankommen' }],
    });
    const all = must(await test.app.listDuties(coordinator(), {}));
    expect(all.filter(({ kind, context }) => kind.startsWith('welcome.link') && context.join().includes('geteilt'))).toEqual([]);
  });

  it('take their turn when there are more than one night may ask', async () => {
    await written('Viele', ...['a', 'b', 'c'].map((name) => `<p><a href="https://${name}.example/">x</a></p>`));
    asked.length = 0;
    await night('2026-12-13T01:10:00Z', 2);
    expect(asked).toHaveLength(2);
    for (const day of ['14', '15']) await night(`2026-12-${day}T01:10:00Z`, 2);
    expect(new Set(asked)).toEqual(
      new Set([
        'https://a.example/',
        'https://b.example/',
        'https://c.example/',
        'https://jetzt.example/a?b=1&c=2',
        'https://geteilt.example/',
      ]),
    );
  });

  it('are not asked for where that is switched off', async () => {
    asked.length = 0;
    await night('2026-12-20T01:10:00Z', 0);
    expect(asked).toEqual([]);
  });
});
