import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../../../../../tests/database/test-app.ts';
import { openPool, type PoolTest } from '../interpreting.fixture.ts';
import { monthlyDays } from '../model/monthly.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const started = '2026-11-25T11:00:00Z';
const training = (fields: object = {}) => ({
  poolId: pool.poolId,
  kind: 'training' as const,
  title: 'Gespräche in der Kita',
  date: '2026-12-05',
  from: '09:00',
  until: '15:00',
  place: 'Volkshochschule, Raum 3',
  module: 'school',
  hours: 6,
  ...fields,
});
const planned = async (fields: object = {}) => must(await app().addPoolDate(pool.staff(), training(fields))).ids[0]!;
const newPerson = async (fields: { mail: string } & Record<string, unknown>) => pool.addPerson({ trainings: [], ...fields });

describe('a date each month', () => {
  it('falls on the same weekday of the month, never twice in one, and never skips one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 0, max: 11 }), (offset, repeats) => {
        const first = new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const days = monthlyDays(first, repeats);
        expect(days).toHaveLength(repeats + 1);
        expect(days[0]).toBe(first);
        const months = days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
        months.forEach((month, index) => expect(month).toBe(months[0]! + index));
        expect(new Set(days.map((day) => new Date(`${day}T12:00:00Z`).getUTCDay())).size).toBe(1);
      }),
    );
    expect(monthlyDays('2026-12-08', 2)).toEqual(['2026-12-08', '2027-01-12', '2027-02-09']);
    expect(monthlyDays('2026-12-30', 2)).toEqual(['2026-12-30', '2027-01-27', '2027-02-24']);
  });
});

