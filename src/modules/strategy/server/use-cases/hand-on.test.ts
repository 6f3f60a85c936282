import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { erasePerson } from '#composition/personal-data.ts';
import { sendReminders } from '#composition/reminders.ts';
import type { Actor, CountyRef, Ctx } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import type { ReportDraftFields } from '../../contract-rounds.ts';
import { must } from '../../../../../tests/database/must.ts';
import { createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../../../../../tests/database/test-app.ts';
import { runRoundsJob } from '../jobs/run-rounds.ts';

let test: TestApp;
let county: CountyRef;
let coordinator: Ctx;
let roundId: string;
let nodes: Record<string, string>;
let units: Record<string, string>;
const people: Record<string, string> = {};

/** Monday, 2 November 2026; deadlines are the 16th, the 23rd and the 30th. */
beforeEach(async () => {
  await test?.close();
  test = await createTestApp();
  test.setNow('2026-11-02T08:00:00Z');
  county = await openCounty(test);
  const { app } = test;
  const system = systemCtx(test, county);
  coordinator = ctxOf(test, county, person({ county, role: 'coordinator' }));
  const { id: strategyId } = must(
    await app.strategy.createStrategy(system, {
      key: 'plan',
      title: 'Plan',
      levels: ['Ziel'],
      nodes: [
        { level: 0, number: '1', title: 'Kurse', lead: 'jugend' },
        { level: 0, number: '2', title: 'Lesekreis', lead: 'jugend' },
        { level: 0, number: '3', title: 'Lotsen', lead: 'integrationsstelle' },
      ],
    }),
  );
  must(await app.strategy.adoptStrategy(system, { strategyId, adoptedOn: '2026-01-01' }));
  const { targets } = must(await app.strategy.readSuccession(coordinator, { key: 'plan' }));
  nodes = Object.fromEntries(targets.map((target) => [target.name.slice(2), target.id]));
  units = Object.fromEntries(must(await app.tenancy.listUnits(system, {})).units.map((unit) => [unit.key, unit.id]));
  await name('jonas', 'reporter', 'jugend');
  await name('frieda', 'deputy', 'jugend');
  await name('dora', 'head', 'jugend');
  await name('tom', 'deputy', 'integrationsstelle');
  roundId = must(await app.strategy.planRound(coordinator, { title: '4. Quartal 2026', opensOn: '2026-11-02' })).id;
  await sendReminders(system);
});
afterAll(() => test.close());

async function name(who: string, part: 'reporter' | 'deputy' | 'head', unit: string): Promise<void> {
  const given = { name: `${who} Beispiel`, mail: `${who}@beispiel.example`, part, unitId: units[unit]! };
  people[who] = must(await test.app.tenancy.addResponsiblePerson(systemCtx(test, county), given)).id;
}
const mailsTo = async (who: string) =>
  (await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail).orderBy(outboxMail.id)))
    .filter((mail) => mail.toAddress === `${who}@beispiel.example`)
    .map(({ body }) => ({ body, token: /\/stand\/nordkreis\/([\w-]{43})/.exec(body)?.[1] ?? '' }));
async function linkOf(who: string): Promise<Ctx> {
  const { token } = (await mailsTo(who)).at(-1)!;
  return ctxOf(test, county, (await test.app.identity.linkActor({ county, purpose: 'status-report', token }))!);
}
const morning = async (day: string): Promise<void> => {
  test.setNow(`${day}T06:00:00Z`);
  await runRoundsJob(systemCtx(test, county));
  await sendReminders(systemCtx(test, county));
};
const page = async (ctx: Ctx) => must(await test.app.strategy.readReportRequest(ctx, {}));
const typed = (text: string): ReportDraftFields => ({
  answer: 'report',
  state: 'running',
  text,
  reason: '',
  nextStep: '',
  date: '',
  expectedEnd: '',
  figureValue: '',
  figureLabel: '',
});
const save = async (ctx: Ctx, node: string, text: string) =>
  must(await test.app.strategy.saveReportDrafts(ctx, { drafts: [{ nodeId: nodes[node]!, fields: typed(text) }] }));
const send = (ctx: Ctx, node: string) => test.app.strategy.sendReports(ctx, { nodeIds: [nodes[node]!] });
const give = (ctx: Ctx, to: string, requestId: string | null = null) =>
  test.app.strategy.handOn(ctx, { requestId, personId: people[to] ?? '' });

