/**
 * Row headers in the finished PDF. The typesetter marks the header row of a table and has no way yet, in the build
 * from npm, to mark the cell that heads a row; a screen reader would then read "verzögert, 4. Quartal" without the
 * measure it speaks of. So the structure tree is amended: such a cell becomes a TH with scope Row and an id, and the
 * other cells of its row name it among their headers.
 *
 * The file's objects are plain text outside its streams, under one classic cross-reference table, which is rebuilt.
 * Whatever looks different from that is an error: better no report than one that claims more than it holds.
 */
export const markRowHeaders = ({
  pdf,
  rowHeaders,
}: {
  pdf: Uint8Array;
  /** Per table in reading order: the 0-based column that heads its rows, or null. */
  rowHeaders: (number | null)[];
}): Uint8Array => {
  const file = readFile(pdf);
  const root = reference(file, dictionaryOf(file, file.catalog), 'StructTreeRoot');
  const tables = tablesBelow(file, root);
  if (tables.length !== rowHeaders.length) {
    throw new Error(`The PDF holds ${tables.length} tables where the document has ${rowHeaders.length}`);
  }
  const added: [string, number][] = [];
  tables.forEach((table, index) => {
    const column = rowHeaders[index];
    if (column === null || column === undefined) return;
    bodyRows(file, table).forEach((row, line) => markRow(file, row, column, `R${index}y${line}`, added));
  });
  if (added.length > 0) addToIdTree(file, root, added);
  return writeFile(file);
};

interface PdfFile {
  source: string;
  /** Object numbers in the order in which they lie in the file, with the text of each up to the next. */
  objects: Map<number, string>;
  changed: Set<number>;
  head: string;
  trailer: string;
  catalog: number;
}

const readFile = (pdf: Uint8Array): PdfFile => {
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

const writeFile = (file: PdfFile): Uint8Array => {
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

const dictionaryOf = (file: PdfFile, number: number): string => {
  const text = file.objects.get(number);
  if (text === undefined) throw new Error(`The PDF lacks object ${number}`);
  return text;
};

const reference = (_file: PdfFile, text: string, key: string): number => {
  const number = Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]);
  if (!Number.isInteger(number)) throw new Error(`The PDF has no ${key}`);
  return number;
};

const roleOf = (text: string): string | undefined => /^\s*\/S \/(\w+)/m.exec(text)?.[1];

// Children that are content (plain numbers) or objects (OBJR) are no elements and fall away.
const childrenOf = (file: PdfFile, text: string): number[] => {
  const list = /\/K \[([^\]]*)\]/.exec(text)?.[1] ?? /\/K (\d+ 0 R)/.exec(text)?.[1] ?? '';
  return Array.from(list.matchAll(/(\d+) 0 R/g), (match) => Number(match[1])).filter((child) =>
    /\/Type \/StructElem/.test(file.objects.get(child) ?? ''),
  );
};

const tablesBelow = (file: PdfFile, number: number): number[] => {
  const text = dictionaryOf(file, number);
  if (roleOf(text) === 'Table') return [number];
  return childrenOf(file, text).flatMap((child) => tablesBelow(file, child));
};

const bodyRows = (file: PdfFile, table: number): number[] =>
  childrenOf(file, dictionaryOf(file, table)).flatMap((part) => {
    const role = roleOf(dictionaryOf(file, part));
    if (role === 'TR') return [part];
    return role === 'TBody' ? childrenOf(file, dictionaryOf(file, part)) : [];
  });

const markRow = (file: PdfFile, row: number, column: number, id: string, added: [string, number][]): void => {
  const cells = childrenOf(file, dictionaryOf(file, row));
  cells.forEach((cell, index) => {
    const text = dictionaryOf(file, cell);
    if (!text.includes('/O /Table')) throw new Error('A cell of the PDF has no table attributes');
    const amended =
      index === column
        ? text.replace('/S /TD', `/S /TH\n  /ID (${id})`).replace('/O /Table', '/O /Table\n    /Scope /Row')
        : text.replace(
            /\/Headers \[([^\]]*)\]/,
            (_, before: string) => `/Headers [${`${before} (${id})`.trim()}]`,
          );
    if (amended === text) throw new Error('A cell of the PDF cannot be joined to the head of its row');
    file.objects.set(cell, amended);
    file.changed.add(cell);
    if (index === column) added.push([id, cell]);
  });
};

const addToIdTree = (file: PdfFile, root: number, added: [string, number][]): void => {
  const text = dictionaryOf(file, root);
  const match = /\/IDTree <<\s*\/Names \[([^\]]*)\]\s*>>/.exec(text);
  if (!match) throw new Error('The PDF has no plain tree of ids');
  const known = Array.from((match[1] ?? '').matchAll(/\(([^)]*)\) (\d+) 0 R/g), (entry): [string, number] => [
    entry[1] ?? '',
    Number(entry[2]),
  ]);
  // A name tree is searched by halving, so it must be sorted by bytes.
  const all = [...known, ...added].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const names = all.map(([id, number]) => `(${id}) ${number} 0 R`).join(' ');
  file.objects.set(
    root,
    text.replace(match[0], () => `/IDTree <<\n    /Names [${names}]\n  >>`),
  );
  file.changed.add(root);
};
