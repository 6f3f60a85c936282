import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyCtx, CountyRef } from '#kernel/context.ts';
import { joinPage, type Manifest, type Pack, type Shell } from '#lib/offline/package.ts';
import { must } from '../database/must.ts';
import { ctxOf, openCounty, person, systemCtx } from '../database/test-app.ts';
import { addPublicThings } from './public-things.ts';
import { startSite, type RunningSite } from './running-site.ts';

let site: RunningSite;
let county: CountyRef;
let pageId: string;
beforeAll(async () => {
  site = await startSite();
  county = await openCounty(site.test);
  await openCounty(site.test, 'suedkreis');
  for (const title of ['Arbeit', 'Schule', 'Arzt', 'Wohnen']) pageId = await addPage(title);
});
afterAll(() => site.close());

const coordinator = () => ctxOf(site.test, county, person({ county, role: 'coordinator' })) as CountyCtx;
const content = (title: string, text: string) => ({
  title,
  summary: `${title} in einem Satz.`,
  blocks: [{ kind: 'text' as const, html: `<p>${text}</p>` }],
});

async function addPage(title: string): Promise<string> {
  const { welcome } = site.test.app;
  const { id } = must(await welcome.createPage(coordinator(), { content: content(title, `Was zu ${title} zu wissen ist.`) }));
  must(await welcome.releasePage(coordinator(), { pageId: id, language: 'de', version: 1 }));
  return id;
}

async function rewrite(text: string): Promise<void> {
  const { welcome } = site.test.app;
  const record = must(await welcome.readPage(coordinator(), { pageId }));
  const { version } = record.editions.find(({ language }) => language === 'de')!;
  const saved = must(
    await welcome.saveDraft(coordinator(), { pageId, language: 'de', version, content: content('Wohnen', text) }),
  );
  must(await welcome.releasePage(coordinator(), { pageId, language: 'de', version: saved.version }));
}

