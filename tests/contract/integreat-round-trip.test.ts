import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegion } from '#adapters/integreat/read-region.ts';
import { loadExampleData } from '#composition/example-data.ts';
import { importRegion } from '#composition/integreat/import-region.ts';
import type { CountyCtx } from '#kernel/context.ts';
import { writeBundle } from '../../src/integreat/write-bundle.ts';
import { must } from '../database/must.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../database/test-app.ts';
import { startIntegreat, type IntegreatSite } from './integreat-site.ts';

let test: TestApp;
let site: IntegreatSite;
let empty: CountyCtx;
let languages: string[];

beforeAll(async () => {
  test = await createTestApp();
  await loadExampleData({ app: test.app, tell: () => undefined });
  const full = (await test.app.counties.bySlug('heidekreis'))!;
  languages = full.languages;
  const ctx = systemCtx(test, full);
  must(await test.app.tenancy.changeSettings(ctx, { imprint: 'Landkreis\nMusterstraße 1\n\nhttps://landkreis.example' }));
  for (const title of ['Straße gesperrt', 'Amt geschlossen']) {
    must(
      await test.app.welcome.addNotice(ctx, {
        kind: 'road-closed',
        title,
        text: 'Bis Freitag.\n\nMehr unter https://landkreis.example/a?b=1.',
        source: 'Landkreis',
        begins: '2026-11-25T06:00:00Z',
        shownFrom: title === 'Straße gesperrt' ? '2026-11-25T06:00:00Z' : '2026-11-25T07:00:00Z',
        ends: '2026-11-28T06:00:00Z',
        publish: true,
      }),
    );
  }
  // One event whose rule has exceptions, so that it comes in parts.
  const event = must(
    await test.app.events.addEvent(ctx, {
      title: 'Sprachcafé mit Pausen',
      kind: 'meeting-place',
      startDate: '2026-12-03',
      startTime: '15:00',
      endTime: '17:00',
      recurrence: { frequency: 'WEEKLY' },
      locationName: 'Bücherei',
      locality: 'Soltau',
      release: true,
    } as never),
  );
  must(await test.app.events.saveException(ctx, { eventId: event.id, date: '2026-12-24', kind: 'cancelled' }));
  empty = systemCtx(test, await openCounty(test));
  must(await test.app.tenancy.changeSettings(empty, { languages }));
  test.app.counties.forget();
  site = await startIntegreat(test.app);
});
afterAll(async () => {
  await site.close();
  await test.close();
});

const limits = { timeoutMs: 60_000, bytes: 64 * 1024 * 1024, pausesMs: [] };
const lists = ['pages/', 'events/?combine_recurring=True', 'locations/', 'news', 'imprint/'];

/** Numbers, names of the county and days of writing aside: they belong to where it stands, not to what it says. */
function plain(value: unknown, county: string): unknown {
  const text = JSON.stringify(value, (key, entry: unknown) => {
    if (['id', 'recurrence_id', 'last_updated', 'modified_gmt', 'published_at'].includes(key)) return entry === null ? null : 0;
    return entry;
  });
  return JSON.parse(
    text
      // A picture that is taken over is drawn anew.
      .replaceAll(/[0-9a-f]{64}(?=\.webp)/g, 'PICTURE')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\$[\d-]+)?/g, 'ID')
      .replaceAll(/(?<=\/)(heidekreis|nordkreis)(?=\/)/g, county === 'any' ? 'COUNTY' : county),
  );
}

async function exported(base: string, county: string): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const language of languages) {
    for (const list of lists) {
      const response = await fetch(`${base}/api/v3/${county}/${language}/${list}`);
      expect(response.status, list).toBe(200);
      const said = plain(await response.json(), 'any');
      const keyOf = (entry: unknown): string => JSON.stringify(entry);
      // Pages stand in their order; what has none is put into one.
      all[`${language} ${list}`] =
        list === 'pages/' || !Array.isArray(said) ? said : said.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
    }
  }
  return all;
}

describe('a county that goes out and comes in again', () => {
  it('loses nothing that the API can carry', { timeout: 240_000 }, async () => {
    const before = await exported(site.base, 'heidekreis');
    const read = await readRegion({ from: site.base, region: 'heidekreis', limits });
    if (!read.ok) throw new Error(read.message);
    expect(read.region.faults).toEqual([]);
    // The installation names itself by its public address, under which nothing listens here.
    const origin = 'http://localhost:3000';
    const region: typeof read.region = {
      ...read.region,
      origin,
      fetchPicture: (address) => read.region.fetchPicture(address.replace(origin, new URL(site.base).origin)),
    };
    const report = await importRegion({ app: test.app, ctx: empty, region, base: '/nordkreis' });
    expect(report.lines.filter(({ about }) => about !== 'note')).toEqual([]);
    expect(report.counts.page.added).toBeGreaterThan(30);
    expect(report.counts.place.added).toBeGreaterThan(20);
    expect(report.counts.event.added).toBeGreaterThan(8);
    expect(report.counts.news.added).toBe(2);
    expect(report.counts.medium.added).toBeGreaterThan(5);
    const after = await exported(site.base, 'nordkreis');
    for (const [list, said] of Object.entries(before)) expect(after[list], list).toEqual(said);

    const again = await importRegion({ app: test.app, ctx: empty, region, base: '/nordkreis' });
    for (const [kind, counts] of Object.entries(again.counts))
      expect([kind, counts.added, counts.changed, counts.kept, counts.leftOut]).toEqual([kind, 0, 0, 0, 0]);
    expect(again.counts.page.same).toBe(report.counts.page.added);
  });

  it('stands in as files behind a plain file server too', { timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kreislotse-bundle-'));
    const files = createServer((request, response) => {
      const path = decodeURIComponent(request.url!.split('?')[0]!).replace(/\/+$/, '');
      readFile(join(folder, path, 'index.json')).then(
        (body) => response.end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    try {
      await writeBundle({ app: test.app, folder, counties: ['heidekreis'] });
      const base = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
      expect(await exported(base, 'heidekreis')).toEqual(await exported(site.base, 'heidekreis'));
      const read = await readRegion({ from: base, region: 'heidekreis', limits });
      expect(read).toMatchObject({ ok: true, region: { faults: [] } });
    } finally {
      files.close();
      await rm(folder, { recursive: true });
    }
  });
});
