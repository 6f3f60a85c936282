import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty } from '../../../../../tests/database/test-app.ts';
import { asked, openPool, slot, type PoolTest } from '../interpreting.fixture.ts';
import { interpreterPool } from '../schema.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const started = '2026-11-25T11:00:00Z';
const at = (iso: string) => pool.test.setNow(iso);
const one = async (requestId: string) => must(await app().readRequest(pool.staff(), { requestId }));
const ask = async (fields: object = {}) => {
  const page = await (await pool.addKita()).page();
  const { ids } = must(await app().requestInterpreter(page, asked(fields)));
  return { page, id: ids[0]!, assignmentId: (await one(ids[0]!)).assignments[0]!.id };
};
/** Somebody who speaks one language, with the context of her own page. */
const speaker = async (tag: string, mail: string) => {
  const id = await pool.addPerson({ mail, languages: [{ tag, level: 'native' }] });
  const page = await pool.byLink('interpreter', (await pool.mailTo(mail)).token);
  return { id, page };
};

describe('before a request is sent', () => {
  it('it says who pays and by what name the pool calls it, and keeps nothing', async () => {
    const page = await (await pool.addKita({ costUnit: 'KST 7' })).page();
    expect(must(await app().previewRequest(page, asked()))).toMatchObject({
      bearer: 'county',
      byRule: true,
      costUnit: 'KST 7',
      occasion: 'Elterngespräch in der Kita',
      street: 'Musterweg 3',
      town: { id: pool.townId },
    });
    const office = await (await pool.addKita({ kind: 'authority', name: 'Amt' })).page();
    expect(must(await app().previewRequest(office, asked({ occasion: 'authority' })))).toMatchObject({
      bearer: 'requester',
      byRule: false,
    });
    const child = must(await app().previewRequest(page, asked({ occasion: 'child-protection' })));
    expect(child.hint).toMatch(/Nachgespräch/);
    expect(must(await app().readRequesterPage(page, {})).requests).toEqual([]);
  });

  it('it says what is wrong exactly as sending would', async () => {
    const kita = await pool.addKita();
    const page = await kita.page();
    for (const fields of [{ occasion: 'court' }, { slots: [{ ...slot, day: '2026-11-24' }] }, { publicRoom: false }]) {
      const preview = await app().previewRequest(page, asked(fields));
      expect(preview.ok).toBe(false);
      expect(preview).toEqual(await app().requestInterpreter(page, asked(fields)));
    }
    must(await app().blockRequester(pool.staff(), { requesterId: kita.id, reason: 'Bitte rufen Sie uns an.' }));
    expect(await app().previewRequest(page, asked())).toMatchObject({ problem: { code: 'blocked' } });
  });
});

describe('the link of an institution', () => {
  it('opens and does nothing when it is expired, and tells so', async () => {
    const { page, id } = await ask();
    at('2028-06-01T11:00:00Z');
    const refused = { ok: false, problem: { code: 'expired' } };
    expect(await app().readRequesterPage(page, {})).toMatchObject(refused);
    expect(await app().readCancelCosts(page, {})).toMatchObject(refused);
    expect(await app().requestInterpreter(page, asked())).toMatchObject(refused);
    expect(await app().previewRequest(page, asked())).toMatchObject(refused);
    expect(await app().cancelOwnRequest(page, { requestId: id })).toMatchObject(refused);
    expect(await app().confirmRegistration(page, {})).toMatchObject(refused);
    at(started);
    expect(must(await app().readRequesterPage(page, {})).requests).toHaveLength(1);
  });

  it('is none when it is forged, another county’s, or for something else', async () => {
    const { identity } = pool.test.app;
    const kita = await pool.addKita({ mail: 'nord@beispiel.example' });
    must(await app().sendRequesterPage(pool.staff(), { requesterId: kita.id }));
    const { token } = await pool.mailTo('nord@beispiel.example');
    const south = await openCounty(pool.test, 'suedkreis');
    const purpose = 'interpreting-requester';
    expect(await identity.linkActor({ county: pool.county, purpose, token })).not.toBeNull();
    expect(await identity.linkActor({ county: pool.county, purpose, token: `${token.slice(0, -1)}x` })).toBeNull();
    expect(await identity.linkActor({ county: south, purpose, token })).toBeNull();
    expect(await identity.linkActor({ county: pool.county, purpose: 'interpreter', token })).toBeNull();
    // A link of one county under the name of another sees nothing there.
    const actor = (await identity.linkActor({ county: pool.county, purpose, token }))!;
    expect(await app().readRequesterPage(ctxOf(pool.test, south, actor), {})).toMatchObject({ ok: false });
  });

  it('tells what calling off costs now, and nothing while it is free', async () => {
    const { page, id, assignmentId } = await ask({ languages: ['pl'] });
    const { id: interpreterId } = await speaker('pl', 'pl@beispiel.example');
    expect(must(await app().readCancelCosts(page, {}))).toEqual([]);
    must(await app().assignPerson(pool.staff(), { assignmentId, interpreterId }));
    expect(must(await app().readCancelCosts(page, {}))).toEqual([]);
    at('2026-12-07T09:00:00Z');
    expect(must(await app().readCancelCosts(page, {}))).toEqual([{ requestId: id, minutes: 60, cents: 2400, bearer: 'county' }]);
    at(started);
  });
});

