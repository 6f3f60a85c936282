// Long because all of it is about one running front server: its set-up is what costs.
import { readdir } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#composition/app.ts';
import type { CountyRef } from '#kernel/context.ts';
import { outboxMail } from '#kernel/tables.ts';
import { sitePaths } from '#lib/paths.ts';
import { insertAccount } from '#modules/tenancy/server/accounts.ts';
import { ctxOf, openCounty, person, systemCtx } from '../database/test-app.ts';
import { addPublicThings } from './public-things.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let strategyId: string;
let nodeId: string;
let paperId: string;
/** Of a place and of an event, by the room where they stand. */
let slugs: Record<string, string>;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  const ctx = systemCtx(site.test, county);
  const made = await site.test.app.strategy.createStrategy(ctx, {
    key: 'konzept',
    title: 'Konzept',
    levels: ['Feld', 'Ziel'],
    nodes: [{ level: 0, title: 'Sprache', children: [{ level: 1, title: 'Kurse' }] }],
  });
  if (!made.ok) throw new Error(made.problem.message);
  strategyId = made.value.id;
  await site.test.app.strategy.adoptStrategy(ctx, { strategyId, adoptedOn: '2026-01-01' });
  const read = await site.test.app.strategy.readOfficeStrategy(ctx, { key: 'konzept' });
  if (!read.ok) throw new Error(read.problem.message);
  nodeId = read.value.nodes[0]!.children[0]!.id;
  const body = await site.test.app.network.addBody(ctx, { name: 'Kreistag', kind: 'county-council', position: 1 });
  const paper = await site.test.app.network.addPaper(ctx, {
    title: 'Konzept',
    kind: 'proposal',
    stop: { bodyId: body.ok ? body.value.id : '', role: 'decides' },
  });
  if (!paper.ok) throw new Error(paper.problem.message);
  paperId = paper.value.id;
  slugs = await addPublicThings({ site, ctx });
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${site.url}${path}`, { redirect: 'manual', headers });

/** Every address that SvelteKit serves, from the folders of its routes. */
async function routes(): Promise<{ route: string; page: boolean }[]> {
  const root = fileURLToPath(new URL('../../src/routes', import.meta.url));
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  return files
    .filter((entry) => entry.name === '+page.svelte' || entry.name === '+server.ts' || entry.name === '+page.server.ts')
    .map((entry) => ({ route: `/${relative(root, entry.parentPath)}`, page: entry.name !== '+server.ts' }));
}

describe('without a session', () => {
  it('every page of the back office leads to the login, whatever it is asked for', async () => {
    const office = (await routes()).filter(
      ({ route }) => route.startsWith('/verwaltung') && !route.startsWith('/verwaltung/bausteine'),
    );
    expect(office.length).toBeGreaterThan(5);
    for (const [index, { route }] of office.entries()) {
      // A minute later another hundred forms may come from one address.
      if (index % 50 === 49) site.test.setNow(new Date(site.test.now().getTime() + 61_000).toISOString());
      const path = route.replaceAll('[county]', 'nordkreis').replaceAll(/\[[^\]]+\]/g, crypto.randomUUID());
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${site.url}${path}`, {
          method,
          redirect: 'manual',
          headers: { accept: 'text/html' },
          ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
        });
        expect(answer.status, `${method} ${path}`).toBe(303);
        expect(answer.headers.get('location'), path).toMatch(/^\/anmelden/);
      }
    }
  });

  it.each(['de', 'ar'])('every public page answers in %s and sets no cookie', { timeout: 90_000 }, async (language) => {
    const places: Record<string, string> = {
      county: 'nordkreis',
      task: 'police',
      ags: '03998001',
      strategy: 'konzept',
      key: 'konzept',
      nodeId,
      id: paperId,
    };
    const open = (await routes()).filter(({ route }) => route.startsWith('/[county]'));
    expect(open.length).toBeGreaterThan(3);
    for (const { route } of open) {
      // What is not there has its own page; reports, arms, files, codes of addresses, files of notes, warnings, registrations, appointments and series have their own tests.
      if (/\[\.\.\.|\[file\]|berichte\/\[key|wappen|teilen|meldungen|warnungen\/\[|anmeld|reihen|geraet|mein\//.test(route))
        continue;
      const path = route.replaceAll(/\[([^\]]+)\]/g, (_, name: string) =>
        name === 'lang' ? language : name === 'slug' ? slugs[route.split('/')[3]!]! : (places[name] ?? slugs[name] ?? name),
      );
      const answer = await fetch(`${site.url}${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('set-cookie'), path).toBeNull();
    }
  });
});

describe('a kept page', () => {
  const path = '/nordkreis/de/strategie/konzept';

  it('is given in the coding that is asked for, the same in each, with a tag', async () => {
    const plain = await (await get(path, { 'accept-encoding': 'identity' })).text();
    const tag = (await get(path)).headers.get('etag')!;
    const raw = await new Promise<Buffer>((resolve, reject) => {
      request(`${site.url}${path}`, { headers: { 'accept-encoding': 'br' } }, (answer) => {
        expect(answer.headers['content-encoding']).toBe('br');
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks)));
      })
        .on('error', reject)
        .end();
    });
    expect(brotliDecompressSync(raw).toString()).toBe(plain);
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
  });

  it('is made in full when only its head is asked for: the next reader gets it', async () => {
    const { headers } = await fetch(`${site.url}${path}?stand=laeuft`, { method: 'HEAD' });
    const full = await get(`${path}?stand=laeuft`);
    expect([(await full.text()).includes('<h1'), full.headers.get('etag')]).toEqual([true, headers.get('etag')]);
  });
  it('stays up when it is old and no new one can be made, and is made anew as soon as that goes', async () => {
    const { app, now, setNow } = site.test;
    const made = await (await get(path)).text();
    const [start, transaction] = [now(), app.db.transaction];
    setNow(new Date(start.getTime() + 11 * 60_000).toISOString());
    app.counties.forget();
    app.db.transaction = () => Promise.reject(new Error('the database is away'));
    try {
      const old = await get(path);
      expect([old.status, await old.text()]).toEqual([200, made]);
      expect((await get('/nordkreis/de/strategie/konzept/aenderungen?seite=2')).status).toBe(500);
    } finally {
      app.db.transaction = transaction;
    }
    expect((await get(path)).status).toBe(200);
    expect((await get('/nordkreis/de/strategie/konzept/aenderungen?seite=2')).status).toBe(200);
    setNow(start.toISOString());
  });

  it('is old the moment something public changes', async () => {
    expect(await (await get(path)).text()).not.toContain('Dritter Kurs begonnen');
    const written = await site.test.app.strategy.writeStatus(systemCtx(site.test, county), {
      nodeId,
      date: '2026-11-20',
      state: 'running',
      text: 'Dritter Kurs begonnen',
    });
    expect(written.ok).toBe(true);
    expect(await (await get(path)).text()).toContain('Dritter Kurs begonnen');
  });

  it('of a feed is known by the day of its last news too', async () => {
    const feed = `${path}/aenderungen.atom`;
    const first = await get(feed);
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const changed = first.headers.get('last-modified')!;
    const before = new Date(Date.parse(changed) - 1000).toUTCString();
    expect((await get(feed, { 'if-modified-since': changed })).status).toBe(304);
    expect((await get(feed, { 'if-modified-since': before })).status).toBe(200);
    expect((await get(feed, { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
    // The tag decides where both are given.
    expect((await get(feed, { 'if-none-match': '"anders"', 'if-modified-since': changed })).status).toBe(200);
    expect((await get(`${feed}?feld=gibt-es-nicht`)).status).toBe(404);
  });

  it('is the same whoever asks', async () => {
    const mine = await (
      await get(path, { cookie: 'better-auth.session_token=erfunden', 'x-kreislotse-address': '1.2.3.4' })
    ).text();
    expect(mine).toBe(await (await get(path)).text());
  });

  it('is not kept when it is not there', async () => {
    const missing = await get('/nordkreis/de/strategie/gibt-es-nicht');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('etag')).toBeNull();
  });
});

describe('what comes in', () => {
  it('is refused from a foreign site, and taken without Origin or from here', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${site.url}/anmelden`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams() });
    expect((await send({ origin: 'https://boese.example' })).status).toBe(403);
    expect((await send({ origin: 'null' })).status).toBe(403);
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ origin: site.url })).status).not.toBe(403);
  });

  it('carries no word of the front server’s own', async () => {
    const answer = await get('/verwaltung/nordkreis', {
      'x-kreislotse-upload': '{"sha256":"x"}',
      'x-kreislotse-host-county': 'suedkreis',
    });
    expect(answer.status).toBe(303);
  });

  it('is bounded: too many writes from one address wait', async () => {
    const answers: number[] = [];
    for (let count = 0; count < 125; count += 1)
      answers.push((await fetch(`${site.url}/api/v1/counties/nordkreis/strategies`, { method: 'POST', body: '{}' })).status);
    expect(answers).toContain(429);
    // Whatever the clock says by now: other tests moved it on.
    site.test.setNow(new Date(site.test.now().getTime() + 61_000).toISOString());
    expect((await fetch(`${site.url}/api/v1/counties/nordkreis/strategies`, { method: 'POST', body: '{}' })).status).not.toBe(
      429,
    );
  });
});

