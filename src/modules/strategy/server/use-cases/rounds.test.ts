// Long because every case tells a story of the same round: one set-up, several ways through it.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sendReminders } from '#composition/reminders.ts';
import { erasePerson } from '#composition/personal-data.ts';
import type { Actor, CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import type { ReportDraftFields } from '../../contract-rounds.ts';
import {
  anonymous,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';
import { runRoundsJob } from '../jobs/run-rounds.ts';

let test: TestApp;
let county: CountyRef;
let units: Record<string, string>;
let nodes: Record<string, string>;

/** Monday, 2 November 2026; deadlines are the 16th, the 23rd and the 30th. */
const monday = '2026-11-02T08:00:00Z';
const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const fields = (given: Partial<ReportDraftFields> = {}): ReportDraftFields => ({
  answer: 'report',
  state: 'running',
  text: 'Der zweite Kurs hat begonnen.',
  reason: '',
  nextStep: '',
  date: '',
  expectedEnd: '',
  figureValue: '',
  figureLabel: '',
  ...given,
});

beforeEach(async () => {
  await test?.close();
  test = await createTestApp();
  test.setNow(monday);
  county = await openCounty(test);
  const system = systemCtx(test, county);
  const made = await test.app.strategy.createStrategy(system, {
    key: 'plan',
    title: 'Integrationsplan',
    levels: ['Ziel', 'Maßnahme'],
    nodes: [
      {
        level: 0,
        number: '1',
        title: 'Sprache',
        children: [
          { level: 1, number: '1.1', title: 'Kurse am Abend', lead: 'jugend' },
          { level: 1, number: '1.2', title: 'Lesekreis', lead: 'jugend' },
          { level: 1, number: '1.3', title: 'Lotsen finden', lead: 'integrationsstelle' },
        ],
      },
    ],
  });
  if (!made.ok) throw new Error(made.problem.message);
  await test.app.strategy.adoptStrategy(system, { strategyId: made.value.id, adoptedOn: '2026-01-01' });
  const read = await test.app.strategy.readOfficeStrategy(system, { key: 'plan' });
  if (!read.ok) throw new Error(read.problem.message);
  nodes = Object.fromEntries(read.value.nodes[0]!.children.map((node) => [node.number!, node.id]));
  const listed = await test.app.tenancy.listUnits(system, {});
  units = Object.fromEntries((listed.ok ? listed.value.units : []).map((unit) => [unit.key, unit.id]));
  await name('Jonas Jedermann', 'jonas', 'reporter');
  await name('Frieda Fachmuster', 'frieda', 'deputy');
  await name('Dora Dachmuster', 'dora', 'head');
  await name('Tom Beispiel', 'tom', 'reporter', 'integrationsstelle');
});
afterAll(() => test.close());

async function name(who: string, mail: string, part: 'reporter' | 'deputy' | 'head', unit = 'jugend'): Promise<string> {
  const added = await test.app.tenancy.addResponsiblePerson(systemCtx(test, county), {
    name: who,
    mail: `${mail}@beispiel.example`,
    part,
    unitId: units[unit] ?? '',
  });
  if (!added.ok) throw new Error(added.problem.message);
  return added.value.id;
}

const mailsTo = async (who: string) =>
  (await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail).orderBy(outboxMail.id)))
    .filter((mail) => mail.toAddress === `${who}@beispiel.example`)
    .map(({ subject, body }) => ({ subject, body, token: /\/stand\/nordkreis\/([\w-]{43})/.exec(body)?.[1] ?? '' }));
