import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import { waitingRetention, waitingPersonalData } from '../waiting-privacy.ts';
import { courseWaiting } from '../waiting-schema.ts';
import { passOnSeats } from './keep-seats.ts';

let test: TestApp;
let county: CountyRef;
let offerId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const course = { kind: 'course' as const, topics: ['language' as const], state: 'public' as const };
  offerId = must(await test.app.offers.addOffer(coordinator(), { ...course, name: 'Deutsch für alle' })).id;
});
afterAll(() => test.close());
beforeEach(() => test.setNow('2026-11-25T09:00:00Z'));

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const reader = () => ctxOf(test, county, anonymous);
const run = async (seats: { audience?: 'women'; maximum: number; taken?: number }[], fields: object = {}): Promise<string> =>
  must(
    await test.app.courses.addCourseRun(coordinator(), {
      offerId,
      kind: 'local',
      mode: 'online',
      startDate: '2026-12-07',
      seats,
      waitingList: true,
      state: 'public',
      ...fields,
    }),
  ).id;
const join = (runId: string, mail: string, fields: object = {}) =>
  test.app.courses.joinWaitingList(reader(), { runId, mail, name: `Test ${mail}`, language: 'uk', consent: true, ...fields });
const office = async (runId: string) => must(await test.app.courses.readCourseRun(coordinator(), { runId }));
const states = async (runId: string) =>
  must(await test.app.courses.listWaiting(coordinator(), { runId })).map(({ mail, state }) => `${mail} ${state}`);
const mailsTo = (mail: string): Promise<(typeof outboxMail.$inferSelect)[]> =>
  test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
    tx.select().from(outboxMail).where(eq(outboxMail.toAddress, mail)),
  );
/** The secret in the newest mail. */
const tokenOf = async (mail: string): Promise<string> =>
  /warteliste\/([\w-]+)/.exec(
    (await mailsTo(mail)).map(({ body }) => body).findLast((body) => body.includes('/warteliste/'))!,
  )![1]!;
const answer = async (mail: string, accept: boolean) =>
  test.app.courses.answerSeat(reader(), { token: await tokenOf(mail), accept });

describe('two at once', () => {
  it('who ask for the last seat: exactly one is asked, the other waits', async () => {
    const runId = await run([{ maximum: 1 }]);
    const done = await Promise.all([join(runId, 'eins@beispiel.example'), join(runId, 'zwei@beispiel.example')]);
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect((await states(runId)).map((entry) => entry.split(' ')[1]).sort()).toEqual(['offered', 'waiting']);
  });

  it('who accept the last seat that is left: exactly one gets it, the other waits on', async () => {
    const runId = await run([{ maximum: 2 }]);
    must(await join(runId, 'drei@beispiel.example'));
    must(await join(runId, 'vier@beispiel.example'));
    const { version, offer } = await office(runId);
    const less = { offerId: offer.id, kind: 'local' as const, mode: 'online' as const, startDate: '2026-12-07' };
    const seats = [{ maximum: 1, taken: 0 }];
    must(
      await test.app.courses.changeCourseRun(coordinator(), {
        ...less,
        runId,
        version,
        seats,
        waitingList: true,
        state: 'public',
      }),
    );
    const done = await Promise.all([answer('drei@beispiel.example', true), answer('vier@beispiel.example', true)]);
    expect(done.map((result) => result.ok && result.value.state).sort()).toEqual(['accepted', 'waiting']);
    expect((await office(runId)).seats).toMatchObject([{ maximum: 1, taken: 1 }]);
  });

  it('a provider who fills a seat by hand and somebody who is asked for it: the one who is asked gets it', async () => {
    const runId = await run([{ maximum: 1 }]);
    must(await join(runId, 'fuenf@beispiel.example'));
    const seatsId = (await office(runId)).seats[0]!.id;
    const [byHand, byLink] = await Promise.all([
      test.app.courses.moveSeat(coordinator(), { runId, seatsId, by: 1 }),
      answer('fuenf@beispiel.example', true),
    ]);
    expect([byHand.ok, byLink.ok]).toEqual([false, true]);
    expect((await office(runId)).seats).toMatchObject([{ taken: 1 }]);
  });
});

