import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { translation } from '#kernel/tables.ts';
import { sourceHash } from '#kernel/translation.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import type { TranslationTask } from '../../contract-translations.ts';

let test: TestApp;
let county: CountyRef;
let strategyId: string;
let goalId: string;
let coordinator: Ctx;

beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator', name: 'Petra Muster' }));
  await test.app.tenancy.changeSettings(coordinator, { languages: ['de', 'en', 'ar'] });
  const ctx = systemCtx(test, county);
  const made = await test.app.strategy.createStrategy(ctx, {
    key: 'konzept',
    title: 'Konzept Ankommen',
    levels: ['Feld', 'Ziel'],
    nodes: [
      {
        level: 0,
        key: 'sprache',
        title: 'Sprache',
        translations: { en: { title: 'Language' }, ar: { title: 'اللغة' } },
        children: [
          {
            level: 1,
            number: '1',
            title: 'Mehr Kurse',
            text: 'Kurse in jeder Gemeinde.',
            translations: { en: { title: 'More courses' } },
            steps: [{ title: 'Räume finden' }],
          },
        ],
      },
    ],
    texts: [{ kind: 'mission', title: 'Leitbild', items: ['Alle gehören dazu.', 'Sprache öffnet Türen.'], nodeKey: 'sprache' }],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  strategyId = made.value.id;
  await test.app.strategy.adoptStrategy(ctx, { strategyId, adoptedOn: '2026-01-01' });
  goalId = (await tasksOf('en')).find(({ source }) => source === 'Mehr Kurse')!.subjectId;
  await test.app.strategy.writeStatus(coordinator, {
    nodeId: goalId,
    date: '2026-02-01',
    state: 'delayed',
    text: 'Es fehlen Räume.',
    reason: 'Umbau der Schule',
    nextStep: 'Räume anmieten',
  });
});
afterAll(() => test.close());

async function tasksOf(language: string): Promise<TranslationTask[]> {
  const desk = await test.app.strategy.readTranslations(coordinator, { key: 'konzept', language });
  if (!desk.ok) throw new Error(JSON.stringify(desk.problem));
  return desk.value.tasks;
}
const taskOf = async (language: string, source: string): Promise<TranslationTask> => {
  const task = (await tasksOf(language)).find((one) => one.source === source);
  if (!task) throw new Error(`no text ${source}`);
  return task;
};
async function translate(language: string, source: string, text: string, state: 'draft' | 'checked' = 'checked') {
  const { subjectId, field, sourceHash } = await taskOf(language, source);
  return test.app.strategy.saveTranslation(coordinator, {
    key: 'konzept',
    subjectId,
    field,
    sourceHash,
    language,
    text,
    state,
  });
}
const publicGoal = async (language: string) => {
  const read = await test.app.strategy.readPublicNode(systemCtx(test, county), { nodeId: goalId, language });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
};

