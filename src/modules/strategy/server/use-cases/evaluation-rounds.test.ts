import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { erasePerson, runRetention } from '#composition/personal-data.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import type { RatingFields } from '../../contract-evaluation-round.ts';
import { must } from '../../../../../tests/database/must.ts';
import { anonymous, createTestApp, ctxOf, openCounty, person, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let strategyId: string;
const nodes: Record<string, string> = {};
beforeEach(async () => {
  await test?.close();
  test = await createTestApp();
  county = await openCounty(test);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  ({ id: strategyId } = must(
    await test.app.strategy.createStrategy(coordinator, {
      key: 'plan',
      title: 'Integrationsplan',
      levels: ['Ziel'],
      nodes: [
        { level: 0, number: '1', title: 'Kurse', lead: 'jugend' },
        { level: 0, number: '2', title: 'Lotsen', lead: 'jugend' },
      ],
    }),
  ));
  must(await test.app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-15' }));
  const { targets } = must(await test.app.strategy.readSuccession(coordinator, { key: 'plan' }));
  for (const target of targets) nodes[target.name] = target.id;
  must(
    await test.app.strategy.writeStatus(coordinator, {
      nodeId: kurse(),
      date: '2026-11-20',
      state: 'running',
      text: 'Zwei Kurse laufen.',
    }),
  );
});
afterAll(() => test.close());

const kurse = (): string => nodes['1 Kurse']!;
const lotsen = (): string => nodes['2 Lotsen']!;
/** The working group meets on Tuesday, 1 December 2026. */
const plan = (given: object = {}) =>
  test.app.strategy.planEvaluationRound(coordinator, {
    strategyId,
    title: 'AG Sprache',
    meetingOn: '2026-12-01',
    nodeIds: [kurse(), lotsen()],
    ...given,
  });
const invite = (roundId: string, who: string) =>
  test.app.strategy.inviteToRate(coordinator, {
    roundId,
    name: `${who} Beispiel`,
    organisation: 'Verein Brücke',
    mail: `${who}@verein.example`,
  });
async function linkOf(roundId: string, who: string): Promise<Ctx> {
  must(await invite(roundId, who));
  const mails = await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail));
  const body = mails.find((mail) => mail.toAddress === `${who}@verein.example`)!.body;
  const token = /\/bewertung\/nordkreis\/([\w-]{43})/.exec(body)![1]!;
  const actor = await test.app.identity.linkActor({ county, purpose: 'measure-rating', token });
  return ctxOf(test, county, actor ?? anonymous);
}
const rated = (given: Partial<RatingFields> = {}): RatingFields => ({ progress: '4', effect: 'unknown', text: '', ...given });
const save = (ctx: Ctx, nodeId: string, fields: RatingFields) =>
  test.app.strategy.saveRatings(ctx, { ratings: [{ nodeId, fields }] });
const send = async (ctx: Ctx, nodeId: string, fields: RatingFields) => {
  must(await save(ctx, nodeId, fields));
  return test.app.strategy.sendRatings(ctx, {});
};
const page = async (ctx: Ctx) => must(await test.app.strategy.readRatingRequest(ctx, {}));
const round = async (roundId: string) => must(await test.app.strategy.readEvaluationRound(coordinator, { roundId }));
const duties = async (): Promise<(string | undefined)[]> =>
  must(await test.app.listDuties(coordinator, {}))
    .filter((duty) => duty.kind === 'strategy.meeting-view')
    .map((duty) => duty.context[0]);

