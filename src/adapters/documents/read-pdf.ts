import { getDocumentProxy } from 'unpdf';
import { failure, type DocumentLine, type DocumentLimits, type DocumentResult } from './document.ts';
import { findTables, type PageLine, type Segment } from './pdf-tables.ts';
import { linesByTags, type Piece, type TaggedLine, type TagNode } from './pdf-tags.ts';

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

/** Below the last cell of a row of two, close to it: the cell goes on. */
function goesOnInCell(line: PageLine, segment: Segment): boolean {
  const drop = line.y - segment.y;
  return line.cells === 2 && Math.abs((line.x ?? 0) - segment.x) < 2 && drop > 0 && drop < segment.size * 1.5;
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
      const apart = segment.x - previous.end > segment.size * 2.2;
      line.text += (apart ? '\t' : ' ') + segment.text.trim();
      line.bold = line.bold && segment.bold;
      if (apart) Object.assign(line, { x: segment.x, cells: (line.cells ?? 1) + 1 });
      line.end = segment.end;
    } else if (line && goesOnInCell(line, segment))
      Object.assign(line, { text: `${line.text} ${segment.text.trim()}`, y: segment.y });
    else {
      const { text, y, size, bold, x, end } = segment;
      lines.push({ text, y, size, bold, x, end, cells: 1 });
    }
    previous = segment;
  }
  return lines;
}

type Page = { lines: PageLine[]; tagged: TaggedLine[] | null };
type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** A page's pieces in the order of drawing, and by the marked content that they stand in. */
async function piecesOf(page: PdfPage): Promise<{ all: Piece[]; marked: Map<string, Piece[]>; loose: Piece[] }> {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const found = { all: [] as Piece[], marked: new Map<string, Piece[]>(), loose: [] as Piece[] };
  const open: (string | null)[] = [];
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id || null);
      continue;
    }
    const piece = pieceOf(item as TextItem, isBold(page.commonObjs, item.fontName, content.styles));
    found.all.push(piece);
    const id = open.findLast((each) => each !== null);
    if (id === undefined || id === null) found.loose.push(piece);
    else {
      const known = found.marked.get(id);
      if (known) known.push(piece);
      else found.marked.set(id, [piece]);
    }
  }
  return found;
}

const lettersOf = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0);

/** The page by its tags, where these name nearly all of its text; what they leave out follows at its end. */
async function tagsOf(page: PdfPage, pieces: Awaited<ReturnType<typeof piecesOf>>): Promise<TaggedLine[] | null> {
  const all = lettersOf(pieces.all);
  if (all === 0) return [];
  const tree = (await page.getStructTree()) as TagNode | null;
  if (!tree) return null;
  const { lines, used } = linesByTags({ tree, pieces: pieces.marked, lines: toLines });
  const left = [...pieces.loose, ...[...pieces.marked].filter(([id]) => !used.has(id)).flatMap(([, part]) => part)];
  if (all - lettersOf(left) < all * 0.6 || lines.every((line) => line.text === '')) return null;
  const rest = toLines(left).map((line) => ({ text: line.text.trim(), gap: true, size: 0 }));
  return [...lines, ...rest.filter((line) => line.text !== '')];
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

/**
 * Bullets that are drawn and not written: after a line that ends with a colon, indented lines are entries. One ends
 * where the next line's first word would have found room.
 */
function markDrawnLists(lines: readonly PageLine[]): PageLine[] {
  const margin = Math.max(0, ...lines.map((line) => line.end ?? 0));
  let indent: number | null = null;
  let open = false;
  return lines.map((line, index) => {
    const above = lines[index - 1];
    if (!above || line.x === undefined || line.cells !== 1) indent = null;
    else if (/:\s*$/.test(above.text) && above.x !== undefined && line.x > above.x + 8 && line.x < above.x + 60) {
      [indent, open] = [line.x, false];
    } else if (indent !== null && Math.abs(line.x - indent) > 2) indent = null;
    if (indent === null || /^(?:[•▪■●○*–-]|\(?\w{1,4}[.)])\s/u.test(line.text.trim())) return line;
    const width = ((line.end ?? 0) - (line.x ?? 0)) / Math.max(1, line.text.length);
    const word = (line.text.trim().split(/\s/)[0] ?? '').length + 1;
    const fits = !open || (above?.end ?? 0) + word * width < margin - 1;
    open = true;
    return fits && /^[\p{Lu}\d„"]/u.test(line.text.trim()) ? { ...line, text: `- ${line.text.trim()}` } : line;
  });
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
    for (const line of markDrawnLists(pageLines)) {
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

/** Tagged pages as lines. Where no heading is tagged, as after some conversions, larger type makes them. */
function renderTagged(pages: readonly TaggedLine[][]): DocumentLine[] {
  const headed = pages.some((page) => page.some((line) => line.text.startsWith('#')));
  const sizes = pages.map((page) => page.map((line) => ({ ...line, y: 0, bold: false })));
  const levels = headingLevels(sizes, bodySize(sizes));
  const top = Math.max(0, ...levels.keys());
  const lines: DocumentLine[] = [];
  pages.forEach((page, index) => {
    const push = (text: string) => lines.push({ n: lines.length + 1, text, page: index + 1 });
    for (const line of page) {
      if (line.gap) push('');
      const size = Math.round(line.size * 2) / 2;
      // A title's style is often tagged as a paragraph.
      const level = !headed || (size === top && index === 0) ? (levels.get(size) ?? 0) : 0;
      const plain = line.gap && level > 0 && line.text.length < 170 && !/^(?:#|\s*- |\*\*)/.test(line.text);
      push(plain ? `${'#'.repeat(level)} ${line.text}` : line.text);
    }
    push('');
  });
  return lines;
}

/**
 * Reads a PDF's text: by its tags where it has them, else lines from the positions of their pieces and headings from
 * the size of the type; pages are kept.
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
    const pages: Page[] = [];
    const tagged = (await document.getMarkInfo())?.Marked === true;
    let total = 0;
    for (let n = 1; n <= document.numPages; n += 1) {
      if (input.signal?.aborted) return failure('cancelled', 'Das Einlesen wurde abgebrochen.');
      const page = await document.getPage(n);
      const pieces = await piecesOf(page);
      const lines = toLines(pieces.all);
      total += lines.length;
      if (total > input.limits.lines) return failure('too-large', 'Das Dokument hat zu viele Zeilen.');
      pages.push({ lines, tagged: tagged ? await tagsOf(page, pieces) : null });
      page.cleanup();
    }
    if (pages.every(({ lines }) => lines.length === 0)) {
      return failure('scanned', 'Das PDF enthält nur Bilder und keinen Text. Bitte lassen Sie zuerst eine Texterkennung laufen.');
    }
    const byTags = pages.map((page) => page.tagged);
    const sized = byTags.every((page) => page !== null) ? byTags : null;
    return { ok: true, format: 'pdf', lines: sized ? renderTagged(sized) : render(pages.map(({ lines }) => lines)) };
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
