import { createHash } from 'node:crypto';
import { copyFile, glob, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, CitableDocument, Run } from '#kernel/document.ts';
import { arabicSample } from '#kernel/document-arabic.fixture.ts';
import { fontPackages, readFonts } from './assets.ts';
import { coveredBy } from './coverage.ts';
import { germanSample } from '#kernel/document-german.fixture.ts';
import { createPdf, type Pdf } from './index.ts';
import { PLACEHOLDER } from './legible.ts';
import { readPdf, squeezed, type ReadPdf } from './read.fixture.ts';

let pdf: Pdf;
beforeAll(() => {
  pdf = createPdf();
});
afterAll(() => pdf.close());

const words = (runs: Run[] | undefined): string => (runs ?? []).map((run) => run.text).join('');

/** Every text of a block, in the order in which it is to be read. */
const textsOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'heading':
      return [`${block.number ?? ''}${block.text}`];
    case 'paragraph':
      return [words(block.runs)];
    case 'list':
      return block.items.flatMap((item) => [words(item.runs), ...(item.children ? textsOf(item.children) : [])]);
    case 'table':
      return [
        block.caption,
        ...block.columns.map((column) => column.header),
        ...block.rows.flatMap((row) => row.cells.map((cell) => `${cell.state?.word ?? ''}${words(cell.runs)}`)),
        ...(block.source ? [block.source] : []),
      ];
    case 'facts':
      return block.items.flatMap((item) => [item.term, ...(item.state ? [item.state.word] : []), words(item.runs)]);
    case 'state':
      return [block.word, words(block.runs)];
    case 'note':
      return [...(block.title ? [block.title] : []), ...block.blocks.flatMap(textsOf)];
    case 'figure':
      return [block.caption, ...block.table.rows.flatMap((row) => row.cells.map((cell) => words(cell.runs)))];
    case 'gantt':
      return [block.caption, ...block.rows.map((row) => `${row.number ?? ''}${row.title}`)];
    case 'picture':
      return [words(block.caption)];
    case 'code':
      return [words(block.runs)];
    case 'pageBreak':
      return [];
  }
};

