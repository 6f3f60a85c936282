import { objectOf, referenceIn, type PdfFile } from './pdf-file.ts';

/**
 * Row headers in the finished PDF. The typesetter marks the header row of a table and has no way yet, in the build
 * from npm, to mark the cell that heads a row; a screen reader would then read "verzögert, 4. Quartal" without the
 * measure it speaks of. So the structure tree is amended: such a cell becomes a TH with scope Row and an id, and the
 * other cells of its row name it among their headers.
 *
 * Whatever looks different from what is known is an error: better no report than one that claims more than it holds.
 */
export const markRowHeaders = ({
  file,
  rowHeaders,
}: {
  file: PdfFile;
  /** Per table in reading order: the 0-based column that heads its rows, or null. */
  rowHeaders: (number | null)[];
}): void => {
  const root = referenceIn(objectOf(file, file.catalog), 'StructTreeRoot');
  if (root === undefined) throw new Error('The PDF has no structure tree');
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
  const text = objectOf(file, number);
  if (roleOf(text) === 'Table') return [number];
  return childrenOf(file, text).flatMap((child) => tablesBelow(file, child));
};

const bodyRows = (file: PdfFile, table: number): number[] =>
  childrenOf(file, objectOf(file, table)).flatMap((part) => {
    const role = roleOf(objectOf(file, part));
    if (role === 'TR') return [part];
    return role === 'TBody' ? childrenOf(file, objectOf(file, part)) : [];
  });

const markRow = (file: PdfFile, row: number, column: number, id: string, added: [string, number][]): void => {
  const cells = childrenOf(file, objectOf(file, row));
  cells.forEach((cell, index) => {
    const text = objectOf(file, cell);
    if (!text.includes('/O /Table')) throw new Error('A cell of the PDF has no table attributes');
    const amended =
      index === column
        ? text.replace('/S /TD', `/S /TH\n  /ID (${id})`).replace('/O /Table', '/O /Table\n    /Scope /Row')
        : text.replace(/\/Headers \[([^\]]*)\]/, (_, before: string) => `/Headers [${`${before} (${id})`.trim()}]`);
    if (amended === text) throw new Error('A cell of the PDF cannot be joined to the head of its row');
    file.objects.set(cell, amended);
    file.changed.add(cell);
    if (index === column) added.push([id, cell]);
  });
};

const addToIdTree = (file: PdfFile, root: number, added: [string, number][]): void => {
  const text = objectOf(file, root);
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
