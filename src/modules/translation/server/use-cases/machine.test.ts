import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
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
import { runMachine } from '../jobs/machine-run.ts';

let test: TestApp;
let county: CountyRef;
let pageId: string;
let origin = '';
let status = 200;
/** How the service changes a text. */
let spoken: (text: string) => string;
let asked = 0;
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += String(part);
  asked += 1;
  const { text } = JSON.parse(body || '{}') as { text?: string[] };
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(
      request.url === '/v2/translate'
        ? { translations: text!.map((one) => ({ text: spoken(one) })) }
        : { glossaries: [], glossary_id: 'g' },
    ),
  );
});

const coordinator = (): Ctx => ctxOf(test, county, person({ county, role: 'coordinator' }));
const translator = (): Ctx => ctxOf(test, county, person({ county, role: 'translator', languages: ['ar'] }));
const reader = (): Ctx => ctxOf(test, county, anonymous);
const settings = (more: object = {}) => ({
  ...{
    provider: 'deepl' as const,
    address: origin,
    key: 'geheim',
    formality: 'more' as const,
    wordsPerYear: 100,
    forReaders: true,
  },
  ...more,
});
const set = async (more: object = {}) => must(await test.app.translation.changeMachineSettings(coordinator(), settings(more)));
const states = async (language: string): Promise<string[]> =>
  must(await test.app.translation.readWork(coordinator(), { language, subjectId: pageId })).texts.map(({ state }) => state);
const used = async (): Promise<number> => must(await test.app.translation.readMachineSettings(coordinator(), {})).budget.used;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  test = await createTestApp({ environment: { KREISLOTSE_TRANSLATION_HOSTS: origin } });
  county = await openCounty(test);
  const blocks = ['<p>Das Amt ist offen.</p>', '<p>Mehr <a href="https://a.example/">hier</a>.</p>'].map((html) => ({
    kind: 'text' as const,
    html,
  }));
  pageId = must(await test.app.welcome.createPage(coordinator(), { content: { title: 'Amt', summary: '', blocks } })).id;
  must(await test.app.welcome.releasePage(coordinator(), { pageId, language: 'de', version: 1 }));
});
afterAll(async () => {
  await test.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  status = 200;
  asked = 0;
  spoken = (text) => text.replaceAll('Das Amt', 'X').replaceAll('hier', 'Y');
});

