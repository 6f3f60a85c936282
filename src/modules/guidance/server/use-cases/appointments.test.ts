import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRetention } from '#composition/personal-data.ts';
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
import { appointment, interpretingNeed } from '../appointment-schema.ts';
import { hearOfEvent } from './appointments.ts';

let test: TestApp;
let county: CountyRef;
let unitId: string;
let otherUnitId: string;
let eventId: string;
let bookableId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  const { units } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  [unitId, otherUnitId] = [units[0]!.id, units[1]!.id];
  const hours = {
    title: 'Sprechstunde für Neuzugewanderte',
    kind: 'consultation-hour',
    startDate: '2026-12-01',
    startTime: '09:00',
    endTime: '11:00',
    recurrence: { frequency: 'WEEKLY' },
    unitId,
    locationName: 'Rathaus',
    locality: 'Musterstadt',
    languages: ['de', 'en'],
    release: true,
  };
  eventId = must(await test.app.events.addEvent(coordinator(), hours as never)).id;
  bookableId = must(
    await test.app.guidance.addBookable(editor(unitId), {
      eventId,
      slotMinutes: '30',
      modes: ['office', 'video'],
      topics: ['residence', 'work'],
      documents: 'Ausweis\nBescheid',
      leadHours: '24',
    }),
  ).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const editor = (id: string) => ctxOf(test, county, person({ county, role: 'unit-editor', unitId: id }));
const reader = () => ctxOf(test, county, anonymous);
const slots = async () => must(await test.app.guidance.readPublicBookable(reader(), { eventId, language: 'ar' })).slots;
let people = 0;
const given = (startsAt: string, fields: object = {}) => ({
  bookableId,
  startsAt,
  language: 'ar',
  spoken: 'de' as const,
  topic: 'residence' as const,
  mode: 'office' as const,
  name: 'Amal Beispiel',
  mail: `amal${(people += 1)}@beispiel.example`,
  phone: null,
  ...fields,
});
const book = (startsAt: string, fields: object = {}) =>
  test.app.guidance.bookAppointment(reader(), given(startsAt, fields) as never);
const read = <T>(run: (tx: Parameters<Parameters<typeof test.app.db.transaction>[1]>[0]) => Promise<T>): Promise<T> =>
  test.app.db.transaction({ countyId: county.id, readOnly: true }, run as never) as Promise<T>;
const lastMail = async (to: string) => {
  const [mail] = await read((tx) =>
    tx.select().from(outboxMail).where(eq(outboxMail.toAddress, to)).orderBy(desc(outboxMail.createdAt), desc(outboxMail.id)),
  );
  return mail!;
};
const tokenOf = (body: string): string => /\/mein\/([\w-]{40,})/.exec(body)![1]!;

