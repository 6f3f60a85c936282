/** Finds tables on a PDF page: rows of three or more cells whose beginnings stand below each other. */

/** A stretch of text on one baseline, from `x` to `end`, in points from the page's lower left corner. */
export type Segment = { text: string; x: number; end: number; y: number; size: number; bold: boolean };
/** `x` and `end` are those of its last piece; `cells` says how many pieces stand side by side on it. */
export type PageLine = { text: string; y: number; size: number; bold: boolean; x?: number; end?: number; cells?: number };
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

/** A piece that runs on into the next column, because the file draws both as one, is cut where that begins. */
function cutAtColumns(line: Baseline, starts: readonly number[]): void {
  line.segments = line.segments.flatMap((segment) => {
    const next = starts[columnOf(starts, segment) + 1];
    if (columnOf(starts, segment) < 0 || next === undefined || segment.end <= next + segment.size) return [segment];
    const goal = ((next - segment.x) / (segment.end - segment.x)) * segment.text.length;
    const blanks = [...segment.text.matchAll(/ +/g)].map((match) => match.index);
    const at = blanks.sort((a, b) => Math.abs(a - goal) - Math.abs(b - goal))[0];
    if (at === undefined) return [segment];
    const [left, right] = [segment.text.slice(0, at), segment.text.slice(at).trim()];
    return [
      { ...segment, text: left, end: next - 1 },
      { ...segment, text: right, x: next },
    ];
  });
}

/** The rows below a header: every piece begins at one of its columns. */
function bodyOf(lines: readonly Baseline[], at: number, starts: readonly number[]): number {
  let end = at + 1;
  let full = 0;
  for (; end < lines.length; end += 1) {
    const line = lines[end] as Baseline;
    const above = lines[end - 1] as Baseline;
    if (above.y - line.y > line.size * 4.5) break;
    if (line.size > above.size * 1.12) break;
    if (line.segments.some((segment) => columnOf(starts, segment) < 0)) break;
    if (line.segments.length > 1) full += 1;
  }
  return full > 0 ? end : at;
}

/** A line that stands close below and fills fewer columns goes on with the cells above it. */
function joinRows(lines: readonly Baseline[], starts: readonly number[]): PageLine[] {
  const rows: { cells: string[]; line: Baseline }[] = [];
  let above: Baseline | null = null;
  const gaps = lines.slice(1).map((line, index) => (lines[index] as Baseline).y - line.y);
  const leading = Math.min(...gaps);
  for (const line of lines) {
    const cells = starts.map(() => '');
    for (const segment of line.segments) cells[columnOf(starts, segment)] = segment.text.trim();
    const row = rows[rows.length - 1];
    const gap = above === null ? 0 : above.y - line.y;
    const numbered = /^\p{Lu}?\d{1,2}(?:\.\d{1,2}){0,3}\.?$/u.test(cells[0] ?? '');
    const close = above !== null && gap < line.size * 1.6 && gap < leading * 1.2 && !numbered;
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
    const pieces = part.map((line) => line.segments);
    for (const line of part) cutAtColumns(line, starts);
    const table: PdfTable = { rows: joinRows(part, starts), printed: false };
    for (const segment of pieces.flat()) found.set(segment, table);
    i = end - 1;
  }
  return found;
}