describe('translations of a strategy', () => {
  it('list every public text, titles that came with the strategy as checked', async () => {
    const tasks = await tasksOf('en');
    expect(tasks.map(({ source, state }) => [source, state])).toEqual([
      ['Konzept Ankommen', 'missing'],
      ['Kurse in jeder Gemeinde.', 'missing'],
      ['Räume finden', 'missing'],
      ['Es fehlen Räume.', 'missing'],
      ['Umbau der Schule', 'missing'],
      ['Räume anmieten', 'missing'],
      ['Alle gehören dazu.', 'missing'],
      ['Sprache öffnet Türen.', 'missing'],
      ['Sprache', 'checked'],
      ['Mehr Kurse', 'checked'],
    ]);
    expect(tasks[3]).toMatchObject({ place: '1 Mehr Kurse', what: 'Meldung vom 1.2.2026' });
    const desk = await test.app.strategy.readTranslations(coordinator, { key: 'konzept' });
    expect(desk).toMatchObject({
      ok: true,
      value: {
        tasks: [],
        languages: [
          { language: 'en', counts: { missing: 8, checked: 2 } },
          { language: 'ar', counts: { missing: 9, checked: 1 } },
        ],
      },
    });
  });

  it('reach the public page of every text, drafts marked, the rest in German', async () => {
    expect(await translate('en', 'Es fehlen Räume.', 'There are no rooms.')).toMatchObject({ ok: true });
    expect(await translate('en', 'Räume anmieten', 'Rent rooms', 'draft')).toMatchObject({ ok: true });
    expect(await translate('en', 'Räume finden', 'Find rooms')).toMatchObject({ ok: true });
    expect(await translate('en', 'Kurse in jeder Gemeinde.', 'Courses in every town.')).toMatchObject({ ok: true });
    expect(await translate('en', 'Sprache öffnet Türen.', 'Language opens doors.')).toMatchObject({ ok: true });
    expect(await translate('en', 'Konzept Ankommen', 'Concept Arriving')).toMatchObject({ ok: true });
    const english = await publicGoal('en');
    expect(english.node).toMatchObject({
      title: 'More courses',
      titleLanguage: 'en',
      text: 'Courses in every town.',
      steps: [{ title: 'Find rooms', wording: { title: { language: 'en', state: 'checked' } } }],
    });
    expect(english.history[0]).toMatchObject({
      text: 'There are no rooms.',
      nextStep: 'Rent rooms',
      reason: 'Umbau der Schule',
      wording: { text: { state: 'checked' }, nextStep: { state: 'draft', checkedOn: null } },
    });
    expect(english.history[0]!.wording).not.toHaveProperty('reason');
    const german = await publicGoal('de');
    expect(german.node).toMatchObject({ title: 'Mehr Kurse', titleLanguage: 'de' });
    expect(german.node).not.toHaveProperty('wording');
    expect(await publicGoal('ar')).toMatchObject({ node: { title: 'Mehr Kurse' }, ancestors: [{ title: 'اللغة' }] });
    const strategy = await test.app.strategy.readPublicStrategy(systemCtx(test, county), { key: 'konzept', language: 'en' });
    expect(strategy).toMatchObject({
      ok: true,
      value: {
        title: 'Concept Arriving',
        texts: [{ items: ['Alle gehören dazu.', 'Language opens doors.'], wording: { 'item-1': { state: 'checked' } } }],
      },
    });
    const news = await test.app.strategy.listNews(systemCtx(test, county), { key: 'konzept', language: 'en' });
    expect(news).toMatchObject({ ok: true, value: { items: [{ note: { text: 'There are no rooms.' } }] } });
  });

  it('are outdated when the German text changes, and then one duty for the language', async () => {
    const read = await test.app.strategy.readOfficeStrategy(coordinator, { key: 'konzept' });
    if (!read.ok) throw new Error(read.problem.message);
    const [text] = read.value.texts;
    await test.app.strategy.changeText(coordinator, {
      textId: text!.id,
      version: text!.version,
      kind: 'mission',
      title: 'Leitbild',
      items: ['Alle gehören dazu.', 'Sprache öffnet jede Tür.'],
      nodeId: text!.nodeId,
      reason: null,
    });
    const [first] = await tasksOf('en');
    expect(first).toMatchObject({ source: 'Sprache öffnet jede Tür.', text: 'Language opens doors.', state: 'outdated' });
    const strategy = await test.app.strategy.readPublicStrategy(systemCtx(test, county), { key: 'konzept', language: 'en' });
    expect(strategy).toMatchObject({ ok: true, value: { texts: [{ wording: { 'item-1': { state: 'outdated' } } }] } });
    expect(await outdatedDuties()).toMatchObject([{ title: 'Englisch', context: ['1 Text', 'Konzept Ankommen'] }]);
    expect(await translate('en', 'Sprache öffnet jede Tür.', 'Language opens every door.')).toMatchObject({ ok: true });
    expect(await outdatedDuties()).toEqual([]);
  });

  it('are refused for a text that changed before the translator’s eyes, and beside the field that is wrong', async () => {
    const task = await taskOf('en', 'Alle gehören dazu.');
    const input = { ...task, key: 'konzept', language: 'en', text: 'All belong.', state: 'checked' as const };
    expect(await test.app.strategy.saveTranslation(coordinator, { ...input, sourceHash: '0'.repeat(64) })).toMatchObject({
      ok: false,
      problem: { code: 'source-changed' },
    });
    expect(await test.app.strategy.saveTranslation(coordinator, { ...input, text: '  ' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'text' }] },
    });
    expect(await test.app.strategy.saveTranslation(coordinator, { ...input, language: 'fr' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'language' }] },
    });
    expect(await test.app.strategy.saveTranslation(coordinator, { ...input, subjectId: crypto.randomUUID() })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('keep the hash that the migration gave to titles of before', async () => {
    const title = ' Sprache öffnet „Türen“\n';
    const ctx = systemCtx(test, county);
    const made = await ctx.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.execute<{ hash: string }>(
        sql`select encode(sha256(convert_to(btrim(${title}::text, E' \\t\\n\\r'), 'UTF8')), 'hex') as hash`,
      ),
    );
    expect(made.rows).toEqual([{ hash: sourceHash(title) }]);
  });

  it('of a step or a draft go with it', async () => {
    const count = async (): Promise<number> => {
      const desk = await test.app.strategy.readTranslations(coordinator, { key: 'konzept' });
      return desk.ok ? desk.value.languages[0]!.counts.checked : -1;
    };
    const before = await count();
    await test.app.strategy.saveSteps(coordinator, { nodeId: goalId, steps: [] });
    expect(await count()).toBe(before - 1);
    const draft = await test.app.strategy.createStrategy(systemCtx(test, county), {
      key: 'entwurf',
      title: 'Entwurf',
      levels: ['Ziel'],
      nodes: [{ level: 0, title: 'Wohnen', translations: { en: { title: 'Housing' } } }],
    });
    if (!draft.ok) throw new Error(draft.problem.message);
    expect(await test.app.strategy.discardStrategy(coordinator, { strategyId: draft.value.id })).toMatchObject({ ok: true });
    const ctx = systemCtx(test, county);
    const left = await ctx.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.select().from(translation).where(eq(translation.text, 'Housing')),
    );
    expect(left).toEqual([]);
  });
});

