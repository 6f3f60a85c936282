import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverEvent } from '#composition/events.ts';
import { sendReminders } from '#composition/reminders.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { meetingMoved } from '#modules/network/contract.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let strategyId: string;
let nodes: Record<string, string>;
let meetingId: string;
let bodyId: string;
let roundId: string;

/** Wednesday, 25 November 2026. The committee meets on Tuesday, 15 December. */
beforeEach(async () => {
  await test?.close();
  test = await createTestApp();
  county = await openCounty(test);
  const { app } = test;
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  strategyId = must(
    await app.strategy.createStrategy(coordinator, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel'],
      nodes: ['Kurse', 'Lotsen', 'Treff'].map((title, index) => ({ level: 0, number: String(index + 1), title })),
    }),
  ).id;
  must(await app.strategy.adoptStrategy(coordinator, { strategyId, adoptedOn: '2026-01-15' }));
  const { targets } = must(await app.strategy.readSuccession(coordinator, { key: 'plan' }));
  nodes = Object.fromEntries(targets.map((target) => [target.name.slice(2), target.id]));
  bodyId = must(await app.network.addBody(coordinator, { name: 'AG Sprache', kind: 'board', position: 1 })).id;
  meetingId = must(await app.network.addMeeting(coordinator, { bodyId, date: '2026-12-15' })).id;
  roundId = must(await app.strategy.planEvaluationRound(coordinator, planned({ strategyId }))).id;
  for (const who of ['amal', 'bela']) must(await invite(who));
});
afterAll(() => test.close());

const planned = <T extends object>(given: T) => ({
  title: 'AG Sprache',
  intro: '',
  meetingOn: '2026-12-15',
  meetingId,
  nodeIds: [nodes['Kurse']!, nodes['Lotsen']!],
  ...given,
});
const change = (given: object = {}) => test.app.strategy.changeEvaluationRound(coordinator, planned({ roundId, ...given }));
const invite = (who: string) =>
  test.app.strategy.inviteToRate(coordinator, { roundId, name: `${who} Beispiel`, mail: `${who}@verein.example` });
const round = async () => must(await test.app.strategy.readEvaluationRound(coordinator, { roundId }));
const mailsTo = async (who: string) =>
  (await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail).orderBy(outboxMail.id)))
    .filter((mail) => mail.toAddress === `${who}@verein.example`)
    .map(({ subject, body }) => ({ subject, body, token: /\/bewertung\/nordkreis\/([\w-]{43})/.exec(body)?.[1] ?? '' }));
const actorOf = (token: string) => test.app.identity.linkActor({ county, purpose: 'measure-rating', token });
async function linkOf(who: string): Promise<Ctx> {
  const actor = await actorOf((await mailsTo(who)).at(-1)!.token);
  return ctxOf(test, county, actor!);
}
const send = async (ctx: Ctx, nodeId: string) => {
  must(
    await test.app.strategy.saveRatings(ctx, {
      ratings: [{ nodeId, fields: { progress: '4', effect: '3', text: 'Gut.' } }],
    }),
  );
  return test.app.strategy.sendRatings(ctx, {});
};
const morning = (day: string): Promise<number> => {
  test.setNow(`${day}T06:00:00Z`);
  return sendReminders(systemCtx(test, county));
};
const moveMeeting = async (given: object): Promise<void> => {
  const { meeting } = must(await test.app.network.readMeeting(coordinator, { meetingId }));
  const { date, time, place, number, state, version } = { ...meeting, ...given };
  must(await test.app.network.changeMeeting(coordinator, { meetingId, version, date, time, place, number, state }));
  // Delivered twice, as the queue may.
  for (let times = 0; times < 2; times += 1)
    await deliverEvent({ ctx: systemCtx(test, county), payload: { event: meetingMoved, countyId: county.id, meetingId } });
};

