import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';
import type { Work } from '../../contract.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let pageId: string;
let linked: string;

const coordinator = (): Ctx => ctxOf(test, county, person({ county, role: 'coordinator' }));
const translator = (): Ctx =>
  ctxOf(test, county, person({ county, role: 'translator', languages: ['ar', 'uk'], name: 'Tanja Probe' }));
const block = (html: string) => ({ kind: 'text' as const, html });

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { id } = must(
    await test.app.welcome.createPage(coordinator(), {
      content: {
        title: 'Amt',
        summary: '',
        blocks: [block('<p>Das Amt ist bis 12 Uhr offen.</p>'), block('<p>Fragen? <a href="https://a.example/">Hier</a>.</p>')],
      },
    }),
  );
  pageId = id;
  must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: 1 }));
  linked = (await work()).texts[2]!.field;
});
afterAll(() => test.close());

const work = async (language = 'ar', from: string | null = null): Promise<Work> =>
  must(await test.app.translation.readWork(coordinator(), { language, subjectId: pageId, from }));

type Given = { state?: 'draft' | 'checked'; language?: string; hintsSeen?: boolean; from?: string };
/** Texts by their place on the page: title, first and second paragraph. */
const save = async (ctx: Ctx, texts: Record<number, string>, given: Given = {}) => {
  const { state = 'draft', language = 'ar', from = null, hintsSeen = false } = given;
  const now = await work(language, from);
  return test.app.translation.saveTexts(ctx, {
    ...{ language, subjectId: pageId, from, hintsSeen },
    texts: Object.entries(texts).map(([index, text]) => {
      const { field, sourceHash, translatedAt } = now.texts[Number(index)]!;
      return { field, text, sourceHash, translatedAt, state };
    }),
  });
};
const states = async (language = 'ar'): Promise<string[]> => (await work(language)).texts.map(({ state }) => state);

/** Changes the first paragraph of the page. */
async function rewrite(html: string): Promise<void> {
  const record = must(await test.app.welcome.readPage(coordinator(), { pageId }));
  const edition = record.editions.find(({ language }) => language === 'de')!;
  const [first, ...rest] = edition.content!.blocks;
  const content = { ...edition.content!, blocks: [{ ...first!, html }, ...rest] };
  const { version } = edition;
  const saved = must(await test.app.welcome.saveDraft(coordinator(), { pageId, language: 'de', version, content }));
  must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: saved.version }));
}

describe('a translator', () => {
  it('sees what waits in her languages, and no others', async () => {
    const desk = must(await test.app.translation.readDesk(translator(), {}));
    expect(desk.figures.map(({ language }) => language)).toEqual(['uk', 'ar']);
    expect(must(await test.app.translation.readDesk(coordinator(), {})).figures.map(({ language }) => language)).toEqual([
      'en',
      'uk',
      'ar',
    ]);
    const { tasks } = must(await test.app.translation.listTasks(translator(), { language: 'ar', kind: 'page' }));
    expect(tasks).toMatchObject([{ subjectId: pageId, title: 'Amt', state: 'missing', counts: { missing: 3 }, openWords: 10 }]);
    expect(must(await test.app.translation.listTasks(translator(), { language: 'ar', search: 'Bad' })).tasks).toEqual([]);
    expect(must(await test.app.translation.listTasks(translator(), { language: 'ar', days: 3 })).tasks).toEqual([]);
    for (const refused of [
      await test.app.translation.listTasks(translator(), { language: 'en' }),
      await test.app.translation.readWork(translator(), { language: 'en', subjectId: pageId }),
      await save(translator(), { 0: 'Office' }, { language: 'en' }),
    ]) {
      expect(refused).toMatchObject({ problem: { kind: 'forbidden' } });
    }
  });

  it('writes a draft, and says that it is right', async () => {
    must(await save(translator(), { 0: 'المكتب', 1: 'المكتب مفتوح حتى الساعة ١٢.' }));
    expect(await states()).toEqual(['draft', 'draft', 'missing']);
    const found = must(await test.app.welcome.readPublicPage(ctxOf(test, county, anonymous), { path: 'amt', language: 'ar' }));
    expect(found.page?.title).toEqual({ text: 'المكتب', language: 'ar', state: 'draft' });
    must(
      await save(translator(), { 0: 'المكتب', 1: 'المكتب مفتوح حتى الساعة ١٢.', 2: 'أسئلة؟ {1}هنا{/1}.' }, { state: 'checked' }),
    );
    expect(await states()).toEqual(['checked', 'checked', 'checked']);
    const again = must(await test.app.welcome.readPublicPage(ctxOf(test, county, anonymous), { path: 'amt', language: 'ar' }));
    expect(again.page?.blocks[1]?.html).toBe('<p>أسئلة؟ <a href="https://a.example/">هنا</a>.</p>');
    expect(again.page?.languages.find(({ language }) => language === 'ar')?.state).toBe('complete');
  });

  it('is shown the words that changed in the source, and may leave the translation as it is', async () => {
    await rewrite('<p>Das Amt ist bis 14 Uhr offen.</p>');
    const [, changed] = (await work()).texts;
    expect(changed).toMatchObject({ state: 'outdated', hints: ['Die Zahl 14 fehlt.'] });
    expect(changed!.changes.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '12' },
      { kind: 'added', text: '14' },
    ]);
    expect(await states()).toEqual(['checked', 'outdated', 'checked']);
    const left = await save(translator(), { 1: changed!.text! }, { state: 'checked' });
    expect(left).toMatchObject({ problem: { kind: 'invalid', fields: [{ path: changed!.field, code: 'hints' }] } });
    must(await save(translator(), { 1: changed!.text! }, { state: 'checked', hintsSeen: true }));
    expect(await states()).toEqual(['checked', 'checked', 'checked']);
    expect((await work()).texts[1]!.changes).toEqual([]);
  });

  it('is told what a translation has lost, beside the text, and nothing is kept', async () => {
    const refused = await save(translator(), { 0: 'Bureau', 2: 'Questions? Here.' });
    expect(refused).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: linked, message: 'Es fehlt {1}…{/1} (in der Vorlage um „Hier“).' }] },
    });
    expect((await work()).texts[0]!.text).toBe('المكتب');
    expect(await save(translator(), { 0: ' ' }, { state: 'checked' })).toMatchObject({
      problem: { fields: [{ code: 'required' }] },
    });
  });

  it('writes over nobody: neither a newer source nor a newer translation', async () => {
    const { field, sourceHash, translatedAt } = (await work()).texts[0]!;
    const given = { field, text: 'مكتب', sourceHash, translatedAt, state: 'draft' as const };
    const at = { language: 'ar', subjectId: pageId };
    test.setNow('2026-11-25T12:00:00Z');
    must(await test.app.translation.saveTexts(translator(), { ...at, texts: [given] }));
    expect(await test.app.translation.saveTexts(coordinator(), { ...at, texts: [given] })).toMatchObject({
      problem: { kind: 'conflict', code: 'changed-meanwhile' },
    });
    const stale = { ...given, sourceHash: 'a'.repeat(64) };
    expect(await test.app.translation.saveTexts(coordinator(), { ...at, texts: [stale] })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ code: 'source-changed' }] },
    });
    expect(
      await test.app.translation.saveTexts(coordinator(), { ...at, texts: [{ ...given, field: 'block-none' }] }),
    ).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('takes a translation back by emptying it', async () => {
    must(await save(translator(), { 0: '' }));
    expect(await states()).toEqual(['missing', 'checked', 'checked']);
  });
});