async function outdatedDuties() {
  const duties = await test.app.listDuties(coordinator, {});
  if (!duties.ok) throw new Error(duties.problem.message);
  return duties.value.filter(({ kind }) => kind === 'strategy.translation');
}

describe('a translation', () => {
  it('is withdrawn by whoever saw it as it stands; the page says missing again, and its history keeps the words', async () => {
    expect(await translate('ar', 'Räume anmieten', 'اعثر', 'draft')).toMatchObject({ ok: true });
    expect(await translate('ar', 'Räume anmieten', 'استئجار غرف')).toMatchObject({ ok: true });
    const { subjectId, field, translatedAt } = await taskOf('ar', 'Räume anmieten');
    const named = { key: 'konzept', subjectId, field, language: 'ar' };
    const withdraw = (given: object = {}) =>
      test.app.strategy.withdrawTranslation(coordinator, { ...named, translatedAt: translatedAt!, ...given });
    expect(await withdraw({ translatedAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    expect(await withdraw({ language: 'uk' })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await withdraw({ key: 'gibt-es-nicht' })).toMatchObject({ problem: { kind: 'not-found' } });
    expect((await publicGoal('ar')).history[0]!.nextStep).toBe('استئجار غرف');
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await taskOf('ar', 'Räume anmieten')).toMatchObject({ state: 'missing', text: null });
    expect((await publicGoal('ar')).history[0]!.nextStep).toBe('Räume anmieten');
    expect(await withdraw()).toMatchObject({ problem: { kind: 'not-found' } });
    const past = await test.app.strategy.readTranslationHistory(coordinator, named);
    expect(past.ok && past.value.slice(0, 3).map(({ kind, text, state }) => [kind, text, state])).toEqual([
      ['withdrawn', 'استئجار غرف', 'checked'],
      ['saved', 'استئجار غرف', 'checked'],
      ['saved', 'اعثر', 'draft'],
    ]);
    expect(await test.app.strategy.readTranslationHistory(coordinator, { ...named, language: 'uk' })).toMatchObject({
      value: [],
    });
  });
});
