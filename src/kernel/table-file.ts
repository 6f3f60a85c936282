import { originHeader, type Column } from './register.ts';
import { foldWord, plainText, type RawCell } from './table-cells.ts';

/** A table as its file gives it. `row` is the line or row number that the person sees in her program. */
export type RawTable = {
  format: 'csv' | 'xlsx';
  /** Where it says that it comes from, on its hidden sheet. */
  origin: string | null;
  header: RawRow;
  rows: RawRow[];
};
export type RawRow = { row: number; cells: RawCell[] };

/** More rows than any strategy has. */
export const mostRows = 10_000;

/** What a table's head says: which column stands where. */
export type TableHead = {
  /** Position of each known column. */
  at: ReadonlyMap<string, number>;
  /** Heads that no column has: their cells are not read. */
  unknown: string[];
  /** Columns whose head stands there twice, with both positions. */
  doubled: { german: string; positions: number[] }[];
};

/** Heads compare without case, umlauts' spelling, line breaks, units in brackets and marks. */
export const foldHeader = (text: string): string => foldWord(text.replace(/\([^)]*\)|\[[^\]]*\]/g, ''));

/** Finds the columns by their German or English heads and those under which people know them, in any order. */
export function readHead<Row>(input: { columns: readonly Column<Row>[]; header: RawRow }): TableHead {
  const names = new Map<string, Column<Row>>();
  for (const column of input.columns) {
    for (const name of [column.german, column.english, column.key, ...(column.also ?? [])]) {
      const folded = foldHeader(name);
      if (!names.has(folded)) names.set(folded, column);
    }
  }
  const positions = new Map<Column<Row>, number[]>();
  const unknown: string[] = [];
  input.header.cells.forEach((cell, index) => {
    const text = typeof cell === 'string' ? plainText(cell) : '';
    if (text === '' || foldHeader(text) === foldHeader(originHeader)) return;
    const column = names.get(foldHeader(text));
    if (column) positions.set(column, [...(positions.get(column) ?? []), index]);
    else unknown.push(text.replace(/\s+/g, ' '));
  });
  const found = [...positions];
  return {
    at: new Map(found.map(([column, at]) => [column.key, at[0]!])),
    unknown,
    doubled: found.filter(([, at]) => at.length > 1).map(([column, at]) => ({ german: column.german, positions: at })),
  };
}

/** Where the table says that it comes from: on its hidden sheet or in its column; null where it says nothing. */
export function readOrigins(table: RawTable): string[] {
  const at = table.header.cells.findIndex((cell) => typeof cell === 'string' && foldHeader(cell) === foldHeader(originHeader));
  const said = at < 0 ? [] : table.rows.map((row) => row.cells[at] ?? null);
  const texts = [table.origin, ...said].filter((cell): cell is string => typeof cell === 'string' && cell.trim() !== '');
  return [...new Set(texts.map((text) => text.trim()))];
}
