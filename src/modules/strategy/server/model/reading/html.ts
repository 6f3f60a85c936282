/** The HTML that exported documents carry: cells with lists, whole tables, headings and lists between lines. */
import { cleanInline, joinLines } from './clean.ts';

export type Cell = { text: string; items: string[] };

const TAG = /<(\/?)([a-z][a-z0-9]{0,10})(?:\s[^<>]{0,2000})?\/?>/gi;
const BLOCK_TAGS = new Set([
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'ul',
  'ol',
  'li',
  'p',
  'div',
  'section',
  'article',
  'main',
  'br',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'caption',
  'body',
  'html',
  'head',
  'title',
  'colgroup',
  'col',
  'header',
  'footer',
  'nav',
  'hr',
  'blockquote',
]);
const OPENING =
  /^\s{0,40}<\/?(?:table|thead|tbody|tfoot|tr|td|th|ul|ol|li|p|div|section|article|main|dl|dt|dd|h[1-6]|caption|body|html|head|title|header|footer|nav|blockquote)(?=[\s>/])/i;

const MARKER = /^[•·▪■◦●‣➢➔→✓*–—-]\s+/u;
/** A printed number is kept: it belongs to the entry. */
const ORDINAL = /^(?:\d{1,2}[.)]|[a-z]\)|(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,3}){1,4}\.?)\s+(?=\S)/u;

/** A cell's text and, where it holds a list, the list's entries. */
export function parseCell(raw: string): Cell {
  if (/<li[\s>]/i.test(raw)) return cellWithList(raw);
  if (/<br\s{0,3}\/?>|<\/p>|\n/i.test(raw)) {
    const lines = raw
      .split(/<br\s{0,3}\/?>|<\/?p(?:\s[^<>]{0,500})?>|\n/gi)
      .map(cleanInline)
      .filter((line) => line !== '');
    if (lines.length > 1) return linesAsCell(lines);
    return { text: lines[0] ?? '', items: [] };
  }
  const text = cleanInline(raw);
  if (/^[•▪■●]/.test(text)) {
    const items = text.split(/\s*[•▪■●]\s*/).filter((item) => item !== '');
    return { text: '', items };
  }
  return { text, items: [] };
}

function linesAsCell(lines: string[]): Cell {
  const starts = (line: string) => MARKER.test(line) || ORDINAL.test(line);
  const marked = lines.filter(starts).length;
  if (marked === 0) return { text: joinLines(lines), items: [] };
  const intro: string[] = [];
  const items: string[][] = [];
  for (const line of lines) {
    if (starts(line)) items.push([line.replace(MARKER, '')]);
    else (items[items.length - 1] ?? intro).push(line);
  }
  return { text: joinLines(intro), items: items.map(joinLines) };
}

function cellWithList(raw: string): Cell {
  const outside: string[] = [];
  const items: string[] = [];
  let depth = 0;
  let last = 0;
  let current: string | null = null;
  const take = (text: string) => {
    if (current !== null) current += ` ${text}`;
    else outside.push(text);
  };
  const close = () => {
    const item = cleanInline(current ?? '').replace(MARKER, '');
    if (item !== '') items.push(item);
    current = null;
  };
  for (const match of raw.matchAll(TAG)) {
    take(raw.slice(last, match.index));
    last = match.index + match[0].length;
    const name = (match[2] as string).toLowerCase();
    if (name === 'li') {
      if (current !== null) close();
      if (match[1] === '') current = '';
    } else if (name === 'ul' || name === 'ol') depth += match[1] === '' ? 1 : -1;
    else if (!BLOCK_TAGS.has(name)) take(match[0]);
    if (depth < 0) depth = 0;
  }
  take(raw.slice(last));
  if (current !== null) close();
  return { text: cleanInline(outside.join(' ')), items };
}

export type HtmlPiece =
  | { type: 'heading'; level: number; text: string; from: number; to: number }
  | { type: 'para'; text: string; from: number; to: number; bold: boolean }
  | { type: 'item'; text: string; indent: number; ordinal: number | null; from: number; to: number }
  | { type: 'row'; cells: Cell[]; from: number; to: number; table: number };

/** Whether a line opens HTML on the level of blocks. */
export function opensHtml(line: string): boolean {
  return line.includes('<') && OPENING.test(line);
}