const get = (path: string) => fetch(`${site.url}/${path}`);
const json = async <T>(path: string): Promise<T> => {
  const answer = await get(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
};
const list = (language = 'de') => json<Manifest>(`nordkreis/${language}/offline/paket.json`);
const hashes = (manifest: Manifest): string[] => [manifest.shell, ...manifest.packs].map(([hash]) => hash);

/** Everything that a device would read, by address below the language. */
async function unpack(manifest: Manifest) {
  const file = <T>(hash: string) => json<T>(`${manifest.root.slice(1)}/offline/pakete/${hash}.json`);
  const shell = await file<Shell>(manifest.shell[0]);
  const packs = await Promise.all(manifest.packs.map(([hash]) => file<Pack>(hash)));
  const pages = new Map(packs.flatMap((pack) => pack.pages.map((page) => [page.path, joinPage({ page, shell })] as const)));
  const besides = new Map<string, string[]>();
  for (const { name, packs: more } of manifest.parts ?? [])
    besides.set(
      name,
      (await Promise.all(more.map(([hash]) => file<Pack>(hash)))).flatMap((pack) => pack.pages.map(({ path }) => path)),
    );
  return { shell, pages, besides, documents: packs.flatMap((pack) => pack.documents) };
}

describe('the offline package', () => {
  it('holds every public page of the language as the server writes it, with the words of the device', async () => {
    const manifest = await list();
    const { pages, shell, documents } = await unpack(manifest);
    expect(manifest).toMatchObject({ format: 1, county: 'nordkreis', language: 'de', root: '/nordkreis/de', pages: pages.size });
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining([
        '',
        'wohnen',
        'themen',
        'orte',
        'termine',
        'angebote',
        'formulare',
        'notfall',
        'offline',
        'offline/fehlt',
        'suche',
      ]),
    );
    expect(pages.get('wohnen')).toContain('Was zu Wohnen zu wissen ist.');
    expect(pages.get('wohnen')).toContain('href="/nordkreis/ar/wohnen"');
    expect(shell.policy).toContain("default-src 'none'");
    expect(shell.words.found['other']).toContain('{count}');
    expect(documents.map(({ title }) => title)).toEqual(expect.arrayContaining(['Wohnen', 'Arbeit']));
    const online = await (await get('nordkreis/de/wohnen')).text();
    // But for what needs a server: the form that asks whether it helped, the sheet, the code.
    const main = (html: string) =>
      /<main [\s\S]*<\/main>/
        .exec(html.replace(/<!--[\s\S]*?-->|<form [\s\S]*?<\/form>|<ul class="page-tools [\s\S]*?<\/ul>/g, ''))![0]
        .replace(/>\s+</g, '><');
    expect(main(pages.get('wohnen')!)).toBe(main(online));
  });

  it('leaves out what ends by itself, what needs the server and what is not of the language', async () => {
    const { pages } = await unpack(await list('ar'));
    expect([...pages.keys()].filter((path) => /^(warnungen|meldungen|strategie|benachrichtigungen|teilen)/.test(path))).toEqual(
      [],
    );
    expect(pages.get('wohnen')).toMatch(/^<!doctype html>\s*<html lang="ar" dir="rtl">/);
  });

  it('offers the county’s plans apart, and every offer, place and event with the rest', async () => {
    const { angebote, orte, termine, formulare } = await addPublicThings({ site, ctx: systemCtx(site.test, county) });
    const { pages, besides, documents } = await unpack(await list());
    const all = [`angebote/${angebote}`, `orte/${orte}`, `termine/${termine}`, `formulare/${formulare}`];
    expect([...pages.keys()]).toEqual(expect.arrayContaining(all));
    expect(documents.map(({ href }) => href)).toEqual(expect.arrayContaining(all.map((path) => `/de/${path}`)));
    expect(besides.get('strategies')).toEqual(expect.arrayContaining(['strategie']));
  });

  it('a page that changed is one other file; all else stays by its hash', async () => {
    const before = await list();
    await rewrite('Ganz neu.');
    const after = await list();
    const fresh = hashes(after).filter((hash) => !hashes(before).includes(hash));
    expect(fresh).toHaveLength(1);
    expect((await unpack(after)).pages.get('wohnen')).toContain('Ganz neu.');
    // Whoever began with the earlier list can go on with it.
    for (const hash of hashes(before)) expect((await get(`nordkreis/de/offline/pakete/${hash}.json`)).status).toBe(200);
  });

  it('is made the same again, and says so to who has it', async () => {
    const first = await get('nordkreis/de/offline/paket.json');
    const known = await fetch(`${site.url}/nordkreis/de/offline/paket.json`, {
      headers: { 'if-none-match': first.headers.get('etag')! },
    });
    expect(known.status).toBe(304);
    const hash = ((await first.json()) as Manifest).packs[0]![0];
    const pack = await get(`nordkreis/de/offline/pakete/${hash}.json`);
    expect(pack.headers.get('cache-control')).toContain('immutable');
  });

  it('says how much is transferred', async () => {
    const manifest = await list();
    const [hash, bytes] = manifest.packs[0]!;
    const sent = await new Promise<number>((resolve, reject) => {
      const asked = { headers: { 'accept-encoding': 'br' } };
      request(`${site.url}/nordkreis/de/offline/pakete/${hash}.json`, asked, (response) => {
        let size = 0;
        response.on('data', (chunk: Buffer) => (size += chunk.length));
        response.on('end', () => resolve(size));
      })
        .on('error', reject)
        .end();
    });
    expect(sent).toBe(bytes);
    for (const [address] of manifest.assets) expect((await get(address.slice(1))).status, address).toBe(200);
    expect(manifest.assets.some(([address]) => address.endsWith('.css'))).toBe(true);
  });

  it('what is not there is not found', async () => {
    expect((await get('nordkreis/pl/offline/paket.json')).status).toBe(404);
    expect((await get('nirgends/de/offline/paket.json')).status).toBe(404);
    expect((await get('nordkreis/de/offline/pakete/AAAAAAAAAAAAAAAA.json')).status).toBe(404);
    expect((await unpackOf('suedkreis')).pages.has('wohnen')).toBe(false);
  });

  const unpackOf = async (slug: string) => unpack(await json<Manifest>(`${slug}/de/offline/paket.json`));
});