const morning = async (day: string): Promise<void> => {
  test.setNow(`${day}T06:00:00Z`);
  await runRoundsJob(systemCtx(test, county));
  await sendReminders(systemCtx(test, county));
};
async function begin(): Promise<string> {
  const planned = await test.app.strategy.planRound(coordinator(), { title: '4. Quartal 2026', opensOn: '2026-11-02' });
  if (!planned.ok) throw new Error(planned.problem.message);
  expect(planned.value.begun).toBe(true);
  await sendReminders(systemCtx(test, county));
  return planned.value.id;
}
async function byLink(token: string) {
  const actor = await test.app.identity.linkActor({ county, purpose: 'status-report', token });
  return ctxOf(test, county, actor ?? (anonymous as Actor));
}
const linkOf = async (who: string) => byLink((await mailsTo(who)).at(-1)!.token);
const page = async (ctx: Awaited<ReturnType<typeof byLink>>) => {
  const read = await test.app.strategy.readReportRequest(ctx, {});
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};
const save = (ctx: Awaited<ReturnType<typeof byLink>>, drafts: Record<string, Partial<ReportDraftFields>>) =>
  test.app.strategy.saveReportDrafts(ctx, {
    drafts: Object.entries(drafts).map(([number, given]) => ({ nodeId: nodes[number]!, fields: fields(given) })),
  });
const notesOf = async (number: string) => {
  const read = await test.app.strategy.readOfficeNode(systemCtx(test, county), { nodeId: nodes[number]! });
  return read.ok ? read.value.notes : [];
};

