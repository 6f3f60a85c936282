import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  const hall = { name: 'Rathaus', kind: 'authority' as const, state: 'public' as const, municipalityId: municipalities[0]!.id };
  placeId = must(await test.app.network.addPlace(coordinator(), hall)).id;
  const add = async (name: string, fields: object): Promise<unknown> =>
    must(
      await test.app.offers.addOffer(coordinator(), {
        name,
        kind: 'course',
        topics: ['language'],
        state: 'public',
        places: [{ placeId }],
        ...fields,
      }),
    );
  await add('Kurs für Frauen', { audiences: ['women'] });
  await add('Kurs für alle', { topics: ['work'] });
  await add('Hilfe am Telefon', { topics: ['emergency'], places: [] });
  await add('Kurs für Männer', { audiences: ['men'], topics: ['health'] });
  await add('Pause', { audiences: ['women'], topics: ['family'], status: 'temporarily closed' });
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const nobody = () => ctxOf(test, county, anonymous);
const given = { audience: 'women' as const, count: '120', women: '120', men: '0', countDay: '2026-06-30', countSource: 'AZR' };

describe('a target group', () => {
  it('has its offers, and topics of which a municipality has nothing for it', async () => {
    const group = must(await test.app.offers.readTargetGroup(coordinator(), { audience: 'women' }));
    expect(group).toMatchObject({ count: null, profile: null, forEverybody: 2 });
    expect(group.offers.map(({ name }) => name)).toEqual(['Kurs für Frauen']);
    const topics = group.gaps.map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(['health', 'family']));
    for (const topic of ['language', 'work', 'emergency']) expect(topics).not.toContain(topic);
    expect(group.gaps[0]).toMatchObject({ missing: ['Musterstadt'], covered: [] });
  });

  it('is told to everybody when the county says so, in the reader’s language, without small numbers', async () => {
    const { offers } = test.app;
    const read = () => offers.readPublicGroup(nobody(), { audience: 'women', language: 'de' });
    expect(await read()).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const concept = {
      conceptTitle: 'Frauen stärken',
      conceptState: 'decided' as const,
      conceptUrl: 'https://kreis.example/plan',
    };
    must(await offers.saveTargetGroup(coordinator(), { ...given, needs: 'Kinderbetreuung', ...concept, isPublic: true }));
    expect(must(await read())).toMatchObject({
      count: { all: 120, women: 120, men: 0, day: '2026-06-30', source: 'AZR' },
      needs: { text: 'Kinderbetreuung' },
      channels: null,
      concept: { title: { text: 'Frauen stärken' }, state: 'decided', url: 'https://kreis.example/plan' },
      offers: [{ name: { text: 'Kurs für Frauen' } }],
    });
    const { gaps } = must(await read());
    expect(gaps).toEqual(must(await offers.readTargetGroup(coordinator(), { audience: 'women' })).gaps);
    expect(gaps.find(({ topic }) => topic === 'health')).toEqual({ topic: 'health', missing: ['Musterstadt'], covered: [] });
    expect(must(await offers.listPublicGroups(nobody(), { language: 'uk' }))).toEqual(['women']);

    must(await offers.saveTargetGroup(coordinator(), { ...given, version: 1, count: '3', women: '2', men: '1', isPublic: true }));
    expect(must(await read()).count).toMatchObject({ all: null, women: null, men: null, hidden: true });
    const lines = must(await offers.listTargetGroups(coordinator(), {}));
    expect(lines.find(({ audience }) => audience === 'women')).toMatchObject({ count: { all: null, hidden: true }, offers: 1 });
    const log = must(await test.app.tenancy.readAudit(coordinator(), { useCase: 'offers.save-target-group' }));
    expect(JSON.stringify(log.entries)).not.toMatch(/"field":"(count|women|men)"/);
  });

  it('is refused with faults at the fields, for others, and over somebody else’s change', async () => {
    const { offers } = test.app;
    const paths = async (fields: object): Promise<string[]> => {
      const result = await offers.saveTargetGroup(coordinator(), { audience: 'men', ...fields });
      return result.ok ? [] : (result.problem.fields ?? []).map(({ path }) => path);
    };
    expect(await paths({ count: '10' })).toEqual(['countDay', 'countSource']);
    expect(await paths({ ...given, audience: 'men', count: '10', women: '8', men: '3' })).toEqual(['count']);
    expect(await paths({ conceptState: 'decided' })).toEqual(['conceptTitle']);
    expect(await paths({ conceptTitle: 'x', conceptUrl: 'javascript:alert(1)' })).toEqual(['conceptUrl']);
    expect(await paths({ needs: '<b>fett</b>' })).toEqual(['needs']);
    expect(await offers.saveTargetGroup(coordinator(), { ...given, version: null })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    });
    const editor = ctxOf(test, county, person({ county, role: 'unit-editor' }));
    expect(await offers.saveTargetGroup(editor, { audience: 'men' })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    expect(await offers.readTargetGroupProfile(editor, { audience: 'women' })).toMatchObject({ ok: false });
  });
});
