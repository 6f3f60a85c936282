import { readdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoServices, readLimits, readServices } from '#adapters/hsds/read-services.ts';
import type { CountyRef } from '#kernel/context.ts';
import { createApi } from '../../api/api.ts';
import { must } from '../../../tests/database/must.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { importServices, type ServiceReport } from './import-services.ts';

let test: TestApp;
let here: CountyRef;
let there: CountyRef;
const servers: Server[] = [];
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let root: string;
let courseId: string;
beforeAll(async () => {
  test = await createTestApp();
  there = await openCounty(test);
  here = await openCounty(test, 'suedkreis');
  const ctx = systemCtx(test, there);
  const { network, offers } = test.app;
  const organisationId = must(
    await network.addOrganisation(ctx, { name: 'Verein Ankommen', kind: 'association', website: 'https://verein.example' }),
  ).id;
  const placeId = must(
    await network.addPlace(ctx, {
      name: 'Bücherei',
      kind: 'library',
      state: 'public',
      street: 'Am Markt 1',
      postcode: '29614',
      town: 'Musterstadt',
      latitude: 52.98,
      longitude: 9.84,
      barrierFree: true,
    }),
  ).id;
  courseId = must(
    await offers.addOffer(ctx, {
      name: 'Deutsch für Eltern',
      summary: 'Ein Kurs.',
      description: 'Zweimal in der Woche, mit Spielzimmer.',
      kind: 'course',
      topics: ['language', 'family'],
      audiences: ['women', 'parents'],
      levels: ['A1'],
      languages: ['de', 'ar'],
      organisationId,
      places: [{ placeId, schedules: 'Mo, Mi 9:00–12:00\n1. Fr im Monat 15–17 (mit Kaffee)' }],
      minimumAge: 16,
      eligibility: 'Wohnsitz im Nordkreis',
      fee: 'paid',
      feesDescription: 'mit Ausweis billiger',
      costs: 'Kurs: 12,50 €',
      documents: 'Ausweis',
      childcare: true,
      phone: '05191 1',
      email: 'kurs@verein.example',
      website: 'https://verein.example/kurs',
      applicationProcess: 'Anrufen.',
      alert: 'Am 24.12. kein Kurs',
      demonstration: true,
      state: 'public',
    }),
  ).id;
  for (let n = 1; n <= 4; n += 1)
    must(
      await offers.addOffer(ctx, {
        name: `Beratung ${n}`,
        kind: 'advice',
        topics: ['work'],
        mode: 'online',
        schedules: 'Di 14–16',
        fee: 'free',
        state: 'public',
      }),
    );
  const api = createApi({ app: test.app });
  root = `${await serve((request, response) => void api(request, response))}/api/hsds/nordkreis`;
});
afterAll(async () => {
  for (const server of servers) server.close();
  await test.close();
});

type More = Partial<Parameters<typeof importServices>[0]>;
let nth = 0;
const run = (services: AsyncIterable<unknown>, more: More = {}) =>
  importServices({ app: test.app, ctx: systemCtx(test, here), services, source: `Quelle ${(nth += 1)}`, ...more });
async function report(services: AsyncIterable<unknown>, more: More = {}): Promise<ServiceReport> {
  const done = await run(services, more);
  if (!done.ok) throw new Error(done.message);
  return done.report;
}
async function* given(...services: unknown[]): AsyncGenerator<unknown> {
  yield* services;
}
const listed = async () => must(await test.app.offers.listOffers(systemCtx(test, here), {}));
const named = async (name: string) => (await listed()).find((offer) => offer.name === name);
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const topic = { link_type: 'topic', value: 'work' };
const plain = (n: number, more: object = {}) => ({
  id: id(n),
  name: `Fremdes Angebot ${n}`,
  status: 'active',
  service_at_locations: [],
  attributes: [topic],
  ...more,
});
const lines = (report: ServiceReport, sign: string) =>
  report.lines.filter((line) => line.sign === sign).map(({ what, message }) => `${what}: ${message}`);