describe('a translation service', () => {
  it('is set up by the coordination; its key is kept sealed and shown to nobody', async () => {
    const refused = await test.app.translation.changeMachineSettings(coordinator(), settings({ address: 'http://127.0.0.1:1' }));
    expect(refused).toMatchObject({ problem: { fields: [{ path: 'address' }] } });
    expect(await test.app.translation.changeMachineSettings(coordinator(), settings({ key: '' }))).toMatchObject({
      problem: { fields: [{ path: 'key' }] },
    });
    await set();
    const read = must(await test.app.translation.readMachineSettings(coordinator(), {}));
    expect(read).toMatchObject({ settings: { provider: 'deepl', hasKey: true }, budget: { year: 2026, words: 100, used: 0 } });
    expect(JSON.stringify(read)).not.toContain('geheim');
    const kept = await test.app.db.pool.query('select sealed_key from translation_settings').catch(() => ({ rows: [] }));
    expect(JSON.stringify(kept.rows)).not.toContain('geheim');
    // An empty field keeps the key; a new address never gets the old one.
    await set({ key: '' });
    expect(await test.app.translation.changeMachineSettings(translator(), settings())).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });

  it('writes what is missing, marked, and counts the words; what a person wrote stays', async () => {
    const done = must(await test.app.translation.translateThing(translator(), { language: 'ar', subjectId: pageId }));
    expect(done).toEqual({ written: 3, refused: 0, words: 7 });
    expect(await states('ar')).toEqual(['machine', 'machine', 'machine']);
    expect(await used()).toBe(7);
    const found = must(await test.app.welcome.readPublicPage(reader(), { path: 'amt', language: 'ar' }));
    expect(found.page?.state).toBe('machine');
    expect(found.page?.blocks[1]?.html).toBe('<p>Mehr <a href="https://a.example/">Y</a>.</p>');
    expect(await test.app.translation.translateThing(translator(), { language: 'ar', subjectId: pageId })).toMatchObject({
      problem: { code: 'nothing-to-translate' },
    });
    expect(await test.app.translation.translateThing(translator(), { language: 'uk', subjectId: pageId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });

  it('that loses a link loses the text; one that fails gives the words back', async () => {
    spoken = (text) => text.replaceAll(/<a[^>]*>|<\/a>/g, '');
    expect(must(await test.app.translation.translateThing(coordinator(), { language: 'en', subjectId: pageId }))).toMatchObject({
      written: 2,
      refused: 1,
    });
    expect(await states('en')).toEqual(['machine', 'machine', 'missing']);
    const before = await used();
    status = 456;
    expect(await test.app.translation.translateThing(coordinator(), { language: 'uk', subjectId: pageId })).toMatchObject({
      problem: { kind: 'conflict', code: 'service-quota', message: 'Das Kontingent bei DeepL ist verbraucht.' },
    });
    status = 503;
    expect(await test.app.translation.translateThing(coordinator(), { language: 'uk', subjectId: pageId })).toMatchObject({
      problem: { kind: 'unavailable' },
    });
    expect(await used()).toBe(before);
  });

  it('gets no word beyond the budget of the year', async () => {
    await set({ wordsPerYear: 15 });
    expect(await test.app.translation.translateThing(coordinator(), { language: 'uk', subjectId: pageId })).toMatchObject({
      problem: { kind: 'unavailable', code: 'budget-spent' },
    });
    expect(asked).toBe(0);
    expect(must(await test.app.translation.planRun(coordinator(), { language: 'uk' }))).toMatchObject({
      words: 7,
      budget: { words: 15, used: 14 },
    });
    expect(await test.app.translation.startRun(coordinator(), { language: 'uk' })).toMatchObject({
      problem: { code: 'budget-spent' },
    });
    expect(must(await test.app.translation.readOffer(reader(), { language: 'uk', subjectId: pageId }))).toEqual({
      offered: false,
    });
    await set();
  });
});

describe('a reader', () => {
  it('has a page translated once for all, where the county offers it', async () => {
    const ask = () => test.app.translation.translateForReader(reader(), { language: 'uk', subjectId: pageId });
    await set({ forReaders: false });
    expect(must(await test.app.translation.readOffer(reader(), { language: 'uk', subjectId: pageId }))).toEqual({
      offered: false,
    });
    expect(await ask()).toMatchObject({ problem: { code: 'not-offered' } });
    await set();
    expect(must(await test.app.translation.readOffer(reader(), { language: 'uk', subjectId: pageId }))).toEqual({
      offered: true,
    });
    expect(must(await ask())).toMatchObject({ written: 3 });
    expect(await ask()).toMatchObject({ problem: { code: 'nothing-to-translate' } });
    expect(await states('uk')).toEqual(['machine', 'machine', 'machine']);
    expect(asked).toBe(2);
  });
});

describe('a whole language', () => {
  const second = async (title: string): Promise<void> => {
    const content = { title, summary: '', blocks: [{ kind: 'text' as const, html: '<p>Das Amt ist weit weg von hier.</p>' }] };
    const { id } = must(await test.app.welcome.createPage(coordinator(), { content }));
    must(await test.app.welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  };

  it('is translated by the worker, with its progress, and can be cancelled', async () => {
    await second('Zweites');
    const { id } = must(await test.app.translation.startRun(coordinator(), { language: 'ar' }));
    expect(await test.app.translation.startRun(coordinator(), { language: 'ar' })).toMatchObject({
      problem: { code: 'running' },
    });
    await runMachine(systemCtx(test, county), { runId: id });
    expect(must(await test.app.translation.readRun(coordinator(), { runId: id }))).toMatchObject({
      state: 'done',
      total: 2,
      done: 2,
      words: 8,
    });
    await second('Drittes');
    const cancelled = must(await test.app.translation.startRun(coordinator(), { language: 'ar', kind: 'page' }));
    must(await test.app.translation.cancelRun(coordinator(), { runId: cancelled.id }));
    asked = 0;
    await runMachine(systemCtx(test, county), { runId: cancelled.id });
    expect(asked).toBe(0);
    expect(must(await test.app.translation.readRun(coordinator(), { runId: cancelled.id }))).toMatchObject({
      state: 'cancelled',
      done: 0,
    });
    expect(must(await test.app.translation.listRuns(coordinator(), {})).length).toBe(2);
  });

  it('ends with the service’s words where waiting mends nothing, and is tried again where it may', async () => {
    const { id } = must(await test.app.translation.startRun(coordinator(), { language: 'ar' }));
    status = 503;
    await expect(runMachine(systemCtx(test, county), { runId: id })).rejects.toThrow('gestört');
    status = 403;
    await runMachine(systemCtx(test, county), { runId: id });
    expect(must(await test.app.translation.readRun(coordinator(), { runId: id }))).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Schlüssel'),
    });
  });
});

describe('the glossary', () => {
  it('is kept by translators for their languages, and taken in as a table', async () => {
    const term = { from: 'de', language: 'ar', source: 'Amt', target: 'مكتب' };
    const { id } = must(await test.app.translation.saveTerm(translator(), term));
    must(await test.app.translation.saveTerm(translator(), { ...term, target: 'دائرة' }));
    expect(must(await test.app.translation.listTerms(translator(), { language: 'ar' }))).toEqual([
      { ...term, id, target: 'دائرة', note: null },
    ]);
    expect(await test.app.translation.saveTerm(translator(), { ...term, language: 'uk' })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.translation.saveTerm(coordinator(), { ...term, language: 'vi' })).toMatchObject({
      problem: { fields: [{ path: 'language' }] },
    });
    const csv = '\uFEFFAus;Sprache;Wort;Übersetzung;Anmerkung\r\nde;ar;Amt;مكتب;neu\r\nde;uk;"Kita; klein";садок;\r\n';
    expect(must(await test.app.translation.importTerms(coordinator(), { text: csv }))).toEqual({ taken: 2 });
    expect(must(await test.app.translation.listTerms(coordinator(), {})).map(({ source, target }) => [source, target])).toEqual([
      ['Amt', 'مكتب'],
      ['Kita; klein', 'садок'],
    ]);
    const bad = await test.app.translation.importTerms(coordinator(), {
      text: 'Aus;Sprache;Wort;Übersetzung\nde;xx;a;b\nde;ar;;b\n',
    });
    expect(bad).toMatchObject({
      problem: { fields: [{ message: expect.stringContaining('Zeile 2') }, { message: expect.stringContaining('Zeile 3') }] },
    });
    must(await test.app.translation.removeTerm(translator(), { termId: id }));
    expect(must(await test.app.translation.listTerms(coordinator(), { language: 'ar' }))).toEqual([]);
  });
});
