import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let pageId: string;
const limit = 5_000_000;

const coordinator = (): Ctx => ctxOf(test, county, person({ county, role: 'coordinator' }));
const translator = (): Ctx => ctxOf(test, county, person({ county, role: 'translator', languages: ['ar'] }));
const block = (html: string) => ({ kind: 'text' as const, html });

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const content = {
    title: 'Amt {neu}',
    summary: '',
    blocks: [
      block('<p>Rufen Sie <a href="tel:112">112</a> an &amp; bleiben Sie ruhig.</p>'),
      block('<ul><li>Erstens</li><li><strong>Zweitens</strong></li></ul>'),
    ],
  };
  pageId = must(await test.app.welcome.createPage(coordinator(), { content })).id;
  must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: 1 }));
});
afterAll(() => test.close());

const fetched = async (format: 'xliff' | 'docx' = 'xliff', more: object = {}): Promise<Uint8Array> =>
  must(await test.app.translation.exportTexts(coordinator(), { language: 'ar', format, subjectIds: [pageId], ...more })).body;
const xliff = async (more: object = {}): Promise<string> => new TextDecoder().decode(await fetched('xliff', more));
const handIn = async (bytes: Uint8Array | string, ctx = coordinator(), name = 'a.xlf') => {
  const file = await test.app.files.put(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  return test.app.translation.handInTranslations(ctx, { upload: { ...file, name, mime: '' }, limit });
};
const read = async (importId: string) => must(await test.app.translation.readImport(coordinator(), { importId }));
const states = async (): Promise<string[]> =>
  must(await test.app.translation.readWork(coordinator(), { language: 'ar', subjectId: pageId })).texts.map(({ state }) => state);

/** Fills in the targets in the order of the texts. */
const translated = (xml: string, targets: readonly string[]): string => {
  let at = 0;
  return xml.replace(/<\/source>(?:\s*<target[^>]*>.*?<\/target>)?/gs, (whole) => {
    const target = targets[at++];
    return target === undefined ? whole : `</source><target>${target}</target>`;
  });
};
const targets = ['مكتب {neu}', 'اتصل <pc id="1">112</pc> &amp; ابق هادئًا.', 'أولًا<ph id="l1"/><pc id="1">ثانيًا</pc>'];

describe('a file for translators outside', () => {
  it('goes out with what waits, and comes back after it was looked at', async () => {
    const { id } = must(await handIn(translated(await xliff(), targets), translator()));
    const shown = await read(id);
    expect(shown).toMatchObject({ language: 'ar', state: 'open', counts: { new: 3, faulty: 0 } });
    expect(await states()).toEqual(['missing', 'missing', 'missing']);
    expect(must(await test.app.translation.listImports(translator(), {}))).toMatchObject([{ id, units: 3 }]);
    must(await test.app.translation.applyImport(translator(), { importId: id, stamp: shown.stamp, asChecked: true }));
    const found = must(await test.app.welcome.readPublicPage(coordinator(), { path: 'amt-neu', language: 'ar' }));
    expect(found.page?.title.text).toBe('مكتب {neu}');
    expect(found.page?.blocks.map(({ html }) => html)).toEqual([
      '<p>اتصل <a href="tel:112">112</a> &amp; ابق هادئًا.</p>',
      '<ul><li>أولًا</li><li><strong>ثانيًا</strong></li></ul>',
    ]);
    expect(await states()).toEqual(['checked', 'checked', 'checked']);
    expect(await test.app.translation.applyImport(translator(), { importId: id, stamp: shown.stamp })).toMatchObject({
      problem: { kind: 'conflict', code: 'import-ended' },
    });
    // Everything again, unchanged: nothing would be written.
    const again = must(await handIn(await xliff({ all: true })));
    expect((await read(again.id)).counts).toMatchObject({ same: 3, new: 0, changed: 0 });
    must(await test.app.translation.discardImport(coordinator(), { importId: again.id }));
    expect(
      await test.app.translation.exportTexts(coordinator(), { language: 'ar', format: 'xliff', subjectIds: [pageId] }),
    ).toMatchObject({
      problem: { code: 'nothing-to-export' },
    });
  });

  it('goes out as a Word table and comes back the same', async () => {
    const word = await fetched('docx', { all: true });
    const { id } = must(await handIn(word, coordinator(), 'a.docx'));
    expect((await read(id)).counts).toMatchObject({ same: 3 });
    must(await test.app.translation.discardImport(coordinator(), { importId: id }));
  });

  it('for another version says so, and comes in as outdated only when that is wanted', async () => {
    const old = await xliff({ all: true });
    const record = must(await test.app.welcome.readPage(coordinator(), { pageId }));
    const edition = record.editions.find(({ language }) => language === 'de')!;
    const [first, ...rest] = edition.content!.blocks;
    const content = { ...edition.content!, blocks: [{ ...first!, html: first!.html.replace('ruhig', 'ganz ruhig') }, ...rest] };
    const saved = must(
      await test.app.welcome.saveDraft(coordinator(), { pageId, language: 'de', version: edition.version, content }),
    );
    must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: saved.version }));
    const changed = translated(old, ['مكتب آخر {neu}', 'اتصل الآن <pc id="1">112</pc> &amp; ابق هادئًا.']);
    const { id } = must(await handIn(changed));
    const shown = await read(id);
    expect(shown.counts).toMatchObject({ outdated: 1, changed: 1, same: 1 });
    must(await test.app.translation.applyImport(coordinator(), { importId: id, stamp: shown.stamp, asChecked: true }));
    const work = async () =>
      must(await test.app.translation.readWork(coordinator(), { language: 'ar', subjectId: pageId })).texts[1]!;
    expect((await work()).text).not.toContain('الآن');
    const again = must(await handIn(changed));
    const { stamp } = await read(again.id);
    must(
      await test.app.translation.applyImport(coordinator(), { importId: again.id, stamp, outdatedToo: true, asChecked: true }),
    );
    expect(await work()).toMatchObject({ state: 'outdated', text: expect.stringContaining('الآن') });
    expect((await work()).changes).toContainEqual({ kind: 'added', text: 'ganz ' });
  });

  it('that lost tags or placeholders is told where, and nothing of it is written', async () => {
    const { id } = must(
      await handIn(translated(await xliff({ all: true }), ['<pc id="1">مكتب</pc>', 'اتصل 112.', 'أولًا <pc id="1">ثانيًا</pc>'])),
    );
    const shown = await read(id);
    expect(shown.counts).toMatchObject({ faulty: 3, new: 0, changed: 0 });
    expect(shown.entries.map(({ what, faults }) => [what, faults[0]])).toEqual([
      ['Titel', expect.stringContaining('keine Auszeichnungen')],
      ['Absatz 1', expect.stringContaining('um „112“')],
      ['Absatz 2', expect.stringContaining('2 Zeilen')],
    ]);
    expect(must(await test.app.translation.applyImport(coordinator(), { importId: id, stamp: shown.stamp }))).toEqual({
      written: 0,
    });
  });

  it('that is garbage, too large, of another county or language is refused at the field', async () => {
    const good = await xliff({ all: true });
    const codeOf = async (...given: Parameters<typeof handIn>): Promise<string | undefined> => {
      const result = await handIn(...given);
      return result.ok ? 'ok' : (result.problem.fields?.[0]?.code ?? result.problem.kind);
    };
    expect(await codeOf('garbage')).toBe('not-xliff');
    expect(await codeOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), coordinator(), 'a.docx')).toBeDefined();
    expect(await codeOf(good.replace('original="nordkreis"', 'original="suedkreis"'))).toBe('foreign-county');
    expect(await codeOf(good.replace('trgLang="ar"', 'trgLang="vi"'))).toBe('wrong-language');
    expect(await codeOf(good.replace('trgLang="ar"', 'trgLang="uk"'), translator())).toBe('forbidden');
    expect(await codeOf(good.replaceAll(pageId, 'x'.repeat(36)))).toBe('foreign-ids');
    expect(await codeOf(good, ctxOf(test, other, person({ county: other, role: 'coordinator' })))).toBe('foreign-county');
    const large = await test.app.translation.handInTranslations(coordinator(), { upload: { error: 'too-large' }, limit });
    expect(large).toMatchObject({ problem: { fields: [{ path: 'datei', code: 'too-large' }] } });
    expect(await test.app.translation.handInTranslations(coordinator(), { upload: null, limit })).toMatchObject({
      problem: { fields: [{ code: 'missing' }] },
    });
    const unknown = must(await handIn(good.replaceAll(pageId, '01a00000-0000-7000-8000-000000000001')));
    expect((await read(unknown.id)).counts).toMatchObject({ gone: 3 });
    expect(
      await test.app.translation.readImport(ctxOf(test, other, person({ county: other, role: 'coordinator' })), {
        importId: unknown.id,
      }),
    ).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('is taken over only as it was shown', async () => {
    const { id } = must(await handIn(translated(await xliff({ all: true }), ['مكتب ثالث {neu}'])));
    const { stamp } = await read(id);
    const now = must(await test.app.translation.readWork(coordinator(), { language: 'ar', subjectId: pageId })).texts[0]!;
    const text = {
      field: now.field,
      text: 'مكتب رابع {neu}',
      sourceHash: now.sourceHash,
      translatedAt: now.translatedAt,
      state: 'draft' as const,
    };
    must(await test.app.translation.saveTexts(coordinator(), { language: 'ar', subjectId: pageId, texts: [text] }));
    expect(await test.app.translation.applyImport(coordinator(), { importId: id, stamp })).toMatchObject({
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
  });
});