describe('from our own API, page by page', () => {
  const crawl = () => readServices({ from: `${root}/services`, limits: { ...readLimits, perPage: 2 } });

  it('tries everything and leaves nothing on a dry run', async () => {
    const tried = await report(crawl(), { dryRun: true });
    expect(tried.counts).toEqual({ added: 5, changed: 0, same: 0, kept: 0, leftOut: 0, gone: 0, hidden: 0 });
    expect(lines(tried, '+')).toContain('Deutsch für Eltern: ');
    expect(await listed()).toEqual([]);
    expect(must(await test.app.network.listPlaces(systemCtx(test, here), {}))).toEqual([]);
  });

  it('brings an offer over as it was said there, as a draft', async () => {
    const seen: string[] = [];
    const done = await report(crawl(), { onProgress: ({ phase, done: count, of }) => seen.push(`${phase} ${count} ${of}`) });
    expect(done.counts.added).toBe(5);
    expect(seen).toContain('write 5 5');
    const course = await named('Deutsch für Eltern');
    expect(course).toMatchObject({
      summary: 'Ein Kurs.',
      description: 'Zweimal in der Woche, mit Spielzimmer.',
      kind: 'course',
      topics: ['language', 'family'],
      audiences: ['women', 'parents'],
      levels: ['A1'],
      organisation: { name: 'Verein Ankommen' },
      minimumAge: 16,
      eligibility: 'Wohnsitz im Nordkreis',
      fee: 'paid',
      feesDescription: 'mit Ausweis billiger',
      costs: [{ option: 'Kurs', amount: 1250 }],
      documents: ['Ausweis'],
      childcare: true,
      phone: '05191 1',
      email: 'kurs@verein.example',
      website: 'https://verein.example/kurs',
      applicationProcess: 'Anrufen.',
      alert: 'Am 24.12. kein Kurs',
      demonstration: true,
      state: 'draft',
    });
    expect(course!.languages.toSorted()).toEqual(['ar', 'de']);
    expect(course!.places).toMatchObject([
      { name: 'Bücherei', town: 'Musterstadt', municipality: { name: 'Musterstadt' }, isPublic: false },
    ]);
    expect(course!.places[0]!.times).toBe('Mo, Mi 9:00–12:00\n1. Fr im Monat 15:00–17:00 (mit Kaffee)');
    expect(await named('Beratung 1')).toMatchObject({ mode: 'online', fee: 'free', feesDescription: null, places: [] });
    expect(lines(done, 'i')).toContain(
      'Deutsch für Eltern: where it may be used is not in this county (Nordkreis): it stays a draft',
    );
  });

  it('changes nothing the second time', async () => {
    expect((await report(crawl())).counts).toEqual({ added: 0, changed: 0, same: 5, kept: 0, leftOut: 0, gone: 0, hidden: 0 });
    expect(await listed()).toHaveLength(5);
  });

  it('takes over what changed there, also of what is public here by now, and keeps its state', async () => {
    const ctx = systemCtx(test, here);
    const mine = (await named('Deutsch für Eltern'))!;
    must(await test.app.offers.setOfferState(ctx, { offerId: mine.id, state: 'public' }));
    must(await test.app.offers.confirmOffer(ctx, { offerId: mine.id }));
    const source = systemCtx(test, there);
    must(await test.app.offers.setOfferState(source, { offerId: courseId, state: 'public' }));
    const { version } = must(await test.app.offers.readOffer(source, { offerId: courseId }));
    must(
      await test.app.offers.quickChangeOffer(source, {
        offerId: courseId,
        version,
        times: [],
        status: 'active',
        alert: 'Ab Januar im Rathaus',
        phone: '05191 2',
        seatsMaximum: null,
        seatsAvailable: null,
      }),
    );
    const done = await report(crawl());
    expect(done.counts).toEqual({ added: 0, changed: 1, same: 4, kept: 0, leftOut: 0, gone: 0, hidden: 0 });
    expect(lines(done, '~')[0]).toContain('alert');
    expect(await named('Deutsch für Eltern')).toMatchObject({
      id: mine.id,
      phone: '05191 2',
      alert: 'Ab Januar im Rathaus',
      state: 'public',
      places: [{ placeId: mine.places[0]!.placeId }],
    });
    expect(must(await test.app.network.listPlaces(ctx, {}))).toHaveLength(1);
  });

  it('never writes over what somebody here changed', async () => {
    const ctx = systemCtx(test, here);
    const mine = (await named('Deutsch für Eltern'))!;
    const own = { status: 'active' as const, alert: 'Hier gilt es anders', seatsMaximum: 10, seatsAvailable: 2, times: [] };
    must(await test.app.offers.quickChangeOffer(ctx, { offerId: mine.id, version: mine.version, ...own }));
    const source = systemCtx(test, there);
    const { version } = must(await test.app.offers.readOffer(source, { offerId: courseId }));
    must(
      await test.app.offers.quickChangeOffer(source, {
        ...own,
        offerId: courseId,
        version,
        alert: 'Dort schon wieder anders',
        seatsMaximum: null,
        seatsAvailable: null,
      }),
    );
    const done = await report(crawl());
    expect(done.counts).toMatchObject({ changed: 0, same: 4, kept: 1 });
    expect(lines(done, '=')).toHaveLength(1);
    expect(await named('Deutsch für Eltern')).toMatchObject({ alert: 'Hier gilt es anders' });
  });
});

