import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockField } from '#kernel/content/blocks.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import type { PublicPage } from '../../contract.ts';

let test: TestApp;
let county: CountyRef;
let unitId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const units = must(await test.app.tenancy.listUnits(systemCtx(test, county), {}));
  unitId = units.units[0]!.id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' })) as CountyCtx;
const reader = () => ctxOf(test, county, anonymous);
const text = (html: string) => ({ kind: 'text' as const, html });
const contentOf = (title: string, ...html: string[]) => ({ title, summary: `${title} in einem Satz.`, blocks: html.map(text) });

async function released(title: string, more: object = {}, ...html: string[]): Promise<string> {
  const { id } = must(await test.app.welcome.createPage(coordinator(), { content: contentOf(title, ...html), ...more }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  return id;
}

/** Writes and releases a new text of a page. */
async function rewrite(pageId: string, content: object, minor = false): Promise<void> {
  const record = must(await test.app.welcome.readPage(coordinator(), { pageId }));
  const version = record.editions.find(({ language }) => language === 'de')!.version;
  const saved = must(
    await test.app.welcome.saveDraft(coordinator(), { pageId, language: 'de', version, content: content as never }),
  );
  must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: saved.version, minor }));
}

const read = async (path: string, language = 'de'): Promise<PublicPage> => {
  const found = must(await test.app.welcome.readPublicPage(reader(), { path, language }));
  if (found.page === null) throw new Error(`moved to ${found.movedTo}`);
  return found.page;
};

async function translate(pageId: string, texts: Record<string, [source: string, text: string]>, language = 'en'): Promise<void> {
  await test.app.db.transaction({ countyId: county.id }, (tx) =>
    saveTranslations({
      ctx: systemCtx(test, county),
      tx,
      translations: Object.entries(texts).map(([field, [source, translated]]) => ({
        subjectType: 'page',
        subjectId: pageId,
        field,
        language,
        source,
        text: translated,
        state: 'checked' as const,
      })),
    }),
  );
}

