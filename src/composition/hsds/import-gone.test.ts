import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServices } from '#adapters/hsds/read-services.ts';
import type { CountyRef } from '#kernel/context.ts';
import { createApi } from '../../api/api.ts';
import { must } from '../../../tests/database/must.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { importServices, type ServiceReport } from './import-services.ts';

let test: TestApp;
let here: CountyRef;
let there: CountyRef;
let server: Server;
let root: string;
beforeAll(async () => {
  test = await createTestApp();
  there = await openCounty(test);
  here = await openCounty(test, 'suedkreis');
  const api = createApi({ app: test.app });
  server = createServer((request, response) => void api(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/hsds/nordkreis`;
});
afterAll(async () => {
  server.close();
  await test.close();
});

type Given = Partial<Parameters<typeof importServices>[0]> & { source: string };
async function report(services: AsyncIterable<unknown>, more: Given): Promise<ServiceReport> {
  const done = await importServices({ app: test.app, ctx: systemCtx(test, here), services, ...more });
  if (!done.ok) throw new Error(done.message);
  return done.report;
}
async function* given(...services: unknown[]): AsyncGenerator<unknown> {
  yield* services;
}
const named = async (name: string) =>
  must(await test.app.offers.listOffers(systemCtx(test, here), {})).find((offer) => offer.name === name);
const plain = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  name: `Fremdes Angebot ${n}`,
  status: 'active',
  service_at_locations: [],
  attributes: [{ link_type: 'topic', value: 'work' }],
});
const lines = (done: ServiceReport, sign: string) =>
  done.lines.filter((line) => line.sign === sign).map(({ what, message }) => `${what}: ${message}`);

describe('what is gone at the source', () => {
  const source = { source: 'Nachbar' };
  const three = () => given(plain(4001), plain(4002), plain(4003));
  const state = async (n: number) => {
    const { state: now, goneAtSource, alert } = (await named(`Fremdes Angebot ${n}`))!;
    return { state: now, gone: goneAtSource !== null, alert };
  };
  const gone = async () => {
    const offers = must(await test.app.offers.listOffers(systemCtx(test, here), { gone: true }));
    return offers.map(({ name }) => name);
  };

  it('is told by a rehearsal, which notes nothing', async () => {
    expect((await report(three(), { ...source, state: 'public' })).counts).toMatchObject({ added: 3, gone: 0, hidden: 0 });
    const tried = await report(given(plain(4001), plain(4003)), { ...source, hideGone: true, dryRun: true });
    expect(lines(tried, 'x')).toEqual(['Fremdes Angebot 4002: is no longer at the source, and hidden here now']);
    expect(await state(4002)).toMatchObject({ state: 'public', gone: false });
  });

  it('stays shown and is listed in the office until somebody decides', async () => {
    const done = await report(given(plain(4001), plain(4003)), source);
    expect(done.counts).toMatchObject({ same: 2, gone: 1, hidden: 0 });
    expect(lines(done, 'x')).toEqual(['Fremdes Angebot 4002: is no longer at the source']);
    expect(await state(4002)).toMatchObject({ state: 'public', gone: true });
    expect(await gone()).toEqual(['Fremdes Angebot 4002']);
  });

  it('is there again when the source says it again', async () => {
    expect((await report(three(), source)).counts).toMatchObject({ same: 3, gone: 0 });
    expect(await state(4002)).toMatchObject({ state: 'public', gone: false });
  });

  it('is hidden where that is asked for, but never what was changed here, nor what came from elsewhere', async () => {
    const ctx = systemCtx(test, here);
    const mine = (await named('Fremdes Angebot 4003'))!;
    const own = { status: 'active' as const, alert: 'Hier anders', seatsMaximum: null, seatsAvailable: null, times: [] };
    must(await test.app.offers.quickChangeOffer(ctx, { offerId: mine.id, version: mine.version, ...own }));
    const done = await report(given(plain(4001)), { ...source, hideGone: true });
    expect(done.counts).toMatchObject({ same: 1, gone: 2, hidden: 1 });
    expect(lines(done, 'x')).toContain(
      'Fremdes Angebot 4003: is no longer at the source; it was changed here and stays as it is',
    );
    expect(await state(4002)).toMatchObject({ state: 'hidden', gone: true });
    expect(await state(4003)).toMatchObject({ state: 'public', gone: true, alert: 'Hier anders' });
    expect(await gone()).toEqual(['Fremdes Angebot 4002', 'Fremdes Angebot 4003']);
    // Once hidden it is not told again.
    expect((await report(given(plain(4001)), { ...source, hideGone: true })).counts).toMatchObject({ gone: 1, hidden: 0 });
  });

  it('is nothing where the source has nothing at all', async () => {
    expect((await report(given(), { ...source, hideGone: true })).counts).toMatchObject({ gone: 0, hidden: 0 });
    expect(await state(4001)).toMatchObject({ state: 'public', gone: false });
  });

  it('is only the coordination’s to note, and only in its own county', async () => {
    const mine = (await named('Fremdes Angebot 4001'))!;
    const asked = { ...source, presentIds: [], goneIds: [mine.id], hide: true };
    expect(must(await test.app.offers.noteSource(systemCtx(test, there), asked))).toEqual({ hidden: 0 });
    const reader = test.app.context({ county: here, actor: { kind: 'anonymous' } });
    expect(await test.app.offers.noteSource(reader, asked)).toMatchObject({ ok: false });
    expect(await state(4001)).toMatchObject({ state: 'public', gone: false });
  });
});

describe('seats', () => {
  it('come over from a server that speaks 3.1, and from 3.0 not', async () => {
    const ctx = systemCtx(test, there);
    const room = { unit: 'seats' as const, maximum: 12, available: 5 };
    const course = { name: 'Kurs mit Plätzen', kind: 'course' as const, topics: ['language' as const], state: 'public' as const };
    must(await test.app.offers.addOffer(ctx, { ...course, capacities: [room, { ...room, audience: 'women', available: 2 }] }));
    await report(readServices({ from: `${root}/services` }), { source: root });
    expect((await named('Kurs mit Plätzen'))!.capacities).toEqual([]);
    const done = await report(readServices({ from: `${root}/services?profile=3.1` }), { source: root });
    expect(done.counts.changed).toBe(1);
    expect((await named('Kurs mit Plätzen'))!.capacities).toMatchObject([
      { unit: 'seats', audience: null, maximum: 12, available: 5 },
      { unit: 'seats', audience: 'women', maximum: 12, available: 2 },
    ]);
  });
});
