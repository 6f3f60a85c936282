import { decodeText } from './decode-text.ts';
import { failure, type DocumentLine, type DocumentResult } from './document.ts';

const DELIMITERS = [';', ',', '\t', '|'];

/** The sign that cuts the first lines into the same number of parts most often. */
export function detectDelimiter(text: string): string {
  const head = text.slice(0, 20_000);
  let best = ';';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const rows = parseRows(head, delimiter, 20);
    const width = rows[0]?.cells.length ?? 0;
    const same = rows.filter((row) => row.cells.length === width).length;
    const score = width > 1 ? width * same : 0;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

type Row = { n: number; cells: string[]; open: boolean };

/** RFC 4180 with any delimiter; `n` is the line on which the record begins. */
export function parseRows(text: string, delimiter: string, limit: number): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endCell = () => {
    cells.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length && rows.length < limit; i += 1) {
    const sign = text[i] as string;
    if (sign === '\n') line += 1;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === delimiter) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push({ n: start, cells, open: false });
      cells = [];
      start = line;
    } else if (sign !== '\r') cell += sign;
  }
  if (rows.length < limit && (cell !== '' || cells.length > 0)) {
    endCell();
    rows.push({ n: start, cells, open: quoted });
  }
  return rows;
}

/**
 * Reads a CSV file: encoding and delimiter are detected, one line per record, cells separated by tabs.
 * @param input.acceptsColumns says whether the first record names columns that the caller understands
 */
export function readCsv(input: {
  bytes: Uint8Array;
  acceptsColumns?: ((header: string[]) => boolean) | undefined;
  expected?: string | undefined;
}): DocumentResult {
  const decoded = decodeText(input.bytes);
  if (!decoded.ok) return decoded;
  const text = decoded.text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
  const delimiter = detectDelimiter(text);
  const rows = parseRows(text, delimiter, Infinity).filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const header = rows[0];
  if (!header) return failure('empty', 'Die Datei ist leer.');
  const last = rows[rows.length - 1] as Row;
  if (last.open) return failure('wrong-columns', `In Zeile ${last.n} beginnt ein Anführungszeichen, das nirgends endet.`);
  const width = header.cells.length;
  const wrong = rows.find((row) => row.cells.length !== width && row.cells.slice(width).some((cell) => cell.trim() !== ''));
  if (width < 2 || wrong) {
    const where = wrong
      ? `Zeile ${wrong.n} hat ${wrong.cells.length} Spalten, die Kopfzeile ${width}.`
      : 'Die Kopfzeile hat nur eine Spalte.';
    return failure('wrong-columns', `${where} Bitte prüfen Sie das Trennzeichen und die Anführungszeichen.`);
  }
  if (input.acceptsColumns && !rows.slice(0, 10).some((row) => input.acceptsColumns?.(row.cells.map((cell) => cell.trim())))) {
    const names = header.cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .slice(0, 12)
      .join(', ');
    return failure(
      'wrong-columns',
      `Keine Spalte nennt ein Ziel oder eine Maßnahme. Gefunden: ${names}.${input.expected ? ` ${input.expected}` : ''}`,
    );
  }
  const lines: DocumentLine[] = rows.map((row) => ({ n: row.n, text: row.cells.map(cellText).join('\t') }));
  return { ok: true, format: 'csv', lines };
}

/** A cell on one line: its own line breaks stay readable as breaks, tabs become spaces. */
export function cellText(raw: string): string {
  return raw
    .trim()
    .replace(/\t/g, ' ')
    .replace(/\s*\r?\n\s*/g, '<br>');
}
