import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tokensOf } from './content-stream.ts';
import { objectOf, readPdfFile, streamOf, writePdfFile } from './pdf-file.ts';
import { readRightToLeft } from './right-to-left.ts';

const piece = (mcid: number, x: number, y: number, body: string): string =>
  `/Span <<\n  /MCID ${mcid}\n>> BDC\nq\n1 0 0 -1 ${x} ${y} cm\n0 scn\nBT\n${body}\nET\nQ\nEMC\n`;
const shown = (hex: string, x = 0): string => `0 Tr\n/f0 10 Tf\n1 0 0 -1 ${x} 0 Tm\n<${hex}> Tj`;
const reversed = (hex: string, x = 0): string => `/ReversedChars BMC\n${shown(hex, x)}\nEMC`;

/** A file of one page as the typesetter builds it: glyphs 1 to 4 are meem, ha, the Latin a, and a sign. */
const fileOf = (stream: string, kids: string): Uint8Array => {
  const map = '<0001> <0645>\n<0002> <062D>\n<0003> <0061>\n<0004> <0645>\n';
  const deflated = deflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  const objects = [
    '<<\n  /Type /Catalog\n>>',
    '<<\n  /Type /Page\n  /Resources << /Font << /f0 3 0 R >> >>\n  /Contents 6 0 R\n>>',
    '<<\n  /Type /Font\n  /DescendantFonts [4 0 R]\n  /ToUnicode 5 0 R\n>>',
    '<<\n  /Type /Font\n  /W [1 3 500 4 4 300]\n>>',
    `<<\n  /Length ${map.length}\n>>\nstream\n${map}\nendstream`,
    `<<\n  /Length ${deflated.length}\n  /Filter /FlateDecode\n>>\nstream\n${deflated}\nendstream`,
    `<<\n  /Type /StructElem\n  /S /P\n  /K [${kids}]\n  /Pg 2 0 R\n>>`,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n\n`;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n\r\n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f\r\n${rows}`;
  const end = `trailer\n<<\n  /Size ${objects.length + 1}\n  /Root 1 0 R\n>>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + table + end, 'latin1');
};

const read = (pdf: Uint8Array): { stream: string; kids: string } => {
  const file = readPdfFile(pdf);
  readRightToLeft({ file });
  const again = readPdfFile(writePdfFile(file));
  return { stream: streamOf(objectOf(again, 6)), kids: /\/K \[([^\]]*)\]/.exec(objectOf(again, 7))![1]! };
};

describe('readRightToLeft', () => {
  it('writes the groups of a piece from the right', () => {
    const { stream } = read(fileOf(piece(0, 100, 700, `${reversed('00010002')}\n${reversed('00020001', 10)}`), '0'));
    expect(stream).toBe(piece(0, 100, 700, `${reversed('00020001', 10)}\n${reversed('00010002')}`));
  });

  it('names the pieces of a passage in reading order and silences signs above the line', () => {
    const stream = piece(0, 100, 705, shown('0004')) + piece(1, 100, 700, shown('0001')) + piece(2, 105, 700, shown('0002'));
    const result = read(fileOf(stream, '0 1 2'));
    expect(result.kids).toBe('2 1 0');
    expect(Array.from(result.stream.matchAll(/MCID (\d)/g), (match) => match[1])).toEqual(['2', '1', '0']);
    expect(result.stream).toContain('/Span << /ActualText <feff>\n  /MCID 0');
    expect(result.stream.match(/ActualText/g)).toHaveLength(1);
  });

  it('keeps what begins further left, on the next line or runs from left to right apart', () => {
    const apart = [
      piece(0, 100, 700, shown('0001')) + piece(1, 80, 700, shown('0002')),
      piece(0, 100, 700, shown('0001')) + piece(1, 105, 685, shown('0002')),
      piece(0, 100, 700, shown('0001')) + piece(1, 105, 700, shown('0003')),
      piece(0, 100, 700, shown('0001')) + piece(1, 140, 700, shown('0002')),
    ];
    for (const stream of apart) expect(read(fileOf(stream, '0 1'))).toEqual({ stream, kids: '0 1' });
  });

  it('leaves text from left to right as it is', () => {
    const stream = piece(0, 100, 700, `${shown('0003')}\n${shown('0003', 10)}`);
    expect(read(fileOf(stream, '0')).stream).toBe(stream);
  });

  it('refuses a file that is built in another way', () => {
    expect(() => readPdfFile(Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF'))).toThrow('cross-reference');
  });
});

describe('tokensOf', () => {
  it('decodes strings with escapes, octal numbers and brackets, and hexadecimal ones', () => {
    const stream = '[(a\\(b\\)\\\\(c)\\101\\n) -12.5 <0041 42>] TJ /Span <</A (x)>> BDC';
    expect(tokensOf(stream).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'open [',
      'string a(b)\\(c)A\n',
      'number -12.5',
      'string \0AB',
      'close ]',
      'operator TJ',
      'name /Span',
      'open <<',
      'name /A',
      'string x',
      'close >>',
      'operator BDC',
    ]);
    for (const { kind, text, from, to } of tokensOf(stream)) {
      if (kind !== 'string') expect(stream.slice(from, to)).toBe(text);
    }
  });
});
