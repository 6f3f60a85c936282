import { jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interpretingNeed } from '#modules/guidance/server/appointment-schema.ts';
import { interpreterPool } from '../schema.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, systemCtx } from '../../../../../tests/database/test-app.ts';
import { asked, openPool, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool({ KREISLOTSE_VIDEO_HOSTS: 'meet.beispiel.example video.beispiel.example' });
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const secret = 'ein-geheimnis-mit-mehr-als-32-zeichen-fuer-den-server';
const server = {
  kind: 'own' as const,
  address: 'https://meet.beispiel.example',
  appId: 'kreislotse',
  audience: 'jitsi',
  subject: 'meet.beispiel.example',
};
const places = (fields: object = {}) => ({ poolId: pool.poolId, server, secret, dialIn: '05161 000-0, Code 1234', ...fields });

describe('rooms of a pool', () => {
  it('are only on servers that the installation allows, and their secret is sealed', async () => {
    expect(
      await app().saveTalkPlaces(pool.staff(), places({ server: { ...server, address: 'https://boese.example' } })),
    ).toMatchObject({ problem: { fields: [{ path: 'server.address' }] } });
    expect(await app().saveTalkPlaces(pool.staff(), places({ secret: null }))).toMatchObject({
      problem: { fields: [{ path: 'secret' }] },
    });
    must(await app().saveTalkPlaces(pool.staff(), places()));
    expect(must(await app().readTalkPlaces(pool.staff(), { poolId: pool.poolId }))).toMatchObject({
      hasSecret: true,
      places: { server },
    });
    must(await app().saveTalkPlaces(pool.staff(), places({ secret: null, dialIn: null })));
    const [row] = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(interpreterPool),
    );
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(await app().readTalkPlaces(pool.coordinator(), { poolId: pool.poolId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});

describe('a conversation by video', () => {
  it('lets each side come in, in its own role and its own time, and nobody else', async () => {
    must(await app().saveTalkPlaces(pool.staff(), places()));
    const person = await pool.addPerson({ mail: 'video@beispiel.example', mobility: 'none' });
    const kita = await pool.addKita();
    const page = await kita.page();
    const { ids } = must(await app().requestInterpreter(page, asked({ mode: 'video' })));
    const assignmentId = must(await app().readRequest(pool.staff(), { requestId: ids[0]! })).assignments[0]!.id;
    must(await app().assignPerson(pool.staff(), { assignmentId, interpreterId: person }));
    const own = await pool.byLink('interpreter', (await pool.mailTo('video@beispiel.example')).token);
    const { token } = must(await app().openGuestLink(page, { assignmentId }));
    const guest = await pool.byLink('interpreting-guest', token);
    expect(await app().enterTalk(page, { assignmentId, accepted: true })).toMatchObject({ problem: { code: 'closed' } });
    pool.test.setNow('2026-12-08T07:50:00Z');
    // @ts-expect-error who did not agree does not come in
    expect(await app().enterTalk(page, { assignmentId, accepted: false })).toMatchObject({ problem: { kind: 'invalid' } });
    const ways = await Promise.all(
      [page, own, guest].map(async (ctx) => new URL(must(await app().enterTalk(ctx, { assignmentId, accepted: true })).address)),
    );
    expect(new Set(ways.map(({ pathname }) => pathname)).size).toBe(1);
    const tokens = await Promise.all(
      ways.map(async (way) =>
        jwtVerify(way.searchParams.get('jwt')!, new TextEncoder().encode(secret), {
          issuer: 'kreislotse',
          audience: 'jitsi',
          currentDate: pool.test.now(),
        }),
      ),
    );
    expect(tokens.map(({ payload }) => (payload['context'] as { user: { name: string } }).user.name)).toEqual([
      'Fachkraft',
      'Sprachmittlung',
      'Gast',
    ]);
    expect(tokens.every(({ payload }) => ways[0]!.pathname.endsWith(String(payload['room'])))).toBe(true);
    expect(must(await app().readGuestTalk(guest, {}))).toMatchObject({ role: 'guest', isOpen: true, way: 'room' });
    const stranger = await (await pool.addKita()).page();
    expect(await app().enterTalk(stranger, { assignmentId, accepted: true })).toMatchObject({ problem: { kind: 'not-found' } });
    pool.test.setNow('2026-12-08T10:01:00Z');
    expect(await app().enterTalk(page, { assignmentId, accepted: true })).toMatchObject({ problem: { code: 'closed' } });
    expect(await app().enterTalk(guest, { assignmentId, accepted: true })).toMatchObject({ problem: { kind: 'not-found' } });
    pool.test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('somebody who is needed now', () => {
  it('is whoever answers first of all who are on standby; a call that nobody answers ends and is told', async () => {
    const everyDay = Array.from({ length: 7 }, (_, weekday) => ({ weekday, from: '07:00', to: '20:00' }));
    const languages = [{ tag: 'ps', level: 'native' as const }];
    for (const mail of ['bereit1@beispiel.example', 'bereit2@beispiel.example'])
      await pool.addPerson({ mail, languages, standby: true, weekly: everyDay });
    await pool.addPerson({ mail: 'nichtbereit@beispiel.example', languages, weekly: everyDay });
    const kita = await pool.addKita();
    const page = await kita.page();
    const now = { mode: 'phone', languages: ['ps'], urgency: 'now', urgencyReason: 'Ein Kind ist gestürzt.' };
    const call = async () =>
      must(await app().requestInterpreter(page, asked({ ...now, slots: [{ day: '2026-11-25', from: '12:00', to: '12:30' }] })))
        .ids[0]!;
    const first = await call();
    const state = async (requestId: string) => must(await app().readRequest(pool.staff(), { requestId })).assignments[0]!;
    expect(await state(first)).toMatchObject({ state: 'offered', openOffers: 2 });
    expect((await pool.mailTo('nichtbereit@beispiel.example')).subject).toMatch(/^Ihre Seite/);
    const link = await pool.byLink('interpreting-offer', (await pool.mailTo('bereit2@beispiel.example')).token);
    must(await app().acceptOffer(link, {}));
    expect(await state(first)).toMatchObject({ state: 'confirmed' });
    const second = await call();
    expect(await state(second)).toMatchObject({ openOffers: 1 });
    pool.test.setNow('2026-11-25T11:05:00Z');
    expect((await app().passOn(systemCtx(pool.test, pool.county), {})).ok).toBe(false);
    expect(await state(second)).toMatchObject({ state: 'offered' });
    pool.test.setNow('2026-11-25T11:11:00Z');
    must(await app().passOn(systemCtx(pool.test, pool.county), {}));
    expect(await state(second)).toMatchObject({ state: 'unfilled' });
    pool.test.setNow('2026-11-25T11:00:00Z');
  });
});

describe('an appointment with an adviser in a language that nobody there speaks', () => {
  it('drafts a request, moves it with the appointment and takes it back when it is called off; it names no client', async () => {
    const { app: all } = pool.test;
    const hours = {
      title: 'Sprechstunde für Neuzugewanderte',
      kind: 'consultation-hour',
      startDate: '2026-12-01',
      startTime: '09:00',
      endTime: '11:00',
      recurrence: { frequency: 'WEEKLY' },
      unitId: pool.unitId,
      locationName: 'Rathaus',
      locality: 'Musterstadt',
      languages: ['de'],
      release: true,
    };
    const { id: eventId } = must(await all.events.addEvent(pool.coordinator(), hours as never));
    const bookable = { eventId, slotMinutes: '30', modes: ['office'], topics: ['residence'], leadHours: '24' };
    const { id: bookableId } = must(await all.guidance.addBookable(pool.staff(), bookable as never));
    const office = await pool.addKita({ name: 'Integrationsstelle', kind: 'authority', unitId: pool.unitId });
    const nobody = ctxOf(pool.test, pool.county, { kind: 'anonymous' });
    const { slots } = must(await all.guidance.readPublicBookable(nobody, { eventId, language: 'de' }));
    const booking = {
      bookableId,
      language: 'de',
      spoken: 'ti',
      topic: 'residence',
      mode: 'office',
      name: 'Amal Geheim',
      mail: 'amal@beispiel.example',
      phone: null,
    };
    must(await all.guidance.bookAppointment(nobody, { ...booking, startsAt: slots[0]!.startsAt } as never));
    const [need] = await all.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(interpretingNeed),
    );
    const told = async () => must(await app().followNeed(systemCtx(pool.test, pool.county), { needId: need!.id }));
    await told();
    await told();
    const drafts = must(await app().listDrafts(pool.staff(), { poolId: pool.poolId }));
    expect(drafts).toMatchObject([
      { language: 'ti', requesterId: office.id, startsAt: slots[0]!.startsAt, municipality: 'Musterstadt' },
    ]);
    expect(JSON.stringify(drafts)).not.toContain('Geheim');
    expect(must(await app().listOwnDrafts(await office.page(), {}))).toHaveLength(1);
    // A request made from it takes it along, and what is told once more brings it back only when the time is another.
    const page = await office.page();
    const [draft] = must(await app().listOwnDrafts(page, {}));
    const fromDraft = asked({
      ...{ languages: ['ti'], occasion: 'migration-advice', draftId: draft!.id },
      slots: [{ day: draft!.startsAt.slice(0, 10), from: '09:00', to: '09:30' }],
      ...{ urgency: 'urgent', urgencyReason: 'Der Termin ist nah.' },
    });
    must(await app().requestInterpreter(page, fromDraft));
    expect(must(await app().listOwnDrafts(page, {}))).toEqual([]);
    await told();
    expect(must(await app().listOwnDrafts(page, {}))).toEqual([]);
    const token = /\/mein\/([\w-]{40,})/.exec((await pool.mailTo('amal@beispiel.example')).body)![1]!;
    must(await all.guidance.cancelAppointment(nobody, { token }));
    await told();
    expect(must(await app().listDrafts(pool.staff(), { poolId: pool.poolId }))).toEqual([]);
  });
});
