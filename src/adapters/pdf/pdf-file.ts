import { deflateSync, inflateSync } from 'node:zlib';

/** A PDF as the typesetter writes it: numbered objects as text (latin1), one classic cross-reference table. */
export interface PdfFile {
  source: string;
  /** Object numbers in the order in which they lie in the file, with the text of each up to the next. */
  objects: Map<number, string>;
  changed: Set<number>;
  head: string;
  trailer: string;
  catalog: number;
}

/** Throws when the file is built in any other way than the one known. */
export const readPdfFile = (pdf: Uint8Array): PdfFile => {
  const source = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-64))?.[1]);
  const table = /^xref\s+0 (\d+)\s+/.exec(source.slice(start, start + 40));
  if (!table) throw new Error('The PDF has no plain cross-reference table');
  const count = Number(table[1]);
  const entries = start + table[0].length;
  const offsets: [number, number][] = [];
  for (let number = 1; number < count; number += 1) {
    const entry = source.slice(entries + number * 20, entries + number * 20 + 20);
    if (entry[17] === 'n') offsets.push([Number(entry.slice(0, 10)), number]);
  }
  offsets.sort(([a], [b]) => a - b);
  const objects = new Map<number, string>();
  offsets.forEach(([offset, number], index) => {
    objects.set(number, source.slice(offset, offsets[index + 1]?.[0] ?? start));
  });
  const trailer = source.slice(entries + count * 20, source.lastIndexOf('startxref'));
  const catalog = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  return { source, objects, changed: new Set(), head: source.slice(0, offsets[0]?.[0]), trailer, catalog };
};

export const writePdfFile = (file: PdfFile): Uint8Array => {
  if (file.changed.size === 0) return Buffer.from(file.source, 'latin1');
  const offsets = new Map<number, number>();
  const parts = [file.head];
  let offset = file.head.length;
  for (const [number, text] of file.objects) {
    offsets.set(number, offset);
    parts.push(text);
    offset += text.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  parts.push(`xref\n0 ${size}\n0000000000 65535 f\r\n`);
  for (let number = 1; number < size; number += 1) {
    const at = offsets.get(number);
    if (at === undefined) throw new Error(`The PDF lacks object ${number}`);
    parts.push(`${String(at).padStart(10, '0')} 00000 n\r\n`);
  }
  parts.push(file.trailer.replace(/^\s+/, ''), `startxref\n${offset}\n%%EOF`);
  return Buffer.from(parts.join(''), 'latin1');
};

/** The text of an object, its stream included. */
export const objectOf = (file: PdfFile, number: number): string => {
  const text = file.objects.get(number);
  if (text === undefined) throw new Error(`The PDF lacks object ${number}`);
  return text;
};

/** The object that `key` of a dictionary refers to, or undefined. */
export const referenceIn = (text: string, key: string): number | undefined => {
  const match = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  return match ? Number(match[1]) : undefined;
};

/** The stream of an object, inflated where it is deflated. */
export const streamOf = (text: string): string => {
  const start = /stream\r?\n/.exec(text);
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  if (!start || Number.isNaN(length)) throw new Error('The PDF lacks a stream');
  const from = start.index + start[0].length;
  const raw = text.slice(from, from + length);
  if (!text.slice(0, start.index).includes('/FlateDecode')) return raw;
  return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
};

/** The text of an object with this dictionary, its stream replaced by another, deflated. */
export const withStream = (stream: string): string => {
  const bytes = deflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
  return `<<\n  /Length ${bytes.length}\n  /Filter /FlateDecode\n>>\nstream\n${bytes}\nendstream\nendobj\n\n`;
};