describe('an appointment', () => {
  it('is booked in the reader’s language with calendar file, moved and cancelled by link', async () => {
    const [first, second, third] = await slots();
    expect(first).toEqual({ date: '2026-12-01', startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-01T08:30:00.000Z' });
    const mail = 'karim@beispiel.example';
    expect(must(await book(first!.startsAt, { mail }))).toEqual({ token: null, interpreting: false });
    expect((await slots())[0]).toEqual(second);
    const told = await lastMail(mail);
    expect(told.body).toContain('تم حجز موعدك');
    expect(told.body).toContain('- Ausweis');
    expect(told.attachments[0]).toMatchObject({ name: 'termin.ics' });
    expect(told.attachments[0]!.content).toMatch(/DTSTART:20261201T080000Z[\s\S]*STATUS:CONFIRMED/);
    const token = tokenOf(told.body);
    const own = must(await test.app.guidance.readOwnAppointment(reader(), { token, language: 'ar' }));
    expect(own).toMatchObject({ startsAt: first!.startsAt, mayMove: true, place: { name: 'Rathaus' }, topic: 'residence' });
    must(await test.app.guidance.moveAppointment(reader(), { token, startsAt: third!.startsAt }));
    expect((await slots())[0]).toEqual(first);
    expect(await test.app.guidance.readOwnAppointment(reader(), { token, language: 'ar' })).toMatchObject({ ok: false });
    const fresh = tokenOf((await lastMail(mail)).body);
    must(await test.app.guidance.cancelAppointment(reader(), { token: fresh }));
    const gone = await lastMail(mail);
    expect(gone.attachments[0]!.content).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
    expect((await slots()).slice(0, 3)).toEqual([first, second, third]);
    expect(await read((tx) => tx.select().from(appointment))).toEqual([]);
  });

  it('answers whoever has a telephone alone the secret of the link', async () => {
    const [first] = await slots();
    const { token } = must(await book(first!.startsAt, { mail: null, phone: '05190 123456' }));
    expect(must(await test.app.guidance.readOwnAppointment(reader(), { token: token!, language: 'de' })).calendar).toContain(
      'BEGIN:VEVENT',
    );
    must(await test.app.guidance.cancelAppointment(reader(), { token: token! }));
  });

  it('is one alone for a time, however many ask at once', async () => {
    const [first] = await slots();
    const tried = await Promise.all(Array.from({ length: 6 }, () => book(first!.startsAt)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    for (const one of tried) if (!one.ok) expect(one.problem.code).toBe('slot-taken');
    expect(await read((tx) => tx.select().from(appointment))).toHaveLength(1);
  });

  it('is not moved onto another one, by two at once either', async () => {
    const [a, b, c] = await slots();
    const tokens = await Promise.all(
      [a!, b!].map(
        async ({ startsAt }) => must(await book(startsAt, { mail: null, phone: `05190 20000${(people += 1)}` })).token!,
      ),
    );
    const moved = await Promise.all(
      tokens.map((token) => test.app.guidance.moveAppointment(reader(), { token, startsAt: c!.startsAt })),
    );
    expect(moved.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it.each([
    [{ startsAt: '2026-12-01T08:07:00.000Z' }, 'slot-taken'],
    [{ startsAt: '2026-11-24T08:00:00.000Z' }, 'slot-taken'],
    [{ topic: 'money' }, 'topic'],
    [{ mode: 'mobile' }, 'mode'],
    [{ mail: 'keine' }, 'invalid-input'],
    [{ mail: null }, 'invalid-input'],
    [{ spoken: 'klingonisch' }, 'invalid-input'],
  ])('refuses %j', async (fields, code) => {
    const [first] = await slots();
    expect(await book(first!.startsAt, fields)).toMatchObject({ ok: false, problem: { code } });
  });

  it('in a language that nobody there speaks tells what an interpreter is asked for, without the client', async () => {
    const [first, second] = await slots();
    const mail = 'leila@beispiel.example';
    expect(must(await book(first!.startsAt, { mail, spoken: 'ar', name: 'Leila Beispiel' })).interpreting).toBe(true);
    const [need] = await read((tx) => tx.select().from(interpretingNeed));
    const told = must(await test.app.guidance.readInterpretingNeed(systemCtx(test, county), { needId: need!.id }));
    expect(told).toMatchObject({ language: 'ar', startsAt: first!.startsAt, unitId, place: { name: 'Rathaus' }, state: 'open' });
    expect(JSON.stringify(told)).not.toMatch(/Leila|leila/);
    const token = tokenOf((await lastMail(mail)).body);
    must(await test.app.guidance.moveAppointment(reader(), { token, startsAt: second!.startsAt }));
    const after = async () => must(await test.app.guidance.readInterpretingNeed(systemCtx(test, county), { needId: need!.id }));
    expect(await after()).toMatchObject({ startsAt: second!.startsAt, state: 'open' });
    must(await test.app.guidance.cancelAppointment(reader(), { token: tokenOf((await lastMail(mail)).body) }));
    expect((await after()).state).toBe('withdrawn');
  });

  it('ends when its hours fall out, and whoever booked is told', async () => {
    const late = (await slots()).find(({ date }) => date === '2026-12-15')!;
    const mail = 'omar@beispiel.example';
    must(await book(late.startsAt, { mail }));
    const off = { eventId, date: '2026-12-15', kind: 'cancelled', note: 'Krank', tell: true };
    const { version } = must(await test.app.events.readEvent(coordinator(), { eventId }));
    must(await test.app.events.saveException(coordinator(), { ...off, version } as never));
    await hearOfEvent(systemCtx(test, county), { eventId });
    expect((await lastMail(mail)).body).toContain('للأسف');
    expect((await slots()).some(({ date }) => date === '2026-12-15')).toBe(false);
    // Heard twice it has one effect.
    await hearOfEvent(systemCtx(test, county), { eventId });
  });

  it('is seen by whoever holds the hours, counted, and forgotten', async () => {
    const seen = must(await test.app.guidance.listAppointments(editor(unitId), {}));
    expect(seen.length).toBeGreaterThan(0);
    expect(must(await test.app.guidance.listAppointments(editor(otherUnitId), {}))).toEqual([]);
    const appointmentId = seen[0]!.id;
    const came = (id: string, by = unitId) => test.app.guidance.recordOutcome(editor(by), { appointmentId: id, outcome: 'came' });
    expect(await came(appointmentId)).toMatchObject({ problem: { code: 'not-yet' } });
    const now = test.now().toISOString();
    test.setNow('2026-12-10T10:00:00Z');
    expect(await came(appointmentId, otherUnitId)).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await came(appointmentId));
    must(await test.app.guidance.recordOutcome(editor(unitId), { appointmentId, outcome: 'missed' }));
    const { topics } = must(await test.app.guidance.readAppointmentFigures(coordinator(), {}));
    // Fewer than five are not told.
    expect(topics).toEqual([{ topic: 'residence', booked: 7, came: 0, missed: null, cancelled: null }]);
    test.setNow('2027-02-01T10:00:00Z');
    await runRetention({ db: test.app.db, countyId: county.id, now: test.now() });
    expect(await read((tx) => tx.select().from(appointment))).toEqual([]);
    test.setNow(now);
  });

  it('is told where it is when the place alone changes, once, and what to bring in the reader’s language', async () => {
    const language = 'ar';
    const work = must(await test.app.translation.readWork(coordinator(), { language, subjectId: bookableId, from: null }));
    expect(work.texts.map(({ source }) => source)).toEqual(['Ausweis', 'Bescheid']);
    const { field, sourceHash, translatedAt } = work.texts[0]!;
    const texts = [{ field, sourceHash, translatedAt, text: 'بطاقة الهوية', state: 'checked' as const }];
    must(
      await test.app.translation.saveTexts(coordinator(), {
        language,
        subjectId: bookableId,
        from: null,
        hintsSeen: false,
        texts,
      }),
    );
    const day = '2026-12-22';
    const free = (await slots()).filter(({ date }) => date === day);
    const [mail, video, later] = ['samir', 'vera', 'lina'].map((name) => `${name}@beispiel.example`);
    must(await book(free[0]!.startsAt, { mail }));
    must(await book(free[1]!.startsAt, { mail: video, mode: 'video' }));
    must(await book((await slots()).find(({ date }) => date > day)!.startsAt, { mail: later }));
    expect((await lastMail(mail!)).body).toMatch(/- بطاقة الهوية\n- Bescheid/);
    const before = await read((tx) => tx.select().from(outboxMail));
    const { version } = must(await test.app.events.readEvent(coordinator(), { eventId }));
    const moved = { eventId, date: day, kind: 'changed', locationName: 'Bücherei' };
    must(await test.app.events.saveException(coordinator(), { ...moved, tell: false, version } as never));
    await hearOfEvent(systemCtx(test, county), { eventId });
    await hearOfEvent(systemCtx(test, county), { eventId });
    const mails = await read((tx) => tx.select().from(outboxMail));
    const fresh = mails.filter(({ id }) => !before.some((old) => old.id === id));
    expect(fresh.map(({ toAddress }) => toAddress)).toEqual([mail]);
    expect(fresh[0]!.body).toContain('Bücherei');
    expect(fresh[0]!.attachments[0]!.content).toMatch(/LOCATION:Bücherei[\s\S]*STATUS:CONFIRMED/);
    const own = must(await test.app.guidance.readOwnAppointment(reader(), { token: tokenOf(fresh[0]!.body), language }));
    expect(own.place).toMatchObject({ name: 'Bücherei' });
    for (const to of [mail, video, later])
      must(await test.app.guidance.cancelAppointment(reader(), { token: tokenOf((await lastMail(to!)).body) }));
  });
});
