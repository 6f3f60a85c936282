/** Finds tables on a PDF page: rows of three or more cells whose beginnings stand below each other. */

/** A stretch of text on one baseline, from `x` to `end`, in points from the page's lower left corner. */
export type Segment = { text: string; x: number; end: number; y: number; size: number; bold: boolean };
export type PageLine = { text: string; y: number; size: number; bold: boolean };
type PdfTable = { rows: PageLine[]; printed: boolean };

type Baseline = { y: number; size: number; segments: Segment[] };

const TOLERANCE = 3;

function toBaselines(segments: readonly Segment[]): Baseline[] {
  const sorted = [...segments].sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: Baseline[] = [];
  for (const segment of sorted) {
    const last = lines[lines.length - 1];
    if (last && Math.abs(last.y - segment.y) < last.size * 0.4) last.segments.push(segment);
    else lines.push({ y: segment.y, size: segment.size, segments: [segment] });
  }
  for (const line of lines) line.segments.sort((a, b) => a.x - b.x);
  return lines;
}

function columnOf(starts: readonly number[], segment: Segment): number {
  return starts.findIndex((start) => Math.abs(start - segment.x) <= TOLERANCE);
}

/** The rows below a header: every piece begins at one of its columns. */
function bodyOf(lines: readonly Baseline[], at: number, starts: readonly number[]): number {
  let end = at + 1;
  let full = 0;
  for (; end < lines.length; end += 1) {
    const line = lines[end] as Baseline;
    const above = lines[end - 1] as Baseline;
    if (above.y - line.y > line.size * 4.5) break;
    if (line.segments.some((segment) => columnOf(starts, segment) < 0)) break;
    if (line.segments.length > 1) full += 1;
  }
  return full > 0 ? end : at;
}

/** A line that stands close below and fills fewer columns goes on with the cells above it. */
function joinRows(lines: readonly Baseline[], starts: readonly number[]): PageLine[] {
  const rows: { cells: string[]; line: Baseline }[] = [];
  let above: Baseline | null = null;
  for (const line of lines) {
    const cells = starts.map(() => '');
    for (const segment of line.segments) cells[columnOf(starts, segment)] = segment.text.trim();
    const row = rows[rows.length - 1];
    const close = above !== null && above.y - line.y < line.size * 1.6;
    const whole = cells.filter((cell) => cell !== '').length === starts.length;
    if (row && close && !whole) {
      cells.forEach((cell, index) => {
        const known = row.cells[index] ?? '';
        if (cell !== '') row.cells[index] = known === '' ? cell : `${known} ${cell}`;
      });
    } else rows.push({ cells, line });
    above = line;
  }
  return rows.map(({ cells, line }) => ({ text: cells.join('\t'), y: line.y, size: line.size, bold: false }));
}

/** For every piece that lies in a table, the table with its rows as lines of tabs. */
export function findTables(segments: readonly Segment[]): Map<Segment, PdfTable> {
  const found = new Map<Segment, PdfTable>();
  const lines = toBaselines(segments);
  for (let i = 0; i < lines.length; i += 1) {
    const header = lines[i] as Baseline;
    if (header.segments.length < 3) continue;
    const starts = header.segments.map((segment) => segment.x);
    const end = bodyOf(lines, i, starts);
    if (end - i < 2) continue;
    const part = lines.slice(i, end);
    const table: PdfTable = { rows: joinRows(part, starts), printed: false };
    for (const line of part) for (const segment of line.segments) found.set(segment, table);
    i = end - 1;
  }
  return found;
}