describe('a training', () => {
  it('invites by mail with a calendar file, takes answers by link, and gives the last place once', async () => {
    const ids = await Promise.all([1, 2, 3].map((n) => newPerson({ mail: `platz${n}@beispiel.example` })));
    await newPerson({ mail: 'anders@beispiel.example', languages: [{ tag: 'vi', level: 'c1' }] });
    const poolDateId = await planned({ seats: 1 });
    expect(must(await app().inviteToPoolDate(pool.staff(), { poolDateId, languages: ['ar'] }))).toEqual({ invited: 3 });
    expect(await app().inviteToPoolDate(pool.staff(), { poolDateId, languages: ['ar'] })).toMatchObject({
      problem: { code: 'nothing-to-do' },
    });
    expect((await pool.mailTo('anders@beispiel.example')).subject).not.toContain('Einladung');
    const links = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const mail = await pool.mailTo(`platz${n}@beispiel.example`);
        expect(mail.attachments).toHaveLength(1);
        expect(mail.subject).toContain('Einladung');
        return pool.byLink('interpreter-pool-date', mail.token);
      }),
    );
    const answers = await Promise.all(links.map((link) => app().answerPoolDate(link, { comes: true })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toMatchObject([{ problem: { code: 'full' } }, { problem: { code: 'full' } }]);
    const winner = answers.findIndex(({ ok }) => ok);
    const waiting = (winner + 1) % 3;
    expect(must(await app().readPoolDateByLink(links[waiting]!, {}))).toMatchObject({ comes: null, left: 0, open: true });
    must(await app().answerPoolDate(links[winner]!, { comes: false }));
    must(await app().answerPoolDate(links[waiting]!, { comes: true }));
    const read = must(await app().readPoolDate(pool.staff(), { poolDateId }));
    expect(read.guests.find(({ comes }) => comes)?.interpreterId).toBe(ids[waiting]);
    expect(read).toMatchObject({ invited: 3, coming: 1 });
  });

  it('adds its hours to who came, once, and takes them away from who did not', async () => {
    const [came, not] = [
      await newPerson({ mail: 'kam@beispiel.example' }),
      await newPerson({ mail: 'kamnicht@beispiel.example' }),
    ];
    const poolDateId = await planned({ title: 'Grundlagen', module: 'basics', date: '2026-11-26' });
    expect(await app().holdPoolDate(pool.staff(), { poolDateId, attended: [came], version: 1 })).toMatchObject({
      problem: { code: 'in-future' },
    });
    pool.test.setNow('2026-11-26T18:00:00Z');
    const trainings = async (interpreterId: string) =>
      must(await app().readInterpreter(pool.staff(), { interpreterId })).trainings;
    must(await app().holdPoolDate(pool.staff(), { poolDateId, attended: [came, not], version: 1 }));
    must(await app().holdPoolDate(pool.staff(), { poolDateId, attended: [came, not], version: 2 }));
    expect(await trainings(came)).toEqual([{ module: 'basics', day: '2026-11-26', hours: 6 }]);
    must(await app().holdPoolDate(pool.staff(), { poolDateId, attended: [came], version: 3 }));
    expect(await trainings(not)).toEqual([]);
    expect(await trainings(came)).toHaveLength(1);
    expect(await app().holdPoolDate(pool.staff(), { poolDateId, attended: [pool.townId], version: 4 })).toMatchObject({
      problem: { code: 'unknown-reference' },
    });
    pool.test.setNow(started);
  });

  it('is signed up for on the own page too, and gives a certificate with its hours', async () => {
    const interpreterId = await newPerson({
      mail: 'seite@beispiel.example',
      trainings: [
        { module: 'basics', day: '2026-01-10', hours: 8 },
        { module: 'Trauma', day: '2026-02-10', hours: 4 },
      ],
    });
    const page = await pool.byLink('interpreter', (await pool.mailTo('seite@beispiel.example')).token);
    const poolDateId = await planned({ title: 'Supervision', kind: 'supervision', module: null, hours: null });
    expect(must(await app().listOwnPoolDates(page, {})).dates.find(({ id }) => id === poolDateId)).toMatchObject({
      comes: null,
      open: true,
    });
    must(await app().signUpOnOwnPage(page, { poolDateId, comes: true }));
    expect(must(await app().listOwnPoolDates(page, {})).dates.find(({ id }) => id === poolDateId)).toMatchObject({ comes: true });
    const made = must(await app().renderCertificate(pool.staff(), { interpreterId, accent: '#7a1f5c' }));
    expect(Buffer.from(made.pdf.slice(0, 5)).toString()).toBe('%PDF-');
    const own = must(await app().renderOwnCertificate(page, { accent: '#7a1f5c' }));
    expect(Buffer.compare(Buffer.from(own.pdf), Buffer.from(made.pdf))).toBe(0);
  });
});

