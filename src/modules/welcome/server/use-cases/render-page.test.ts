import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf, squeezed } from '#adapters/pdf/read.fixture.ts';
import type { CountyRef } from '#kernel/context.ts';
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

let test: TestApp;
let county: CountyRef;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const ctx = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const add = async (title: string, html: readonly [kind: string, html: string][], parentId: string | null = null) => {
    const blocks = html.map(([kind, text]) =>
      ['office', 'place', 'contact'].includes(kind) ? { kind, html: '', ref: text } : { kind, html: text, ref: null },
    );
    const content = { title, summary: `Kurz: ${title}.`, blocks } as never;
    const { id } = must(await test.app.welcome.createPage(ctx, { language: 'de', content, parentId }));
    must(await test.app.welcome.releasePage(ctx, { pageId: id, language: 'de', version: 1 }));
    return id;
  };
  const { network } = test.app;
  const library = { name: 'Stadtbücherei', kind: 'library' as const, state: 'public' as const, street: 'Bücherweg 3' };
  const place = must(await network.addPlace(ctx, { ...library, town: 'Musterstadt' }));
  const card = must(
    await network.addContact(ctx, { areaOfResponsibility: 'Wohngeldstelle', phone: '05191 970-55', state: 'public' }),
  );
  const hidden = must(await network.addContact(ctx, { areaOfResponsibility: 'Geheimstelle', state: 'draft' }));
  const top = await add('Wohnen', [
    ['text', '<h2>Eine Wohnung finden</h2>'],
    ['steps', '<ol><li>Suchen</li><li>Besichtigen</li></ol>'],
    ['warning', '<p>Zahlen Sie nie vor der Besichtigung.</p>'],
    ['office', 'job-centre'],
    ['place', place.id],
    ['contact', card.id],
    ['contact', hidden.id],
  ]);
  await add('Nebenkosten', [['text', '<p>Wasser, Heizung und <strong>Müll</strong>.</p>']], top);
  await test.app.db.transaction({ countyId: county.id }, (tx) =>
    saveTranslations({
      ctx: systemCtx(test, county),
      tx,
      translations: [
        {
          subjectType: 'page',
          subjectId: top,
          field: 'title',
          language: 'ar',
          source: 'Wohnen',
          text: 'السكن',
          state: 'checked' as const,
        },
      ],
    }),
  );
});
afterAll(() => test.close());

const reader = () => ctxOf(test, county, anonymous);
const render = (asked: object) =>
  test.app.welcome.renderPage(reader(), {
    path: 'wohnen',
    language: 'de',
    accent: '#7a1f5c',
    chapter: false,
    municipality: null,
    ...asked,
  });
const read = async (asked: object) => {
  const made = must(await render(asked));
  return { ...(await readPdf({ pdf: made.pdf! })), fileName: made.pdf === null ? '' : made.fileName };
};

describe('a page on paper', () => {
  it('says what the page says, tagged, with the code and address of the page and the county', async () => {
    const sheet = await read({});
    const text = squeezed(sheet.pages.join(' '));
    for (const words of [
      'Nordkreis',
      'Wohnen',
      'EineWohnungfinden',
      'Besichtigen',
      'Zahlen Sie nie',
      'Jobcenter',
      '/nordkreis/de/wohnen',
    ])
      expect(text, words).toContain(squeezed(words));
    expect(text).not.toContain('Nebenkosten');
    expect(sheet).toMatchObject({ marked: true, title: 'Wohnen', language: 'de', fileName: 'wohnen-de.pdf' });
    expect(sheet.xmp).toContain('pdfuaid:part');
    expect(sheet.roles).toEqual(expect.arrayContaining(['H1', 'L', 'Figure']));
    const alts = JSON.stringify(sheet.structure);
    expect(alts).toContain('/nordkreis/de/wohnen');
  });

  it('shows places and contact cards as they are kept, and none that are not public', async () => {
    const text = squeezed((await read({})).pages.join(' '));
    for (const words of ['Stadtbücherei', 'Bücherweg 3', 'Wohngeldstelle', '05191 970-55'])
      expect(text, words).toContain(squeezed(words));
    expect(text).not.toContain('Geheimstelle');
    const arabic = squeezed((await read({ language: 'ar' })).pages.join(' '));
    expect(arabic).toContain(squeezed('Wohngeldstelle'));
  });

  it('shows pictures with what they show and who made them', async () => {
    const ctx = ctxOf(test, county, person({ county, role: 'coordinator' }));
    const bytes = await sharp({ create: { width: 1200, height: 700, channels: 4, background: '#3579' } })
      .png()
      .toBuffer();
    const upload = { ...(await test.app.files.put(bytes)), name: 'bild.png', mime: 'image/png' };
    const said = { title: 'Bild', alt: 'Ein gelber Bus', caption: 'Der Bürgerbus', author: 'Landkreis', licence: 'cc0' as const };
    const { id } = must(await test.app.welcome.addMedium(ctx, { ...said, upload }));
    const content = { title: 'Bus', summary: '', blocks: [{ kind: 'media' as const, html: '', ref: id }] };
    const page = must(await test.app.welcome.createPage(ctx, { language: 'de', content } as never));
    must(await test.app.welcome.releasePage(ctx, { pageId: page.id, language: 'de', version: 1 }));
    const sheet = await read({ path: 'bus' });
    expect(JSON.stringify(sheet.structure)).toContain('Ein gelber Bus');
    expect(squeezed(sheet.pages.join(' '))).toContain(squeezed('Der Bürgerbus Landkreis'));
    expect(await read({ path: 'bus', language: 'ar' })).toMatchObject({ marked: true, language: 'ar' });
  });

  it('is a chapter with all that stands below it', async () => {
    const text = squeezed((await read({ chapter: true })).pages.join(' '));
    expect(text).toContain('Nebenkosten');
    expect(text).toContain(squeezed('Wasser, Heizung und Müll.'));
  });

  it('runs from right to left, and marks what is German', async () => {
    const sheet = await read({ language: 'ar', municipality: { ags: '03998001', name: 'Musterstadt' } });
    expect(sheet).toMatchObject({ marked: true, language: 'ar', fileName: 'wohnen-ar.pdf' });
    expect(sheet.title).toBe('السكن');
    expect(squeezed(sheet.pages.join(' '))).toContain(squeezed('Eine Wohnung finden'));
  });

  it('gives the same bytes for the same page', async () => {
    expect(must(await render({})).pdf).toEqual(must(await render({})).pdf);
  });

  it('is not there for what is no public page', async () => {
    expect(await render({ path: 'gibt-es-nicht' })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await render({ municipality: { ags: '99999999', name: 'Nirgends' }, path: 'wohnen' })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});
