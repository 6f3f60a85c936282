import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let otherUnitId: string;
let town: { id: string; ags: string };
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  test.setNow('2026-11-25T09:00:00Z');
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units, municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  unitId = units.find((unit) => unit.key === 'jugend')!.id;
  otherUnitId = units.find((unit) => unit.key !== 'jugend')!.id;
  town = municipalities[0]!;
  placeId = must(
    await test.app.network.addPlace(coordinator(), {
      ...{ name: 'Lernhaus', kind: 'advice', municipalityId: town.id, town: 'Musterstadt', state: 'draft' },
    }),
  ).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unit = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const auditor = () => ctxOf(test, county, person({ county, role: 'auditor' }));
const visitor = () => ctxOf(test, county, anonymous);
const elsewhere = () => ctxOf(test, other, person({ county: other, role: 'coordinator' }));
const courses = () => test.app.courses;
const given = {
  ...{ name: 'Stärken-Check', mode: 'on-site', findings: ['strengths', 'vocational'], audiences: ['women', 'youth'] },
  ...{ ageFrom: '16', ageTo: '27', neededLevel: 'A2', residences: ['protection'], instrument: 'Beispiel-Verfahren' },
  ...{ hours: '2,5', languages: ['uk'], results: ['certificate'], recognition: 'Jobcenter', fee: 'free' },
} as const;
const add = (ctx: Ctx, fields: object = {}) =>
  courses().addSkillsAssessment(ctx, { ...given, unitId, placeId, state: 'public', ...fields } as never);
const publicOnes = async (wish: object = {}) =>
  must(await courses().readPublicAssessments(visitor(), { language: 'de', ...wish })).assessments;

