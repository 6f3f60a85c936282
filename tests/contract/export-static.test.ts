import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#composition/app.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { exportSite } from '../../src/front/static/export-site.ts';
import { faultOfFolder } from '../../src/front/static/write-folder.ts';
import { createRender } from '../../src/server.ts';
import { must } from '../database/must.ts';
import { countyExample, createTestApp, ctxOf, openCounty, person, systemCtx, type TestApp } from '../database/test-app.ts';
import { addPublicThings } from './public-things.ts';

let test: TestApp;
let county: CountyRef;
let home: string;
let folder: string;
let files: Server;
let browser: Browser;
let url: string;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '': 'text/html',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

beforeAll(async () => {
  test = await createTestApp();
  const about = { ...countyExample(), languages: ['de', 'ar'] };
  county = must(await test.app.tenancy.createCounty(test.app.context({ county: null, actor: systemActor('Test') }), about));
  must(await test.app.tenancy.fillCounty(systemCtx(test, county), about));
  await addPublicThings({ site: { test } as never, ctx: systemCtx(test, county) });
  for (const title of ['Wohnen', 'Arbeit']) await addPage(title);
  home = await mkdtemp(join(tmpdir(), 'kreislotse-export-'));
  folder = join(home, 'ausgabe');
  await run();
  // A plain file server, and the files in a folder below its root.
  files = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
    if (!path.startsWith('/irgendwo/unten/')) return void response.writeHead(404).end();
    const file = path.slice('/irgendwo/unten/'.length);
    readFile(join(home, 'ausgabe', file.endsWith('/') ? `${file}index.html` : file)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/irgendwo/unten/`;
}, 240_000);
afterAll(async () => {
  await browser?.close();
  files.close();
  await test.close();
  await rm(home, { recursive: true, force: true });
});

async function run(live: string | null = null) {
  test.app.counties.forget();
  const counties = await test.app.counties.all();
  return exportSite({ app: test.app, render: await createRender(test.app), folder, counties, live, tell: () => undefined });
}

async function addPage(title: string): Promise<string> {
  const ctx = ctxOf(test, county, person({ county, role: 'coordinator' })) as CountyCtx;
  const blocks = [{ kind: 'text' as const, html: `<p>Was zu ${title} zu wissen ist.</p>` }];
  const content = { title, summary: `${title} in einem Satz.`, blocks };
  const { id } = must(await test.app.welcome.createPage(ctx, { content }));
  must(await test.app.welcome.releasePage(ctx, { pageId: id, language: 'de', version: 1 }));
  return id;
}

/** Every address that the files name, followed from the start; what does not answer is broken. */
async function crawl(start: string) {
  const seen = new Map<string, string>();
  const broken: string[] = [];
  const wanted = [start];
  for (const address of wanted) {
    const answer = await fetch(address);
    if (!answer.ok) {
      broken.push(address);
      continue;
    }
    const text = extname(new URL(address).pathname) === '.html' ? await answer.text() : '';
    seen.set(address, text);
    for (const [, given = ''] of text.matchAll(/ (?:href|src|action|data-list)="([^"]*)"/g)) {
      const next = new URL(given.replaceAll('&amp;', '&'), address);
      if (!/^https?:$/.test(next.protocol) || next.host !== new URL(url).host) continue;
      next.hash = '';
      next.search = '';
      if (wanted.includes(next.href)) continue;
      wanted.push(next.href);
    }
  }
  return { seen, broken };
}

describe('the public site as files', () => {
  it('leads from its start to every page in every language, without a broken or absolute address', async () => {
    const { seen, broken } = await crawl(`${url}index.html`);
    expect(broken).toEqual([]);
    const pages = [...seen.keys()].map((address) => address.slice(url.length));
    expect(pages).toEqual(
      expect.arrayContaining(
        ['de', 'ar'].flatMap((language) =>
          ['index', 'wohnen', 'themen', 'orte', 'orte/rathaus', 'termine', 'suche', 'schritte', 'notfall'].map(
            (page) => `nordkreis/${language}/${page}.html`,
          ),
        ),
      ),
    );
    const live = test.app.config.origin;
    for (const [address, text] of seen) {
      expect(text, address).not.toMatch(/ (?:href|src|srcset|action)="\//);
      // Nothing leads to the server that wrote it.
      expect(text.includes(live) && address, address).toBe(false);
    }
    expect(seen.get(`${url}nordkreis/ar/wohnen.html`)).toContain('dir="rtl"');
    // Each page has its plain text beside it.
    expect(pages).toContain('nordkreis/de/wohnen.txt');
    const plain = await readFile(join(folder, 'nordkreis/de/wohnen.txt'), 'utf8');
    expect(plain).toContain('Was zu Wohnen zu wissen ist.');
    expect(plain).not.toMatch(/<\/|<https?:\/\/127|<\//);
    expect(plain.includes(live)).toBe(false);
    expect(pages.filter((page) => /warnungen|benachrichtigungen|rueckmeldung|anmelden|teilen/.test(page))).toEqual([]);
  });

  it('has no form that needs a server, and a policy for scripts', async () => {
    const { seen } = await crawl(`${url}index.html`);
    for (const [address, text] of seen) {
      if (text === '') continue;
      const forms = [...text.matchAll(/<form [^>]*>/g)].map(([form]) => form);
      expect(
        forms.filter((form) => !/role="search"|steps-questions/.test(form)),
        address,
      ).toEqual([]);
      if (address.includes('/nordkreis/')) expect(text).toContain(`http-equiv="content-security-policy"`);
    }
  });

  it('can be searched and installed: the index and the app’s list lead to files that are there', async () => {
    const read = async <T>(path: string) => (await (await fetch(url + path)).json()) as T;
    const index = await read<{ documents: { title: string; href: string }[] }>('nordkreis/de/suche/verzeichnis.json');
    expect(index.documents.map(({ title }) => title)).toEqual(expect.arrayContaining(['Wohnen', 'Arbeit', 'Rathaus']));
    for (const { href } of index.documents) expect((await fetch(`${url}nordkreis/de/${href}`)).status, href).toBe(200);
    const page = await readFile(join(folder, 'nordkreis/de/suche.html'), 'utf8');
    expect(page).toMatch(/<script defer(?:="")? src="\.\.\/\.\.\/_app\/immutable\/workers\/files-search[^"]+"/);
    const app = await read<{ start_url: string; icons: { src: string }[] }>('nordkreis/ar/app.webmanifest');
    for (const address of [app.start_url, ...app.icons.map(({ src }) => src)])
      expect((await fetch(`${url}nordkreis/ar/${address}`)).status, address).toBe(200);
    expect(app.icons).toHaveLength(3);
  });

  it('touches only what changed, takes away what is gone, and leads to the live site what needs a server', async () => {
    const path = join(folder, 'nordkreis/de/notfall.html');
    const before = await stat(path);
    expect(await run()).toMatchObject({ changed: 0, gone: 0 });
    expect(await stat(path)).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino });
    await writeFile(join(folder, 'fremd.html'), 'x');
    await addPage('Schule');
    const again = await run('https://willkommen.example');
    // With what the reader may keep of before.
    expect(again.gone).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'fremd.html'))).toBe(false);
    expect(again.changed).toBeGreaterThan(3);
    expect(await readFile(join(folder, 'nordkreis/de/schule.html'), 'utf8')).toContain('Was zu Schule');
    expect(await readdir(home)).toEqual(['ausgabe']);
    const more = await readFile(join(folder, 'nordkreis/de/mehr.html'), 'utf8');
    expect(more).toContain('href="https://willkommen.example/nordkreis/de/warnungen"');
  }, 240_000);

  it('is searched, installed and kept in a browser, from a folder below a plain file server, and read when that is gone', async () => {
    const executablePath =
      process.env['KREISLOTSE_CHROMIUM'] ??
      ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
        (path) => existsSync(path),
      );
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.text().includes('Content Security') && faults.push(message.text()));
    await page.goto(`${url}nordkreis/de/suche.html`);
    await page.locator('input[name=q]').fill('Wonen');
    await page.locator('main form button').click();
    await page.locator('.hits a', { hasText: 'Wohnen' }).click();
    await page.getByRole('heading', { name: 'Wohnen', level: 1 }).waitFor();

    const session = await context.newCDPSession(page);
    const app = (await session.send('Page.getAppManifest')) as { url: string; errors: unknown[] };
    expect(app).toMatchObject({ url: `${url}nordkreis/de/app.webmanifest`, errors: [] });

    await page.getByRole('link', { name: 'Ohne Internet lesen' }).click();
    const keeper = page.locator('keep-offline');
    await keeper.locator('[data-take] button', { hasText: /\d/ }).click();
    await keeper.locator('[data-held]', { hasText: 'Seiten:' }).waitFor();
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(`${url}nordkreis/`);
    await context.setOffline(true);
    await page.goto(`${url}nordkreis/de/`);
    await page.getByText('Gespeicherte Seite vom').waitFor();
    await page.goto(`${url}nordkreis/de/arbeit.html`);
    expect(await page.locator('main').innerText()).toContain('Was zu Arbeit zu wissen ist.');
    // The same sheets as online.
    expect(await page.locator('.bottom-bar').evaluate((bar) => getComputedStyle(bar).position)).toBe('sticky');
    await page.locator('.bottom-bar a', { hasText: 'Suche' }).click();
    await page.locator('input[name=q]').fill('Ratthaus');
    await page.locator('main form button').click();
    await page.locator('.hits a', { hasText: 'Rathaus' }).click();
    await page.getByRole('heading', { name: 'Rathaus', level: 1 }).waitFor();
    await page.goto(`${url}nordkreis/de/schritte.html`);
    await page.locator('input[name=weg]').first().waitFor();
    await page.goto(`${url}nordkreis/ar/index.html`).catch(() => null);
    expect(await page.locator('.kept-note').count()).toBe(0);
    expect(faults).toEqual([]);
  }, 240_000);

  it('leads from the choice of several counties to each of them', async () => {
    await openCounty(test, 'suedkreis');
    await run();
    const { seen, broken } = await crawl(`${url}index.html`);
    expect(broken).toEqual([]);
    const pages = [...seen.keys()].map((address) => address.slice(url.length));
    expect(pages).toEqual(
      expect.arrayContaining(['nordkreis/de/index.html', 'suedkreis/de/index.html', 'suedkreis/ar/orte.html']),
    );
    for (const slug of ['nordkreis', 'suedkreis'])
      expect(await (await fetch(`${url}${slug}/sw.js`)).text()).toMatch(
        /^importScripts\("\.\.\/_app\/immutable\/workers\/[^"]+"\);$/,
      );
  }, 240_000);

  it('refuses a folder with anything else in it', async () => {
    expect(await faultOfFolder(folder)).toBeNull();
    expect(await faultOfFolder(join(home, 'neu'))).toBeNull();
    expect(await faultOfFolder(tmpdir())).toMatch(/not empty/);
  });
});