describe('a round', () => {
  it('asks each person by one mail with all of hers, and counts what is answered', async () => {
    const roundId = await begin();
    const [jonas] = await mailsTo('jonas');
    expect(jonas!.subject).toBe('Nordkreis: 2 Maßnahmen brauchen Ihren Stand bis 16. November 2026');
    expect(jonas!.body).toContain('- 1.1 Kurse am Abend\n- 1.2 Lesekreis');
    expect(await mailsTo('tom')).toHaveLength(1);
    expect(await mailsTo('frieda')).toEqual([]);
    const ctx = await linkOf('jonas');
    await save(ctx, { '1.1': { figureValue: '41', figureLabel: 'Teilnehmende' }, '1.2': { answer: 'skip' } });
    expect(await test.app.strategy.sendReports(ctx, { nodeIds: [nodes['1.1']!] })).toMatchObject({
      ok: true,
      value: { sent: [nodes['1.1']], already: [], finished: false },
    });
    expect(await notesOf('1.1')).toMatchObject([
      {
        state: 'running',
        authorName: 'Jonas Jedermann',
        source: 'per Link gemeldet',
        figure: { value: 41, label: 'Teilnehmende' },
      },
    ]);
    expect(await test.app.strategy.readRound(coordinator(), { roundId })).toMatchObject({
      ok: true,
      value: {
        round: { state: 'running', measures: 3, answered: 1, part: 'reporter', reporterDue: '2026-11-16', headDue: '2026-11-30' },
        persons: [
          { name: 'Jonas Jedermann', open: 1, answered: 1 },
          { name: 'Tom Beispiel', open: 1 },
        ],
      },
    });
    expect(await test.app.strategy.sendReports(ctx, { nodeIds: null })).toMatchObject({
      ok: true,
      value: { sent: [], finished: true },
    });
    expect((await page(ctx)).state).toBe('finished');
  });

  it('begins by itself on the day of the settings, once, on a workday', async () => {
    const reporting = { dates: ['12-12'], reporterDays: 10, deputyDays: 5, headDays: 5, reminderDays: [7, 1] };
    expect(await test.app.tenancy.changeSettings(coordinator(), { reporting })).toMatchObject({ ok: true });
    for (const day of ['2026-12-12', '2026-12-13']) await morning(day);
    expect(await test.app.strategy.listRounds(coordinator(), {})).toEqual({ ok: true, value: [] });
    await morning('2026-12-14');
    await morning('2026-12-14');
    await morning('2026-12-15');
    expect(await test.app.strategy.listRounds(coordinator(), {})).toMatchObject({
      ok: true,
      value: [{ title: '4. Quartal 2026', opensOn: '2026-12-14', reporterDue: '2026-12-29', scheduledFor: '2026-12-12' }],
    });
    expect(await mailsTo('jonas')).toHaveLength(1);
  });

  it('reminds before the due date, gives the turn to the deputy with what was typed, then to the head, then ends', async () => {
    const roundId = await begin();
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': { text: 'Noch nicht fertig getippt' } });
    for (const day of ['2026-11-03', '2026-11-04']) await morning(day);
    expect(await mailsTo('jonas'), 'nine and eight workdays before').toHaveLength(1);
    await morning('2026-11-05');
    await morning('2026-11-08');
    await morning('2026-11-09');
    expect(await mailsTo('jonas'), 'seven workdays before, told once').toHaveLength(2);
    await morning('2026-11-13');
    await morning('2026-11-16');
    expect(await mailsTo('jonas'), 'one workday before').toHaveLength(3);
    expect(await mailsTo('frieda')).toEqual([]);
    await morning('2026-11-17');
    expect(await mailsTo('jonas')).toHaveLength(3);
    const [asked] = await mailsTo('frieda');
    expect(asked!.body).toContain('als Vertretung bis Montag, 23. November 2026');
    const frieda = await linkOf('frieda');
    expect((await page(frieda)).measures[0]).toMatchObject({ draft: { fields: { text: 'Noch nicht fertig getippt' } } });
    // Both links are open; the first answer wins, and the other's text is still there.
    await save(frieda, { '1.1': { text: 'Die Vertretung war schneller.' } });
    expect(await test.app.strategy.sendReports(frieda, { nodeIds: [nodes['1.1']!] })).toMatchObject({ ok: true });
    expect(await test.app.strategy.sendReports(jonas, { nodeIds: [nodes['1.1']!] })).toMatchObject({
      ok: true,
      value: { sent: [], already: [nodes['1.1']] },
    });
    expect((await page(jonas)).measures[0]).toMatchObject({
      handedIn: { by: 'Frieda Fachmuster', own: false, text: 'Die Vertretung war schneller.' },
      draft: { fields: { text: 'Noch nicht fertig getippt' } },
    });
    await morning('2026-11-24');
    expect((await mailsTo('dora'))[0]!.body).toContain('- 1.2 Lesekreis');
    expect((await mailsTo('dora'))[0]!.body).not.toContain('1.1');
    await morning('2026-12-01');
    expect(await test.app.strategy.readRound(coordinator(), { roundId })).toMatchObject({
      ok: true,
      value: { round: { state: 'over' } },
    });
    // Too late: nothing is taken, and what was typed is kept.
    await save(jonas, { '1.2': { text: 'Zu spät getippt' } });
    expect(await test.app.strategy.sendReports(jonas, { nodeIds: null })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'round-over' },
    });
    expect(await page(jonas)).toMatchObject({
      state: 'over',
      measures: [{}, { draft: { fields: { text: 'Zu spät getippt' } }, handedIn: null }],
    });
    expect(await notesOf('1.2')).toEqual([]);
  });

  it('is extended with all its deadlines and links', async () => {
    const roundId = await begin();
    expect(await test.app.strategy.extendRound(coordinator(), { roundId, reporterDue: '2026-11-16' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'reporterDue' }] },
    });
    expect(await test.app.strategy.extendRound(coordinator(), { roundId, reporterDue: '2026-11-21' })).toMatchObject({
      ok: true,
      value: { reporterDue: '2026-11-23' },
    });
    await morning('2026-11-17');
    expect(await mailsTo('frieda')).toEqual([]);
    test.setNow('2026-12-04T10:00:00Z');
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': {} });
    expect(await test.app.strategy.sendReports(jonas, { nodeIds: [nodes['1.1']!] })).toMatchObject({ ok: true });
  });

  it('is taken back before it begins, not in the past, and not after', async () => {
    const { strategy } = test.app;
    expect(await strategy.planRound(coordinator(), { title: 'x', opensOn: '2026-11-01' })).toMatchObject({
      ok: false,
      problem: { fields: [{ path: 'opensOn' }] },
    });
    const later = await strategy.planRound(coordinator(), { title: 'Später', opensOn: '2026-12-01' });
    expect(later).toMatchObject({ ok: true, value: { begun: false } });
    if (later.ok) expect(await strategy.cancelRound(coordinator(), { roundId: later.value.id })).toMatchObject({ ok: true });
    expect(await strategy.cancelRound(coordinator(), { roundId: await begin() })).toMatchObject({
      ok: false,
      problem: { code: 'round-begun' },
    });
  });
});

