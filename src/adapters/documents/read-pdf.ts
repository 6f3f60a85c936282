import { getDocumentProxy } from 'unpdf';
import { failure, type DocumentLine, type DocumentLimits, type DocumentResult } from './document.ts';
import { findTables, type PageLine, type Segment } from './pdf-tables.ts';

type Piece = { text: string; x: number; y: number; width: number; size: number; bold: boolean };

type TextItem = { str: string; transform: number[]; width: number; height: number; fontName: string };

function pieceOf(item: TextItem, bold: boolean): Piece {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  const size = Math.hypot(a, b) || item.height || 10;
  return { text: item.str, x, y, width: item.width, size, bold };
}

/** Neighbouring pieces of one baseline, in the order in which the file draws them. */
function toSegments(pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  let current: Segment | null = null;
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const near = current !== null && Math.abs(piece.y - current.y) < current.size * 0.45 && piece.x >= current.end - current.size;
    const gap = current ? piece.x - current.end : 0;
    if (!current || !near || gap > piece.size * 0.9) {
      current = { ...piece, end: piece.x + piece.width };
      segments.push(current);
      continue;
    }
    // A raised small figure is a footnote's mark.
    const mark = piece.size < current.size * 0.75 && /^\d{1,2}$/.test(piece.text.trim());
    const space = gap > piece.size * 0.15 && !/\s$/.test(current.text) && !/^\s/.test(piece.text) ? ' ' : '';
    if (!mark) {
      current.text += space + piece.text;
      current.bold = current.bold && piece.bold;
      current.size = Math.max(current.size, piece.size);
    }
    current.end = piece.x + piece.width;
  }
  return segments;
}

/** A page's lines: tables by their columns, all else in the order of drawing. */
function toLines(pieces: readonly Piece[]): PageLine[] {
  const segments = toSegments(pieces);
  const tables = findTables(segments);
  const lines: PageLine[] = [];
  let previous: Segment | null = null;
  for (const segment of segments) {
    const table = tables.get(segment);
    if (table) {
      if (!table.printed) lines.push(...table.rows);
      table.printed = true;
      previous = null;
      continue;
    }
    const line = lines[lines.length - 1];
    const same =
      previous !== null && Math.abs(segment.y - previous.y) < previous.size * 0.45 && segment.x >= previous.end - previous.size;
    if (line && same && previous) {
      line.text += (segment.x - previous.end > segment.size * 2.2 ? '\t' : ' ') + segment.text.trim();
      line.bold = line.bold && segment.bold;
    } else lines.push({ text: segment.text, y: segment.y, size: segment.size, bold: segment.bold });
    previous = segment;
  }
  return lines;
}

function bodySize(pages: readonly PageLine[][]): number {
  const counts = new Map<number, number>();
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + line.text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** Larger type makes a heading; the largest sizes are the highest levels. */
function headingLevels(pages: readonly PageLine[][], body: number): Map<number, number> {
  const sizes = new Set<number>();
  for (const line of pages.flat()) {
    const size = Math.round(line.size * 2) / 2;
    if (size >= body * 1.12 && line.text.length < 170) sizes.add(size);
  }
  return new Map([...sizes].sort((a, b) => b - a).map((size, index) => [size, Math.min(index + 1, 5)]));
}

function render(pages: readonly PageLine[][]): DocumentLine[] {
  const body = bodySize(pages);
  const levels = headingLevels(pages, body);
  const lines: DocumentLine[] = [];
  const push = (text: string, page: number) => lines.push({ n: lines.length + 1, text, page });
  pages.forEach((pageLines, index) => {
    const page = index + 1;
    let above: PageLine | null = null;
    let headingAbove = 0;
    for (const line of pageLines) {
      const text = line.text.trim().replace(/ {2,}/g, ' ');
      const level = levels.get(Math.round(line.size * 2) / 2) ?? 0;
      const heading = level > 0 && text.length < 170 && /\p{L}/u.test(text) ? level : 0;
      const drop = above ? Math.abs(above.y - line.y) : 0;
      const apart = above === null || drop > Math.max(above.size, line.size) * 1.75 || line.y > above.y + above.size * 2;
      if (heading > 0 && heading === headingAbove && !apart) {
        const last = lines[lines.length - 1] as DocumentLine;
        last.text += /\p{L}-$/u.test(last.text) ? text : ` ${text}`;
      } else {
        if (apart || heading !== headingAbove) push('', page);
        const bold = heading === 0 && line.bold && text.length < 140 && !/[.,;]$/.test(text);
        push(heading > 0 ? `${'#'.repeat(heading)} ${text}` : bold ? `**${text}**` : text, page);
      }
      above = line;
      headingAbove = heading;
    }
  });
  return lines;
}

/**
 * Reads a PDF's text: lines from the positions of their pieces, headings from the size of the type, pages kept.
 * Encrypted files and scans without text are refused.
 */
export async function readPdf(input: {
  bytes: Uint8Array;
  limits: DocumentLimits;
  signal?: AbortSignal | undefined;
}): Promise<DocumentResult> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // pdf.js takes the bytes over, so it gets a copy.
    document = await getDocumentProxy(new Uint8Array(input.bytes), { verbosity: 0 });
  } catch (error) {
    return (error as Error).name === 'PasswordException'
      ? failure('encrypted', 'Das PDF ist mit einem Passwort geschützt. Bitte speichern Sie es ohne Passwort.')
      : failure('damaged', 'Das PDF ist beschädigt und lässt sich nicht öffnen. Bitte erzeugen Sie es neu.');
  }
  try {
    const pages: PageLine[][] = [];
    let total = 0;
    for (let n = 1; n <= document.numPages; n += 1) {
      if (input.signal?.aborted) return failure('cancelled', 'Das Einlesen wurde abgebrochen.');
      const page = await document.getPage(n);
      const content = await page.getTextContent();
      const pieces: Piece[] = [];
      for (const item of content.items) {
        if (!('str' in item)) continue;
        pieces.push(pieceOf(item as TextItem, isBold(page.commonObjs, item.fontName, content.styles)));
      }
      const lines = toLines(pieces);
      total += lines.length;
      if (total > input.limits.lines) return failure('too-large', 'Das Dokument hat zu viele Zeilen.');
      pages.push(lines);
      page.cleanup();
    }
    if (pages.every((lines) => lines.length === 0)) {
      return failure('scanned', 'Das PDF enthält nur Bilder und keinen Text. Bitte lassen Sie zuerst eine Texterkennung laufen.');
    }
    return { ok: true, format: 'pdf', lines: render(pages) };
  } catch {
    return failure('damaged', 'Das PDF ist beschädigt und lässt sich nicht vollständig lesen. Bitte erzeugen Sie es neu.');
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

function isBold(objects: unknown, fontName: string, styles: Record<string, { fontFamily?: string }>): boolean {
  const family = styles[fontName]?.fontFamily ?? '';
  try {
    const store = objects as { has: (name: string) => boolean; get: (name: string) => { name?: string; bold?: boolean } };
    const font = store.has(fontName) ? store.get(fontName) : undefined;
    return font?.bold === true || /bold|black|heavy/i.test(`${font?.name ?? ''} ${family}`);
  } catch {
    return false;
  }
}
