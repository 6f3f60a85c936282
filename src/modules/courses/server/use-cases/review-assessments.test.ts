import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
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
let other: CountyRef;
let unitId: string;
let organisationId: string;
beforeAll(async () => {
  test = await createTestApp();
  test.setNow('2026-11-25T09:00:00Z');
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  unitId = must(await test.app.tenancy.listUnits(coordinator(), {})).units[0]!.id;
  const verein = { name: 'Verein Können', kind: 'association' as const, email: 'koennen@verein.example' };
  organisationId = must(await test.app.network.addOrganisation(coordinator(), verein)).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unit = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const visitor = () => ctxOf(test, county, anonymous);
const courses = () => test.app.courses;
const given = { mode: 'online', findings: ['strengths'], results: ['report'], fee: 'free', state: 'public' } as const;
const add = async (name: string, fields: object = {}): Promise<string> =>
  must(await courses().addSkillsAssessment(coordinator(), { ...given, name, ...fields } as never)).id;
const office = async (assessmentId: string) => must(await courses().readSkillsAssessment(coordinator(), { assessmentId }));
const review = (at: CountyRef = county) => courses().reviewAssessments(systemCtx(test, at), {});
const mails = () => test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail).orderBy(outboxMail.id));
const tokenOf = async (name: string): Promise<string> =>
  /\/kompetenz\/nordkreis\/([\w-]+)/.exec((await mails()).filter(({ subject }) => subject.includes(name)).at(-1)!.body)![1]!;
const byLink = async (token: string, at: CountyRef = county) => {
  const actor = await test.app.identity.linkActor({ county: at, purpose: 'skills-assessment', token });
  return actor && test.app.context({ county: at, actor });
};
const shown = async (): Promise<string[]> =>
  must(await courses().readPublicAssessments(visitor(), { language: 'de' })).assessments.map(({ name }) => name.text);

describe('a skills assessment near its date', () => {
  it('is asked about, confirmed or ended by one tap, hidden without an answer, and back by a late one', async () => {
    const right = await add('Eins', { organisationId });
    const ended = await add('Zwei', { unitId, email: 'zwei@amt.example' });
    const silent = await add('Drei', { organisationId });
    await add('Ohne Adresse', { unitId });
    await add('Entwurf', { organisationId, state: 'draft' });
    expect(await office(right)).toMatchObject({ reviewBy: '2027-05-24', askedAt: null });
    test.setNow('2027-04-23T06:00:00Z');
    expect(await review()).toMatchObject({ problem: { code: 'nothing-to-do' } });
    test.setNow('2027-04-24T06:00:00Z');
    expect(must(await review())).toEqual({ asked: 3, hidden: 0, unreachable: 1 });
    expect(await review()).toMatchObject({ problem: { code: 'nothing-to-do' } });
    expect((await mails()).map(({ toAddress }) => toAddress).toSorted()).toEqual([
      'koennen@verein.example',
      'koennen@verein.example',
      'zwei@amt.example',
    ]);

    const one = (await byLink(await tokenOf('Eins')))!;
    const { state, assessment } = must(await courses().readAssessmentByLink(one, {}));
    expect([state, assessment.id]).toEqual(['open', right]);
    // A mail scanner that opens the link answers nothing.
    expect((await office(right)).askedAt).not.toBeNull();
    const answer = (version: number) => courses().answerAssessmentByLink(one, { version, answer: 'right' });
    expect(await answer(assessment.version + 1)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    must(await answer(assessment.version));
    expect(await office(right)).toMatchObject({ reviewBy: '2027-10-21', confirmedBy: 'über einen Link', askedAt: null });
    expect(await answer(assessment.version + 1)).toMatchObject({ problem: { code: 'already-answered' } });
    expect(must(await courses().readAssessmentByLink(one, {})).state).toBe('done');

    const two = (await byLink(await tokenOf('Zwei')))!;
    const { version } = must(await courses().readAssessmentByLink(two, {})).assessment;
    expect(await courses().answerAssessmentByLink(two, { version, answer: 'maybe' } as never)).toMatchObject({
      problem: { kind: 'invalid' },
    });
    must(await courses().answerAssessmentByLink(two, { version, answer: 'ended' }));
    expect((await office(ended)).state).toBe('hidden');

    must(await test.app.tenancy.changeSettings(coordinator(), { placeGraceDays: 10 }));
    test.setNow('2027-06-04T06:00:00Z');
    expect(must(await review())).toMatchObject({ hidden: 2 });
    expect(await shown()).toEqual(['Eins']);
    const late = (await byLink(await tokenOf('Drei')))!;
    const now = must(await courses().readAssessmentByLink(late, {})).assessment;
    must(await courses().answerAssessmentByLink(late, { version: now.version, answer: 'right' }));
    expect(await shown()).toEqual(['Drei', 'Eins']);
    expect((await office(silent)).state).toBe('public');
  });

  it('is a duty of whoever keeps it, until it is confirmed', async () => {
    test.setNow('2026-11-25T09:00:00Z');
    const assessmentId = await add('Pflicht', { unitId });
    const mine = async () =>
      must(await test.app.listDuties(unit(), {})).filter(({ kind }) => kind === 'courses.review-assessment');
    expect(await mine()).toEqual([]);
    test.setNow('2027-05-01T09:00:00Z');
    expect(await mine()).toMatchObject([{ subjectId: assessmentId, title: 'Pflicht', due: '2027-05-24' }]);
    must(await courses().confirmSkillsAssessment(unit(), { assessmentId }));
    expect(await mine()).toEqual([]);
  });

  it('is answered for by the holder of its link alone, in its county', async () => {
    const token = await tokenOf('Drei');
    expect(await byLink(token, other)).toBeNull();
    for (const ctx of [visitor(), coordinator()]) {
      expect(await courses().readAssessmentByLink(ctx, {})).toMatchObject({ ok: false });
      expect(await courses().answerAssessmentByLink(ctx, { version: 1, answer: 'right' })).toMatchObject({ ok: false });
    }
    expect(await courses().reviewAssessments(coordinator(), {})).toMatchObject({ ok: false });
    expect(await review(other)).toMatchObject({ problem: { code: 'nothing-to-do' } });
  });
});