describe('who is asked', () => {
  it('is the measure’s own reporter, and the successor’s after a merger', async () => {
    const own = await name('Eva Eigens', 'eva', 'reporter', 'integrationsstelle');
    expect(await test.app.strategy.setNodeReporter(coordinator(), { nodeId: nodes['1.2']!, personId: own })).toMatchObject({
      ok: true,
    });
    const merged = {
      unitId: units['jugend']!,
      name: 'Jugend',
      kind: 'department' as const,
      validFrom: null,
      validTo: '2026-10-31',
    };
    await test.app.tenancy.changeUnit(coordinator(), { ...merged, successorIds: [units['integrationsstelle']!] });
    await begin();
    expect(await mailsTo('jonas')).toEqual([]);
    expect((await mailsTo('tom'))[0]!.body).toContain('- 1.1 Kurse am Abend\n- 1.3 Lotsen finden');
    expect((await mailsTo('eva'))[0]!.body).toContain('- 1.2 Lesekreis');
  });

  it('keeps her link when her unit is merged meanwhile', async () => {
    await begin();
    const merged = {
      unitId: units['jugend']!,
      name: 'Jugend',
      kind: 'department' as const,
      validFrom: null,
      validTo: '2026-11-03',
    };
    await test.app.tenancy.changeUnit(coordinator(), { ...merged, successorIds: [units['integrationsstelle']!] });
    test.setNow('2026-11-10T10:00:00Z');
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': {} });
    expect(await test.app.strategy.sendReports(jonas, { nodeIds: [nodes['1.1']!] })).toMatchObject({ ok: true });
  });

  it('is not who has left: the next is asked, and the coordination is told when nobody is there', async () => {
    await begin();
    const persons = await test.app.tenancy.listResponsiblePersons(coordinator(), { unitId: units['jugend']! });
    for (const left of persons.ok ? persons.value.filter((one) => one.part !== 'reporter') : []) {
      const { id: personId, name: called, mail, part } = left;
      await test.app.tenancy.changeResponsiblePerson(coordinator(), { personId, name: called, mail, part, leftOn: '2026-11-10' });
    }
    await morning('2026-11-17');
    expect(await mailsTo('frieda')).toEqual([]);
    expect(await mailsTo('dora')).toEqual([]);
    const duties = await test.app.listDuties(coordinator(), {});
    expect(duties.ok && duties.value.filter((duty) => duty.kind === 'strategy.round-gap')).toMatchObject([
      { title: '4. Quartal 2026', context: ['3 Maßnahmen'] },
    ]);
    // Her own link still works.
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': {} });
    expect(await test.app.strategy.sendReports(jonas, { nodeIds: [nodes['1.1']!] })).toMatchObject({ ok: true });
  });
});

