import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#composition/app.ts';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { exportSite } from '../../src/front/static/export-site.ts';
import { faultOfFolder } from '../../src/front/static/write-folder.ts';
import { createRender } from '../../src/server.ts';
import { must } from '../database/must.ts';
import { countyExample, createTestApp, ctxOf, person, systemCtx, type TestApp } from '../database/test-app.ts';
import { addPublicThings } from './public-things.ts';

let test: TestApp;
let county: CountyRef;
let home: string;
let folder: string;
let files: Server;
let url: string;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
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
    readFile(join(folder, path.slice('/irgendwo/unten/'.length))).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/irgendwo/unten/`;
}, 240_000);
afterAll(async () => {
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
    for (const [address, text] of seen) expect(text, address).not.toMatch(/ (?:href|src|action)="\//);
    expect(seen.get(`${url}nordkreis/ar/wohnen.html`)).toContain('dir="rtl"');
    expect(pages.filter((page) => /warnungen|benachrichtigungen|rueckmeldung|anmelden/.test(page))).toEqual([]);
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
    expect(again.gone).toBe(1);
    expect(again.changed).toBeGreaterThan(3);
    expect(await readFile(join(folder, 'nordkreis/de/schule.html'), 'utf8')).toContain('Was zu Schule');
    expect(await readdir(home)).toEqual(['ausgabe']);
    const more = await readFile(join(folder, 'nordkreis/de/mehr.html'), 'utf8');
    expect(more).toContain('href="https://willkommen.example/nordkreis/de/warnungen"');
  }, 240_000);

  it('refuses a folder with anything else in it', async () => {
    expect(await faultOfFolder(folder)).toBeNull();
    expect(await faultOfFolder(join(home, 'neu'))).toBeNull();
    expect(await faultOfFolder(tmpdir())).toMatch(/not empty/);
  });
});