describe('a planned round', () => {
  it('is changed until the meeting, and what somebody spoke of stays in it', async () => {
    must(await send(await linkOf('amal'), nodes['Kurse']!));
    expect(await change({ nodeIds: [nodes['Lotsen']] })).toMatchObject({
      problem: { fields: [{ path: 'nodeIds', code: 'already-rated' }] },
    });
    expect(await change({ title: ' ', nodeIds: [] })).toMatchObject({
      problem: { fields: [{ path: 'title' }, { path: 'nodeIds' }] },
    });
    expect(await change({ meetingId: null, meetingOn: '2026-11-24' })).toMatchObject({
      problem: { fields: [{ path: 'meetingOn' }] },
    });
    expect(await change({ nodeIds: [crypto.randomUUID()] })).toMatchObject({ problem: { fields: [{ path: 'nodeIds' }] } });
    must(
      await change({ title: 'AG Sprache, Winter', intro: 'Neu dabei: der Treff.', nodeIds: [nodes['Treff'], nodes['Kurse']] }),
    );
    const found = await round();
    expect(found).toMatchObject({ title: 'AG Sprache, Winter', intro: 'Neu dabei: der Treff.', meetingOn: '2026-12-15' });
    expect(found.sheets.map((sheet) => sheet.name)).toEqual(['1 Kurse', '3 Treff']);
    expect(found.sheets[0]!.partners.rated).toBe(1);
    test.setNow('2026-12-16T12:00:00Z');
    expect(await change()).toMatchObject({ problem: { code: 'round-over' } });
  });

  it('tells the invited of another day and of further measures once, on a workday, with a link that is good', async () => {
    must(await change({ meetingId: null, meetingOn: '2026-12-22', nodeIds: Object.values(nodes) }));
    // They were invited today: nothing more today, and no weekend mails.
    expect(await morning('2026-11-25')).toBe(0);
    expect(await morning('2026-11-28')).toBe(0);
    expect(await morning('2026-11-30')).toBe(2);
    expect(await morning('2026-11-30')).toBe(0);
    expect(await morning('2026-12-01')).toBe(0);
    const [first, second, ...more] = await mailsTo('amal');
    expect(more).toEqual([]);
    expect(second!.subject).toBe('Nordkreis: „AG Sprache“ ist jetzt am 22. Dezember 2026');
    expect(second!.body).toContain('nicht am 15. Dezember 2026, sondern am Dienstag, 22. Dezember 2026');
    expect(second!.body).toContain('geht es auch um:\n- 3 Treff');
    expect(second!.token).not.toBe(first!.token);
    // Both links are good, until the day before the new meeting.
    test.setNow('2026-12-21T12:00:00Z');
    for (const { token } of [first!, second!])
      expect(await send(ctxOf(test, county, (await actorOf(token))!), nodes['Treff']!)).toMatchObject({ ok: true });
  });

  it('reminds before the last day whoever has not answered, never with two mails on one day', async () => {
    must(await send(await linkOf('amal'), nodes['Kurse']!));
    // Taken until the 14th: seven workdays before is the 3rd, one is the 11th.
    for (const day of ['2026-11-26', '2026-12-02']) expect(await morning(day)).toBe(0);
    expect(await morning('2026-12-03')).toBe(1);
    expect(await morning('2026-12-03')).toBe(0);
    expect(await morning('2026-12-04')).toBe(0);
    expect(await morning('2026-12-11')).toBe(1);
    expect(await morning('2026-12-15')).toBe(0);
    expect(await mailsTo('amal')).toHaveLength(1);
    const reminders = (await mailsTo('bela')).slice(1);
    expect(reminders.map((mail) => mail.subject)).toEqual(Array(2).fill('Nordkreis: Ihre Einschätzung bis 14. Dezember 2026'));
    expect(reminders[0]!.body).toContain('- 1 Kurse\n- 2 Lotsen');
    expect(reminders[0]!.body).toContain('Der Link gilt nur für Sie');
    // Who was invited shortly before heard of the day just then.
    test.setNow('2026-12-11T07:00:00Z');
    must(await invite('cara'));
    expect(await morning('2026-12-14')).toBe(0);
    expect(await mailsTo('cara')).toHaveLength(1);
  });

  it('takes further people in later, until the day before', async () => {
    test.setNow('2026-12-14T12:00:00Z');
    must(await invite('dana'));
    expect((await round()).invited).toBe(3);
    test.setNow('2026-12-15T12:00:00Z');
    expect(await invite('emil')).toMatchObject({ problem: { code: 'round-over' } });
  });
});