describe('every answer', () => {
  it('guards itself', async () => {
    for (const path of ['/', '/nordkreis/de/strategie/konzept', '/anmelden']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy'), path).toMatch(/default-src 'none'/);
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe-inline');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('to an unknown county or language is a calm 404 in the nearest language', async () => {
    const arabic = await get('/gibt-es-nicht/xx', { 'accept-language': 'ar' });
    expect(arabic.status).toBe(404);
    expect(await arabic.text()).toContain('dir="rtl"');
    const french = await get('/nordkreis/fr', { 'accept-language': 'uk' });
    expect(french.status).toBe(404);
    expect(await french.text()).toContain('lang="uk"');
  });

  it('tells operations how it is', async () => {
    expect(await (await get('/healthz')).text()).toBe('ok');
    expect(await (await get('/readyz')).text()).toBe('ready');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/kreislotse_requests_total\{area="public",method="GET",status="200"\} \d+/);
    expect(metrics).toMatch(/kreislotse_jobs\{queue="mail.deliver",state="waiting"\} \d+/);
    expect(metrics).not.toContain('127.0.0.1');
  });
});

describe('a county with a host of its own', () => {
  it('has its pages there without its name in the address', async () => {
    const { app } = site.test;
    const given = await app.tenancy.setCountyHost(app.context({ county: null, actor: systemActor('Test') }), {
      slug: county.slug,
      host: 'integration.nordkreis.example',
    });
    expect(given.ok).toBe(true);
    app.counties.forget();
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      request(`${site.url}/de/strategie/konzept`, { headers: { host: 'integration.nordkreis.example' } }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode!, text }));
      })
        .on('error', reject)
        .end();
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('href="/de/strategie');
    expect(answer.text).not.toContain('href="/nordkreis/');
  });

  it('shares it with no other county, and is told whose it is; a name that is none is refused', async () => {
    const { app } = site.test;
    const ctx = app.context({ county: null, actor: systemActor('Test') });
    const host = 'teilhabe.nordkreis.example';
    await openCounty(site.test, 'suedkreis');
    expect((await app.tenancy.setCountyHost(ctx, { slug: county.slug, host })).ok).toBe(true);
    expect((await app.tenancy.setCountyHost(ctx, { slug: county.slug, host })).ok).toBe(true);
    expect(await app.tenancy.setCountyHost(ctx, { slug: 'suedkreis', host: host.toUpperCase() })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict', code: 'host-taken', message: `Unter ${host} steht schon nordkreis.` },
    });
    expect(await app.tenancy.setCountyHost(ctx, { slug: 'suedkreis', host: 'https://x.example/' })).toMatchObject({
      problem: { kind: 'invalid', fields: [{ path: 'host' }] },
    });
    expect(await app.tenancy.setCountyHost(ctx, { slug: 'westkreis', host: 'x.example' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect((await app.tenancy.setCountyHost(ctx, { slug: county.slug, host: null })).ok).toBe(true);
    expect((await app.tenancy.setCountyHost(ctx, { slug: 'suedkreis', host })).ok).toBe(true);
  });
});