describe('an evaluation round', () => {
  it('shows own view, partners and meeting side by side, without names; public are released words alone', async () => {
    const { app } = test;
    const { id: roundId } = must(await plan());
    const [amal, bela] = [await linkOf(roundId, 'amal'), await linkOf(roundId, 'bela')];
    must(await send(amal, kurse(), rated({ text: 'Mehr Plätze am Abend.' })));
    must(await send(bela, kurse(), rated({ progress: '2', effect: '3' })));
    // Sent twice it counts once; typed anew it counts when it is sent.
    must(await send(bela, kurse(), rated({ progress: '2', effect: '3' })));
    must(await save(bela, kurse(), rated({ progress: '5', effect: '5' })));
    must(
      await app.strategy.saveMeetingView(coordinator, {
        roundId,
        nodeId: kurse(),
        progress: '3',
        effect: '',
        text: 'Gut begonnen, es fehlen Räume.',
      }),
    );
    const found = await round(roundId);
    expect(found).toMatchObject({ invited: 2, answered: 2, discussed: 1, open: true });
    expect(found.sheets[0]).toMatchObject({
      own: { state: 'läuft', status: { text: 'Zwei Kurse laufen.' } },
      partners: {
        rated: 2,
        progress: { counts: { 2: 1, 4: 1, 5: 0 }, mean: 3 },
        effect: { judged: 1, mean: 3 },
        sentences: ['Mehr Plätze am Abend.'],
      },
      meeting: { progress: '3', effect: '', released: false },
    });
    expect(JSON.stringify(found.sheets)).not.toMatch(/amal|bela|Beispiel|Brücke/i);
    const node = must(await app.strategy.readOfficeNode(coordinator, { nodeId: kurse() }));
    expect(must(await app.strategy.readResultSheets(coordinator, { nodeId: kurse() }))).toMatchObject([
      { title: 'AG Sprache', sheet: { partners: { rated: 2 } } },
    ]);
    expect(node.notes).toHaveLength(1);

    const shown = async () =>
      must(await app.strategy.readPublicNode(ctxOf(test, county, anonymous), { nodeId: kurse() })).meetingViews;
    expect(await shown()).toEqual([]);
    const release = (released: boolean, nodeId = kurse()) =>
      app.strategy.releaseMeetingView(coordinator, { roundId, nodeId, released });
    must(await release(true));
    expect(await shown()).toEqual([{ id: expect.any(String), date: '2026-12-01', text: 'Gut begonnen, es fehlen Räume.' }]);
    must(
      await app.strategy.saveMeetingView(coordinator, { roundId, nodeId: kurse(), progress: '3', effect: '4', text: 'Anders.' }),
    );
    expect(await shown()).toEqual([]);
    must(await app.strategy.saveMeetingView(coordinator, { roundId, nodeId: lotsen(), progress: '1', effect: '', text: '' }));
    expect(await release(true, lotsen())).toMatchObject({ ok: false, problem: { code: 'no-words' } });
  });

  it('takes ratings until the day before, then gives the words back', async () => {
    const { id: roundId } = must(await plan());
    const amal = await linkOf(roundId, 'amal');
    test.setNow('2026-11-30T22:59:00Z');
    must(await send(amal, kurse(), rated()));
    test.setNow('2026-11-30T23:01:00Z');
    expect(await send(amal, lotsen(), rated({ text: 'Zu spät, aber wichtig.' }))).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'round-over' },
    });
    expect(await page(amal)).toMatchObject({
      state: 'over',
      closesOn: '2026-11-30',
      measures: [{ sent: { progress: '4' } }, { sent: null, fields: { text: 'Zu spät, aber wichtig.' } }],
    });
    expect((await round(roundId)).sheets[1]!.partners.rated).toBe(0);
    expect(await invite(roundId, 'bela')).toMatchObject({ ok: false, problem: { code: 'round-over' } });
  });

  it('says what is missing: nothing rated, half a rating, a deleted measure, a foreign one', async () => {
    const { app } = test;
    const { id: roundId } = must(await plan());
    const amal = await linkOf(roundId, 'amal');
    expect(await app.strategy.sendRatings(amal, {})).toMatchObject({ ok: false, problem: { code: 'empty-rating' } });
    expect(await send(amal, kurse(), rated({ effect: '', text: 'Gut.' }))).toMatchObject({
      ok: false,
      problem: { fields: [{ path: `${kurse()}.effect` }] },
    });
    expect((await page(amal)).measures[0]).toMatchObject({ fields: { text: 'Gut.' }, sent: null });
    const view = (nodeId: string, given: object = {}) =>
      app.strategy.saveMeetingView(coordinator, { roundId, nodeId, progress: '', effect: '', text: '', ...given });
    expect(await view(kurse())).toMatchObject({ ok: false, problem: { code: 'empty-view' } });
    expect(await view(crypto.randomUUID(), { progress: '1' })).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    must(await app.strategy.deleteNode(coordinator, { nodeId: lotsen(), version: 1, reason: 'doppelt' }));
    expect(await view(lotsen(), { progress: '1' })).toMatchObject({ ok: false, problem: { code: 'measure-deleted' } });
    expect((await page(amal)).measures[1]).toMatchObject({ name: 'Lotsen', deleted: true });
    must(await send(amal, lotsen(), rated()).then(() => save(amal, kurse(), rated())));
    must(await app.strategy.sendRatings(amal, {}));
    expect((await round(roundId)).sheets.map((sheet) => sheet.partners.rated)).toEqual([1, 0]);
  });

  it('is planned for a day to come, with measures of an adopted strategy; nobody is asked twice', async () => {
    expect(await plan({ title: ' ', nodeIds: [] })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'title' }, { path: 'nodeIds' }] },
    });
    expect(await plan({ meetingOn: '2026-11-24' })).toMatchObject({ ok: false, problem: { fields: [{ path: 'meetingOn' }] } });
    expect(await plan({ nodeIds: [crypto.randomUUID()] })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'nodeIds' }] },
    });
    const { id: bodyId } = must(await test.app.network.addBody(coordinator, { name: 'AG Sprache', kind: 'board', position: 1 }));
    const { id: meetingId } = must(await test.app.network.addMeeting(coordinator, { bodyId, date: '2026-12-08' }));
    const { id: roundId } = must(await plan({ meetingId }));
    expect(await round(roundId)).toMatchObject({ meetingOn: '2026-12-08', meeting: { name: 'AG Sprache' } });
    const twice = await Promise.all([invite(roundId, 'amal'), invite(roundId, 'amal')]);
    expect(twice.map((answer) => answer.ok).toSorted()).toEqual([false, true]);
    expect(await invite(roundId, 'Amal')).toMatchObject({ ok: false, problem: { fields: [{ code: 'already-invited' }] } });
  });

  it('tells reports numbers only where enough partners rated, and words only where they are released', async () => {
    const { app } = test;
    const { id: roundId } = must(await plan());
    const joint = (to: string) =>
      app.db.transaction({ countyId: county.id }, async (tx) => {
        const period = await app.strategy.loadPeriod({ tx, strategyId, from: '2026-01-01', to });
        return period?.joint ?? {};
      });
    for (const who of ['a', 'b', 'c', 'd']) must(await send(await linkOf(roundId, who), kurse(), rated()));
    expect(await joint('2026-12-31')).toEqual({});
    must(await app.strategy.saveMeetingView(coordinator, { roundId, nodeId: kurse(), progress: '3', effect: '', text: 'Gut.' }));
    expect((await joint('2026-12-31'))[kurse()]).toMatchObject({ partners: { fewerThan: 5 }, text: null });
    must(await send(await linkOf(roundId, 'e'), kurse(), rated({ effect: '2' })));
    must(await app.strategy.releaseMeetingView(coordinator, { roundId, nodeId: kurse(), released: true }));
    expect(await joint('2026-12-31')).toEqual({
      [kurse()]: {
        title: 'AG Sprache',
        date: '2026-12-01',
        partners: { rated: 5, progress: 4, effect: null },
        text: 'Gut.',
      },
    });
    expect(await joint('2026-11-30')).toEqual({});
  });

  it('is a duty of the coordination after the meeting, until every measure has the meeting’s view', async () => {
    const { id: roundId } = must(await plan());
    test.setNow('2026-12-01T12:00:00Z');
    expect(await duties()).toEqual([]);
    test.setNow('2026-12-02T12:00:00Z');
    expect(await duties()).toEqual(['2 Maßnahmen']);
    const view = (nodeId: string) =>
      test.app.strategy.saveMeetingView(coordinator, { roundId, nodeId, progress: '3', effect: '3', text: '' });
    must(await view(kurse()));
    expect(await duties()).toEqual(['eine Maßnahme']);
    must(await view(lotsen()));
    expect(await duties()).toEqual([]);
  });

  it('forgets who was asked, on wish and after a year; what was said stays', async () => {
    const { id: roundId } = must(await plan());
    const [amal, bela] = [await linkOf(roundId, 'amal'), await linkOf(roundId, 'bela')];
    must(await send(amal, kurse(), rated()));
    must(await send(bela, kurse(), rated()));
    const erased = await erasePerson({
      db: test.app.db,
      countyId: county.id,
      person: { id: 'niemand', mail: 'amal@verein.example', name: 'amal Beispiel' },
    });
    expect(erased).toMatchObject({ ok: true, value: { evaluation_invite: 1 } });
    const run = (iso: string) => runRetention({ db: test.app.db, countyId: county.id, now: new Date(iso) });
    expect((await run('2027-11-30T12:00:00Z'))['evaluation_invite']).toBeUndefined();
    expect((await run('2027-12-03T12:00:00Z'))['evaluation_invite']).toBe(1);
    const found = await round(roundId);
    expect(JSON.stringify(found.invites)).not.toMatch(/amal|bela/);
    expect(found.sheets[0]!.partners.rated).toBe(2);
  });
});