describe('a link', () => {
  it('takes one answer of two that come at once', async () => {
    await begin();
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': {}, '1.2': { text: 'Acht Abende.' } });
    const both = await Promise.all([1, 2].map(() => test.app.strategy.sendReports(jonas, { nodeIds: null })));
    expect(both.every((result) => result.ok)).toBe(true);
    expect(both.flatMap((result) => (result.ok ? result.value.sent : []))).toHaveLength(2);
    expect(both.flatMap((result) => (result.ok ? result.value.already : []))).toHaveLength(2);
    expect(await notesOf('1.1')).toHaveLength(1);
    expect(await notesOf('1.2')).toHaveLength(1);
  });

  it('sends all or nothing, says which field is wrong, and keeps what was typed', async () => {
    await begin();
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': {}, '1.2': { state: 'delayed', text: 'Später.' } });
    expect(await test.app.strategy.sendReports(jonas, { nodeIds: null })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid', fields: [{ path: `${nodes['1.2']}.reason` }] },
    });
    expect(await notesOf('1.1')).toEqual([]);
    expect((await page(jonas)).measures.map((measure) => measure.draft?.fields.text)).toEqual([
      'Der zweite Kurs hat begonnen.',
      'Später.',
    ]);
  });

  it('hands in that nothing is new, with the state unchanged', async () => {
    await test.app.strategy.writeStatus(coordinator(), {
      nodeId: nodes['1.3']!,
      date: '2026-08-12',
      state: 'delayed',
      text: 'Es fehlen Räume.',
      reason: 'Umbau',
    });
    const roundId = await begin();
    const tom = await linkOf('tom');
    expect((await page(tom)).measures[0]).toMatchObject({ last: { date: '2026-08-12', text: 'Es fehlen Räume.' } });
    await save(tom, { '1.3': { answer: 'same' } });
    expect(await test.app.strategy.sendReports(tom, { nodeIds: null })).toMatchObject({ ok: true, value: { finished: true } });
    expect((await notesOf('1.3'))[0]).toMatchObject({
      date: '2026-11-02',
      state: 'delayed',
      text: 'Keine Veränderung seit der letzten Meldung.',
      reason: 'Umbau',
    });
    expect(await test.app.strategy.readRound(coordinator(), { roundId })).toMatchObject({
      ok: true,
      value: { round: { nothingNew: 1 } },
    });
  });

  it('waits for a second person where the county asks for it', async () => {
    await test.app.tenancy.changeSettings(coordinator(), { fourEyes: true });
    await begin();
    const tom = await linkOf('tom');
    await save(tom, { '1.3': {} });
    await test.app.strategy.sendReports(tom, { nodeIds: null });
    const [note] = await notesOf('1.3');
    expect(note).toMatchObject({ released: false });
    expect((await page(tom)).measures[0]!.handedIn).toMatchObject({ released: false, own: true });
    expect(await test.app.strategy.releaseStatus(coordinator(), { statusId: note!.id })).toMatchObject({ ok: true });
  });

  it('is answered by a note from the office, and open again when that is withdrawn', async () => {
    const roundId = await begin();
    const written = await test.app.strategy.writeStatus(coordinator(), {
      nodeId: nodes['1.3']!,
      date: '2026-11-02',
      state: 'running',
      text: 'Aus dem Büro.',
    });
    const open = async () => {
      const read = await test.app.strategy.readRound(coordinator(), { roundId });
      return read.ok ? read.value.round.measures - read.value.round.answered : -1;
    };
    expect(await open()).toBe(2);
    if (written.ok) await test.app.strategy.withdrawStatus(coordinator(), { statusId: written.value.id });
    expect(await open()).toBe(3);
  });

  it('opens nothing else: no other measure, no other county, no made-up secret', async () => {
    await begin();
    const tom = await linkOf('tom');
    await save(tom, { '1.1': {} });
    expect((await page(tom)).measures.map((measure) => measure.name)).toEqual(['1.3 Lotsen finden']);
    expect(await test.app.strategy.sendReports(tom, { nodeIds: [nodes['1.1']!] })).toMatchObject({
      ok: true,
      value: { sent: [] },
    });
    expect(await test.app.strategy.readOfficeNode(tom, { nodeId: nodes['1.1']! })).toMatchObject({ ok: false });
    const other = await openCounty(test, 'suedkreis');
    const { token } = (await mailsTo('tom'))[0]!;
    expect(await test.app.identity.linkActor({ county: other, purpose: 'status-report', token })).toBeNull();
    expect(await test.app.identity.linkActor({ county, purpose: 'report-draft', token })).toBeNull();
    expect(await test.app.strategy.readReportRequest(ctxOf(test, other, tom.actor), {})).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await test.app.strategy.readReportRequest(coordinator(), {})).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });

  it('takes a file by its content and sends it with the report', async () => {
    await begin();
    const tom = await linkOf('tom');
    const give = async (text: string, called: string) => {
      const file = await test.app.files.put(new TextEncoder().encode(text));
      return test.app.strategy.attachToReport(tom, { nodeId: nodes['1.3']!, upload: { ...file, name: called, mime: 'x/y' } });
    };
    for (const upload of [null, { error: 'missing' as const }, { error: 'too-large' as const }])
      expect(await test.app.strategy.attachToReport(tom, { nodeId: nodes['1.3']!, upload })).toMatchObject({
        ok: false,
        problem: { fields: [{ path: 'datei' }] },
      });
    expect(await give('MZ program', 'bericht.pdf')).toMatchObject({ ok: false, problem: { fields: [{ code: 'wrong-kind' }] } });
    expect(await give('%PDF-1.7 ein Vermerk', 'vermerk.pdf')).toMatchObject({ ok: true });
    await save(tom, { '1.3': {} });
    expect((await page(tom)).measures[0]!.draft).toMatchObject({ file: { name: 'vermerk.pdf' } });
    await test.app.strategy.sendReports(tom, { nodeIds: null });
    expect((await page(tom)).measures[0]!.handedIn).toMatchObject({ file: { name: 'vermerk.pdf' } });
    // The public reads it with the note, and no longer once that was taken back.
    const open = systemCtx(test, county);
    const read = await test.app.strategy.readPublicNode(open, { nodeId: nodes['1.3']! });
    const [note] = read.ok ? read.value.history : [];
    expect(note).toMatchObject({ file: { name: 'vermerk.pdf' } });
    const file = await test.app.strategy.readNoteFile(open, { statusId: note!.id });
    expect(file).toMatchObject({ ok: true, value: { name: 'vermerk.pdf', mime: 'application/pdf' } });
    const inOffice = { nodeId: nodes['1.3']!, statusId: note!.id };
    expect(await test.app.strategy.readOfficeNoteFile(coordinator(), inOffice)).toMatchObject({
      ok: true,
      value: { name: 'vermerk.pdf', mime: 'application/pdf' },
    });
    expect(await test.app.strategy.readOfficeNoteFile(coordinator(), { ...inOffice, nodeId: nodes['1.1']! })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    await test.app.strategy.withdrawStatus(coordinator(), { statusId: note!.id });
    expect(await test.app.strategy.readOfficeNoteFile(coordinator(), inOffice)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await test.app.strategy.readNoteFile(open, { statusId: note!.id })).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('the mails of a day', () => {
  it('are one to a person, also when the coordination asks again, and none on weekends', async () => {
    const roundId = await begin();
    expect(await test.app.strategy.remindRound(coordinator(), { roundId })).toMatchObject({ ok: true, value: { persons: 2 } });
    await sendReminders(systemCtx(test, county));
    expect(await mailsTo('jonas')).toHaveLength(1);
    await morning('2026-11-07');
    expect(await mailsTo('jonas')).toHaveLength(1);
    await morning('2026-11-09');
    await morning('2026-11-09');
    expect(await mailsTo('jonas')).toHaveLength(2);
    // The link of the first mail is as good as that of the second.
    const [first, second] = await mailsTo('jonas');
    expect(first!.token).not.toBe(second!.token);
    expect((await page(await byLink(first!.token))).measures).toHaveLength(2);
  });

  it('name nobody any more once the person is erased', async () => {
    await begin();
    const jonas = await linkOf('jonas');
    await save(jonas, { '1.1': {} });
    await test.app.strategy.sendReports(jonas, { nodeIds: [nodes['1.1']!] });
    const gone = { id: 'nobody', mail: 'jonas@beispiel.example', name: 'Jonas Jedermann' };
    expect(await erasePerson({ db: test.app.db, countyId: county.id, person: gone })).toMatchObject({
      ok: true,
      value: { responsible_person: 1, report_request: 1, reminder: 1, status_note: 1 },
    });
    expect(JSON.stringify(await test.app.strategy.readOfficeNode(coordinator(), { nodeId: nodes['1.1']! }))).not.toContain(
      'Jonas',
    );
    expect(JSON.stringify(await test.app.strategy.listRounds(coordinator(), {}))).not.toContain('Jonas');
  });
});