describe('an invitation', () => {
  it('is sent anew with a link of its own; the old one ends, what was typed stays', async () => {
    const { strategy } = test.app;
    const before = await linkOf('amal');
    must(await send(before, nodes['Kurse']!));
    const [first] = await mailsTo('amal');
    const inviteId = (await round()).invites[0]!.id;
    must(await strategy.inviteAgain(coordinator, { inviteId }));
    const [, second] = await mailsTo('amal');
    expect(second!.body).toContain('gilt nicht mehr');
    expect(await actorOf(first!.token)).toBeNull();
    const page = must(await strategy.readRatingRequest(ctxOf(test, county, (await actorOf(second!.token))!), {}));
    expect(page.measures[0]).toMatchObject({ sent: { text: 'Gut.' } });
    expect(await strategy.inviteAgain(coordinator, { inviteId: crypto.randomUUID() })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    test.setNow('2026-12-15T12:00:00Z');
    expect(await strategy.inviteAgain(coordinator, { inviteId })).toMatchObject({ problem: { code: 'round-over' } });
  });
});

describe('a round that is called off', () => {
  const callOff = (reason = 'Zu viele sind krank.') => test.app.strategy.callOffEvaluationRound(coordinator, { roundId, reason });

  it('is told to everybody at once with the reason; ratings are kept and nothing is taken or asked any more', async () => {
    const { strategy } = test.app;
    const amal = await linkOf('amal');
    must(await send(amal, nodes['Kurse']!));
    expect(await callOff(' ')).toMatchObject({ problem: { fields: [{ path: 'reason' }] } });
    const twice = await Promise.all([callOff(), callOff()]);
    expect(twice.map((answer) => answer.ok).toSorted()).toEqual([false, true]);
    const [, told, ...more] = await mailsTo('amal');
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      subject: 'Nordkreis: „AG Sprache“ ist abgesagt',
      body: expect.stringContaining('Zu viele sind krank.'),
    });
    expect(told!.body).toContain('Ihre Einschätzung ist aufgehoben.');
    expect((await mailsTo('bela'))[1]!.body).not.toContain('aufgehoben');

    const found = await round();
    expect(found).toMatchObject({ open: false, cancelled: { reason: 'Zu viele sind krank.' } });
    expect(found.sheets[0]!.partners.rated).toBe(1);
    expect(must(await strategy.readRatingRequest(amal, {}))).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Zu viele sind krank.',
      measures: [{ sent: { text: 'Gut.' } }, {}],
    });
    for (const refused of [
      await send(amal, nodes['Lotsen']!),
      await invite('cara'),
      await change(),
      await strategy.inviteAgain(coordinator, { inviteId: found.invites[0]!.id }),
      await strategy.saveMeetingView(coordinator, { roundId, nodeId: nodes['Kurse']!, progress: '3', effect: '', text: '' }),
    ])
      expect(refused).toMatchObject({ problem: { kind: 'conflict', code: 'round-cancelled' } });
    expect(await morning('2026-12-11')).toBe(0);
    test.setNow('2026-12-20T12:00:00Z');
    const duties = must(await test.app.listDuties(coordinator, {}));
    expect(duties.filter((duty) => duty.subjectId === roundId)).toEqual([]);
    // On the pages of measures it is told where somebody had said something.
    const shown = async (node: string) => must(await strategy.readResultSheets(coordinator, { nodeId: nodes[node]! }));
    expect(await shown('Kurse')).toMatchObject([{ cancelled: true }]);
    expect(await shown('Lotsen')).toEqual([]);
  });

  it('has not been held yet', async () => {
    const { strategy } = test.app;
    must(await strategy.saveMeetingView(coordinator, { roundId, nodeId: nodes['Kurse']!, progress: '3', effect: '', text: '' }));
    expect(await callOff()).toMatchObject({ problem: { code: 'meeting-held' } });
  });
});

describe('the meeting of a body', () => {
  it('takes its round along when it is moved, and everybody invited hears of it once', async () => {
    await moveMeeting({ date: '2026-12-17' });
    expect(await round()).toMatchObject({ meetingOn: '2026-12-17', open: true });
    expect(await morning('2026-11-26')).toBe(2);
    expect(await morning('2026-11-27')).toBe(0);
    expect((await mailsTo('amal'))[1]!.body).toContain('nicht am 15. Dezember 2026, sondern am Donnerstag, 17. Dezember 2026');
    // There and back again before anybody was told: nothing to tell.
    await moveMeeting({ date: '2026-12-18' });
    await moveMeeting({ date: '2026-12-17' });
    expect(await morning('2026-11-30')).toBe(0);
  });

  it('that falls out is a duty of the coordination until the round has another day', async () => {
    const fallen = async () =>
      must(await test.app.listDuties(coordinator, {})).filter((duty) => duty.kind === 'strategy.meeting-fallen');
    expect(await fallen()).toEqual([]);
    await moveMeeting({ state: 'cancelled' });
    expect(await round()).toMatchObject({ meetingOn: '2026-12-15', meeting: { fallen: true } });
    expect(await fallen()).toMatchObject([{ subjectId: roundId, due: '2026-12-15' }]);
    expect(await change()).toMatchObject({ problem: { fields: [{ path: 'meetingId', code: 'meeting-fallen' }] } });
    must(await change({ meetingId: null }));
    expect(await fallen()).toEqual([]);
  });

  it('moves no round of another meeting, and none that was called off', async () => {
    const { strategy, network } = test.app;
    const other = must(await network.addMeeting(coordinator, { bodyId, date: '2027-01-12' })).id;
    must(await change({ meetingId: other }));
    await moveMeeting({ date: '2026-12-17' });
    expect((await round()).meetingOn).toBe('2027-01-12');
    must(await change());
    must(await strategy.callOffEvaluationRound(coordinator, { roundId, reason: 'Abgesagt.' }));
    await moveMeeting({ date: '2026-12-16' });
    expect((await round()).meetingOn).toBe('2026-12-17');
  });
});