describe('the frame for other sites', () => {
  it('is the only page that may be framed, and small', async () => {
    const frame = await get('/nordkreis/de/strategie/konzept/einbetten?feld=gibt-es-nicht');
    expect(frame.status).toBe(404);
    for (const address of [
      '/nordkreis/ar/strategie/konzept/einbetten',
      `/nordkreis/de/strategie/konzept/einbetten?feld=${nodeId}`,
    ]) {
      const answer = await get(address);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-frame-options')).toBeNull();
      expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
      const html = await answer.text();
      expect(html).not.toMatch(/<script|style=/);
      const sheets = [...html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)![1]!);
      let bytes = brotliCompressSync(html).length;
      for (const sheet of sheets) {
        bytes += brotliCompressSync(await (await get(new URL(sheet, `${site.url}${address}`).pathname)).text()).length;
      }
      expect(bytes).toBeLessThanOrEqual(15_000);
    }
    for (const other of ['/nordkreis/de/strategie/konzept', '/anmelden', '/nordkreis/de/einbetten']) {
      const answer = await get(other);
      expect(answer.headers.get('x-frame-options'), other).toBe('DENY');
      expect(answer.headers.get('content-security-policy') ?? '', other).not.toContain('frame-ancestors *');
    }
  });
});

describe('the calendar of a person', () => {
  it('is given to whoever holds its address, known by its tag, and gone once that is deleted', async () => {
    const { app } = site.test;
    const ctx = ctxOf(site.test, county, person({ county, role: 'coordinator', id: crypto.randomUUID() }));
    await app.db.transaction({ countyId: null }, (tx) =>
      insertAccount({
        tx,
        id: ctx.actor.kind === 'account' ? ctx.actor.id : '',
        credentialId: crypto.randomUUID(),
        name: 'Erika Beispiel',
        email: 'erika.kalender@beispiel.example',
        passwordHash: null,
        now: site.test.now(),
      }),
    );
    const made = await app.openOwnCalendar(ctx, {});
    const address = sitePaths.calendar('nordkreis', made.ok ? made.value.token : '');
    const first = await get(address);
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('set-cookie')).toBeNull();
    expect(await first.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await get(address, { 'if-none-match': first.headers.get('etag')! })).status).toBe(304);
    expect((await get(address.replace('nordkreis', 'suedkreis'))).status).toBe(404);
    expect((await get(sitePaths.calendar('nordkreis', 'x'.repeat(43)))).status).toBe(404);
    expect((await app.closeOwnCalendar(ctx, {})).ok).toBe(true);
    expect((await get(address)).status).toBe(404);
  });
});

