import { readFile } from 'node:fs/promises';
import { createServer, type ViteDevServer } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#composition/app.ts';
import type { Ctx } from '#kernel/context.ts';
import type { Block, CitableDocument, Run, TableCell } from '#kernel/document.ts';
import { readPdf, squeezed, type ReadPdf } from '../../../../adapters/pdf/read.fixture.ts';
import { createTestApp, type TestApp } from '../../../../../tests/database/test-app.ts';
import { defaultSections } from '../../contract.ts';

/** The report on the real example: Heidekreis, its strategy of 2017, all sections. Read back by pdf.js. */

let test: TestApp;
let server: ViteDevServer;
let ctx: Ctx;
let document: CitableDocument;
let pdf: Uint8Array;
let read: ReadPdf;
let key: string;

beforeAll(async () => {
  test = await createTestApp();
  const { app } = test;
  const json = async (name: string): Promise<never> => JSON.parse(await readFile(`data/heidekreis/${name}`, 'utf8')) as never;
  const actor = systemActor('Test');
  const given = await json('county.json');
  const county = valueOf(await app.tenancy.createCounty(app.context({ county: null, actor }), given));
  ctx = app.context({ county, actor });
  valueOf(await app.tenancy.fillCounty(ctx, given));
  const strategy = valueOf(await app.strategy.createStrategy(ctx, await json('strategies/2017.json')));
  valueOf(await app.strategy.adoptStrategy(ctx, { strategyId: strategy.id, adoptedOn: null }));
  const report = valueOf(
    await app.reporting.createReport(ctx, {
      strategyId: strategy.id,
      title: 'Sachbericht 2018/2019',
      from: '2018-01-01',
      to: '2019-12-31',
    }),
  );
  key = report.key;
  const sections = defaultSections().map((section) => ({
    ...section,
    included: true,
    introduction: section.kind === 'foreword' ? 'Dieser Bericht ist der erste.\n\nEr nennt auch, was nicht gelang.' : '',
  }));
  valueOf(await app.reporting.saveSections(ctx, { reportId: report.id, version: 1, sections }));
  valueOf(await app.reporting.freezeReport(ctx, { reportId: report.id, version: 2 }));
  document = valueOf(await app.reporting.readPublicReport(ctx, { key })).document;
  pdf = valueOf(await app.reporting.renderReportPdf(ctx, { key })).pdf;
  read = await readPdf({ pdf });
  server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    plugins: [svelte({ configFile: false })],
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
}, 300_000);
afterAll(async () => {
  await server.close();
  await test.close();
});

function valueOf<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const words = (runs: readonly Run[] | undefined): string => (runs ?? []).map((run) => run.text).join('');
const cellTexts = (cell: TableCell): string[] => [cell.state?.word ?? '', words(cell.runs)];

/** Everything that must be read, piece by piece, in the order of the document. */
function piecesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.number ?? '', block.text];
    case 'paragraph':
      return [words(block.runs)];
    case 'list':
      return block.items.flatMap((item) => [words(item.runs), ...(item.children ? piecesOf(item.children) : [])]);
    case 'state':
      return [block.word, words(block.runs)];
    case 'note':
      return [block.title ?? '', ...block.blocks.flatMap(piecesOf)];
    case 'table':
      return [
        block.caption,
        ...block.columns.map((column) => column.header),
        ...block.rows.flatMap((row) => row.cells.flatMap(cellTexts)),
      ];
    case 'gantt':
      return [
        block.caption,
        ...block.rows.flatMap((row) => [row.number ?? '', row.title]),
        ...(block.reasons ?? []).map((reason) => reason.text),
      ];
    default:
      return [];
  }
}

/** The first piece that does not follow the one before it, or null. */
function missing(pieces: readonly string[], text: string): string | null {
  let at = 0;
  for (const piece of pieces) {
    const wanted = squeezed(piece);
    if (wanted === '') continue;
    const found = text.indexOf(wanted, at);
    if (found === -1) return piece;
    at = found + wanted.length;
  }
  return null;
}

/** The text of the file without what is repeated on its pages and is no content. */
async function contentOf(bytes: Uint8Array): Promise<string> {
  const file = await getDocumentProxy(Uint8Array.from(bytes));
  let text = '';
  for (let number = 1; number <= file.numPages; number += 1) {
    const content = await (await file.getPage(number)).getTextContent({ includeMarkedContent: true });
    const open: string[] = [];
    for (const item of content.items as { type?: string; tag?: string; str?: string }[]) {
      if (item.type?.startsWith('beginMarkedContent')) open.push(item.tag ?? '');
      else if (item.type === 'endMarkedContent') open.pop();
      else if (!open.includes('Artifact')) text += item.str ?? '';
    }
  }
  await file.loadingTask.destroy();
  return squeezed(text);
}

describe('the PDF of Heidekreis', () => {
  it('is long, tagged and says that it is PDF/UA-1, in German, with its title', () => {
    expect(read.pages.length).toBeGreaterThan(25);
    expect(read.marked).toBe(true);
    expect(read.title).toBe('Sachbericht 2018/2019');
    expect(read.language).toBe('de-DE');
    expect(read.xmp).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(read.sizes[0]!.height / read.sizes[0]!.width).toBeCloseTo(297 / 210, 2);
  });

  it('has headings, lists and tables with real heads', () => {
    const count = (role: string): number => read.roles.filter((entry) => entry === role).length;
    const levels = document.blocks.filter((block) => block.kind === 'heading');
    for (const role of ['H1', 'H2', 'L', 'LI', 'Table', 'TR', 'TH', 'TD']) expect(count(role), role).toBeGreaterThan(0);
    expect(count('H1')).toBeGreaterThanOrEqual(levels.filter((block) => block.level === 1).length);
    const tables = document.blocks.filter((block) => block.kind === 'table');
    const heads = tables.reduce((sum, table) => sum + table.columns.length + table.rows.length, 0);
    expect(count('TH')).toBeGreaterThanOrEqual(heads);
  });

  it('prints the hash and the permanent address of the report', async () => {
    const text = await contentOf(pdf);
    expect(text).toContain(squeezed(document.meta.contentHash));
    expect(text).toContain(squeezed(document.meta.permanentAddress));
  });

  it('is the same file at every call', async () => {
    const again = valueOf(await test.app.reporting.renderReportPdf(ctx, { key }));
    expect(Buffer.from(again.pdf).equals(Buffer.from(pdf))).toBe(true);
    expect(again).toMatchObject({ fileName: 'sachbericht-2018-2019.pdf', draft: false });
  }, 120_000);

  it('says what the web page says, sentence by sentence in the same order', async () => {
    const pieces = document.blocks.flatMap(piecesOf);
    expect(pieces.length).toBeGreaterThan(800);
    const { default: component } = (await server.ssrLoadModule('/src/lib/document/Document.svelte')) as { default: unknown };
    const { render } = (await server.ssrLoadModule('svelte/server')) as {
      render: (part: unknown, options: object) => { body: string };
    };
    const html = render(component, { props: { document } })
      .body.replaceAll(/<!--[^]*?-->/g, '')
      .replaceAll(/<[^>]+>/g, '');
    const page = squeezed(html.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    expect(missing(pieces, page)).toBeNull();
    expect(missing(pieces, await contentOf(pdf))).toBeNull();
  }, 120_000);

  it('names no one', () => {
    expect(document.meta.author).toBe('Landkreis Heidekreis');
    expect(JSON.stringify(document)).not.toMatch(/Petra Muster|Tom Beispiel|authorName/);
  });
});
