import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import { addDays } from '#kernel/dates.ts';
import { auditEntry, outboxMail } from '#kernel/tables.ts';
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
let vhs: string;
let small: string;
let silent: string;
beforeAll(async () => {
  test = await createTestApp();
  test.setNow('2026-11-25T09:00:00Z');
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  unitId = units.find((unit) => unit.key === 'jugend')!.id;
  const organisation = async (name: string, email: string | null): Promise<string> =>
    must(await test.app.network.addOrganisation(coordinator(), { name, kind: 'education', ...(email ? { email } : {}) })).id;
  vhs = await organisation('VHS Beispiel', 'kurse@vhs.example');
  small = await organisation('Sprachschule Beispiel', 'buero@sprachschule.example');
  silent = await organisation('Verein ohne Post', null);
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const unit = () => ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
const organisationOf = (organisationId: string) =>
  ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const auditor = () => ctxOf(test, county, person({ county, role: 'auditor' }));
const courses = () => test.app.courses;
const all = () => [`organisation:${vhs}`, `organisation:${small}`, `organisation:${silent}`, `unit:${unitId}`];
const start = async (quarter: string, fields: object = {}) =>
  must(
    await courses().startInquiry(coordinator(), {
      quarter,
      dueOn: '2026-12-15',
      questions: ['Was brauchen Sie vom Landkreis?'],
      providers: all(),
      ...fields,
    }),
  );
const page = async (ctx: Ctx, inquiryId: string) => must(await courses().readInquiry(ctx, { inquiryId }));
const rowOf = async (inquiryId: string, name: string) =>
  (await page(coordinator(), inquiryId)).answersOf.find(({ provider }) => provider.name === name)!;
const mails = () => test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail));
const tokenOf = (body: string): string => /\/abfrage\/[^/]+\/(\S+)/.exec(body)![1]!;
async function linkOf(address: string): Promise<Ctx> {
  const mail = (await mails()).filter(({ toAddress }) => toAddress === address).at(-1)!;
  const actor = await test.app.identity.linkActor({ county, purpose: 'course-inquiry', token: tokenOf(mail.body) });
  return ctxOf(test, county, actor!);
}
const said = (version: number, fields: object = {}) => ({ version, learners: '40', freeSeats: '6', waiting: '2', ...fields });
const clear = () =>
  test.app.db.transaction({ countyId: county.id }, async (tx) => {
    const { providerInquiry } = await import('../inquiry-schema.ts');
    await tx.delete(providerInquiry);
  });

