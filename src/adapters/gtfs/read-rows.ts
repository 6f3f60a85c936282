/**
 * Rows of a GTFS file while it comes in. Own reading, because files have thirty million rows of which few are kept: rows without
 * quotes are split at commas, and no row becomes an object.
 */

/** Cells of a row in the order of the columns that were asked for; an empty text where the file has no such column. */
export type Row = string[];

export class NoColumn extends Error {
  readonly column: string;
  constructor(column: string) {
    super(`no column ${column}`);
    this.column = column;
  }
}

/** A quoted cell that ends nowhere would swallow the rest of the file. */
const longestRow = 1_000_000;

/**
 * @param needed columns without which the file says nothing
 * @param columns those and the others that are wanted; rows have their cells in this order
 * @throws NoColumn
 */
export async function* readRows(input: {
  bytes: AsyncIterable<Uint8Array>;
  columns: readonly string[];
  needed: readonly string[];
}): AsyncGenerator<Row[]> {
  // Drops a byte order mark, and puts a sign in place of what is no UTF-8.
  const decoder = new TextDecoder('utf-8');
  let places: number[] | null = null;
  let rest = '';
  const rowsOf = function* (text: string): Generator<Row> {
    for (const cells of linesOf(text)) {
      if (places === null) {
        const names = cells.map((name) => name.trim().toLowerCase());
        const missing = input.needed.find((column) => !names.includes(column));
        if (missing !== undefined) throw new NoColumn(missing);
        places = input.columns.map((column) => names.indexOf(column));
      } else if (cells.length > 1 || cells[0] !== '') yield places.map((place) => (place < 0 ? '' : (cells[place] ?? '').trim()));
    }
  };
  for await (const chunk of input.bytes) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = endOfRows(text);
    rest = text.slice(end);
    if (rest.length > longestRow) throw new NoColumn(input.needed[0]!);
    const rows = [...rowsOf(text.slice(0, end))];
    if (rows.length > 0) yield rows;
  }
  const rows = [...rowsOf(rest + decoder.decode())];
  if (rows.length > 0) yield rows;
  if (places === null) throw new NoColumn(input.needed[0]!);
}

/** Where the last whole row of a text ends. */
function endOfRows(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1;
  let quoted = false;
  let end = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === 0x22) quoted = !quoted;
    else if (char === 0x0a && !quoted) end = i + 1;
  }
  return end;
}

function* linesOf(text: string): Generator<string[]> {
  let quote = text.indexOf('"');
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    // Looked for again only behind the last one: where there is none, each row would go through all that follows.
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    if (quote < 0 || quote > end) {
      yield text.slice(at, text[end - 1] === '\r' ? end - 1 : end).split(',');
      at = end + 1;
    } else {
      const read = quotedLine(text, at);
      yield read.cells;
      at = read.next;
    }
  }
}

function quotedLine(text: string, from: number): { cells: string[]; next: number } {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') break;
    else if (char !== '\r') cell += char;
  }
  cells.push(cell);
  return { cells, next: at + 1 };
}