const withBlocks = (blocks: Block[]): CitableDocument => ({ ...germanSample, blocks });
const bodyOf = (read: ReadPdf): string => squeezed(read.pages.slice(2).join(' '));
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a German report, read by another program', () => {
  let bytes: Uint8Array;
  let read: ReadPdf;
  beforeAll(async () => {
    bytes = await pdf.render({ document: germanSample });
    read = await readPdf({ pdf: bytes });
  });

  it('says that it is tagged PDF/UA-1, in which language and under which title', () => {
    expect(read).toMatchObject({ title: 'Sachbericht 2026', language: 'de-DE', marked: true });
    expect(read.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const file = Buffer.from(bytes).toString('latin1');
    expect(file).toMatch(/\/DisplayDocTitle true/);
    expect(file).toMatch(/\/MarkInfo <<\s+\/Marked true/);
  });

  it('holds the text of every block in order', () => {
    // Foreign passages from right to left are checked on their own: readers return their letters in visual order.
    const body = bodyOf(read);
    let from = 0;
    for (const text of germanSample.blocks.flatMap(textsOf).flatMap((text) => text.split('الوساطة اللغوية'))) {
      const at = body.indexOf(squeezed(text), from);
      expect(at, `"${text}" after position ${from}`).toBeGreaterThanOrEqual(0);
      from = at;
    }
  });

  it('has a cover, contents with page numbers, running headers and page x of y', () => {
    expect(squeezed(read.pages[0]!)).toContain('LandkreisHeidekreisSachbericht2026Integrationsstrategie2025');
    expect(read.pages[0]).toContain('1. November 2025 bis 31. Oktober 2026');
    const annex = read.pages.findIndex((page) => page.includes('Tabelle 3.')) + 1;
    expect(squeezed(read.pages[1]!)).toMatch(new RegExp(`AAnhang:alleMaßnahmen[.]*${annex}`));
    expect(read.pages[3]).toMatch(/^Sachbericht 2026 · Integrationsstrategie 2025 +3 Abbau von Sprachbarrieren/);
    expect(read.pages[3]).toMatch(new RegExp(`Entwurf +Seite 4 von ${read.pages.length}$`));
  });

  it('closes with an imprint that carries the hash and the permanent address', () => {
    const last = squeezed(read.pages.at(-1)!);
    expect(last).toContain(germanSample.meta.contentHash);
    expect(last).toContain(squeezed(germanSample.meta.permanentAddress));
  });

  it('tags headings, lists, links, captions, figures with alt text, and headers of columns and rows', () => {
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Link', 'TOC', 'TOCI']));
    expect(read.roles).toEqual(expect.arrayContaining(['Table', 'Caption', 'THead', 'TBody', 'TR', 'TH', 'TD']));
    const flat = (nodes: ReadPdf['structure']): ReadPdf['structure'] => nodes.flatMap((node) => [node, ...flat(node.children)]);
    const alts = flat(read.structure).flatMap((node) => (node.role === 'Figure' ? [node.alt] : []));
    const plan = germanSample.blocks.find((block) => block.kind === 'gantt');
    const chart = germanSample.blocks.find((block) => block.kind === 'figure');
    expect(alts).toEqual([chart?.alt, ...(plan?.rows ?? []).filter((row) => !row.group).map((row) => row.words)]);
  });

  it('heads every row: a TH with scope Row whose id the other cells of the row name', () => {
    const file = Buffer.from(bytes).toString('latin1');
    const rows = Array.from(
      file.matchAll(/\/S \/TH\s+\/ID \((R\d+y\d+)\)[^]*?\/O \/Table\s+\/Scope \/Row/g),
      (match) => match[1]!,
    );
    const expected = germanSample.blocks.reduce((sum, block) => {
      if (block.kind === 'table' || block.kind === 'gantt') return sum + block.rows.length;
      return block.kind === 'figure' ? sum + block.table.rows.length : sum;
    }, 0);
    expect(new Set(rows).size).toBe(expected);
    const tree = /\/IDTree <<\s+\/Names \[([^\]]*)\]/.exec(file)![1]!;
    const ids = Array.from(tree.matchAll(/\(([^)]+)\)/g), (match) => match[1]!);
    expect(ids).toEqual([...ids].sort());
    for (const id of rows) expect(ids).toContain(id);
    expect(file).toMatch(/\/S \/TD[^]*?\/Headers \[\(U\dx0y0\) \(R1y0\)\]/);
  });

  it('repeats the head of a table on its next page', () => {
    const annex = read.pages.filter((page) => page.includes('A Anhang: alle Maßnahmen') && page.includes('zuletzt'));
    expect(annex.length).toBeGreaterThan(1);
    // The repeated head is for the eye alone: the table is one, with one head, however many pages it takes.
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/S \/THead/g),
    ).toHaveLength(4);
  });

  it('lays the plan on A3 landscape between pages of A4', () => {
    const round = read.sizes.map(({ width, height }) => `${Math.round(width)}x${Math.round(height)}`);
    expect(round.filter((size) => size === '1191x842')).toHaveLength(1);
    expect(new Set(round)).toEqual(new Set(['595x842', '1191x842']));
  });

  it('gives the same bytes again, from another worker too', async () => {
    const other = createPdf();
    const [again, elsewhere] = await Promise.all([
      pdf.render({ document: germanSample }),
      other.render({ document: germanSample }),
    ]);
    await other.close();
    expect(hashOf(again)).toBe(hashOf(bytes));
    expect(hashOf(elsewhere)).toBe(hashOf(bytes));
  });

  it('takes its fonts from a folder as well', async () => {
    const fontsDir = await mkdtemp(join(tmpdir(), 'fonts-'));
    const require = createRequire(import.meta.url);
    for (const name of fontPackages) {
      const home = dirname(require.resolve(`${name}/package.json`));
      for await (const file of glob(join(home, '*', '*.ttf'))) await copyFile(file, join(fontsDir, basename(file)));
    }
    const elsewhere = createPdf({ fontsDir });
    const again = await elsewhere.render({ document: germanSample });
    await elsewhere.close();
    await rm(fontsDir, { recursive: true });
    expect(hashOf(again)).toBe(hashOf(bytes));
  });

  it('says draft on every page until the document is frozen', async () => {
    const meta = { ...germanSample.meta, status: 'frozen' as const };
    const frozen = await readPdf({ pdf: await pdf.render({ document: { ...germanSample, meta } }) });
    expect(read.pages.every((page) => page.includes('Entwurf'))).toBe(true);
    expect(frozen.pages.some((page) => page.includes('Entwurf'))).toBe(false);
  });
});