describe('an offer’s link', () => {
  it('tells what became of the offer: taken, taken back, passed', async () => {
    const { assignmentId } = await ask({ languages: ['bg'] });
    const [first, second] = [await speaker('bg', 'bg1@beispiel.example'), await speaker('bg', 'bg2@beispiel.example')];
    must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: [first.id, second.id] }));
    const tokens = await Promise.all(['bg1', 'bg2'].map(async (name) => (await pool.mailTo(`${name}@beispiel.example`)).token));
    must(await app().acceptOffer(await pool.byLink('interpreting-offer', tokens[0]!), {}));
    const late = await pool.byLink('interpreting-offer', tokens[1]!);
    expect(must(await app().readOffer(late, {}))).toMatchObject({ state: 'taken', street: null, requester: '', occasion: '' });
    expect(await app().acceptOffer(late, {})).toMatchObject({ problem: { code: 'taken' } });
    expect(await app().declineOffer(late, {})).toMatchObject({ problem: { code: 'passed' } });
    const again = await pool.byLink('interpreting-offer', tokens[0]!);
    expect(await app().acceptOffer(again, {})).toMatchObject({ problem: { code: 'again' } });
    expect(must(await app().readOffer(again, {}))).toMatchObject({ state: 'accepted', street: 'Musterweg 3' });

    const other = await ask({ languages: ['bg'], slots: [{ ...slot, from: '14:00', to: '15:00' }] });
    must(await app().offerAssignment(pool.staff(), { assignmentId: other.assignmentId, interpreterIds: [second.id] }));
    const { token } = await pool.mailTo('bg2@beispiel.example');
    must(await app().cancelOwnRequest(other.page, { requestId: other.id }));
    const gone = await pool.byLink('interpreting-offer', token);
    expect(must(await app().readOffer(gone, {}))).toMatchObject({ state: 'withdrawn', street: null });
    expect(await app().acceptOffer(gone, {})).toMatchObject({ problem: { code: 'withdrawn' } });
  });

  it('and the own page answer the same offer, whoever comes first; nobody answers for somebody else', async () => {
    const { assignmentId } = await ask({ languages: ['tr'] });
    const [person, stranger] = [await speaker('tr', 'tr1@beispiel.example'), await speaker('hr', 'hr1@beispiel.example')];
    must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: [person.id] }));
    const { offers } = must(await app().readInterpreterPage(person.page, {}));
    const offerId = offers[0]!.id;
    expect(await app().acceptOwnOffer(stranger.page, { offerId })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await app().declineOwnOffer(stranger.page, { offerId })).toMatchObject({ problem: { kind: 'not-found' } });
    const { token } = await pool.mailTo('tr1@beispiel.example');
    must(await app().acceptOwnOffer(person.page, { offerId }));
    expect(await app().acceptOwnOffer(person.page, { offerId })).toMatchObject({ problem: { code: 'again' } });
    expect(await app().acceptOffer(await pool.byLink('interpreting-offer', token), {})).toMatchObject({
      problem: { code: 'again' },
    });
    expect(must(await app().readInterpreterPage(person.page, {}))).toMatchObject({
      offers: [],
      conversations: [{ state: 'confirmed' }],
    });
    // Nobody knows a timetable here: the way says so, and another person's conversation has none.
    expect(must(await app().readOwnWay(person.page, { assignmentId }))).toMatchObject({ way: null, street: 'Musterweg 3' });
    expect(await app().readOwnWay(stranger.page, { assignmentId })).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('a pool that runs itself', () => {
  it('asks as soon as a request is there', async () => {
    const run = (runsItself: boolean) =>
      pool.test.app.db.transaction({ countyId: pool.county.id }, (tx) =>
        tx.update(interpreterPool).set({ runsItself }).where(eq(interpreterPool.id, pool.poolId)),
      );
    await run(true);
    await speaker('ro', 'ro@beispiel.example');
    const { id } = await ask({ languages: ['ro'] });
    expect((await one(id)).assignments).toMatchObject([{ state: 'offered', openOffers: 1 }]);
    expect((await pool.mailTo('ro@beispiel.example')).subject).toMatch(/^Anfrage: Rumänisch/);
    await run(false);
  });
});

