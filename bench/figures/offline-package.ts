import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { request } from 'node:http';
import { systemActor, type App } from '#composition/app.ts';
import { loadExampleData } from '#composition/example-data.ts';
import type { CountyCtx } from '#kernel/context.ts';
import type { Manifest } from '#lib/offline/package.ts';
import { startWebServer } from '../../src/server.ts';
import { withBenchApp } from '../bench-app.ts';
import { figure, type Figure } from '../measure.ts';

const pages = 500;
const wholeBudget = 600 * 1024;
const updateBudget = 15 * 1024;
const root = '/heidekreis/de';
const library = new URL('../../data/library/pages/', import.meta.url);

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Lines of the library's German pages: sentences, points of lists and headings, as they stand there. */
function lines(): string[] {
  return readdirSync(library)
    .map((page) => new URL(`${page}/de.md`, library))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.replace(/^[-#\d.\s]+|\*\*|\[|\]\([^)]*\)/g, '').trim())
    .filter((line) => line.length > 20 && !/^(:::|title:|summary:)/.test(line));
}

/** As long as the library's own pages are in the middle, in another mixture for each page. */
function content(at: number): { title: string; summary: string; blocks: { kind: 'text'; html: string }[] } {
  const pool = lines();
  const each = Math.round(pool.length / readdirSync(library).length);
  const roll = dice(at + 1);
  const pick = (): string => pool[roll(pool.length)]!;
  const block = (tag: string): { kind: 'text'; html: string } => ({ kind: 'text', html: `<${tag}>${pick()}</${tag}>` });
  return {
    title: `Seite ${at}: ${pick().split(' ').slice(0, 4).join(' ')}`,
    summary: pick(),
    blocks: Array.from({ length: each }, (_, index) => block(index % 5 === 0 ? 'h2' : 'p')),
  };
}

/** What a reader transfers who keeps a county of 500 pages, and after one page changed there. */
export const offlinePackage = (): Promise<Figure[]> =>
  withBenchApp(async (app) => {
    await loadExampleData({ app, tell: () => undefined });
    const web = await startWebServer({ app, host: '127.0.0.1', port: 0, readsPerMinute: Number.MAX_SAFE_INTEGER });
    const base = `http://127.0.0.1:${web.port}`;
    try {
      const ctx = app.context({ county: await app.counties.bySlug('heidekreis'), actor: systemActor('Bench') }) as CountyCtx;
      const before = (await read(base)).manifest.pages;
      const added: string[] = [];
      for (let at = before; at < pages; at += 1) added.push(await write({ app, ctx, at, pageId: null, more: '' }));
      const first = await read(base);
      if (first.manifest.pages !== pages) throw new Error(`The package has ${first.manifest.pages} pages.`);
      const worker = await transferred(base, '/heidekreis/sw.js');
      const script = /importScripts\("([^"]+)"/.exec(worker.text)?.[1];
      const engine = script ? (await transferred(base, script)).bytes : 0;
      const parts = [first.manifest.shell, ...first.manifest.packs].reduce((sum, [, bytes]) => sum + bytes, 0);
      const assets = first.manifest.assets.reduce((sum, [, , bytes]) => sum + bytes, 0);

      let update = 0;
      let known = first.manifest;
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const index = Math.floor(added.length * share);
        await write({ app, ctx, at: before + index, pageId: added[index]!, more: ' Ab Montag gilt das auch am Nachmittag.' });
        const next = await read(base);
        const held = new Set([known.shell, ...known.packs].map(([hash]) => hash));
        const fresh = [next.manifest.shell, ...next.manifest.packs].filter(([hash]) => !held.has(hash));
        update = Math.max(
          update,
          fresh.reduce((sum, [, bytes]) => sum + bytes, next.bytes),
        );
        known = next.manifest;
      }
      return [
        figure({
          name: 'offline-whole',
          value: first.bytes + parts + assets + worker.bytes + engine,
          unit: 'bytes',
          reference:
            'the budget of 600 kB for a county of 500 pages in one language, with sheets, scripts and the search, in brotli',
          referenceValue: wholeBudget,
          better: 'lower',
          limit: 1,
        }),
        figure({
          name: 'offline-update',
          value: update,
          unit: 'bytes',
          reference: 'the budget of 15 kB after one changed page; the most of five',
          referenceValue: updateBudget,
          better: 'lower',
          limit: 1,
        }),
      ];
    } finally {
      await web.close();
    }
  });

async function read(base: string): Promise<{ manifest: Manifest; bytes: number }> {
  const { bytes } = await transferred(base, `${root}/offline/paket.json`);
  return { manifest: (await (await fetch(`${base}${root}/offline/paket.json`)).json()) as Manifest, bytes };
}

/** Bytes as a browser gets them. */
async function transferred(base: string, path: string): Promise<{ bytes: number; text: string }> {
  const text = await (await fetch(base + path)).text();
  const bytes = await new Promise<number>((resolve, reject) => {
    request(base + path, { headers: { 'accept-encoding': 'br' } }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => (size += chunk.length));
      response.on('end', () => resolve(size));
    })
      .on('error', reject)
      .end();
  });
  return { bytes, text };
}

async function write(input: { app: App; ctx: CountyCtx; at: number; pageId: string | null; more: string }): Promise<string> {
  const { app, ctx, at, pageId, more } = input;
  const text = content(at);
  const last = text.blocks.at(-1)!;
  last.html = last.html.replace(/(<\/\w+>)$/, `${more}$1`);
  const blocks = text.blocks.map((block, index) => ({ id: `b${index}`, ref: null, ...block }));
  const made = await app.welcome.importPage(ctx, {
    pageId,
    parentId: null,
    icon: null,
    audiences: ['newcomers'],
    keywords: {},
    reviewedOn: null,
    language: 'de',
    texts: { de: { ...text, blocks } },
    slugs: { de: `seite-${at}` },
  });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value.id;
}