describe('a waiting list', () => {
  it('offers a freed seat in order, in the language of the form, and passes it on after the deadline', async () => {
    const runId = await run([{ maximum: 1, taken: 1 }]);
    const [first, second] = ['a@beispiel.example', 'b@beispiel.example'];
    must(await join(runId, first));
    must(await join(runId, second));
    expect((await mailsTo(first))[0]!.body).toContain('списку очікування');
    expect(must(await test.app.courses.readOwnWaiting(reader(), { token: await tokenOf(second) }))).toMatchObject({
      state: 'waiting',
      position: 2,
    });
    const seatsId = (await office(runId)).seats[0]!.id;
    must(await test.app.courses.moveSeat(coordinator(), { runId, seatsId, by: -1 }));
    expect(await states(runId)).toEqual([`${first} offered`, `${second} waiting`]);
    test.setNow('2026-11-28T08:59:00Z');
    expect(await passOnSeats(systemCtx(test, county), {})).toMatchObject({ ok: false, problem: { code: 'nothing-to-do' } });
    test.setNow('2026-11-28T09:00:00Z');
    expect(await answer(first, true)).toMatchObject({ ok: false, problem: { code: 'not-offered' } });
    must(await passOnSeats(systemCtx(test, county), {}));
    expect(await states(runId)).toEqual([`${second} offered`]);
    expect((await mailsTo(first)).at(-1)!.body).toContain('Час для відповіді минув');
    expect(must(await answer(second, true))).toEqual({ state: 'accepted' });
    expect((await office(runId)).seats).toMatchObject([{ taken: 1 }]);
  });

  it('keeps groups apart, and whoever leaves is forgotten at once', async () => {
    const runId = await run([
      { maximum: 1, taken: 1 },
      { audience: 'women', maximum: 1 },
    ]);
    must(await join(runId, 'c@beispiel.example'));
    must(await join(runId, 'd@beispiel.example', { audience: 'women' }));
    must(await join(runId, 'e@beispiel.example', { audience: 'women' }));
    expect(await states(runId)).toEqual([
      'c@beispiel.example waiting',
      'd@beispiel.example offered',
      'e@beispiel.example waiting',
    ]);
    must(await answer('d@beispiel.example', false));
    expect(await states(runId)).toEqual(['c@beispiel.example waiting', 'e@beispiel.example offered']);
  });

  it('does not let a form that was opened before write old seats back', async () => {
    const runId = await run([{ maximum: 2 }]);
    must(await join(runId, 'k@beispiel.example'));
    const { version } = await office(runId);
    must(await answer('k@beispiel.example', true));
    const old = { offerId, kind: 'local' as const, mode: 'online' as const, seats: [{ maximum: 2, taken: 0 }] };
    expect(await test.app.courses.changeCourseRun(coordinator(), { ...old, runId, version })).toMatchObject({
      ok: false,
      problem: { code: 'changed-meanwhile' },
    });
  });

  it('tells nobody who waits: words for everybody, names for the provider alone', async () => {
    const runId = await run([{ maximum: 5, taken: 5 }]);
    must(await join(runId, 'f@beispiel.example'));
    const shown = must(await test.app.courses.readPublicCourse(reader(), { runId, language: 'de' }));
    expect(shown.seats).toBe('waiting');
    expect(JSON.stringify(shown)).not.toContain('beispiel.example');
    const auditor = ctxOf(test, county, person({ county, role: 'auditor' }));
    expect(await test.app.courses.listWaiting(auditor, { runId })).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    // Who is on the list already learns nothing, and is on it once.
    must(await join(runId, 'F@Beispiel.example'));
    expect(await states(runId)).toHaveLength(1);
  });

  it.each([
    [{ consent: false }, 'consent'],
    [{ name: '' }, 'name'],
    [{ mail: '' }, 'mail'],
    [{ mail: 'keine' }, 'mail'],
  ])('refuses %j', async (fields, path) => {
    const done = await join(await run([{ maximum: 1 }]), 'g@beispiel.example', fields);
    expect(done.ok ? [] : (done.problem.fields ?? []).map((fault) => fault.path)).toContain(path);
  });

  it.each([[{ waitingList: false }], [{ status: 'cancelled' }], [{ registrationUntil: '2026-11-24' }]])(
    'is closed with %j',
    async (fields) =>
      expect(await join(await run([{ maximum: 1 }], fields), 'h@beispiel.example')).toMatchObject({
        ok: false,
        problem: { code: 'no-waiting-list' },
      }),
  );

  it('forgets people when their consent ends, and at their wish', async () => {
    const runId = await run([{ maximum: 1, taken: 1 }]);
    must(await join(runId, 'i@beispiel.example'));
    must(await join(runId, 'j@beispiel.example'));
    const inCounty = <T>(work: (tx: Parameters<Parameters<typeof test.app.db.transaction>[1]>[0]) => Promise<T>) =>
      test.app.db.transaction({ countyId: county.id, readOnly: false }, work);
    const someone = { id: 'x', mail: 'I@beispiel.example', name: 'x' };
    expect(await inCounty((tx) => waitingPersonalData.export({ tx, countyId: county.id, person: someone }))).toHaveLength(1);
    expect(await inCounty((tx) => waitingPersonalData.erase({ tx, countyId: county.id, person: someone }))).toBe(1);
    expect(await states(runId)).toEqual(['j@beispiel.example waiting']);
    const later = new Date('2027-05-27T09:00:00Z');
    expect(await inCounty((tx) => waitingRetention.run({ tx, countyId: county.id, now: later }))).toBeGreaterThan(0);
    expect(await inCounty((tx) => tx.select().from(courseWaiting))).toEqual([]);
  });
});