describe('the county', () => {
  it('may keep the check to its coordination', async () => {
    const settings = { translatorsCheck: false, sources: {} };
    must(await test.app.translation.changeDeskSettings(coordinator(), settings));
    expect(await save(translator(), { 0: 'مكتب' }, { state: 'checked' })).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await save(translator(), { 0: 'مكتب' }));
    must(await save(coordinator(), { 0: 'مكتب' }, { state: 'checked' }));
    expect(await test.app.translation.changeDeskSettings(translator(), settings)).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });

  it('has one language translated from another, as long as that one is up to date', async () => {
    must(await test.app.translation.changeDeskSettings(coordinator(), { translatorsCheck: true, sources: { uk: 'en' } }));
    expect(must(await test.app.translation.readDeskSettings(coordinator(), {}))).toMatchObject({ sources: { uk: 'en' } });
    expect((await work('uk')).texts[0]).toMatchObject({ source: 'Amt', original: null });
    must(await save(coordinator(), { 1: 'The office is open until 14.' }, { language: 'en', state: 'checked' }));
    const shown = (await work('uk')).texts[1]!;
    expect(shown).toMatchObject({ source: 'The office is open until 14.', original: 'Das Amt ist bis 14 Uhr offen.' });
    must(await save(coordinator(), { 1: 'Відкрито до 14.' }, { language: 'uk', state: 'checked' }));
    expect((await states('uk'))[1]).toBe('checked');
    await rewrite('<p>Das Amt ist bis 15 Uhr offen.</p>');
    // The English lags behind: the Ukrainian with it, and the German is shown again.
    expect((await states('uk'))[1]).toBe('outdated');
    expect((await work('uk')).texts[1]).toMatchObject({ source: 'Das Amt ist bis 15 Uhr offen.', original: null });
    expect(
      await test.app.translation.changeDeskSettings(coordinator(), { translatorsCheck: true, sources: { uk: 'en', ar: 'uk' } }),
    ).toMatchObject({ problem: { fields: [{ path: 'sources.ar', code: 'chain' }] } });
    expect(
      await test.app.translation.changeDeskSettings(coordinator(), { translatorsCheck: true, sources: { vi: 'en' } }),
    ).toMatchObject({ problem: { fields: [{ path: 'sources.vi' }] } });
  });

  it('sees nothing of another', async () => {
    const stranger = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(must(await test.app.translation.readDesk(stranger, {})).lines).toEqual([]);
    expect(await test.app.translation.readWork(stranger, { language: 'ar', subjectId: pageId })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    const texts = [{ field: 'title', text: 'x', sourceHash: 'a'.repeat(64), translatedAt: null, state: 'draft' as const }];
    expect(await test.app.translation.saveTexts(stranger, { language: 'ar', subjectId: pageId, texts })).toMatchObject({
      problem: { kind: 'not-found' },
    });
  });
});
