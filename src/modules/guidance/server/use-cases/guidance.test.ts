import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson, exportPerson } from '#composition/personal-data.ts';
import type { CountyRef } from '#kernel/context.ts';
import { auditEntry, outboxMail } from '#kernel/tables.ts';
import { officeFunctions } from '#modules/network/contract-places.ts';
import { must } from '../../../../../tests/database/must.ts';
import {
  anonymous,
  countyExample,
  createTestApp,
  ctxOf,
  openCounty,
  person,
  systemCtx,
  type TestApp,
} from '../../../../../tests/database/test-app.ts';

const [town, village, joint] = ['03998001', '03998002', '039985401'];
let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let units: Record<string, string>;
let towns: Record<string, string>;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  const given = {
    ...countyExample(),
    municipalities: [
      { ags: town!, name: 'Musterstadt', kind: 'city' as const },
      { ags: joint!, name: 'Samtgemeinde Muster', kind: 'joint-municipality' as const },
      { ags: village!, name: 'Musterdorf', kind: 'municipality' as const, partOf: joint! },
    ],
  };
  const system = { kind: 'system', name: 'Test' } as const;
  county = must(await test.app.tenancy.createCounty(test.app.context({ county: null, actor: system }), given));
  must(await test.app.tenancy.fillCounty(test.app.context({ county, actor: system }), given));
  test.app.counties.forget();
  other = await openCounty(test, 'suedkreis');
  const listed = must(await test.app.tenancy.listUnits(coordinator(), {}));
  units = Object.fromEntries(listed.units.map(({ key, id }) => [key, id]));
  towns = Object.fromEntries(listed.municipalities.map(({ ags, id }) => [ags, id]));
  const hall = { name: 'Kreishaus', kind: 'authority' as const, state: 'public' as const, town: 'Musterstadt' };
  placeId = must(await test.app.network.addPlace(coordinator(), hall)).id;
});
afterAll(() => test.close());

const coordinator = (of: CountyRef = county) => ctxOf(test, of, person({ county: of, role: 'coordinator' }));
const editor = (unit: string) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: units[unit]! }));
const desk = (fields: object = {}) => ({
  task: 'foreigners-authority' as const,
  unitId: units['integrationsstelle']!,
  placeId,
  room: '12',
  phone: '05190 0000-0',
  languages: ['de', 'ar'],
  personName: 'Anna Antrag',
  deputyName: 'Bernd Beispiel',
  ...fields,
});
const add = async (fields: object = {}): Promise<string> => must(await test.app.guidance.addDesk(coordinator(), desk(fields))).id;
const found = async (ask: { task: (typeof officeFunctions)[number]; ags: string; letter?: string }) =>
  must(
    await test.app.guidance.findResponsibleDesks(coordinator(), {
      task: ask.task,
      municipalityAgs: ask.ags,
      letter: ask.letter ?? null,
    }),
  );

describe('twenty concerns in two municipalities', () => {
  it('each end at the right desk', async () => {
    const concerns = officeFunctions.slice(5, 25);
    expect(concerns).toHaveLength(20);
    const wanted = new Map<string, string>();
    for (const [index, task] of concerns.entries()) {
      // A quarter is the county's, one is shared out by municipality, one by letters, one is the municipalities' own.
      const at = { task, personName: null, deputyName: null };
      if (index % 4 === 0) {
        const id = await add(at);
        wanted.set(`${task} ${town}`, id).set(`${task} ${village}`, id);
      } else if (index % 4 === 1) {
        wanted.set(`${task} ${town}`, await add({ ...at, areaIds: [towns[town!]] }));
        wanted.set(`${task} ${village}`, await add({ ...at, unitId: units['jugend'], areaIds: [towns[joint!]] }));
      } else if (index % 4 === 2) {
        // Musterstadt asks for Kaya, Musterdorf for Müller.
        wanted.set(`${task} ${town}`, await add({ ...at, letterFrom: 'A', letterTo: 'K' }));
        wanted.set(`${task} ${village}`, await add({ ...at, letterFrom: 'L', letterTo: 'Z' }));
      } else {
        const own = { ...at, unitId: null };
        wanted.set(`${task} ${town}`, await add({ ...own, municipalityId: towns[town!], areaIds: [towns[town!]] }));
        wanted.set(`${task} ${village}`, await add({ ...own, municipalityId: towns[joint!], areaIds: [towns[joint!]] }));
        await add(at);
      }
    }
    for (const task of concerns)
      for (const [ags, letter] of [
        [town!, 'Kaya'.slice(0, 1)],
        [village!, 'Müller'.slice(0, 1)],
      ] as const) {
        const { desks, needsLetter } = await found({ task, ags, letter });
        expect([task, ags, desks.map(({ id }) => id), needsLetter]).toEqual([task, ags, [wanted.get(`${task} ${ags}`)], false]);
      }
  });
});