describe('a meeting', () => {
  it('is told of when it moves and before it comes, and its minutes are read by the pool', async () => {
    await newPerson({ mail: 'treffen@beispiel.example' });
    const ids = must(
      await app().addPoolDate(
        pool.staff(),
        training({ kind: 'meeting', title: 'Stammtisch', module: null, hours: null, repeats: 2 }),
      ),
    ).ids;
    expect(ids).toHaveLength(3);
    const poolDateId = ids[0]!;
    must(await app().inviteToPoolDate(pool.staff(), { poolDateId }));
    const { poolId: _pool, ...fields } = training({
      kind: 'meeting',
      title: 'Stammtisch',
      module: null,
      hours: null,
      from: '10:00',
    });
    must(await app().changePoolDate(pool.staff(), { ...fields, poolDateId, version: 1 }));
    const moved = await pool.mailTo('treffen@beispiel.example');
    expect(moved.subject).toContain('Geändert');
    const link = await pool.byLink('interpreter-pool-date', moved.token);
    const system = systemCtx(pool.test, pool.county);
    pool.test.setNow('2026-12-03T07:00:00Z');
    must(await app().remindOfPoolDates(system, {}));
    expect((await pool.mailTo('treffen@beispiel.example')).subject).toContain('Erinnerung');
    expect(await app().remindOfPoolDates(system, {})).toMatchObject({ problem: { code: 'nothing-to-do' } });
    pool.test.setNow('2026-12-06T07:00:00Z');
    must(await app().holdPoolDate(pool.staff(), { poolDateId, attended: [], minutes: 'Neue Räume ab Januar.', version: 2 }));
    expect((await pool.mailTo('treffen@beispiel.example')).subject).toContain('Ergebnisse');
    expect(must(await app().readPoolDateByLink(link, {}))).toMatchObject({ minutes: 'Neue Räume ab Januar.', open: false });
    expect(await app().answerPoolDate(link, { comes: true })).toMatchObject({ problem: { code: 'over' } });
    pool.test.setNow('2027-06-01T07:00:00Z');
    expect(await app().readPoolDateByLink(link, {})).toMatchObject({ problem: { code: 'expired' } });
    pool.test.setNow(started);
  });

  it('called off is told to whoever was invited', async () => {
    await newPerson({ mail: 'absage@beispiel.example' });
    const poolDateId = await planned({ title: 'Fällt aus' });
    must(await app().inviteToPoolDate(pool.staff(), { poolDateId }));
    must(await app().cancelPoolDate(pool.staff(), { poolDateId }));
    expect((await pool.mailTo('absage@beispiel.example')).subject).toContain('Abgesagt');
    expect(await app().cancelPoolDate(pool.staff(), { poolDateId })).toMatchObject({ problem: { code: 'not-planned' } });
  });

  it('belongs to whoever runs the pool, and no name stands in the log', async () => {
    const poolDateId = await planned();
    expect(await app().readPoolDate(pool.coordinator(), { poolDateId })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().listPoolDates(pool.coordinator(), { poolId: pool.poolId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const south = await openCounty(pool.test, 'suedkreis');
    const stranger = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
    expect(await app().readPoolDate(stranger, { poolDateId })).toMatchObject({ problem: { kind: 'not-found' } });
    const foreign = must(await app().addPool(pool.coordinator(), { name: 'Zweiter Pool', kinds: ['kita'] })).id;
    const other = must(
      await app().addInterpreter(pool.coordinator(), {
        ...{ poolId: foreign, name: 'Fremd', mail: 'fremd@beispiel.example', languages: [{ tag: 'ar', level: 'c1' }] },
      }),
    ).id;
    expect(await app().signUpForPoolDate(pool.staff(), { poolDateId, interpreterId: other, comes: true })).toMatchObject({
      problem: { code: 'unknown-reference' },
    });
    const page = await pool.byLink('interpreter', (await pool.mailTo('fremd@beispiel.example')).token);
    expect(await app().signUpOnOwnPage(page, { poolDateId, comes: true })).toMatchObject({ problem: { kind: 'not-found' } });
    const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(auditEntry),
    );
    expect(JSON.stringify(log.filter(({ subjectType }) => subjectType === 'interpreter-pool-date'))).not.toContain('Person ');
  });
});

describe('news', () => {
  it('goes to those who speak the chosen languages, to each alone', async () => {
    await newPerson({ mail: 'dari@beispiel.example', languages: [{ tag: 'prs', level: 'c1' }] });
    const given = { poolId: pool.poolId, subject: 'Neue Tarife', body: 'Ab Januar gilt ein neuer Satz.' };
    expect(must(await app().sendPoolNews(pool.staff(), { ...given, languages: ['prs'] }))).toEqual({ told: 1 });
    expect((await pool.mailTo('dari@beispiel.example')).body).toContain('Ab Januar gilt ein neuer Satz.');
    expect(await app().sendPoolNews(pool.staff(), { ...given, languages: ['ti'] })).toMatchObject({
      problem: { code: 'nobody' },
    });
    expect(await app().sendPoolNews(pool.coordinator(), given)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await app().listPoolNews(pool.staff(), { poolId: pool.poolId }))).toMatchObject([
      { told: 1, languages: ['prs'] },
    ]);
  });
});