describe('an Arabic report', () => {
  it('is mirrored: language, direction, binding and the side on which rows begin', async () => {
    const bytes = await pdf.render({ document: arabicSample });
    const read = await readPdf({ pdf: bytes });
    expect(read).toMatchObject({ language: 'ar', title: arabicSample.meta.title, marked: true });
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Direction /R2L');
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'Figure', 'Link']));
  });
});

describe('right-to-left words in the file', () => {
  // pdf.js turns the ligature of lam and alef around and repeats a letter under a vowel sign: compared without them.
  const bare = (text: string): string =>
    squeezed(text.replace(/\S*[\u064b-\u0652]\S*/g, '').replace(/[اأإآل\u200e\u200f()]/g, ''));

  it('are read in order, block by block', async () => {
    const read = await readPdf({ pdf: await pdf.render({ document: arabicSample }) });
    const body = bare(read.pages.slice(2).join(' '));
    let from = 0;
    for (const text of arabicSample.blocks.flatMap(textsOf).filter((text) => !/[\u064b-\u0652]/.test(text))) {
      const at = body.indexOf(bare(text), from);
      expect(at, `"${text}" after position ${from}`).toBeGreaterThanOrEqual(0);
      from = at;
    }
  });

  it('are read in order in a German document', async () => {
    const text = 'تقرير عن تنسيق الترجمة 12 في مكتب الشؤون الاجتماعية';
    const blocks: Block[] = [{ kind: 'paragraph', runs: [{ text, lang: 'ar', dir: 'rtl' }] }];
    const read = await readPdf({ pdf: await pdf.render({ document: withBlocks(blocks) }) });
    expect(bare(bodyOf(read))).toContain(bare(text));
  });
});