describe('a page', () => {
  it('is public once it was released, at an address made of its title, cleaned of whatever is dangerous', async () => {
    const { id } = must(
      await test.app.welcome.createPage(coordinator(), {
        content: contentOf('Erste Tage', '<p onclick="x()">Willkommen<script>1</script></p>'),
      }),
    );
    expect(await test.app.welcome.readPublicPage(reader(), { path: 'erste-tage', language: 'de' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
    const page = await read('erste-tage');
    expect(page.title).toEqual({ text: 'Erste Tage', language: 'de', state: 'source' });
    expect(page.blocks.map(({ html }) => html)).toEqual(['<p>Willkommen</p>']);
    expect(page.languages.map(({ state }) => state)).toEqual(['complete', 'missing', 'missing', 'missing']);
    expect(must(await test.app.welcome.readPageTree(reader(), { language: 'ar' })).map(({ title }) => title.state)).toContain(
      'missing',
    );
  });

  it('is found at earlier addresses after it moved, and takes those below along', async () => {
    const above = await released('Gesundheit');
    const other = await released('Alltag');
    const id = await released('Arzt finden', { parentId: above });
    const below = await released('Notdienst', { parentId: id });
    expect((await read('gesundheit/arzt-finden')).parents.map(({ title }) => title.text)).toEqual(['Gesundheit']);
    must(await test.app.welcome.movePage(coordinator(), { pageId: id, parentId: other, position: 0 }));
    expect(
      must(await test.app.welcome.readPublicPage(reader(), { path: '/Gesundheit/arzt-finden/notdienst/', language: 'de' })),
    ).toEqual({
      movedTo: 'alltag/arzt-finden/notdienst',
      page: null,
    });
    expect((await read('alltag/arzt-finden/notdienst')).id).toBe(below);
    expect(await test.app.welcome.movePage(coordinator(), { pageId: other, parentId: below, position: 0 })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'parentId' }] },
    });
  });

  it('with a title that another has, or that is a room of the site, gets an address of its own', async () => {
    await released('Wohnen');
    const second = await released('Wohnen');
    expect((await read('wohnen-2')).id).toBe(second);
    await released('Suche');
    expect((await read('suche-2')).title.text).toBe('Suche');
  });

  it('is not shown below one that is hidden', async () => {
    const above = await released('Arbeit');
    await released('Minijob', { parentId: above });
    const record = must(await test.app.welcome.readPage(coordinator(), { pageId: above }));
    must(await test.app.welcome.setPageState(coordinator(), { pageId: above, version: record.version, state: 'hidden' }));
    expect(await test.app.welcome.readPublicPage(reader(), { path: 'arbeit/minijob', language: 'de' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });

  it('is written by those to whom it belongs, and released by the coordination', async () => {
    const editor = ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
    const { id } = must(await test.app.welcome.createPage(editor, { content: contentOf('Kita'), unitId }));
    const foreign = await released('Schule');
    const draft = { language: 'de', version: 2, content: contentOf('Meine Schule') };
    expect(await test.app.welcome.saveDraft(editor, { pageId: foreign, ...draft })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.welcome.createPage(editor, { content: contentOf('Frei') })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.welcome.releasePage(editor, { pageId: id, language: 'de', version: 1 })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.welcome.saveDraft(editor, { pageId: id, ...draft })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
  });
});

describe('a translation', () => {
  it('grows old by the block that changed, by no draft, no minor change and no new neighbour', async () => {
    const first = '<p>Gehen Sie zum Rathaus.</p>';
    const second = '<p>Nehmen Sie den Pass mit.</p>';
    const id = await released('Anmelden', {}, first, second);
    const [one, two] = (await read('anmelden')).blocks;
    await translate(id, {
      title: ['Anmelden', 'Register'],
      summary: ['Anmelden in einem Satz.', 'Register in a sentence.'],
      [blockField(one!.id)]: [first, '<p>Go to the town hall.</p>'],
      [blockField(two!.id)]: [second, '<p>Take your passport.</p>'],
    });
    const states = async (): Promise<string> => (await read('anmelden', 'en')).blocks.map(({ state }) => state).join(' ');
    expect((await read('anmelden', 'en')).state).toBe('complete');

    must(
      await test.app.welcome.saveDraft(coordinator(), {
        pageId: id,
        language: 'de',
        version: 2,
        content: contentOf('Neu', '<p>Neu</p>'),
      }),
    );
    expect(await states()).toBe('checked checked');
    must(await test.app.welcome.discardDraft(coordinator(), { pageId: id, language: 'de', version: 3 }));

    await rewrite(id, contentOf('Anmelden', '<p>Gehen Sie zum Rathaus!</p>', second), true);
    expect(await states()).toBe('checked checked');

    await rewrite(
      id,
      contentOf(
        'Anmelden',
        '<p>Gehen Sie zum Rathaus!</p>',
        '<p>Nehmen Sie Pass und Mietvertrag mit.</p>',
        '<p>Es kostet nichts.</p>',
      ),
    );
    expect(await states()).toBe('checked outdated missing');
    expect((await read('anmelden', 'en')).state).toBe('partly');
    expect((await read('anmelden', 'en')).blocks[0]!.html).toBe('<p>Go to the town hall.</p>');
  });
});

describe('an edition beside the source', () => {
  it('stands by itself and says when the source has changed', async () => {
    const { id } = must(
      await test.app.welcome.createPage(coordinator(), { content: contentOf('Müll', '<p>Trennen Sie den Müll.</p>') }),
    );
    const easy = { pageId: id, language: 'en', version: 0, content: contentOf('Rubbish', '<p>Sort it.</p>') };
    must(await test.app.welcome.saveDraft(coordinator(), easy));
    expect(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'en', version: 1 })).toMatchObject({
      problem: { code: 'source-first' },
    });
    must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
    must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'en', version: 1 }));
    expect((await read('rubbish', 'en')).state).toBe('complete');
    await rewrite(id, contentOf('Müll', '<p>Trennen Sie den Müll. Glas gehört in den Container.</p>'));
    expect((await read('rubbish', 'en')).state).toBe('outdated');
  });
});

describe('versions', () => {
  it('are kept, compared block by block and taken back', async () => {
    const id = await released('Bank', {}, '<p>Ein Konto.</p>', '<p>Kostenlos.</p>');
    await rewrite(id, contentOf('Bank', '<p>Ein Konto für alle.</p>', '<p>Mit Pass.</p>'));
    const { changes } = must(
      await test.app.welcome.comparePageVersions(coordinator(), { pageId: id, language: 'de', from: 1, to: 2 }),
    );
    expect(changes.map(({ what }) => what)).toEqual(['same', 'same', 'changed', 'removed', 'added']);
    must(await test.app.welcome.restorePageVersion(coordinator(), { pageId: id, language: 'de', number: 1, version: 4 }));
    const record = must(await test.app.welcome.readPage(coordinator(), { pageId: id }));
    expect(record.editions[0]!.draft?.blocks.map(({ html }) => html)).toEqual(['<p>Ein Konto.</p>', '<p>Kostenlos.</p>']);
    expect(must(await test.app.welcome.listPageVersions(coordinator(), { pageId: id })).map(({ number }) => number)).toEqual([
      2, 1,
    ]);
  });
});