describe('a request that is handed on', () => {
  it('goes to the deputy with what was typed, by her own link; the first link says so and takes nothing more', async () => {
    const { strategy } = test.app;
    const jonas = await linkOf('jonas');
    await save(jonas, 'Kurse', 'Halb fertig.');
    expect((await page(jonas)).deputies).toEqual([{ personId: people['frieda'], name: 'frieda Beispiel', measures: 2 }]);
    expect(must(await give(jonas, 'frieda'))).toEqual({ name: 'frieda Beispiel', measures: 2, left: 0 });
    await sendReminders(systemCtx(test, county));
    const [mail, ...more] = await mailsTo('frieda');
    expect(more).toEqual([]);
    expect(mail!.body).toContain(
      'hat jonas Beispiel an Sie als Vertretung weitergegeben. Wir bitten Sie bis Montag, 16. November',
    );
    const frieda = await linkOf('frieda');
    expect(await page(frieda)).toMatchObject({
      state: 'open',
      part: 'deputy',
      due: '2026-11-16',
      handedOnBy: ['jonas Beispiel'],
      deputies: [],
      measures: [{ draft: { fields: { text: 'Halb fertig.' } }, handedOn: null }, {}],
    });
    // A second try from the first link: nothing goes through, and what was typed is still there.
    await save(jonas, 'Kurse', 'Doch noch von mir.');
    for (const refused of [await send(jonas, 'Kurse'), await strategy.sendReports(jonas, { nodeIds: null })])
      expect(refused).toMatchObject({ problem: { kind: 'conflict', code: 'handed-on' } });
    expect(await give(jonas, 'frieda')).toMatchObject({ problem: { code: 'nothing-open' } });
    expect(await page(jonas)).toMatchObject({
      deputies: [],
      measures: [{ handedOn: { to: 'frieda Beispiel' }, draft: { fields: { text: 'Doch noch von mir.' } } }, {}],
    });
    expect(must(await send(frieda, 'Kurse'))).toMatchObject({ sent: [nodes['Kurse']] });
    const { persons } = must(await strategy.readRound(coordinator, { roundId }));
    expect(persons.find((one) => one.name === 'frieda Beispiel')).toMatchObject({ open: 1, answered: 1, handedOn: 0 });
    expect(persons.find((one) => one.name === 'jonas Beispiel')).toMatchObject({ open: 0, answered: 0, handedOn: 2 });
  });

  it('is asked no more of the first, and goes to the head when the deputy lets it lie', async () => {
    must(await give(await linkOf('jonas'), 'frieda'));
    // The seventh and the last workday before the date, told to the deputy alone.
    for (const day of ['2026-11-03', '2026-11-05', '2026-11-13', '2026-11-17']) await morning(day);
    expect(await mailsTo('jonas')).toHaveLength(1);
    expect((await mailsTo('frieda')).length).toBeGreaterThan(1);
    await morning('2026-11-24');
    expect((await mailsTo('dora')).at(-1)!.body).toContain('- 1 Kurse');
    expect(await mailsTo('jonas')).toHaveLength(1);
  });

  it('goes to nobody who is not entered as deputy there, and not after the round', async () => {
    const jonas = await linkOf('jonas');
    for (const [who, code] of [
      ['dora', 'not-a-deputy'],
      ['tom', 'not-a-deputy'],
      ['jonas', 'not-a-deputy'],
      ['', 'missing'],
    ] as const)
      expect(await give(jonas, who)).toMatchObject({ problem: { fields: [{ path: 'personId', code }] } });
    must(await give(jonas, 'frieda'));
    await sendReminders(systemCtx(test, county));
    // She who stands in hands on to nobody.
    expect(await give(await linkOf('frieda'), 'frieda')).toMatchObject({ problem: { fields: [{ code: 'not-a-deputy' }] } });
    test.setNow('2026-12-01T08:00:00Z');
    expect(await give(jonas, 'frieda')).toMatchObject({ problem: { code: 'round-over' } });
  });

  it('keeps what was answered, and at the same moment is either answered or handed on', async () => {
    const jonas = await linkOf('jonas');
    await save(jonas, 'Kurse', 'Von mir.');
    must(await send(jonas, 'Kurse'));
    expect(must(await give(jonas, 'frieda'))).toMatchObject({ measures: 1 });
    expect((await page(jonas)).measures).toMatchObject([{ handedIn: { own: true }, handedOn: null }, { handedOn: {} }]);
  });

  it('comes back when the deputy is erased', async () => {
    const jonas = await linkOf('jonas');
    must(await give(jonas, 'frieda'));
    const gone = { id: 'niemand', mail: 'frieda@beispiel.example', name: 'frieda Beispiel' };
    must(await erasePerson({ db: test.app.db, countyId: county.id, person: gone }));
    expect((await page(jonas)).measures).toMatchObject([{ handedOn: null }, { handedOn: null }]);
    await save(jonas, 'Kurse', 'Wieder von mir.');
    expect(must(await send(jonas, 'Kurse'))).toMatchObject({ sent: [nodes['Kurse']] });
  });
});

describe('from the office', () => {
  const signedIn = (mail: string): Ctx => {
    const actor = person({ county, role: 'unit-editor', unitId: units['jugend']! }) as Extract<Actor, { kind: 'account' }>;
    return ctxOf(test, county, { ...actor, email: mail });
  };

  it('whoever is asked hands on her own, and nobody another’s', async () => {
    const { strategy } = test.app;
    const jonas = signedIn('Jonas@beispiel.example');
    const [own] = must(await strategy.listOwnRequests(jonas, {}));
    expect(own).toMatchObject({
      round: '4. Quartal 2026',
      due: '2026-11-16',
      measures: [{ name: '1 Kurse' }, { name: '2 Lesekreis' }],
      deputies: [{ name: 'frieda Beispiel', measures: 2 }],
    });
    const other = signedIn('anna@beispiel.example');
    expect(must(await strategy.listOwnRequests(other, {}))).toEqual([]);
    expect(await give(other, 'frieda', own!.id)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await give(jonas, 'frieda', crypto.randomUUID())).toMatchObject({ problem: { kind: 'not-found' } });
    must(await give(jonas, 'frieda', own!.id));
    expect(must(await strategy.listOwnRequests(jonas, {}))).toEqual([]);
    expect(await page(await linkOf('jonas'))).toMatchObject({ measures: [{ handedOn: { to: 'frieda Beispiel' } }, {}] });
  });
});