describe('any content at all', () => {
  it('sets every character that a font of the report claims to hold', async () => {
    const faces = readFonts().map((fonts) => coveredBy({ font: fonts[0]! }));
    const characters = faces.flatMap((covered) => Array.from(covered, (code) => String.fromCodePoint(code)));
    const blocks: Block[] = characters.map((text) => ({
      kind: 'paragraph',
      runs: [{ text }, { text, strong: true }],
    }));
    await expect(pdf.render({ document: withBlocks(blocks) })).resolves.toBeInstanceOf(Uint8Array);
  });

  it('shows a placeholder where no font has the character, and keeps the rest', async () => {
    const blocks: Block[] = [{ kind: 'paragraph', runs: [{ text: 'Danke 👩‍👩‍👧 für 日本 alles' }] }];
    const read = await readPdf({ pdf: await pdf.render({ document: withBlocks(blocks) }) });
    expect(bodyOf(read)).toContain(`Danke${PLACEHOLDER}für${PLACEHOLDER}${PLACEHOLDER}alles`);
  });

  it('prints the syntax of the typesetter as it stands', async () => {
    const text = '#let x = 1; #import "/etc/passwd" $a^2$ [b] @c <d> \\ * _ ` = // /* */ ~ --- "e"';
    const blocks: Block[] = [{ kind: 'paragraph', runs: [{ text }] }];
    const read = await readPdf({ pdf: await pdf.render({ document: withBlocks(blocks) }) });
    expect(bodyOf(read)).toContain(squeezed(text));
  });

  it('never fails on a text, wherever it stands', { timeout: 120_000 }, async () => {
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }) },
      {
        weight: 4,
        arbitrary: fc.integer({ min: 0x0590, max: 0x08ff }).map((code) => String.fromCodePoint(code)),
      },
      {
        weight: 2,
        arbitrary: fc.integer({ min: 0x2000, max: 0x20ff }).map((code) => String.fromCodePoint(code)),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('\ud800', '\u0301', '\u200d', '\u202e', '\u0000', '\ufeff', '👍🏽', '#let ', '$', '[', '\\'),
      },
    );
    const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 4, maxLength: 4 }), async ([a, b, c, d]) => {
        const cells = [{ runs: [{ text: a! }] }, { runs: [{ text: b!, emphasis: true, lang: 'ar', dir: 'rtl' as const }] }];
        const table = { columns: [{ header: a! }, { header: b! }], rowHeader: 0, rows: [{ cells }] };
        const bars = [{ label: b!, value: 1, text: c! }];
        const state = { state: 'delayed' as const, word: d! };
        const bytes = await pdf.render({
          document: {
            meta: { ...arabicSample.meta, title: a!, subtitle: b!, county: c!, author: d!, lang: 'de' },
            blocks: [
              { kind: 'heading', level: 3, id: a!, text: a!, number: b! },
              {
                kind: 'paragraph',
                runs: [
                  { text: c!, strong: true, href: `https://a.example/${d}` },
                  { text: d!, href: `#${a}` },
                ],
              },
              { kind: 'list', ordered: true, items: [{ runs: [{ text: a! }] }] },
              { kind: 'facts', items: [{ term: a!, runs: [{ text: b! }], state }] },
              {
                kind: 'note',
                tone: 'info',
                title: c!,
                blocks: [{ kind: 'paragraph', runs: [{ text: d! }] }],
              },
              { kind: 'table', id: b!, caption: c!, ...table },
              { kind: 'figure', id: a!, caption: a!, alt: d!, bars, table },
            ],
          },
        });
        expect(bytes.length).toBeGreaterThan(1000);
      }),
      { numRuns: 40 },
    );
  });

  it('closes gaps between heading levels, keeps links only where they lead, and takes double ids', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 3, id: 'a', text: 'Zu tief' },
      { kind: 'heading', level: 4, id: 'a', text: 'Noch tiefer' },
      {
        kind: 'paragraph',
        runs: [
          { text: 'ins Leere', href: '#nirgends' },
          { text: 'böse', href: 'javascript:alert(1)' },
        ],
      },
      { kind: 'paragraph', runs: [{ text: 'hin', href: '#a' }] },
    ];
    const bytes = await pdf.render({ document: withBlocks(blocks) });
    const read = await readPdf({ pdf: bytes });
    expect(read.roles.filter((role) => /^H\d$/.test(role))).toEqual(['H1', 'H1', 'H2', 'H1']);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('javascript');
  });

  it('refuses a document that breaks its own rules and goes on', async () => {
    const ragged: Block = {
      kind: 'table',
      id: 't',
      caption: 'T',
      columns: [{ header: 'A' }],
      rows: [{ cells: [] }],
    };
    await expect(pdf.render({ document: withBlocks([ragged]) })).rejects.toMatchObject({
      name: 'DocumentShapeError',
    });
    const broken = {
      mediaType: 'image/svg+xml' as const,
      data: Buffer.from('no image').toString('base64'),
      alt: 'W',
    };
    const meta = { ...germanSample.meta, arms: broken };
    await expect(pdf.render({ document: { ...germanSample, meta } })).rejects.toMatchObject({
      name: 'TypesettingError',
    });
    await expect(pdf.render({ document: germanSample })).resolves.toBeInstanceOf(Uint8Array);
  });

  it('puts the arms on the cover with their alt text', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 24"><path fill="#c00" d="M0 0h20v24H0z"/></svg>';
    const arms = {
      mediaType: 'image/svg+xml' as const,
      data: Buffer.from(svg).toString('base64'),
      alt: 'Wappen',
    };
    const read = await readPdf({
      pdf: await pdf.render({ document: { ...germanSample, meta: { ...germanSample.meta, arms } } }),
    });
    expect(JSON.stringify(read.structure[0])).toContain('"role":"Figure","alt":"Wappen"');
  });

  it('sets more than 40 pages, each row of each table headed', { timeout: 120_000 }, async () => {
    const blocks = Array.from({ length: 12 }, () => germanSample.blocks).flat();
    const bytes = await pdf.render({ document: withBlocks(blocks) });
    const read = await readPdf({ pdf: bytes });
    expect(read.pages.length).toBeGreaterThan(40);
    expect(read.pages.at(-1)).toContain(`Seite ${read.pages.length} von ${read.pages.length}`);
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Scope \/Row/g),
    ).toHaveLength(12 * 59);
  });
});
