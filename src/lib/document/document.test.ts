import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { CitableDocument } from '#kernel/document.ts';
import { arabicSample } from '#kernel/document-arabic.fixture.ts';
import { germanSample } from '#kernel/document-german.fixture.ts';

let server: ViteDevServer;
let html: (document: CitableDocument) => string;

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    plugins: [svelte({ configFile: false })],
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const { default: component } = await server.ssrLoadModule('/src/lib/document/Document.svelte');
  const { render } = await server.ssrLoadModule('svelte/server');
  html = (document) => render(component, { props: { document } }).body.replace(/<!--[^]*?-->/g, '');
});
afterAll(() => server.close());

const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, '');

describe('the document as a page', () => {
  it('has one h1, headings without gaps and contents that lead to each of them', () => {
    const page = html(germanSample);
    const levels = Array.from(page.matchAll(/<h(\d)/g), (match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    const nav = /<nav[^]*?<\/nav>/.exec(page)?.[0] ?? '';
    const targets = Array.from(nav.matchAll(/href="#([^"]+)"/g), (match) => match[1]!);
    expect(targets).toEqual(['vorwort', 'feld-3', 'ziel-3-1', 'ziel-3-2', 'anhang']);
    for (const id of targets) expect(page.match(new RegExp(`id="${id}"`, 'g'))).toHaveLength(1);
  });

  it('heads columns and rows, numbers tables and figures, and hides no words', () => {
    const page = html(germanSample);
    const rows = page.match(/<th scope="row"/g) ?? [];
    expect(rows).toHaveLength(4 + 3 + 48 + 3);
    expect(page).toMatch(/<caption[^>]*><b>Tabelle 3\.<\/b> Alle Maßnahmen/);
    expect(textOf(page)).toContain('Abbildung1.EinsätzederSprachmittlungjeJahr.Quelle:');
    const plan = germanSample.blocks.find((block) => block.kind === 'gantt');
    for (const row of plan?.rows ?? []) if (!row.group) expect(page).toContain(`<span class="vh">${row.words}</span>`);
    expect(page).toContain('role="img"');
    expect(textOf(page)).toContain(germanSample.meta.contentHash);
  });

  it('serves no style attribute, whatever the blocks', () => {
    for (const sample of [germanSample, arabicSample]) expect(html(sample)).not.toMatch(/\sstyle=/);
  });

  it('names language and direction of the document and of foreign passages', () => {
    expect(html(arabicSample)).toMatch(/<article[^>]*lang="ar" dir="rtl"/);
    expect(html(germanSample)).toContain('<bdi lang="ar" dir="rtl">الوساطة اللغوية</bdi>');
  });

  it('escapes content and offers no link that is unsafe or leads nowhere', () => {
    const runs = [
      { text: '<img src=x onerror=alert(1)>' },
      { text: 'a', href: 'javascript:alert(1)' },
      { text: 'b', href: '#nowhere' },
      { text: 'c', href: 'https://kreislotse.example/' },
    ];
    const page = html({ ...germanSample, blocks: [{ kind: 'paragraph', runs }] });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('javascript:');
    expect(page).not.toContain('#nowhere');
    expect(page).toContain('<a href="https://kreislotse.example/">c</a>');
  });
});