describe('questions of a quarter', () => {
  it('go by mail to whoever has an address, and are a duty of who has an account', async () => {
    const { id, mailed } = await start('2026-Q4');
    expect(mailed).toBe(2);
    const { toAddress, body, subject } = (await mails()).find(({ toName }) => toName === 'VHS Beispiel')!;
    expect([toAddress, subject]).toEqual(['kurse@vhs.example', 'Fragen zu Ihren Sprachkursen, 4. Quartal 2026']);
    expect(body).toContain('bis 15. Dezember 2026');
    const duties = must(await test.app.listDuties(unit(), {}));
    expect(duties.find(({ kind }) => kind === 'courses.answer-inquiry')).toMatchObject({ due: '2026-12-15' });
    expect((await page(coordinator(), id)).answersOf.map(({ provider }) => provider.name)).toEqual([
      'Fachbereich Kinder, Jugend, Familie',
      'Sprachschule Beispiel',
      'Verein ohne Post',
      'VHS Beispiel',
    ]);
  });

  it('are asked once a quarter, before their day, of somebody who is there', async () => {
    const given = { quarter: '2027-Q1', dueOn: '2027-01-20', providers: all() };
    const faults = async (fields: object) => {
      const done = await courses().startInquiry(coordinator(), { ...given, ...fields });
      return done.ok ? [] : (done.problem.fields ?? []).map(({ path }) => path);
    };
    expect(await faults({ quarter: '2026-Q4' })).toEqual(['quarter']);
    expect(await faults({ quarter: '2026-Q5' })).toEqual(['quarter']);
    expect(await faults({ dueOn: '2026-11-24' })).toEqual(['dueOn']);
    expect(await faults({ providers: [] })).toEqual(['providers']);
    expect(await faults({ providers: ['organisation:00000000-0000-4000-8000-000000000000'] })).toEqual(['providers']);
    expect(await faults({ questions: ['eins', 'zwei', 'drei', 'vier'] })).toEqual(['questions']);
    for (const ctx of [unit(), organisationOf(vhs), auditor(), ctxOf(test, county, anonymous)])
      expect((await courses().startInquiry(ctx, given)).ok).toBe(false);
  });

  it('are answered by link without an account, once; opening it changes nothing', async () => {
    const { id } = (await courses().listInquiries(coordinator(), {}).then(must))[0]!;
    const link = await linkOf('kurse@vhs.example');
    const seen = must(await courses().readInquiryByLink(link, {}));
    expect(seen).toMatchObject({
      state: 'open',
      inquiry: { quarter: '2026-Q4', questions: ['Was brauchen Sie vom Landkreis?'] },
    });
    must(await courses().readInquiryByLink(link, {}));
    const answer = said(seen.answer.version, {
      planned: [{ kind: 'integration', startLevel: 'none', month: '2027-02-01', seats: '20' }],
      obstacles: ['rooms', 'teachers'],
      answers: ['Einen Raum in Musterstadt'],
    });
    for (const wrong of [{ learners: '-1' }, { learners: '1,5' }, { planned: [{ kind: 'yoga' }] }, { obstacles: ['rain'] }])
      expect((await courses().answerByLink(link, { ...answer, ...wrong } as unknown as typeof answer)).ok).toBe(false);
    must(await courses().answerByLink(link, answer));
    expect(must(await courses().readInquiryByLink(link, {})).state).toBe('done');
    expect((await courses().answerByLink(link, answer)).ok).toBe(false);
    expect(await rowOf(id, 'VHS Beispiel')).toMatchObject({
      learners: 40,
      planned: [{ kind: 'integration', seats: 20 }],
      obstacles: ['teachers', 'rooms'],
      answers: ['Einen Raum in Musterstadt'],
    });
    expect(must(await courses().readAnnounced(auditor(), {}))).toMatchObject({
      inquiry: { quarter: '2026-Q4' },
      courses: [{ provider: 'VHS Beispiel', startLevel: 'none', month: '2027-02-01' }],
    });
    // The link of one provider is no other's, and the log holds no small number.
    expect(await test.app.identity.linkActor({ county: other, purpose: 'course-inquiry', token: 'x' })).toBeNull();
    const log = await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(auditEntry));
    expect(JSON.stringify(log.filter(({ subjectType }) => subjectType === 'provider-inquiry'))).not.toContain('"waiting"');
  });

  it('are answered in the office by whoever they belong to, until they are closed', async () => {
    const { id } = (await courses().listInquiries(coordinator(), {}).then(must))[0]!;
    const own = await rowOf(id, 'Fachbereich Kinder, Jugend, Familie');
    const given = (version: number) => ({ answerId: own.id, ...said(version, { waiting: '1' }) });
    expect((await courses().answerInquiry(organisationOf(vhs), given(1))).ok).toBe(false);
    must(await courses().answerInquiry(unit(), given(1)));
    expect((await courses().answerInquiry(unit(), given(1))).ok).toBe(false);
    must(await courses().answerInquiry(unit(), given(2)));
    // Small numbers are told to their own and to the coordination alone; sums of two to nobody else.
    const seen = async (ctx: Ctx) => (await page(ctx, id)).answersOf.find((answer) => answer.id === own.id)!.waiting;
    expect([await seen(coordinator()), await seen(unit()), await seen(organisationOf(vhs)), await seen(auditor())]).toEqual([
      1,
      1,
      null,
      null,
    ]);
    expect((await page(auditor(), id)).totals.learners).toBeNull();
    expect((await page(coordinator(), id)).totals).toMatchObject({ learners: 80, waiting: 3 });
    expect((await page(auditor(), id)).answersOf.every(({ email, remark }) => email === null && remark === null)).toBe(true);
    must(await courses().closeInquiry(coordinator(), { inquiryId: id }));
    expect((await courses().answerInquiry(unit(), given(3))).ok).toBe(false);
    const late = await linkOf('buero@sprachschule.example');
    expect(must(await courses().readInquiryByLink(late, {})).state).toBe('expired');
    expect((await courses().answerByLink(late, said(1))).ok).toBe(false);
  });

  it('stay in their county', async () => {
    const { id } = (await courses().listInquiries(coordinator(), {}).then(must))[0]!;
    const elsewhere = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(must(await courses().listInquiries(elsewhere, {}))).toEqual([]);
    expect((await courses().readInquiry(elsewhere, { inquiryId: id })).ok).toBe(false);
  });
});

