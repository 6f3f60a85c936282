import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readRegion } from '#adapters/integreat/read-region.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { must } from '../../../tests/database/must.ts';
import { createTestApp, openCounty, systemCtx, type TestApp } from '../../../tests/database/test-app.ts';
import { importRegion } from './import-region.ts';
import type { ImportReport } from './report.ts';

/** Answers by path: JSON, text as it is, or what a server does that is not well. */
export type Said = { json: unknown } | { bytes: Buffer } | { text: string } | { status: number; location?: string } | 'never';

let server: Server;
/** Address of the other server, what it says, and how often each path was asked for; all anew for each test. */
export let base: string;
export let said: Record<string, Said>;
export let test: TestApp;
export let ctx: CountyCtx;
export let county: CountyRef;
export const calls = new Map<string, number>();

/** A server that says what a test gives it, and an application with an empty county for each test. */
export function useOtherRegion(): void {
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent(request.url!.replace('/api/v3/', '').replace(/^\//, '').split('?')[0]!);
      calls.set(path, (calls.get(path) ?? 0) + 1);
      const answer = said[path] ?? { json: [] };
      if (answer === 'never') return;
      if ('status' in answer) {
        if (answer.location !== undefined) response.setHeader('location', answer.location);
        response.writeHead(answer.status).end();
        return;
      }
      if ('bytes' in answer) {
        response.end(answer.bytes);
        return;
      }
      response.end('json' in answer ? JSON.stringify(answer.json) : answer.text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  beforeEach(async () => {
    test = await createTestApp();
    county = await openCounty(test);
    ctx = systemCtx(test, county);
    calls.clear();
    said = { 'regions/muster/': { json: region('de', 'uk') } };
    return () => test.close();
  });
}

export const region = (...codes: string[]) => ({
  path: 'muster',
  name: 'Landkreis Muster',
  languages: codes.map((code) => ({ code, bcp47_tag: code, native_name: code })),
});
export const page = (slug: string, more: object = {}) => ({
  id: 1,
  path: `/muster/de/${slug}/`,
  title: slug,
  content: `<p>Text von ${slug}</p>`,
  excerpt: `Text von ${slug}`,
  available_languages: {},
  thumbnail: null,
  parent: { id: 0, path: null },
  order: 1,
  organization: null,
  embedded_offers: [],
  ...more,
});
export const place = (id: number, more: object = {}) => ({
  path: `/muster/de/locations/ort-${id}/`,
  title: `Ort ${id}`,
  content: '',
  meta_description: null,
  excerpt: '',
  available_languages: {},
  contacts: [],
  category: { name: 'Amt', icon: 'office', color: '#3700D2' },
  temporarily_closed: false,
  opening_hours: null,
  location: { id, name: `Ort ${id}`, address: 'Weg 1', town: 'Musterstadt', postcode: '12345', latitude: 52.9, longitude: 9.8 },
  ...more,
});
export const event = (id: number, more: { event?: object; [key: string]: unknown } = {}) => ({
  path: `/muster/de/events/fest-${id}/`,
  title: `Fest ${id}`,
  content: '<p>Kommt alle</p>',
  excerpt: '',
  available_languages: {},
  thumbnail: null,
  location: { id: null },
  meeting_url: null,
  recurrence_rule: null,
  ...more,
  event: { id, start: '2026-12-01T15:00:00+01:00', end: '2026-12-01T17:00:00+01:00', all_day: false, ...more.event },
});

export async function take(options: { dryRun?: boolean } = {}): Promise<ImportReport> {
  const read = await readRegion({ from: base, region: 'muster', limits: { timeoutMs: 2_500, bytes: 4_000_000, pausesMs: [1] } });
  if (!read.ok) throw new Error(read.message);
  return importRegion({ app: test.app, ctx, region: read.region, base: '/nordkreis', ...options });
}
export const linesOf = (report: ImportReport): string[] =>
  report.lines.map(({ about, kind, what, message }) => `${about} ${kind} ${what}: ${message}`);
export const titles = async (): Promise<string[]> => must(await test.app.welcome.listPages(ctx, {})).map(({ title }) => title);
export const tree = async (language = 'de') =>
  must(await test.app.welcome.readPublicPagesInFull(ctx, { language })).map(
    ({ path, blocks }) => `${path}: ${blocks.map(({ html }) => html).join('')}`,
  );