describe('the links of mails to readers', () => {
  const linkIn = async (end: string): Promise<string> => {
    const bodies = await site.test.app.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
      tx.select({ body: outboxMail.body }).from(outboxMail).orderBy(outboxMail.id),
    );
    return bodies.flatMap(({ body }) => new RegExp(`https?://[^/]+(/\\S+/${end})`).exec(body)?.[1] ?? []).at(-1)!;
  };
  const post = (path: string, body: string, accept = 'text/html') =>
    fetch(`${site.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept },
      body,
    });
  const left = async (path: string): Promise<boolean> => (await (await get(path)).text()).includes('Dieser Link gilt nicht mehr');

  // What was written before counts no longer.
  beforeAll(() => site.test.setNow(new Date(site.test.now().getTime() + 61_000).toISOString()));

  it('change nothing when a scanner opens them; a mail program’s own button leaves at once (RFC 8058)', async () => {
    const form = new URLSearchParams({ mail: 'amina@beispiel.example', often: 'weekly' }).toString();
    const asked = await post('/nordkreis/de/strategie/konzept/abonnieren', form);
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/nordkreis/de/strategie/konzept/abonnieren?gesendet']);
    const confirm = await linkIn('bestaetigen');
    const opened = await get(confirm);
    expect(opened.headers.get('cache-control')).toContain('no-store');
    expect(await left(confirm)).toBe(false);
    expect((await post(confirm, '')).status).toBe(303);
    expect(await left(confirm)).toBe(true);
    // Whoever asks for what she has is told so, with the way out.
    site.test.setNow(new Date(site.test.now().getTime() + 2 * 3_600_000).toISOString());
    await post('/nordkreis/de/strategie/konzept/abonnieren', form);
    const leave = await linkIn('abmelden');
    for (let time = 0; time < 2; time += 1) expect(await left(leave)).toBe(false);
    expect((await post(leave, 'List-Unsubscribe=One-Click', '*/*')).ok).toBe(true);
    expect(await left(leave)).toBe(true);
  });

  it('are refused with the input kept where no address was given', async () => {
    const answer = await post('/nordkreis/ar/strategie/konzept/abonnieren', 'mail=keine&often=weekly');
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('value="keine"');
    expect(html).toContain('name@beispiel.example');
    expect(html).not.toContain('Bitte eine Mailadresse');
  });
});