/** Reads lines of HTML; state lives across lines until its tables and lists are closed. */
export function htmlReader(emit: (piece: HtmlPiece) => void) {
  let tables = 0;
  let nested = 0;
  let cells: Cell[] | null = null;
  let cell: string | null = null;
  let rowFrom = 0;
  const lists: { ordered: boolean; count: number }[] = [];
  let text = '';
  let textFrom = 0;
  let textTo = 0;
  let mode: 'para' | 'item' | `h${number}` = 'para';

  const flush = () => {
    const bold = /^\s*<(?:b|strong)(?:\s[^<>]{0,200})?>[^<]{1,300}<\/(?:b|strong)>\s*$/i.test(text);
    const cleaned = cleanInline(text);
    const place = { from: textFrom, to: textTo };
    text = '';
    if (cleaned === '') return;
    if (mode === 'item') {
      const list = lists[lists.length - 1];
      const ordinal = list?.ordered ? list.count : null;
      emit({ type: 'item', text: cleaned.replace(MARKER, ''), indent: lists.length * 2, ordinal, ...place });
    } else if (mode === 'para') emit({ type: 'para', text: cleaned, bold, ...place });
    else emit({ type: 'heading', level: Number(mode.slice(1)), text: cleaned, ...place });
  };
  const add = (part: string, n: number) => {
    if (cell !== null) {
      cell += part;
      return;
    }
    if (part.trim() === '' && text === '') return;
    if (text === '') textFrom = n;
    if (part.trim() !== '') textTo = n;
    text += part;
  };
  const closeCell = () => {
    if (cell !== null && cells) cells.push(parseCell(cell));
    cell = null;
  };
  const closeRow = (n: number) => {
    closeCell();
    if (cells && cells.length > 0) emit({ type: 'row', cells, from: rowFrom, to: n, table: tables });
    cells = null;
  };

  const tag = (name: string, closing: boolean, raw: string, n: number) => {
    if (name === 'table') {
      if (cell !== null) return void (nested = Math.max(0, nested + (closing ? -1 : 1)));
      flush();
      if (closing) closeRow(n);
      else tables += 1;
    } else if (nested > 0) add(' ', n);
    else if (name === 'tr') {
      closeRow(n);
      if (!closing) [cells, rowFrom] = [[], n];
    } else if (name === 'td' || name === 'th') {
      closeCell();
      if (closing) return;
      cells ??= [];
      if (cells.length === 0 && rowFrom === 0) rowFrom = n;
      cell = '';
      const span = Number(/colspan\s?=\s?["']?(\d{1,2})/i.exec(raw)?.[1] ?? 1);
      for (let i = 1; i < Math.min(span, 40); i += 1) cells.push({ text: '', items: [] });
    } else if (cell !== null) add(raw, n);
    else if (name === 'ul' || name === 'ol') {
      flush();
      mode = 'para';
      if (closing) lists.pop();
      else if (lists.length < 20) lists.push({ ordered: name === 'ol', count: 0 });
    } else if (name === 'li') {
      flush();
      const list = lists[lists.length - 1];
      if (!closing && list) list.count += 1;
      mode = closing ? 'para' : 'item';
    } else if (/^h[1-6]$/.test(name)) {
      flush();
      mode = closing ? 'para' : (name as `h${number}`);
    } else if (name === 'br') add(mode === 'para' ? ' ' : ' ', n);
    else if (name === 'p' && mode === 'item') add(' ', n);
    else if (BLOCK_TAGS.has(name)) {
      flush();
      if (mode !== 'item') mode = 'para';
    } else add(raw, n);
  };

  return {
    /** Whether text or a table is still open, so that the next line belongs to it. */
    open: () => cells !== null || cell !== null || lists.length > 0 || text !== '' || mode !== 'para',
    feed(line: string, n: number) {
      let last = 0;
      for (const match of line.matchAll(TAG)) {
        add(line.slice(last, match.index), n);
        last = match.index + match[0].length;
        tag((match[2] as string).toLowerCase(), match[1] === '/', match[0], n);
      }
      add(`${line.slice(last)} `, n);
    },
    end(n: number) {
      closeRow(n);
      flush();
      lists.length = 0;
      mode = 'para';
      nested = 0;
    },
  };
}
