import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
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

let test: TestApp;
let county: CountyRef;
let other: CountyRef;
let unitId: string;
let otherUnitId: string;
let municipalityId: string;
let organisationId: string;
let placeId: string;
beforeAll(async () => {
  test = await createTestApp();
  county = await openCounty(test);
  other = await openCounty(test, 'suedkreis');
  const { units, municipalities } = must(await test.app.tenancy.listUnits(coordinator(), {}));
  unitId = units.find((unit) => unit.key === 'jugend')!.id;
  otherUnitId = units.find((unit) => unit.key !== 'jugend')!.id;
  municipalityId = municipalities[0]!.id;
  const { network } = test.app;
  const club = { name: 'Verein Ankommen', kind: 'association' as const, email: 'info@verein.example' };
  organisationId = must(await network.addOrganisation(coordinator(), club)).id;
  const hall = { name: 'Rathaus', kind: 'authority' as const, state: 'public' as const, town: 'Musterstadt', municipalityId };
  placeId = must(await network.addPlace(coordinator(), { ...hall, latitude: 52.98, longitude: 9.84, barrierFree: true })).id;
});
afterAll(() => test.close());

const coordinator = () => ctxOf(test, county, person({ county, role: 'coordinator' }));
const provider = () => ctxOf(test, county, person({ county, role: 'organisation-editor', organisationId }));
const reader = (of: CountyRef = county) => ctxOf(test, of, anonymous);
const given = (fields: object = {}) => ({
  name: 'Deutsch für Eltern',
  summary: 'Ein Kurs am Vormittag.',
  kind: 'course' as const,
  topics: ['language' as const],
  audiences: ['parents' as const],
  levels: ['A1' as const],
  languages: ['de', 'ar'],
  organisationId,
  places: [{ placeId, schedules: 'Mo, Mi 9:00–12:00' }],
  fee: 'free' as const,
  childcare: true,
  documents: 'Ausweis\nBescheid',
  capacities: [{ unit: 'seats' as const, maximum: '20', available: '3' }],
  state: 'public' as const,
  ...fields,
});
const add = async (fields: object = {}): Promise<string> => must(await test.app.offers.addOffer(coordinator(), given(fields))).id;
const office = async (offerId: string) => must(await test.app.offers.readOffer(coordinator(), { offerId }));
const shown = async (offerId: string, language = 'de') =>
  must(await test.app.offers.readPublicOffer(reader(), { offerId, language }));
const found = async (wish: object = {}) =>
  must(await test.app.offers.readPublicOffers(reader(), { language: 'de', ...wish })).offers.map(({ id }) => id);
const mails = (): Promise<(typeof outboxMail.$inferSelect)[]> =>
  test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
    tx.select().from(outboxMail).where(eq(outboxMail.toAddress, 'info@verein.example')),
  );