describe('the calendar of conversations', () => {
  it('names language, time and municipality, nobody and no address; it ends with its address', async () => {
    const { identity } = pool.test.app;
    const { id, page } = await speaker('uk', 'uk@beispiel.example');
    const { assignmentId } = await ask({ languages: ['uk'] });
    must(await app().assignPerson(pool.staff(), { assignmentId, interpreterId: id }));
    expect(must(await app().readConversationCalendar(page, {}))).toBeNull();
    const { token } = must(await app().openConversationCalendar(page, {}));
    const purpose = 'interpreter-calendar';
    const link = await pool.byLink(purpose, token);
    const { text } = must(await app().readCalendarOfConversations(link, {}));
    expect(text).toContain('SUMMARY:Sprachmittlung Ukrainisch');
    expect(text).toContain('DTSTART:20261208T080000Z');
    for (const hidden of ['Musterweg', 'Kita', 'Eltern', 'Person', 'K-12', 'Kim', '@beispiel'])
      expect(text).not.toContain(hidden);
    // The link of the calendar opens nothing else, and that of the page no calendar.
    expect(await app().readInterpreterPage(link, {})).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().readCalendarOfConversations(page, {})).toMatchObject({ problem: { kind: 'forbidden' } });
    // A new address ends the old one.
    const fresh = must(await app().openConversationCalendar(page, {}));
    expect(await identity.linkActor({ county: pool.county, purpose, token })).toBeNull();
    must(await app().closeConversationCalendar(page, {}));
    expect(await identity.linkActor({ county: pool.county, purpose, token: fresh.token })).toBeNull();
    expect(await app().closeConversationCalendar(page, {})).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('what everybody reads of pools', () => {
  it('is what they do, for whom and in which languages, and counts nobody', async () => {
    const nobody = ctxOf(pool.test, pool.county, { kind: 'anonymous' });
    await speaker('so', 'so@beispiel.example');
    const { pools, towns } = must(await app().readPublicPools(nobody, {}));
    expect(pools).toMatchObject([
      { name: 'Sprachmittlung Nordkreis', kinds: ['kita', 'school', 'authority'], freeFor: ['kita', 'school'], leadDays: 5 },
    ]);
    expect(pools[0]!.languages).toContain('so');
    expect(new Set(pools[0]!.languages).size).toBe(pools[0]!.languages.length);
    expect(pools[0]!.occasions.find(({ key }) => key === 'police')).toMatchObject({ isAllowed: false });
    expect(JSON.stringify(pools)).not.toMatch(/Person \d|@beispiel/);
    expect(towns.length).toBeGreaterThan(0);
  });
});
