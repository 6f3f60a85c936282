import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '#kernel/tables.ts';
import { must } from '../../../../../tests/database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../../../../../tests/database/test-app.ts';
import { asked, openPool, slot, type PoolTest } from '../interpreting.fixture.ts';

let pool: PoolTest;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.test.close());
const app = () => pool.test.app.interpreting;
const at = (iso: string) => pool.test.setNow(iso);
const started = '2026-11-25T11:00:00Z';

const one = async (requestId: string) => must(await app().readRequest(pool.staff(), { requestId }));
const freshRequest = async (fields: object = {}) => {
  const kita = await pool.addKita();
  const page = await kita.page();
  const { ids } = must(await app().requestInterpreter(page, asked(fields)));
  const request = await one(ids[0]!);
  return { page, kita, id: ids[0]!, ids, assignmentId: request.assignments[0]!.id };
};

describe('registering', () => {
  it('is done with the link of the mail, and tells nobody who is registered', async () => {
    const given = {
      name: 'Grundschule Musterstadt',
      kind: 'school' as const,
      municipalityId: pool.townId,
      contactName: 'Gerda Grundschule',
      mail: 'schule@beispiel.example',
      accepted: true as const,
    };
    const nobody = ctxOf(pool.test, pool.county, { kind: 'anonymous' });
    expect(must(await app().registerRequester(nobody, given))).toBeUndefined();
    const first = await pool.mailTo('schule@beispiel.example');
    const page = await pool.byLink('interpreting-requester', first.token);
    expect(must(await app().readRequesterPage(page, {})).requester).toMatchObject({ state: 'applied' });
    expect(await app().requestInterpreter(page, asked())).toMatchObject({ problem: { code: 'not-registered' } });
    must(await app().confirmRegistration(page, {}));
    expect(await app().confirmRegistration(page, {})).toMatchObject({ problem: { code: 'already-registered' } });
    expect(must(await app().readRequesterPage(page, {})).requester).toMatchObject({ state: 'registered' });
    // The same answer, and a link to the page that there is.
    expect(must(await app().registerRequester(nobody, { ...given, name: 'Andere Schule' }))).toBeUndefined();
    const list = must(await app().listRequesters(pool.staff(), { search: 'grundschule' }));
    expect(list.map(({ name, requests }) => ({ name, requests }))).toEqual([{ name: 'Grundschule Musterstadt', requests: 0 }]);
    expect(must(await app().askForRequesterPage(nobody, { mail: 'gibtesnicht@beispiel.example' }))).toBeUndefined();
  });

  it('counts as an effect of a mailing for 60 days', async () => {
    const { id } = must(
      await app().addRequester(pool.staff(), {
        name: 'Kita Abseits',
        kind: 'kita',
        municipalityId: pool.townId,
        mail: 'abseits@beispiel.example',
      }),
    );
    expect(
      must(await app().informRequesters(pool.staff(), { requesterIds: [id], words: 'Am 3. Dezember laden wir ein.' })),
    ).toEqual({
      told: 1,
      left: 0,
    });
    expect((await pool.mailTo('abseits@beispiel.example')).body).toContain('Am 3. Dezember laden wir ein.');
    const nobody = ctxOf(pool.test, pool.county, { kind: 'anonymous' });
    at('2027-01-20T11:00:00Z');
    must(
      await app().registerRequester(nobody, {
        ...{ name: 'Kita Abseits', kind: 'kita', municipalityId: pool.townId, contactName: 'Ada Abseits' },
        ...{ mail: 'Abseits@beispiel.example', accepted: true },
      }),
    );
    must(
      await app().confirmRegistration(
        await pool.byLink('interpreting-requester', (await pool.mailTo('Abseits@beispiel.example')).token),
        {},
      ),
    );
    expect(must(await app().readRequester(pool.staff(), { requesterId: id }))).toMatchObject({
      state: 'registered',
      afterMailing: true,
    });
    at(started);
  });
});