describe('each quarter', () => {
  it('begins by itself where that is wished, with the same providers, and reminds before and after the day', async () => {
    await clear();
    const { id } = await start('2026-Q4', { repeats: true });
    const before = (await mails()).length;
    const runOn = async (day: string) => {
      test.setNow(`${day}T06:00:00Z`);
      return courses().keepAsking(systemCtx(test, county), {});
    };
    expect((await runOn('2026-12-09')).ok).toBe(false);
    expect(must(await runOn('2026-12-10'))).toEqual({ started: 0, reminded: 2 });
    // The same morning again reminds nobody twice.
    expect((await runOn('2026-12-10')).ok).toBe(false);
    const link = await linkOf('kurse@vhs.example');
    must(await courses().answerByLink(link, said(1)));
    expect((await runOn('2026-12-17')).ok).toBe(false);
    // No worker ran on the morning of the eighteenth: the next one makes up for it.
    expect(must(await runOn('2026-12-19'))).toEqual({ started: 0, reminded: 1 });
    expect((await mails()).slice(before).map(({ subject }) => subject)).toEqual(
      Array.from({ length: 3 }, () => 'Erinnerung: Fragen zu Ihren Sprachkursen, 4. Quartal 2026'),
    );
    expect(must(await runOn('2027-01-01'))).toEqual({ started: 1, reminded: 0 });
    expect((await runOn('2027-01-02')).ok).toBe(false);
    const [next] = must(await courses().listInquiries(coordinator(), {}));
    expect(next).toMatchObject({ quarter: '2027-Q1', asked: 4, answered: 0, repeats: true, dueOn: addDays('2027-01-01', 21) });
    expect((await page(coordinator(), next!.id)).previous).toMatchObject({ id, totals: { learners: 40 } });
    test.setNow('2026-11-25T09:00:00Z');
  });

  it('is reminded of by hand, those who have not answered', async () => {
    const [, last] = must(await courses().listInquiries(coordinator(), {}));
    expect(must(await courses().remindProviders(coordinator(), { inquiryId: last!.id }))).toEqual({ reminded: 1 });
    expect((await courses().remindProviders(unit(), { inquiryId: last!.id })).ok).toBe(false);
  });
});