describe('the shared library', () => {
  const shared = (key: string, parent: string | null, german: string, english?: string) => ({
    key,
    parent,
    icon: null,
    audiences: ['newcomers' as const],
    keywords: {},
    firstWeek: false,
    reviewedOn: '2026-11-01',
    sources: [],
    texts: {
      de: { title: german, summary: `${german}.`, blocks: [{ id: 'b1', kind: 'text' as const, html: `<p>${german}</p>` }] },
      ...(english
        ? {
            en: {
              title: english,
              summary: `${english}.`,
              blocks: [{ id: 'b1', kind: 'text' as const, html: `<p>${english}</p>` }],
            },
          }
        : {}),
    },
  });
  const keep = (...pages: ReturnType<typeof shared>[]) =>
    test.app.welcome.keepLibrary({ ...systemCtx(test, county), county: null }, { pages });

  it('is taken over by a county, changes with its source, and carries what the county adds', async () => {
    must(await keep(shared('ankommen', null, 'Ankommen', 'Arrival'), shared('wohnung', 'ankommen', 'Wohnung')));
    expect(must(await test.app.welcome.mirrorLibrary(coordinator(), {})).taken).toBe(2);
    expect(must(await test.app.welcome.mirrorLibrary(coordinator(), {})).taken).toBe(0);
    expect((await read('ankommen', 'en')).title).toEqual({ text: 'Arrival', language: 'en', state: 'checked' });
    expect((await read('ankommen/wohnung', 'en')).state).toBe('missing');

    const id = (await read('ankommen')).id;
    const own = { pageId: id, language: 'de', version: 0, content: contentOf('Ankommen', '<p>Bei uns im Nordkreis.</p>') };
    must(await test.app.welcome.saveDraft(coordinator(), own));
    must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
    must(await keep(shared('ankommen', null, 'Ankommen heute', 'Arrival')));
    const page = await read('ankommen');
    expect(page.title.text).toBe('Ankommen heute');
    expect(page.blocks.map(({ html }) => html)).toEqual(['<p>Ankommen heute</p>', '<p>Bei uns im Nordkreis.</p>']);
    expect((await read('ankommen', 'en')).state).toBe('partly');
    // What the library withdrew stays with those who had it.
    expect((await read('ankommen/wohnung')).title.text).toBe('Wohnung');
    expect(must(await test.app.welcome.listSharedPages(coordinator(), { language: 'de' })).map(({ key }) => key)).toEqual([
      'ankommen',
    ]);
  });

  it('refuses a page whose parent comes later', async () => {
    expect(await keep(shared('kind', 'eltern', 'Kind'))).toMatchObject({ problem: { code: 'unknown-parent' } });
  });
});

describe('a page from elsewhere', () => {
  const given = (german: string, english: string, more: object = {}) => ({
    parentId: null,
    language: 'de',
    texts: {
      de: { title: 'Busse', summary: '', blocks: [text(`<p>${german}</p>`), text('<p>Karten gibt es im Bus.</p>')] },
      en: { title: 'Buses', summary: '', blocks: [text(`<p>${english}</p>`), text('<p>Buy tickets on the bus.</p>')] },
      uk: { title: 'Автобуси', summary: '', blocks: [text('<p>Усе разом.</p>')] },
    },
    slugs: { de: 'busse', en: 'buses' },
    ...more,
  });

  it('comes with its languages, again without effect, and changes only what changed', async () => {
    const first = must(await test.app.welcome.importPage(systemCtx(test, county), given('Es fahren Busse.', 'There are buses.')));
    expect(first).toMatchObject({ created: true, aside: [] });
    expect((await read('buses', 'en')).blocks.map(({ state, language }) => `${state} ${language}`)).toEqual([
      'checked en',
      'checked en',
    ]);
    // Built otherwise than its source: an edition of its own.
    expect((await read('busse', 'uk')).blocks.map(({ html, state }) => `${state} ${html}`)).toEqual(['source <p>Усе разом.</p>']);
    const again = given('Es fahren Busse.', 'There are buses.', { pageId: first.id });
    must(await test.app.welcome.importPage(systemCtx(test, county), again));
    expect(
      must(await test.app.welcome.listPageVersions(coordinator(), { pageId: first.id }))
        .map(({ language }) => language)
        .sort(),
    ).toEqual(['de', 'uk']);
  });

  it('without its own language, or of another county, is refused', async () => {
    expect(await test.app.welcome.importPage(systemCtx(test, county), { ...given('a', 'b'), language: 'fr' })).toMatchObject({
      problem: { kind: 'invalid' },
    });
  });
});