describe('an offer', () => {
  it('is kept with places, times, seats and papers, and shown to everybody', async () => {
    const offerId = await add();
    expect(await office(offerId)).toMatchObject({
      organisation: { name: 'Verein Ankommen' },
      places: [{ name: 'Rathaus', times: 'Mo, Mi 9:00–12:00' }],
      capacities: [{ unit: 'seats', audience: null, maximum: 20, available: 3 }],
      documents: ['Ausweis', 'Bescheid'],
      reviewBy: '2027-05-26',
      mayChange: true,
    });
    expect(await shown(offerId)).toMatchObject({
      name: { text: 'Deutsch für Eltern' },
      provider: 'Verein Ankommen',
      seats: 'few',
      confirmedOn: '2026-11-25',
      places: [{ town: 'Musterstadt', barrierFree: true, schedules: [{ days: ['MO', 'WE'], opensAt: '09:00' }] }],
    });
    expect(await found({ topic: 'language', childcare: true, municipalityAgs: '03998001', when: 'morning' })).toContain(offerId);
    expect(await found({ topic: 'work' })).not.toContain(offerId);
    expect(must(await test.app.offers.readPublicOffers(reader(other), { language: 'de' })).total).toBe(0);
  });

  it('keeps ids of places and seats through a change, and refuses one that another overtook', async () => {
    const offerId = await add();
    const before = await office(offerId);
    const change = given({ name: 'Deutsch für Mütter und Väter', capacities: [{ unit: 'seats', maximum: 20, available: 0 }] });
    must(await test.app.offers.changeOffer(coordinator(), { ...change, offerId, version: before.version }));
    const after = await office(offerId);
    expect(after.places[0]!.id).toBe(before.places[0]!.id);
    expect(after.capacities[0]).toMatchObject({ id: before.capacities[0]!.id, available: 0 });
    expect((await shown(offerId)).seats).toBe('full');
    expect(await test.app.offers.changeOffer(coordinator(), { ...change, offerId, version: before.version })).toMatchObject({
      ok: false,
      problem: { code: 'changed-meanwhile' },
    });
  });

  it.each([
    [{ name: '<b>Kurs</b>' }, 'name'],
    [{ topics: [] }, 'topics'],
    [{ capacities: [{ maximum: -1 }] }, 'capacities.0.maximum'],
    [{ capacities: [{ maximum: 5, available: 6 }] }, 'capacities.0.available'],
    [{ validFrom: '2027-02-01', validTo: '2027-01-01' }, 'validTo'],
    [{ minimumAge: 18, maximumAge: 12 }, 'maximumAge'],
    [{ costs: 'Kurs: 5 €' }, 'costs'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ municipalityId: '00000000-0000-4000-8000-000000000000' }, 'organisationId'],
  ])('refuses %j', async (fields, path) => {
    const done = await test.app.offers.addOffer(coordinator(), given(fields));
    expect(done).toMatchObject({ ok: false, problem: { kind: 'invalid' } });
    expect(done.ok ? [] : done.problem.fields!.map((fault) => fault.path)).toContain(path);
  });

  it('refers to nothing of another county', async () => {
    const foreign = must(
      await test.app.tenancy.listUnits(ctxOf(test, other, person({ county: other, role: 'coordinator' })), {}),
    );
    expect(
      await test.app.offers.addOffer(coordinator(), given({ organisationId: null, unitId: foreign.units[0]!.id })),
    ).toMatchObject({ ok: false, problem: { code: 'unknown-reference' } });
  });

  it('is kept by whoever runs it and by the coordination, and given away by nobody', async () => {
    const offerId = await add();
    const { offers } = test.app;
    const stranger = ctxOf(test, county, person({ county, role: 'unit-editor', unitId: otherUnitId }));
    expect(await offers.confirmOffer(stranger, { offerId })).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    must(await offers.confirmOffer(provider(), { offerId }));
    const { version } = await office(offerId);
    expect(await offers.changeOffer(provider(), { ...given({ organisationId: null, unitId }), offerId, version })).toMatchObject({
      ok: false,
      problem: { code: 'not-own' },
    });
    const own = ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
    must(await offers.addOffer(own, given({ organisationId: null, unitId })));
    expect(await offers.addOffer(own, given())).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    const town = ctxOf(test, county, person({ county, role: 'municipality-editor', municipalityId }));
    must(await offers.addOffer(town, given({ organisationId: null, municipalityId })));
  });

  it('ends the day after its last one, and is gone when it is hidden', async () => {
    const offerId = await add({ validTo: '2026-11-25' });
    expect(await found()).toContain(offerId);
    test.setNow('2026-11-26T11:00:00Z');
    expect(await found()).not.toContain(offerId);
    test.setNow('2026-11-25T11:00:00Z');
    must(await test.app.offers.setOfferState(coordinator(), { offerId, state: 'hidden' }));
    expect(await test.app.offers.readPublicOffer(reader(), { offerId, language: 'de' })).toMatchObject({ ok: false });
  });

  it('is found by the public in the words of a language', async () => {
    const words = { en: { name: 'German for parents', summary: 'A course in the morning.' } };
    const offerId = await add({ name: 'Deutsch am Vormittag', translations: words });
    expect((await shown(offerId, 'en')).name).toMatchObject({ text: 'German for parents', mark: { language: 'en' } });
    expect(must(await test.app.offers.readPublicOffers(reader(), { language: 'en', search: 'PARENTS' })).total).toBe(1);
    const hits = must(
      await test.app.publicSearch.search(reader(), { language: 'en', query: 'parents german', kinds: ['offer'] }),
    );
    expect(hits.own.hits[0]!.document.id).toBe(`offers.offer:${offerId}`);
  });
});