describe('meetings of the language actors', () => {
  const given = (fields: object = {}) => ({
    kind: 'network' as const,
    title: 'Netzwerk Sprache',
    date: '2026-12-08',
    from: '14:00',
    until: '16:00',
    place: 'Kreishaus, Raum 1',
    agenda: 'Was im Winter fehlt',
    guests: all(),
    ...fields,
  });
  const linkTo = async (address: string): Promise<Ctx> => {
    const mail = (await mails()).filter((one) => one.toAddress === address && one.body.includes('/treffen/')).at(-1)!;
    const token = /\/treffen\/[^/]+\/(\S+)/.exec(mail.body)![1]!;
    return ctxOf(test, county, (await test.app.identity.linkActor({ county, purpose: 'course-meeting', token }))!);
  };
  const read = async (ctx: Ctx, meetingId: string) => must(await courses().readLanguageMeeting(ctx, { meetingId }));

  it('invite by mail with a calendar file, and are answered by link as often as plans change', async () => {
    const { id } = must(await courses().addLanguageMeeting(coordinator(), given()));
    const before = (await mails()).length;
    expect(must(await courses().inviteToMeeting(coordinator(), { meetingId: id }))).toEqual({ invited: 2 });
    expect((await courses().inviteToMeeting(coordinator(), { meetingId: id })).ok).toBe(false);
    const [mail] = (await mails()).slice(before);
    expect(mail!.attachments[0]!.content).toContain('DTSTART:20261208T130000Z');
    const link = await linkTo('kurse@vhs.example');
    expect(must(await courses().readMeetingByLink(link, {}))).toMatchObject({ state: 'open', comes: null });
    must(await courses().replyByLink(link, { comes: true }));
    must(await courses().replyByLink(link, { comes: false }));
    must(await courses().replyByLink(await linkTo('buero@sprachschule.example'), { comes: true }));
    expect(await read(auditor(), id)).toMatchObject({ invited: 4, coming: 1, mayCoordinate: false });

    // Moved: whoever was invited is told, and keeps the answer.
    const { version } = await read(coordinator(), id);
    must(
      await courses().changeLanguageMeeting(coordinator(), {
        meetingId: id,
        version,
        ...given({ from: '15:00', until: '17:00' }),
      }),
    );
    expect((await mails()).at(-1)!.subject).toMatch(/^Geändert: Netzwerk Sprache/);
    expect((await read(coordinator(), id)).coming).toBe(1);

    // Near: who said no is left in peace, and nobody is reminded twice.
    test.setNow('2026-12-06T06:00:00Z');
    expect(must(await courses().remindOfMeetings(systemCtx(test, county), {}))).toEqual({ reminded: 1 });
    expect((await courses().remindOfMeetings(systemCtx(test, county), {})).ok).toBe(false);

    // Held: minutes, and what was agreed on, as duties.
    const keep = async () =>
      courses().keepMinutes(coordinator(), {
        meetingId: id,
        version: (await read(coordinator(), id)).version,
        minutes: 'Räume fehlen im Norden.',
      });
    expect((await keep()).ok).toBe(false);
    test.setNow('2026-12-08T17:00:00Z');
    must(await keep());
    expect(must(await courses().readMeetingByLink(link, {})).state).toBe('over');
    must(
      await courses().addMeetingTask(coordinator(), {
        meetingId: id,
        text: 'Raum suchen',
        holder: `unit:${unitId}`,
        due: '2027-01-15',
      }),
    );
    const [task] = (await read(unit(), id)).tasks;
    expect(task).toMatchObject({ text: 'Raum suchen', mayDo: true, doneOn: null });
    expect((await courses().turnMeetingTask(organisationOf(vhs), { taskId: task!.id })).ok).toBe(false);
    must(await courses().turnMeetingTask(unit(), { taskId: task!.id }));
    expect((await read(unit(), id)).tasks[0]!.doneOn).toBe('2026-12-08');
    test.setNow('2026-11-25T09:00:00Z');
  });

  it('are called off by mail, and their links end', async () => {
    const { id } = must(
      await courses().addLanguageMeeting(coordinator(), given({ title: 'Arbeitsgruppe', kind: 'working-group' })),
    );
    must(await courses().inviteToMeeting(coordinator(), { meetingId: id }));
    const link = await linkTo('kurse@vhs.example');
    expect(must(await courses().cancelMeeting(coordinator(), { meetingId: id }))).toEqual({ told: 2 });
    expect((await mails()).at(-1)!.attachments[0]!.content).toContain('METHOD:CANCEL');
    expect(must(await courses().readMeetingByLink(link, {})).state).toBe('cancelled');
    expect((await courses().replyByLink(link, { comes: true })).ok).toBe(false);
  });

  it('refuse what cannot be, and whoever does not coordinate', async () => {
    const faults = async (fields: object) => {
      const done = await courses().addLanguageMeeting(coordinator(), given(fields));
      return done.ok ? [] : (done.problem.fields ?? []).map(({ path }) => path);
    };
    expect(await faults({ until: '13:00' })).toEqual(['until']);
    expect(await faults({ from: '25:00' })).toContain('from');
    expect(await faults({ title: '' })).toEqual(['title']);
    expect(await faults({ inquiryId: '00000000-0000-4000-8000-000000000000' })).toEqual(['inquiryId']);
    expect(await faults({ guests: ['unit:00000000-0000-4000-8000-000000000000'] })).toEqual(['guests']);
    for (const ctx of [unit(), auditor(), ctxOf(test, county, anonymous)])
      expect((await courses().addLanguageMeeting(ctx, given())).ok).toBe(false);
    const elsewhere = ctxOf(test, other, person({ county: other, role: 'coordinator' }));
    expect(must(await courses().listLanguageMeetings(elsewhere, {}))).toEqual([]);
  });
});