describe('a desk', () => {
  it('is kept by its own unit, confirmed twice a year, and asked about as a duty', async () => {
    const deskId = must(
      await test.app.guidance.addDesk(editor('jugend'), desk({ unitId: units['jugend'], task: 'women-advice' })),
    ).id;
    expect(must(await test.app.guidance.readDesk(editor('jugend'), { deskId }))).toMatchObject({
      mayChange: true,
      reviewBy: '2027-05-26',
      personName: 'Anna Antrag',
      place: { name: 'Kreishaus', isPublic: true },
    });
    expect(must(await test.app.guidance.readDesk(editor('integrationsstelle'), { deskId })).mayChange).toBe(false);
    expect(await test.app.guidance.confirmDesk(editor('integrationsstelle'), { deskId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await test.app.guidance.addDesk(editor('integrationsstelle'), desk({ unitId: units['jugend'] }))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const duties = async () =>
      must(await test.app.listDuties(editor('jugend'), {})).filter(({ subjectId }) => subjectId === deskId);
    expect(await duties()).toEqual([]);
    const now = test.now().toISOString();
    test.setNow('2027-05-01T10:00:00Z');
    expect(await duties()).toMatchObject([{ kind: 'guidance.confirm-desk', due: '2027-05-26', title: 'Beratung für Frauen' }]);
    must(await test.app.guidance.confirmDesk(editor('jugend'), { deskId }));
    expect(await duties()).toEqual([]);
    test.setNow(now);
  });

  it('is asked about by mail to its own address, again after three weeks, and confirmed by one tap', async () => {
    const now = test.now().toISOString();
    const email = 'ansprechstelle@jugendamt.example';
    const deskId = must(
      await test.app.guidance.addDesk(editor('jugend'), desk({ unitId: units['jugend'], task: 'library', email })),
    ).id;
    const ask = (at = county) => test.app.guidance.askDesks(systemCtx(test, at), {});
    const mails = async () =>
      (
        await test.app.db.transaction({ countyId: county.id }, (tx) => tx.select().from(outboxMail).orderBy(outboxMail.id))
      ).filter(({ toAddress }) => toAddress === email);
    await ask();
    expect(await mails()).toEqual([]);
    test.setNow('2027-04-27T06:00:00Z');
    must(await ask());
    expect(await ask()).toMatchObject({ problem: { code: 'nothing-to-do' } });
    const [mail] = await mails();
    expect(mail!.body).toContain('Stimmt noch alles?');
    // A desk stays whether or not somebody answers, and the mail names nobody.
    expect(mail!.body).not.toMatch(/nicht mehr angezeigt|Anna Antrag/);
    test.setNow('2027-05-19T06:00:00Z');
    must(await ask());
    expect(await mails()).toHaveLength(2);

    const token = /\/ansprechstelle\/nordkreis\/([\w-]+)/.exec(mail!.body)![1]!;
    const byLink = async (at: CountyRef) => {
      const actor = await test.app.identity.linkActor({ county: at, purpose: 'desk', token });
      return actor && test.app.context({ county: at, actor });
    };
    const link = (await byLink(county))!;
    const opened = must(await test.app.guidance.readDeskByLink(link, {}));
    expect(opened).toMatchObject({ state: 'open', desk: { id: deskId, personName: 'Anna Antrag' } });
    const confirm = (version: number) => test.app.guidance.confirmDeskByLink(link, { version });
    expect(await confirm(opened.desk.version + 1)).toMatchObject({ problem: { code: 'changed-meanwhile' } });
    expect(must(await confirm(opened.desk.version))).toEqual({ reviewBy: '2027-11-17' });
    expect(await confirm(opened.desk.version)).toMatchObject({ problem: { code: 'already-answered' } });
    // What was answered names nobody any more.
    expect(must(await test.app.guidance.readDeskByLink(link, {}))).toMatchObject({ state: 'done', desk: { personName: null } });
    expect(await ask()).toMatchObject({ problem: { code: 'nothing-to-do' } });
    expect(await byLink(other)).toBeNull();
    expect(await test.app.guidance.readDeskByLink(coordinator(), {})).toMatchObject({ ok: false });
    expect(await test.app.guidance.askDesks(coordinator(), {})).toMatchObject({ ok: false });
    must(await test.app.guidance.removeDesk(editor('jugend'), { deskId }));
    expect(await byLink(county)).toBeNull();
    test.setNow(now);
  });

  it('goes with its unit through a change, is overtaken by nobody, and is not given away', async () => {
    const deskId = await add({ unitId: units['jugend'], task: 'equal-opportunities' });
    const change = desk({ unitId: units['jugend'], task: 'equal-opportunities' as const, room: '14' });
    must(await test.app.guidance.changeDesk(editor('jugend'), { ...change, deskId, version: 1 }));
    expect(await test.app.guidance.changeDesk(editor('jugend'), { ...change, deskId, version: 1 })).toMatchObject({
      problem: { code: 'changed-meanwhile' },
    });
    const away = { ...change, unitId: units['integrationsstelle']!, deskId, version: 2 };
    expect(await test.app.guidance.changeDesk(editor('jugend'), away)).toMatchObject({ problem: { code: 'not-own' } });
    must(await test.app.guidance.removeDesk(editor('jugend'), { deskId }));
    expect(await test.app.guidance.readDesk(coordinator(), { deskId })).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it.each([
    [{ unitId: null }, 'unitId'],
    [{ municipalityId: '00000000-0000-4000-8000-000000000000', unitId: null }, 'municipalityId'],
    [{ letterFrom: 'M', letterTo: 'A' }, 'letterTo'],
    [{ letterFrom: 'M' }, 'letterTo'],
    [{ letterFrom: 'Ж', letterTo: 'Z' }, 'letterFrom'],
    [{ areaIds: ['00000000-0000-4000-8000-000000000000'] }, 'areaIds'],
    [{ languages: ['klingonisch'] }, 'languages'],
    [{ email: 'keine' }, 'email'],
    [{ personName: '<b>Anna</b>' }, 'personName'],
  ])('refuses %j', async (fields, path) => {
    const done = await test.app.guidance.addDesk(coordinator(), desk({ task: 'library', ...fields }));
    expect(done).toMatchObject({ ok: false, problem: { fields: [{ path }] } });
  });

  it('is one alone for the same people', async () => {
    await add({ task: 'tax-office' });
    expect(await test.app.guidance.addDesk(coordinator(), desk({ task: 'tax-office', unitId: units['jugend'] }))).toMatchObject({
      problem: { code: 'desk-taken', message: expect.stringContaining('Integrationsstelle') as string },
    });
  });

  it('names persons to staff and advisers only, and forgets them', async () => {
    const deskId = await add({ task: 'library', personName: 'Nora Nurhier' });
    const readers = ['committee-reader', 'auditor'] as const;
    for (const role of readers)
      expect(await test.app.guidance.listDesks(ctxOf(test, county, person({ county, role })), {})).toMatchObject({
        problem: { kind: 'forbidden' },
      });
    const publicDesks = await test.app.guidance.readPublicDesks(ctxOf(test, county, anonymous), {
      task: 'library',
      municipalityAgs: town!,
    });
    expect(must(publicDesks).desks).toMatchObject([
      { id: deskId, keeper: 'Integrationsstelle', room: '12', languages: ['de', 'ar'] },
    ]);
    expect(JSON.stringify(publicDesks)).not.toMatch(/Nurhier|Beispiel/);
    const who = { id: 'account-x', mail: 'nora@beispiel.example', name: 'Nora Nurhier' };
    expect(JSON.stringify(await exportPerson({ db: test.app.db, countyId: county.id, person: who }))).toContain('library');
    must(await erasePerson({ db: test.app.db, countyId: county.id, person: who, force: true }));
    expect(must(await test.app.guidance.readDesk(coordinator(), { deskId })).personName).toBeNull();
    const log = await test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) => tx.select().from(auditEntry));
    expect(JSON.stringify(log)).not.toContain('Nurhier');
  });
});

describe('a referral', () => {
  it('is counted by month, task and municipality; small numbers are not told', async () => {
    const refer = (task: (typeof officeFunctions)[number], times: number) =>
      Promise.all(
        Array.from({ length: times }, async () =>
          must(await test.app.guidance.countReferral(editor('jugend'), { task, municipalityAgs: town! })),
        ),
      );
    await refer('foreigners-authority', 6);
    await refer('naturalisation', 2);
    await refer('job-centre', 7);
    await refer('housing-benefit', 3);
    const figures = must(await test.app.guidance.readReferralFigures(coordinator(), {}));
    expect(figures).toMatchObject({
      total: 18,
      smallest: 5,
      topics: [
        { topic: 'residence', count: 8, tasks: [{ count: null }, { count: null }] },
        { topic: 'housing', count: null },
        { topic: 'work', count: null },
      ],
    });
    expect(must(await test.app.guidance.readReferralFigures(coordinator(other), {})).topics).toEqual([]);
    const refused = await test.app.guidance.countReferral(editor('jugend'), { task: 'police', municipalityAgs: '09999999' });
    expect(refused).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('gives a slip with desk, office, offers and consultation hours, and names nobody', async () => {
    const { network, offers, events, guidance } = test.app;
    const advice = {
      name: 'Beratung zum Wohngeld',
      kind: 'advice' as const,
      topics: ['housing' as const],
      unitId: units['integrationsstelle']!,
      places: [{ placeId, schedules: 'Di 9–12' }],
      state: 'public' as const,
    };
    must(await offers.addOffer(coordinator(), advice));
    must(
      await events.addEvent(coordinator(), {
        title: 'Sprechstunde im Rathaus',
        kind: 'consultation-hour',
        startDate: '2026-12-01',
        startTime: '09:00',
        endTime: '12:00',
        municipalityId: towns[village!]!,
        release: true,
      } as Parameters<typeof events.addEvent>[1]),
    );
    must(await network.addOffice(coordinator(), { function: 'debt-advice', placeId }));
    const reader = ctxOf(test, county, anonymous);
    const ask = { municipalityAgs: village!, deskIds: [], language: 'ar' };
    const withDesk = must(await guidance.readSlip(reader, { ...ask, task: 'library' }));
    expect(withDesk).toMatchObject({ town: 'Musterdorf', byLetter: false, office: null, places: [{ id: placeId }] });
    expect(withDesk.hours).toMatchObject([{ event: { title: 'Sprechstunde im Rathaus' } }]);
    const withOffice = must(await guidance.readSlip(reader, { ...ask, task: 'debt-advice' }));
    expect(withOffice).toMatchObject({ desks: [], office: { place: { id: placeId } } });
    const housing = must(await guidance.readSlip(reader, { ...ask, task: 'housing-benefit', municipalityAgs: town! }));
    expect(housing.offers.length + housing.desks.length).toBeGreaterThan(0);
    for (const language of ['ar', 'uk', 'de']) {
      const { pdf } = must(await guidance.renderSlip(reader, { ...ask, task: 'library', language, accent: '#7a1f5c' }));
      expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
    }
    expect(await guidance.readSlip(reader, { ...ask, task: 'library', municipalityAgs: '01001000' })).toMatchObject({
      ok: false,
    });
  });

  it('where the letter decides shows all desks, and on the slip the one that was found', async () => {
    const ids = [
      await add({ task: 'job-centre', letterFrom: 'A', letterTo: 'M' }),
      await add({ task: 'job-centre', letterFrom: 'N', letterTo: 'Z' }),
    ];
    expect(await found({ task: 'job-centre', ags: town! })).toMatchObject({ needsLetter: true, desks: [{}, {}] });
    expect((await found({ task: 'job-centre', ags: town!, letter: 'Ö' })).desks.map(({ id }) => id)).toEqual([ids[1]]);
    const reader = ctxOf(test, county, anonymous);
    const slip = async (deskIds: string[]) =>
      must(await test.app.guidance.readPublicDesks(reader, { task: 'job-centre', municipalityAgs: town!, deskIds }));
    expect(await slip([ids[1]!])).toMatchObject({ byLetter: false, desks: [{ letterFrom: 'N' }] });
    expect(await slip([])).toMatchObject({ byLetter: true, desks: [{ letterFrom: 'A' }, { letterFrom: 'N' }] });
  });
});