describe('a request', () => {
  it('goes from the Kita to somebody who accepts, and tells mails no more than language, time and municipality', async () => {
    const person = await pool.addPerson({ name: 'Amal Beispiel', mail: 'amal@beispiel.example' });
    const { id, page, assignmentId } = await freshRequest();
    const request = await one(id);
    expect(request).toMatchObject({ costBearer: 'county', number: expect.stringMatching(/^2026-\d{4}$/) });
    expect(request.rankings[0]!.ranked.map((ranked) => ranked.id)).toContain(person);
    must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: [person] }));
    const mail = await pool.mailTo('amal@beispiel.example');
    expect(mail.body).toContain('Arabisch');
    for (const secret of ['Musterweg', 'Sonnenschein', 'Elterngespräch', 'K-12'])
      expect(mail.body + mail.subject).not.toContain(secret);
    const link = await pool.byLink('interpreting-offer', mail.token);
    expect(must(await app().readOffer(link, {}))).toMatchObject({
      state: 'open',
      street: 'Musterweg 3',
      requester: 'Kita Sonnenschein',
    });
    must(await app().acceptOffer(link, {}));
    expect(await app().acceptOffer(link, {})).toMatchObject({ problem: { code: 'again' } });
    expect(await app().declineOffer(link, {})).toMatchObject({ problem: { code: 'passed' } });
    expect((await one(id)).assignments[0]).toMatchObject({ state: 'confirmed', interpreter: { id: person } });
    expect((await pool.mailTo('amal@beispiel.example')).attachments).toHaveLength(1);
    const own = must(await app().readRequesterPage(page, {})).requests.find((one) => one.id === id)!;
    expect(own.assignments[0]).toMatchObject({ state: 'confirmed' });
    const told = (await pool.mails()).find(({ subject }) => subject.includes('Sprachmittlung bestätigt'))!;
    expect(told.body).toMatch(/Ihr Code für den Nachweis: \d{4} \d{4}/);
    const log = await pool.test.app.db.transaction({ countyId: pool.county.id, readOnly: true }, (tx) =>
      tx.select().from(auditEntry),
    );
    expect(JSON.stringify(log)).not.toContain('Amal');
  });

  it('refuses what cannot be, with a fault at its field and nothing written', async () => {
    const kita = await pool.addKita();
    const page = await kita.page();
    for (const [fields, path] of [
      [{ slots: [{ ...slot, day: '2026-11-24' }] }, /^dates\.0/],
      [{ slots: [{ ...slot, from: '11:00', to: '10:00' }] }, /^dates\.0/],
      [{ languages: [] }, /^languages/],
      [{ languages: ['not a tag'] }, /^languages/],
      [{ slots: [{ ...slot, from: '00:10', to: '23:50' }] }, /^dates\.0/],
      [{ occasion: 'police' }, /^occasion/],
      [{ publicRoom: false }, /isPublicRoom/],
      [{ slots: [{ day: '2026-11-26', from: '09:00', to: '10:00' }] }, /^dates\.0|urgency/],
    ] as const) {
      const refused = await app().requestInterpreter(page, asked(fields));
      expect(refused, JSON.stringify(fields)).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
      const faults = refused.ok ? [] : (refused.problem.fields ?? []);
      expect(
        faults.some((fault) => path.test(fault.path)),
        JSON.stringify([fields, faults]),
      ).toBe(true);
    }
    expect(must(await app().readRequesterPage(page, {})).requests).toEqual([]);
    must(await app().blockRequester(pool.staff(), { requesterId: kita.id, reason: 'Zwei Gespräche ohne Absage versäumt.' }));
    const blocked = await app().requestInterpreter(page, asked());
    expect(blocked).toMatchObject({ problem: { code: 'blocked', message: expect.stringContaining('ohne Absage') } });
    must(await app().unblockRequester(pool.staff(), { requesterId: kita.id }));
    must(await app().requestInterpreter(page, asked()));
  });

  it('comes again each week in a series, and asks for several languages at once', async () => {
    const { ids } = await freshRequest({ repeats: 2, languages: ['ar', 'kmr-Latn'] });
    const all = await Promise.all(ids.map(one));
    expect(all.map(({ assignments }) => assignments[0]!.startsAt)).toEqual([
      '2026-12-08T08:00:00.000Z',
      '2026-12-15T08:00:00.000Z',
      '2026-12-22T08:00:00.000Z',
    ]);
    expect(new Set(all.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect(all[0]!.assignments.map(({ language }) => language)).toEqual(['ar', 'kmr-Latn']);
    expect(all[0]!.rankings[1]!.ranked).toEqual([]);
  });
});