describe('skills assessments', () => {
  it('are kept by whoever offers them, confirmed by publishing, and read by everybody without a hidden place', async () => {
    const { id } = must(await add(unit()));
    const view = must(await courses().readSkillsAssessment(auditor(), { assessmentId: id }));
    expect(view).toMatchObject({
      ...{ name: 'Stärken-Check', hours: 2.5, ageFrom: 16, neededLevel: 'A2', findings: ['vocational', 'strengths'] },
      ...{ confirmedAt: '2026-11-25T09:00:00.000Z', mayChange: false, place: { municipality: { id: town.id } } },
    });
    expect(await publicOnes()).toMatchObject([{ name: { text: 'Stärken-Check' }, place: null, confirmedOn: '2026-11-25' }]);
    expect(JSON.stringify(await publicOnes())).not.toContain('confirmedBy');
    for (const ctx of [auditor(), visitor()]) expect((await add(ctx)).ok).toBe(false);
    expect((await add(unit(), { unitId: otherUnitId })).ok).toBe(false);
  });

  it.each([
    ['name', ' '],
    ['unitId', '', 'organisationId'],
    ['municipalityId', () => town.id, 'organisationId'],
    ['placeId', crypto.randomUUID()],
    ['mode', 'online', 'placeId'],
    ['findings', []],
    ['findings', ['shoe-size'], 'findings.0'],
    ['ageTo', '12'],
    ['ageFrom', '-1'],
    ['hours', '0'],
    ['hours', 'zwei'],
    ['results', []],
    ['recognition', '<b>alle</b>'],
    ['email', 'kein-at'],
  ])('refuse %s „%s“', async (field, value, path = field) => {
    const done = await add(coordinator(), { [field]: typeof value === 'function' ? value() : value });
    expect(done.ok ? [] : (done.problem.fields ?? []).map((fault) => fault.path)).toEqual([path]);
  });

  it('are not given away, nor changed over somebody else’s change', async () => {
    const { id: assessmentId } = must(await add(unit(), { name: 'Wechsel', state: 'draft', results: [] }));
    const change = (ctx: Ctx, fields: object) =>
      courses().changeSkillsAssessment(ctx, { ...given, assessmentId, version: 1, unitId, placeId, ...fields } as never);
    expect(await change(unit(), { unitId: otherUnitId })).toMatchObject({ ok: false });
    must(await change(unit(), { name: 'Gewechselt' }));
    expect(await change(unit(), { name: 'Zu spät' })).toMatchObject({ problem: { kind: 'conflict' } });
    expect(await change(auditor(), { version: 2 })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect((await publicOnes()).map(({ name }) => name.text)).not.toContain('Gewechselt');
    must(await change(coordinator(), { version: 2, state: 'public' }));
    test.setNow('2026-11-26T09:00:00Z');
    must(await courses().confirmSkillsAssessment(unit(), { assessmentId }));
    const view = must(await courses().readSkillsAssessment(unit(), { assessmentId }));
    expect(view).toMatchObject({ confirmedAt: '2026-11-26T09:00:00.000Z', mayChange: true });
    must(await change(coordinator(), { version: 3, state: 'hidden' }));
  });

  it('are found by what they find out, for whom and where; for everybody is for these too', async () => {
    must(await add(coordinator(), { name: 'Deutsch-Test', findings: ['german'], audiences: [], mode: 'online', placeId: null }));
    const names = async (wish: object) => (await publicOnes(wish)).map(({ name }) => name.text);
    expect(await names({ audience: 'women' })).toEqual(['Deutsch-Test', 'Stärken-Check']);
    expect(await names({ audience: 'men' })).toEqual(['Deutsch-Test']);
    expect(await names({ finding: 'vocational' })).toEqual(['Stärken-Check']);
    expect(await names({ municipalityAgs: town.ags })).toEqual(['Deutsch-Test', 'Stärken-Check']);
    expect((await courses().readPublicAssessments(visitor(), { language: 'de', municipalityAgs: '99999999' })).ok).toBe(false);
    const office = must(await courses().listSkillsAssessments(auditor(), { search: 'beispiel-verf stärk', state: 'public' }));
    expect(office.map(({ name }) => name)).toEqual(['Stärken-Check']);
  });

  it('are translated at the desk, read and found in the language; what is not translated stays German', async () => {
    const language = 'uk';
    const [subject] = must(
      await test.app.translation.listTasks(coordinator(), { language, kind: 'skills-assessment' }),
    ).tasks.filter(({ title }) => title === 'Stärken-Check');
    const { subjectId } = subject!;
    const work = must(await test.app.translation.readWork(coordinator(), { language, subjectId, from: null }));
    expect(work.texts.map(({ what, source }) => [what, source])).toEqual([
      ['Name', 'Stärken-Check'],
      ['Wer das Ergebnis anerkennt', 'Jobcenter'],
    ]);
    const texts = work.texts.map(({ field, sourceHash, translatedAt }) => ({
      ...{ field, sourceHash, translatedAt, state: 'checked' as const },
      text: field === 'name' ? 'Перевірка здібностей' : 'Центр зайнятості',
    }));
    must(await test.app.translation.saveTexts(coordinator(), { language, subjectId, from: null, hintsSeen: false, texts }));
    expect(await publicOnes({ language, finding: 'vocational' })).toMatchObject([
      { name: { text: 'Перевірка здібностей', mark: { language } }, recognition: { text: 'Центр зайнятості' } },
    ]);
    expect(await publicOnes({ language, finding: 'german' })).toMatchObject([{ name: { text: 'Deutsch-Test', mark: null } }]);
    const hits = async (query: string) =>
      must(await test.app.publicSearch.search(visitor(), { language, query })).own.hits.map(({ document }) => document.id);
    expect(await hits('здібностей')).toEqual([`courses.assessment:${subjectId}`]);
    expect(await hits('Deutsch-Test')).toEqual([]);
  });

  it('show overlaps and gaps of what is public', async () => {
    const cell = async (audience: string, finding: string, wish: object = {}) =>
      must(await courses().readAssessmentMatrix(auditor(), wish))
        .rows.find((row) => row.audience === audience)!
        .cells.find((entry) => entry.finding === finding)!;
    expect(await cell('women', 'strengths')).toMatchObject({ entries: [{ name: 'Stärken-Check' }], doubled: [], gap: false });
    expect(await cell('women', 'digital')).toMatchObject({ gap: true });
    const double = must(await add(coordinator(), { name: 'Potenzial-Tag', audiences: ['women'] }));
    expect((await cell('women', 'strengths')).doubled.map(({ name }) => name)).toEqual(['Potenzial-Tag', 'Stärken-Check']);
    expect(await cell('women', 'strengths', { municipalityId: crypto.randomUUID() })).toMatchObject({ entries: [], gap: true });
    const hidden = { ...given, name: 'Potenzial-Tag', audiences: ['women'], unitId, placeId, state: 'hidden' };
    must(await courses().changeSkillsAssessment(coordinator(), { ...hidden, assessmentId: double.id, version: 1 } as never));
    expect(await cell('women', 'strengths')).toMatchObject({ doubled: [] });
    expect((await courses().readAssessmentMatrix(visitor(), {})).ok).toBe(false);
  });

  it('stay in their county', async () => {
    const [first] = must(await courses().listSkillsAssessments(coordinator(), {}));
    expect(must(await courses().listSkillsAssessments(elsewhere(), {}))).toEqual([]);
    expect((await courses().readSkillsAssessment(elsewhere(), { assessmentId: first!.id })).ok).toBe(false);
    expect((await courses().confirmSkillsAssessment(elsewhere(), { assessmentId: first!.id })).ok).toBe(false);
    expect(await add(elsewhere())).toMatchObject({ ok: false });
  });
});
