import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arabicSample } from '#kernel/document-arabic.fixture.ts';
import { germanSample } from '#kernel/document-german.fixture.ts';
import type { CitableDocument, Run } from '#kernel/document.ts';
import { renderDocx } from './index.ts';
import { styleIds } from './styles.ts';

const run = promisify(execFile);
const office = '/usr/bin/soffice';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kreislotse-docx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The files of the archive by name, read along its local headers. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [packed, name] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const start = at + 30 + name + zip.readUInt16LE(at + 28);
    files.set(
      zip.toString('utf8', at + 30, at + 30 + name),
      inflateRawSync(zip.subarray(start, start + packed)).toString('utf8'),
    );
    at = start + packed;
  }
  return files;
}
const part = (document: CitableDocument, name: string): string => unzip(renderDocx({ document })).get(name) ?? '';
const words = (runs: readonly Run[] = []): string => runs.map((one) => one.text).join('');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe('a Word file', () => {
  it('has the same bytes for the same document', () => {
    expect(Buffer.from(renderDocx({ document: germanSample })).equals(Buffer.from(renderDocx({ document: germanSample })))).toBe(
      true,
    );
  });

  it('uses styles that it defines, and formats nothing beside them', () => {
    const body = part(germanSample, 'word/document.xml');
    const used = new Set([...body.matchAll(/w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map((match) => match[1]!));
    const defined = new Set(
      [...part(germanSample, 'word/styles.xml').matchAll(/w:styleId="([^"]+)"/g)].map((match) => match[1]!),
    );
    expect([...used].filter((style) => !defined.has(style))).toEqual([]);
    for (const style of [styleIds.title, 'Heading1', 'Heading2', styleIds.caption, 'ListBullet', styleIds.table]) {
      expect(used, style).toContain(style);
    }
    expect(body).not.toMatch(/<w:(?:b|i|sz|color|u|jc|spacing|ind|shd|rFonts)\b/);
    expect(body.match(/<w:p>(?!<w:pPr><w:pStyle )/)).toBeNull();
  });

  it('repeats the head of every table and breaks no row', () => {
    const body = part(germanSample, 'word/document.xml');
    const tables = body.split('<w:tbl>').slice(1);
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) {
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(table.indexOf('<w:tblHeader/>')).toBeLessThan(table.indexOf('</w:tr>'));
      expect(table.match(/<w:tr>/g)!.length).toBe(table.match(/<w:cantSplit\/>/g)!.length);
    }
  });

  it('says its language, title, author and page numbers', () => {
    expect(part(germanSample, 'word/styles.xml')).toContain('<w:lang w:val="de-DE"');
    const core = part(germanSample, 'docProps/core.xml');
    expect(core).toContain(`<dc:title>${germanSample.meta.title}</dc:title>`);
    expect(core).toContain('<dc:language>de-DE</dc:language>');
    expect(core).toContain(`<dc:creator>${germanSample.meta.author}</dc:creator>`);
    const footer = part(germanSample, 'word/footer1.xml');
    expect(footer).toContain(' PAGE ');
    expect(footer).toContain(' NUMPAGES ');
  });

  it('runs from right to left where the document does', () => {
    expect(part(arabicSample, 'word/styles.xml')).toContain('<w:bidi/>');
    expect(part(arabicSample, 'word/document.xml')).toContain('<w:bidiVisual/>');
    expect(part(germanSample, 'word/document.xml')).not.toContain('<w:bidiVisual/>');
  });

  it('gives another program every word of the document', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(renderDocx({ document: germanSample })) });
    const read = squeezed(value);
    for (const block of germanSample.blocks) {
      const texts =
        block.kind === 'heading'
          ? [block.text]
          : block.kind === 'paragraph'
            ? [words(block.runs)]
            : block.kind === 'list'
              ? block.items.map((item) => words(item.runs))
              : block.kind === 'table'
                ? [
                    block.caption,
                    ...block.rows.flatMap((row) => row.cells.map((cell) => `${cell.state?.word ?? ''}${words(cell.runs)}`)),
                  ]
                : [];
      for (const text of texts) expect(read).toContain(squeezed(text));
    }
    expect(read).toContain('Tabelle 1: ');
  });

  it('holds any text without breaking its XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const document: CitableDocument = { ...germanSample, blocks: [{ kind: 'paragraph', runs: [{ text }] }] };
        const body = part(document, 'word/document.xml');
        expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
        expect(body.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
      }),
    );
  });

  it.skipIf(!existsSync(office))(
    'opens in LibreOffice',
    async () => {
      const file = join(folder, 'bericht.docx');
      await writeFile(file, renderDocx({ document: germanSample }));
      await run(
        office,
        [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file],
        {
          timeout: 100_000,
        },
      );
      expect((await readFile(join(folder, 'bericht.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    },
    120_000,
  );
});