describe('offers', () => {
  it('pass on to the next who did not decline, and to nobody twice', async () => {
    const { id, assignmentId } = await freshRequest({ languages: ['ti'] });
    const people = [
      await pool.addPerson({ mail: 'eins@beispiel.example', languages: [{ tag: 'ti', level: 'native' }] }),
      await pool.addPerson({ mail: 'zwei@beispiel.example', languages: [{ tag: 'ti', level: 'c1' }] }),
    ];
    must(await app().offerAssignment(pool.staff(), { assignmentId }));
    const first = (await one(id)).rankings[0]!.ranked.find(({ asked: state }) => state !== null)!;
    const address = first.id === people[0] ? 'eins@beispiel.example' : 'zwei@beispiel.example';
    const other = first.id === people[0] ? 'zwei@beispiel.example' : 'eins@beispiel.example';
    must(await app().declineOffer(await pool.byLink('interpreting-offer', (await pool.mailTo(address)).token), {}));
    const link = await pool.byLink('interpreting-offer', (await pool.mailTo(other)).token);
    // Nobody answers: the offer is passed over, and nobody is left.
    at('2026-11-25T16:00:00Z');
    must(await app().passOn(systemCtx(pool.test, pool.county), {}));
    expect(must(await app().readOffer(link, {}))).toMatchObject({ state: 'passed', street: null, requester: '' });
    expect(await app().acceptOffer(link, {})).toMatchObject({ problem: { code: 'passed' } });
    expect((await one(id)).assignments[0]).toMatchObject({ state: 'requested', openOffers: 0 });
    // Nobody was found: the institution is told in time, and it counts.
    at('2026-12-08T05:00:00Z');
    must(await app().passOn(systemCtx(pool.test, pool.county), {}));
    expect((await one(id)).assignments[0]).toMatchObject({ state: 'unfilled' });
    expect((await pool.mails()).some(({ subject }) => subject.startsWith('Niemand gefunden'))).toBe(true);
    at(started);
  });

  it('give exactly one conversation where many accept at the same moment', async () => {
    const { id, assignmentId } = await freshRequest({ languages: ['so'] });
    const mails = Array.from({ length: 8 }, (_, index) => `so${index}@beispiel.example`);
    const ids: string[] = [];
    for (const mail of mails) ids.push(await pool.addPerson({ mail, languages: [{ tag: 'so', level: 'native' }] }));
    must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: ids }));
    const links = await Promise.all(
      mails.map(async (mail) => pool.byLink('interpreting-offer', (await pool.mailTo(mail)).token)),
    );
    const answers = await Promise.all(links.map((link) => app().acceptOffer(link, {})));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : answer.problem.code)))).toEqual(new Set(['taken']));
    expect((await one(id)).assignments).toHaveLength(1);
  });

  it('give nobody two conversations at once', async () => {
    const mail = 'doppelt@beispiel.example';
    const person = await pool.addPerson({ mail, languages: [{ tag: 'sq', level: 'native' }] });
    const tokens: string[] = [];
    for (const from of ['09:00', '09:30']) {
      const { assignmentId } = await freshRequest({ languages: ['sq'], slots: [{ ...slot, from, to: '10:15' }] });
      must(await app().offerAssignment(pool.staff(), { assignmentId, interpreterIds: [person] }));
      tokens.push((await pool.mailTo(mail)).token);
    }
    const links = await Promise.all(tokens.map((token) => pool.byLink('interpreting-offer', token)));
    const answers = await Promise.all(links.map((link) => app().acceptOffer(link, {})));
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(answers.flatMap((answer) => (answer.ok ? [] : answer.problem.code))).toEqual(['overlap']);
  });
});

describe('whoever is bound and cannot come', () => {
  it('is replaced: her row ends, the next is asked, both sides are told', async () => {
    const [ill, next] = [
      await pool.addPerson({ mail: 'krank@beispiel.example', languages: [{ tag: 'fa', level: 'native' }] }),
      await pool.addPerson({ mail: 'ersatz@beispiel.example', languages: [{ tag: 'fa', level: 'native' }] }),
    ];
    const { id, page, assignmentId } = await freshRequest({ languages: ['fa'] });
    must(await app().assignPerson(pool.staff(), { assignmentId, interpreterId: ill }));
    const own = await pool.byLink('interpreter', (await pool.mailTo('krank@beispiel.example')).token);
    expect(must(await app().readInterpreterPage(own, {})).conversations).toMatchObject([{ state: 'confirmed' }]);
    must(await app().cancelOwnConversation(own, { assignmentId }));
    const request = await one(id);
    expect(request.assignments.map(({ state }) => state).toSorted()).toEqual(['cancelled-by-interpreter', 'offered']);
    expect((await pool.mailTo('ersatz@beispiel.example')).subject).toMatch(/^Anfrage: /);
    must(
      await app().acceptOffer(await pool.byLink('interpreting-offer', (await pool.mailTo('ersatz@beispiel.example')).token), {}),
    );
    expect((await one(id)).assignments.find(({ state }) => state === 'confirmed')).toMatchObject({ interpreter: { id: next } });
    // The institution takes it back; whoever is bound hears of it.
    must(await app().cancelOwnRequest(page, { requestId: id }));
    expect((await pool.mailTo('ersatz@beispiel.example')).subject).toMatch(/^Abgesagt/);
    expect(await app().cancelOwnRequest(page, { requestId: id })).toMatchObject({ problem: { code: 'over' } });
  });
});

describe('who sees what', () => {
  it('keeps requests and people to those who run the pool', async () => {
    const { id, page } = await freshRequest();
    const other = ctxOf(
      pool.test,
      pool.county,
      person({ county: pool.county, role: 'unit-editor', unitId: '00000000-0000-4000-8000-000000000001' }),
    );
    for (const ctx of [pool.coordinator(), other])
      expect(await app().readRequest(ctx, { requestId: id })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await app().listInterpreters(pool.coordinator(), { poolId: pool.poolId })).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    const stranger = await (await pool.addKita()).page();
    expect(await app().cancelOwnRequest(stranger, { requestId: id })).toMatchObject({ problem: { kind: 'not-found' } });
    const south = await openCounty(pool.test, 'suedkreis');
    const neighbour = ctxOf(pool.test, south, person({ county: south, role: 'coordinator' }));
    expect(await app().readRequest(neighbour, { requestId: id })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await app().readRequesterPage(page, {})).requests).toHaveLength(1);
  });
});