describe('what is not as it should be', () => {
  it('takes text for text: HTML is stripped, what is too long is cut, and both are said', async () => {
    const done = await report(
      given(
        plain(10, {
          name: 'Café <b>Welt</b>',
          description: '<script>alert(1)</script><p>Kaffee &amp; Kuchen</p><p>Alle <a href="https://cafe.example">hier</a></p>',
          application_process: 'x'.repeat(600),
          alert: 'a <img src=x onerror=alert(1)> b',
          phones: [{ number: 'anrufen!' }],
          email: 'keine',
          url: 'javascript:alert(1)',
        }),
      ),
    );
    expect(done.counts.added).toBe(1);
    const offer = (await named('Café Welt'))!;
    expect(offer).toMatchObject({ summary: 'Kaffee & Kuchen', phone: null, email: null, website: null });
    expect(JSON.stringify(offer)).not.toMatch(/<|alert\(1\)/);
    expect(offer.applicationProcess).toHaveLength(500);
    expect(lines(done, 'i').join('\n')).toMatch(/more than 500 characters/);
  });

  it('counts an id once, and tells the rest', async () => {
    const done = await report(given(plain(11), plain(11, { name: 'Doppelt' }), { name: 'ohne Kennung' }, null, 7));
    expect(done.counts).toMatchObject({ added: 1, leftOut: 4 });
    expect(await named('Doppelt')).toBeUndefined();
    expect(lines(done, '-')[0]).toMatch(/comes twice/);
  });

  it('reckons positions over, refuses those that it does not know, and says which place lies elsewhere', async () => {
    const at = (n: number, latitude: number, longitude: number) =>
      plain(n, {
        service_at_locations: [
          { location: { id: id(n + 500), name: `Haus ${n}`, latitude, longitude, addresses: [{ city: 'Anderswo' }] } },
        ],
      });
    const done = await report(given(at(12, 5_870_500, 556_400), at(13, 5_870_500, 3_556_400), at(14, 9.84, 52.98)));
    expect(done.counts.added).toBe(3);
    const places = must(await test.app.network.listPlaces(systemCtx(test, here), {}));
    const position = (n: number) => places.find(({ name }) => name === `Haus ${n}`)!;
    expect(position(12).latitude).toBeCloseTo(53, 1);
    expect(position(12).longitude).toBeCloseTo(9.84, 1);
    expect([position(13).latitude, position(13).longitude]).toEqual([null, null]);
    expect(position(14)).toMatchObject({ latitude: 52.98, longitude: 9.84, municipality: null });
    const notes = lines(done, 'i').join('\n');
    expect(notes).toMatch(/Haus 12: reckoned over from UTM zone 32/);
    expect(notes).toMatch(/Haus 13: the position 5870500, 3556400 is in no projection/);
    expect(notes).toMatch(/Haus 14: latitude and longitude were swapped/);
    expect(notes).toMatch(/Haus 14 lies in no municipality of this county \(Anderswo\)/);
  });

  it('leaves out what it knows no topic of, unless one is named', async () => {
    const foreign = plain(15, { attributes: [{ value: 'ABC-123', taxonomy_term: { name: 'Angeln' } }] });
    const done = await report(given(foreign));
    expect(lines(done, '-')[0]).toMatch(/--topic/);
    expect((await report(given(foreign), { topic: 'leisure' })).counts.added).toBe(1);
    expect(await named('Fremdes Angebot 15')).toMatchObject({ topics: ['leisure'], kind: 'other' });
  });

  it('reads terms by their German words', async () => {
    const term = (name: string) => ({ taxonomy_term: { name } });
    await report(given(plain(16, { attributes: [term('Arbeit'), term('Beratung'), term('Frauen'), term('B1')] })));
    expect(await named('Fremdes Angebot 16')).toMatchObject({
      topics: ['work'],
      kind: 'advice',
      audiences: ['women'],
      levels: ['B1'],
    });
  });

  it('makes neither place nor organisation for an offer that cannot be taken', async () => {
    const done = await report(
      given(
        plain(17, {
          minimum_age: 60,
          maximum_age: 20,
          organization: { name: 'Nie gesehen' },
          service_at_locations: [{ location: { id: id(900), name: 'Nie betreten' } }],
        }),
      ),
    );
    expect(lines(done, '-')[0]).toMatch(/maximumAge/);
    const ctx = systemCtx(test, here);
    expect(must(await test.app.network.listOrganisations(ctx, { search: 'Nie gesehen' }))).toEqual([]);
    expect(must(await test.app.network.listPlaces(ctx, { search: 'Nie betreten' }))).toEqual([]);
  });

  it('leaves nothing when it is given up while it writes, and nothing on the disk', async () => {
    const before = (await listed()).length;
    const ending = new AbortController();
    async function* many(): AsyncGenerator<unknown> {
      for (let n = 2000; n < 2250; n += 1) yield plain(n);
    }
    const done = await run(many(), {
      signal: ending.signal,
      onProgress: ({ phase, done: count }) => {
        if (phase === 'write' && count === 200) ending.abort();
      },
    });
    expect(done).toEqual({ ok: false, message: expect.stringContaining('nothing was taken over') });
    expect((await listed()).length).toBe(before);
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('kreislotse-hsds-'))).toEqual([]);
  });

  it('leaves nothing when the source breaks off', async () => {
    const before = (await listed()).length;
    async function* broken(): AsyncGenerator<unknown> {
      yield plain(3000);
      throw new NoServices('Es ist weg.');
    }
    await expect(run(broken())).rejects.toThrow(NoServices);
    expect((await listed()).length).toBe(before);
  });

  it('takes at most 100,000', async () => {
    async function* endless(): AsyncGenerator<unknown> {
      for (let n = 0; ; n += 1) yield { id: String(n % 10) };
    }
    const done = await run(endless());
    expect(done).toEqual({ ok: false, message: expect.stringContaining('more than 100,000') });
  });
});