describe('an offer near its date', () => {
  const tokenOf = (body: string): string => /angebot\/nordkreis\/([\w-]+)/.exec(body)![1]!;
  const byLink = async (token: string) => {
    const actor = await test.app.identity.linkActor({ county, purpose: 'offer', token });
    return test.app.context({ county, actor: actor! });
  };
  const review = () => test.app.offers.reviewOffers(systemCtx(test, county) as CountyCtx, {});

  it('is asked about by mail, confirmed by one tap, and hidden when nobody answers in the county’s time', async () => {
    const { offers } = test.app;
    const [offerId, silentId] = [await add({ name: 'Sprachcafé' }), await add({ name: 'Stilles Angebot' })];
    test.setNow('2027-05-10T06:00:00Z');
    must(await review());
    const asked = (await mails()).find(({ subject }) => subject.includes('Sprachcafé'))!;
    expect(asked.body).toContain('nicht mehr angezeigt');
    // Asked once, not every morning.
    expect(await review()).toMatchObject({ ok: false, problem: { code: 'nothing-to-do' } });

    const ctx = await byLink(tokenOf(asked.body));
    const opened = must(await offers.readOfferByLink(ctx, {}));
    expect(opened).toMatchObject({ state: 'open', offer: { id: offerId, name: 'Sprachcafé' } });
    // A mail scanner that opens the link confirms nothing.
    expect((await office(offerId)).confirmedAt).toBe('2026-11-25T11:00:00.000Z');
    must(await offers.confirmByLink(ctx, { version: opened.offer.version }));
    expect(await office(offerId)).toMatchObject({ reviewBy: '2027-11-08', confirmedBy: 'über einen Link', askedAt: null });
    expect(await offers.confirmByLink(ctx, { version: opened.offer.version })).toMatchObject({
      ok: false,
      problem: { code: 'already-answered' },
    });

    must(await test.app.tenancy.changeSettings(coordinator(), { placeGraceDays: 10 }));
    test.setNow('2027-06-06T06:00:00Z');
    must(await review());
    expect(await office(silentId)).toMatchObject({ state: 'hidden' });
    expect(await office(offerId)).toMatchObject({ state: 'public' });

    // Whoever answers late brings it back.
    const late = (await mails()).filter(({ subject }) => subject.includes('Stilles')).at(-1)!;
    const lateCtx = await byLink(tokenOf(late.body));
    const { offer } = must(await offers.readOfferByLink(lateCtx, {}));
    const change = { status: 'active' as const, phone: '05191 123', times: [{ placeId, schedules: 'Do 10–12' }] };
    expect(await offers.changeByLink(lateCtx, { ...change, version: offer.version, phone: 'anrufen' })).toMatchObject({
      ok: false,
      problem: { kind: 'invalid' },
    });
    must(await offers.changeByLink(lateCtx, { ...change, version: offer.version, seatsMaximum: '12', seatsAvailable: '12' }));
    expect(await office(silentId)).toMatchObject({
      state: 'public',
      phone: '05191 123',
      places: [{ times: 'Do 10:00–12:00' }],
      capacities: [{ maximum: 12, available: 12 }],
    });
    test.setNow('2026-11-25T11:00:00Z');
  });

  it('gives a link no other offer, and other links none', async () => {
    const offerId = await add();
    const { token } = must(await test.app.offers.askAboutOffer(provider(), { offerId }));
    expect(await test.app.identity.linkActor({ county, purpose: 'page-guest', token })).toBeNull();
    expect(await test.app.identity.linkActor({ county: other, purpose: 'offer', token })).toBeNull();
    expect(await test.app.offers.confirmOffer(await byLink(token), { offerId })).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    // A second question ends the first link.
    must(await test.app.offers.askAboutOffer(provider(), { offerId }));
    expect(await test.app.identity.linkActor({ county, purpose: 'offer', token })).toBeNull();
  });

  it('is a duty of whoever keeps it', async () => {
    const offerId = await add({ name: 'Bald fällig', organisationId: null, unitId });
    test.setNow('2027-05-10T06:00:00Z');
    const own = ctxOf(test, county, person({ county, role: 'unit-editor', unitId }));
    const duties = must(await test.app.listDuties(own, {})).filter(({ kind }) => kind === 'offers.review');
    expect(duties.map(({ subjectId }) => subjectId)).toContain(offerId);
    expect(duties.every(({ thing }) => thing.unitIds?.includes(unitId))).toBe(true);
    test.setNow('2026-11-25T11:00:00Z');
  });
});
