import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';
import type { DocumentResult } from './document.ts';

function textsOf(result: DocumentResult): string[] {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.lines.map((line) => line.text).filter((text) => text.trim() !== '');
}

function codeOf(result: DocumentResult): string {
  return result.ok ? 'ok' : result.code;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A zip with entries whose directory may claim any size. */
function zip(entries: { name: string; data: Buffer; claim?: number; flags?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claim, flags = 0 } of entries) {
    const packed = deflateRawSync(data);
    const file = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claim ?? data.length, 22);
    local.writeUInt16LE(file.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim ?? data.length, 24);
    entry.writeUInt16LE(file.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, file, packed);
    central.push(entry, file);
    offset += 30 + file.length + packed.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...central, end]);
}

/** A PDF written by hand: each page a list of [x, y, size, text]. */
function pdf(pages: [number, number, number, string][][], extra = ''): Buffer {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  pages.forEach((texts, index) => {
    const stream = texts
      .map(([x, y, size, text]) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`)
      .join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    objects.push(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  });
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = Buffer.byteLength(body, 'latin1');
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

describe('text files', () => {
  it('reads UTF-8 with and without its mark, and keeps the line numbers', async () => {
    const result = await readDocument({ bytes: utf8('\ufeffZiel 1\r\n\r\nMaßnahme\r\n'), name: 'a.txt' });
    expect(result).toEqual({
      ok: true,
      format: 'text',
      lines: [
        { n: 1, text: 'Ziel 1' },
        { n: 2, text: '' },
        { n: 3, text: 'Maßnahme' },
        { n: 4, text: '' },
      ],
    });
  });

  it('falls back to Windows-1252', async () => {
    const bytes = new Uint8Array([0x4d, 0x61, 0xdf, 0x6e, 0x61, 0x68, 0x6d, 0x65, 0x20, 0x96, 0x20, 0x84, 0xfc]);
    expect(textsOf(await readDocument({ bytes, name: 'a.md' }))).toEqual(['Maßnahme – „ü']);
  });

  it('reads UTF-16 by its mark', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Ziel äöü', 'utf16le')]);
    expect(textsOf(await readDocument({ bytes, name: 'a.txt' }))).toEqual(['Ziel äöü']);
  });

  it('refuses empty, blank and binary files', async () => {
    expect(codeOf(await readDocument({ bytes: new Uint8Array(0), name: 'a.txt' }))).toBe('empty');
    expect(codeOf(await readDocument({ bytes: utf8(' \n\n\t\n'), name: 'a.txt' }))).toBe('empty');
    const noise = new Uint8Array(4000).map((_, index) => (index * 7) % 31);
    expect(codeOf(await readDocument({ bytes: noise, name: 'a.txt' }))).toBe('undecodable');
    expect(codeOf(await readDocument({ bytes: utf8('text'), name: 'a.exe' }))).toBe('wrong-type');
  });
});

describe('files on disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('stops reading at the limit and says so', async () => {
    const path = join(folder, 'large.txt');
    writeFileSync(path, 'Zeile\n'.repeat(1000));
    expect(codeOf(await readDocument({ path, name: 'large.txt', limits: { bytes: 5000 } }))).toBe('too-large');
    expect(codeOf(await readDocument({ path, name: 'large.txt' }))).toBe('ok');
    expect(codeOf(await readDocument({ path, name: 'large.txt', limits: { lines: 10 } }))).toBe('too-large');
  });

  it('says when there is no such file, and stops when asked', async () => {
    expect(codeOf(await readDocument({ path: join(folder, 'none.txt'), name: 'none.txt' }))).toBe('not-found');
    expect(codeOf(await readDocument({ path: folder, name: 'folder' }))).toBe('not-found');
    const path = join(folder, 'stop.txt');
    writeFileSync(path, 'Zeile');
    expect(codeOf(await readDocument({ path, name: 'stop.txt', signal: AbortSignal.abort() }))).toBe('cancelled');
  });
});

describe('Word files', () => {
  it('keeps headings, lists and tables', async () => {
    const cell = (text: string) => new TableCell({ children: text.split('|').map((part) => new Paragraph(part)) });
    const document = new Document({
      numbering: {
        config: [{ reference: 'n', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }],
      },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Handlungsfeld 1: Sprache', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ children: [new TextRun({ text: 'Maßnahmen', bold: true })] }),
            new Paragraph({ text: 'Kurse ausbauen', bullet: { level: 0 } }),
            new Paragraph({ text: 'Bedarf klären', bullet: { level: 1 } }),
            new Paragraph({ text: 'Erstens', numbering: { reference: 'n', level: 0 } }),
            new Paragraph({ text: 'Zweitens', numbering: { reference: 'n', level: 0 } }),
            new Table({
              rows: [
                new TableRow({ children: [cell('Maßnahme'), cell('Zuständigkeit')] }),
                new TableRow({ children: [cell('Café|am Markt'), cell('VHS')] }),
              ],
            }),
          ],
        },
      ],
    });
    const bytes = await Packer.toBuffer(document);
    const texts = textsOf(await readDocument({ bytes, name: 'konzept.docx' }));
    expect(texts).toEqual([
      '# Handlungsfeld 1: Sprache',
      '**Maßnahmen**',
      '- Kurse ausbauen',
      '  - Bedarf klären',
      '1. Erstens',
      '2. Zweitens',
      'Maßnahme\tZuständigkeit',
      'Café<br>am Markt\tVHS',
    ]);
  });

  it('refuses a .docx that is none', async () => {
    expect(codeOf(await readDocument({ bytes: utf8('nur Text'), name: 'a.docx' }))).toBe('wrong-type');
    const other = zip([{ name: 'bild.txt', data: Buffer.from('x') }]);
    expect(codeOf(await readDocument({ bytes: other, name: 'a.docx' }))).toBe('wrong-type');
    const torn = zip([{ name: 'word/document.xml', data: Buffer.from('<w:document') }]);
    expect(codeOf(await readDocument({ bytes: torn, name: 'a.docx' }))).toBe('damaged');
    expect(codeOf(await readDocument({ bytes: torn.subarray(0, 40), name: 'a.docx' }))).toBe('damaged');
  });

  it('refuses encrypted files and the formats before 2007', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(codeOf(await readDocument({ bytes: ole, name: 'a.doc' }))).toBe('wrong-type');
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(codeOf(await readDocument({ bytes: locked, name: 'a.docx' }))).toBe('encrypted');
    const zipped = zip([{ name: 'word/document.xml', data: Buffer.from('x'), flags: 1 }]);
    expect(codeOf(await readDocument({ bytes: zipped, name: 'a.docx' }))).toBe('encrypted');
  });

  it('refuses zip bombs, also those that lie about their size', async () => {
    const zeros = Buffer.alloc(6 * 1024 * 1024);
    const bomb = zip([{ name: 'word/document.xml', data: zeros }]);
    expect(codeOf(await readDocument({ bytes: bomb, name: 'a.docx' }))).toBe('zip-bomb');
    const lying = zip([{ name: 'word/document.xml', data: zeros, claim: 100 }]);
    expect(codeOf(await readDocument({ bytes: lying, name: 'a.docx' }))).toBe('zip-bomb');
    const many = zip(Array.from({ length: 60 }, (_, index) => ({ name: `word/${index}`, data: Buffer.from('x') })));
    expect(codeOf(await readDocument({ bytes: many, name: 'a.docx', limits: { entries: 50 } }))).toBe('zip-bomb');
    const sum = zip([1, 2, 3].map((index) => ({ name: `word/${index}`, data: Buffer.alloc(1024) })));
    expect(codeOf(await readDocument({ bytes: sum, name: 'a.docx', limits: { unpacked: 2048 } }))).toBe('zip-bomb');
  });
});

describe('tables', () => {
  const acceptsColumns = (header: string[]): boolean => header.includes('Maßnahme');

  it('reads a workbook row by row', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Plan');
    sheet.addRow(['Handlungsfeld', 'Maßnahme', 'Beginn']);
    sheet.addRow(['Sprache', 'Kurse\nausbauen', new Date(Date.UTC(2026, 2, 1))]);
    sheet.addRow(['', 'Lotsen schulen', 2027]);
    sheet.mergeCells('A2:A3');
    const hidden = workbook.addWorksheet('Versteckt');
    hidden.state = 'hidden';
    hidden.addRow(['geheim']);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const texts = textsOf(await readDocument({ bytes, name: 'plan.xlsx', acceptsColumns }));
    expect(texts).toEqual([
      'Handlungsfeld\tMaßnahme\tBeginn',
      'Sprache\tKurse<br>ausbauen\t01.03.2026',
      '\tLotsen schulen\t2027',
    ]);
    const wrong = await readDocument({ bytes, name: 'plan.xlsx', acceptsColumns: () => false });
    expect(codeOf(wrong)).toBe('wrong-columns');
    expect(wrong.ok ? '' : wrong.message).toContain('Handlungsfeld, Maßnahme, Beginn');
  });

  it('reads CSV in Windows-1252 with any delimiter and quoted line breaks', async () => {
    const bytes = Buffer.from('Maßnahme;Zuständigkeit\r\n"Café; am ""Markt""\r\nund Hof";VHS\r\n', 'latin1');
    const result = await readDocument({ bytes, name: 'plan.csv', acceptsColumns });
    expect(result).toMatchObject({ ok: true, format: 'csv' });
    expect(result.ok && result.lines).toEqual([
      { n: 1, text: 'Maßnahme\tZuständigkeit' },
      { n: 2, text: 'Café; am "Markt"<br>und Hof\tVHS' },
    ]);
    expect(textsOf(await readDocument({ bytes: utf8('Maßnahme,Frist\nA,"1,5"'), name: 'b.csv' }))).toEqual([
      'Maßnahme\tFrist',
      'A\t1,5',
    ]);
  });

  it('refuses a CSV with wrong columns and says where', async () => {
    const wide = await readDocument({ bytes: utf8('Maßnahme;Frist\nA;2026\nB;2027;zu viel\n'), name: 'a.csv' });
    expect(wide).toMatchObject({ ok: false, code: 'wrong-columns' });
    expect(wide.ok ? '' : wide.message).toContain('Zeile 3');
    expect(codeOf(await readDocument({ bytes: utf8('Name;Ort\nA;B\n'), name: 'a.csv', acceptsColumns }))).toBe('wrong-columns');
    expect(codeOf(await readDocument({ bytes: utf8('nur eine Spalte\nA\n'), name: 'a.csv' }))).toBe('wrong-columns');
    expect(codeOf(await readDocument({ bytes: utf8('Maßnahme;Frist\n"offen;2026\n'), name: 'a.csv' }))).toBe('wrong-columns');
    expect(codeOf(await readDocument({ bytes: utf8('\n\n'), name: 'a.csv' }))).toBe('empty');
  });
});

describe('PDF files', () => {
  it('rebuilds lines, headings, columns and pages', async () => {
    const bytes = pdf([
      [
        [60, 780, 20, 'Handlungsfeld 1: Sprache'],
        [60, 740, 11, 'Der Zugang zu Kursen wird in allen Ge-'],
        [60, 726, 11, 'meinden verbessert, auch am Abend.'],
        [60, 690, 11, 'Kurse ausbauen'],
        [300, 690, 11, 'Volkshochschule'],
      ],
      [[60, 780, 11, 'Zweite Seite mit einem Satz.']],
    ]);
    const result = await readDocument({ bytes, name: 'konzept.pdf' });
    expect(textsOf(result)).toEqual([
      '# Handlungsfeld 1: Sprache',
      'Der Zugang zu Kursen wird in allen Ge-',
      'meinden verbessert, auch am Abend.',
      'Kurse ausbauen\tVolkshochschule',
      'Zweite Seite mit einem Satz.',
    ]);
    expect(result.ok && result.lines[result.lines.length - 1]?.page).toBe(2);
  });

  it('reads a table by its columns, wrapped cells included', async () => {
    const bytes = pdf([
      [
        [60, 700, 11, 'Nr.'],
        [100, 700, 11, 'Maßnahme'],
        [300, 700, 11, 'Zuständigkeit'],
        [60, 670, 11, '1'],
        [100, 670, 11, 'Kurse am'],
        [100, 656, 11, 'Abend'],
        [300, 670, 11, 'VHS'],
        [60, 630, 11, '2'],
        [100, 630, 11, 'Tandems'],
        [300, 630, 11, 'Freiwilligen-'],
        [300, 616, 11, 'agentur'],
        [60, 540, 11, 'Ein Satz danach.'],
      ],
    ]);
    expect(textsOf(await readDocument({ bytes, name: 'plan.pdf' }))).toEqual([
      'Nr.\tMaßnahme\tZuständigkeit',
      '1\tKurse am Abend\tVHS',
      '2\tTandems\tFreiwilligen- agentur',
      'Ein Satz danach.',
    ]);
  });

  it('refuses scans, encrypted and damaged files', async () => {
    const scan = await readDocument({ bytes: pdf([[]]), name: 'scan.pdf' });
    expect(scan).toMatchObject({ ok: false, code: 'scanned' });
    expect(scan.ok ? '' : scan.message).toContain('Texterkennung');
    const locked = pdf(
      [[[60, 700, 11, 'geheim']]],
      `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
    );
    expect(codeOf(await readDocument({ bytes: locked, name: 'a.pdf' }))).toBe('encrypted');
    expect(codeOf(await readDocument({ bytes: utf8('%PDF-1.4 kaputt'), name: 'a.pdf' }))).toBe('damaged');
    expect(codeOf(await readDocument({ bytes: utf8('kein PDF'), name: 'a.pdf' }))).toBe('wrong-type');
  });
});
