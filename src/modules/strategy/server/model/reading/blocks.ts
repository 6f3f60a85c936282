/** Lines become blocks: headings, paragraphs, list items, table rows, each with the lines it comes from. */
import type { SourceLine } from '../../../draft.ts';
import { cleanInline, endsSentence, firstSentence, joinLines } from './clean.ts';
import { htmlReader, opensHtml, parseCell, type Cell, type HtmlPiece } from './html.ts';
import { followsInSeries, leadingNumber } from './numbers.ts';
import { textHeading } from './headings.ts';
import { parseKey, type KeyValue } from './keys.ts';
import { parseLabel, type Label } from './words.ts';

export type BlockType = 'heading' | 'para' | 'item' | 'row' | 'skip';

export type Block = {
  type: BlockType;
  from: number;
  to: number;
  text: string;
  /** The cleaned lines of a paragraph. */
  lines: string[];
  /** 1 to 6 as marked up, 7 for a bold line, 8 for a plain one. */
  level: number;
  /** Printed number of an item ("1", "I", "a"), null for bullets. */
  number: string | null;
  marker: 'bullet' | 'number' | 'roman' | 'alpha' | 'dotted' | null;
  indent: number;
  cells: Cell[];
  /** Rows of one table share it. */
  table: number;
  /** Blank line (or the document's edge) before and after. */
  before: boolean;
  after: boolean;
  /** The bold beginning of an item. */
  lead: string | null;
  /** What the block reads as, once somebody asked. */
  label?: Label | null;
  strongLabel?: Label | null;
  key?: KeyValue | null;
};

/** Blocks shorter than this many characters are looked at as headings or labels. */
const SHORT = 160;

const BULLET = /^(?:[-*+•·▪■◦●○‣⁃–—►➢➔→✓✔§\uf0b7\uf0a7\uf0d8]|o(?=\s+\p{Lu}))\s+(?=\S)/u;
const NUMBERED = /^\(?(\d{1,3})[.)](?!\d)\s*(?=\S)/;
const DOTTED = /^(\d{1,2}(?:\.\d{1,2}){1,4})[.):]?\s+(?=\S)/;
const ROMAN = /^([IVXLC]{1,7})[.)]\s+(?=\S)/;
const DOTTED_ROMAN = /^([IVX]{1,5}(?:\.[IVX\d]{1,5}){1,4})[.):]{0,2}\s+(?=\S)/;
const ALPHA = /^\(?([A-Za-z])[.)]\s+(?=\S)/;
const CALENDAR =
  /^(?:quartal|halbjahr|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|stock|klasse|jahrhundert|platz|phase)\b/i;

export function newBlock(type: BlockType, from: number, to: number, text: string): Block {
  return {
    type,
    from,
    to,
    text,
    lines: [text],
    level: 0,
    number: null,
    marker: null,
    indent: 0,
    cells: [],
    table: 0,
    before: true,
    after: true,
    lead: null,
  };
}

type Marked = { marker: Exclude<Block['marker'], null>; number: string | null; rest: string };

/** Reads a list marker; "- I. Text" is a Roman number with a bullet before it. */
function readMarker(text: string): Marked | null {
  const head = text.slice(0, 40);
  const bullet = BULLET.exec(head);
  if (bullet) {
    const rest = text.slice(bullet[0].length).replace(/^\[[ xX]\]\s+/, '');
    const inner = readNumber(rest);
    return inner && (inner.marker !== 'alpha' || /^[A-Z]/.test(rest)) ? inner : { marker: 'bullet', number: null, rest };
  }
  return readNumber(text);
}

function readNumber(text: string): Marked | null {
  const head = text.slice(0, 40);
  const kinds = [
    ['dotted', DOTTED],
    ['dotted', DOTTED_ROMAN],
    ['number', NUMBERED],
    ['roman', ROMAN],
    ['alpha', ALPHA],
  ] as const;
  for (const [marker, pattern] of kinds) {
    const match = pattern.exec(head);
    if (!match) continue;
    const rest = text.slice(match[0].length).trim();
    if (CALENDAR.test(rest.slice(0, 20)) || /^\d{4}/.test(rest)) return null;
    if (
      marker === 'number' &&
      !/^[.)]\s|^[.)]$/.test(head.slice(head.indexOf(match[1] as string) + (match[1] as string).length).slice(0, 2)) &&
      !/^\p{Lu}/u.test(rest)
    )
      return null;
    return { marker, number: match[1] as string, rest };
  }
  return null;
}

function isSeparatorRow(text: string): boolean {
  return text.length < 2000 && /^\|?[\s:|-]+\|[\s:|-]*$/.test(text) && text.includes('-');
}

function splitPipes(text: string): string[] {
  return text.replace(/^\||\|$/g, '').split(/(?<!\\)\|/);
}

/** "Vorwort . . . . 3", "Ziele<tab>6": a line of a table of contents. */
export function isContentsLine(raw: string): boolean {
  const text = raw.trimEnd();
  if (text.length > 300) return false;
  const page = /(?:^|[^\d])(\d{1,3})\)?$/.exec(text.slice(-6));
  if (!page) return false;
  const before = text.slice(0, text.length - (page[1] as string).length);
  return (
    /\.\s?\.\s?\.\s*$|…\s*$|_{3}\s*$/.test(before.slice(-12)) ||
    (/\t\s*$/.test(before.slice(-6)) && before.trim().split('\t').length === 1)
  );
}

/** Cuts a document's lines into blocks; linear in the length of the text. */
export function toBlocks(lines: readonly SourceLine[]): Block[] {
  const blocks: Block[] = [];
  let table = 0;
  let previousRow = false;
  let blank = true;
  let para: Block | null = null;
  let raws: string[] = [];
  let semicolons = 0;

  const push = (block: Block) => {
    block.before = blank;
    const last = blocks[blocks.length - 1];
    if (last) last.after = blank;
    blocks.push(block);
    blank = false;
    previousRow = block.type === 'row';
  };
  const closePara = () => {
    if (!para) return;
    para.lines = raws.map(cleanInline).filter((line) => line !== '');
    para.text = joinLines(para.lines);
    if (para.type === 'item') para.lead = boldLead(raws);
    const raw = raws.join(' ').trim();
    const bold = /^(\*\*|__).{1,240}\1$/.test(raw) && !raw.slice(2, -2).includes('**');
    if (para.type === 'para' && bold && para.text.length <= SHORT && para.lines.length <= 2 && !parseKey(para.text, false)) {
      para.type = 'heading';
      para.level = 7;
    }
    if (para.text === '') para.type = 'skip';
    para = null;
    raws = [];
  };
  const html = htmlReader((piece) => push(fromPiece(piece, table)));
  let inHtml = 0;

  for (let i = 0; i < lines.length; i += 1) {
    const { n, text: raw } = lines[i] as SourceLine;
    const text = raw.trim();
    if (text === '') {
      if (inHtml > 0) continue;
      closePara();
      blank = true;
      semicolons = 0;
      continue;
    }
    const heading = /^#{1,6}(?=\s)/.exec(text);
    if (inHtml > 0 && heading) {
      html.end(n - 1);
      inHtml = 0;
    }
    if (inHtml > 0 || (!raw.includes('\t') && opensHtml(text)) || (/<table[\s>]/i.test(text) && !raw.includes('\t'))) {
      closePara();
      if (inHtml === 0) table += 1;
      html.feed(raw, n);
      inHtml = html.open() ? inHtml + 1 : 0;
      if (inHtml > 5000) {
        html.end(n);
        inHtml = 0;
      }
      continue;
    }
    if (heading) {
      closePara();
      const title = cleanInline(
        text
          .slice(heading[0].length)
          .trimEnd()
          .replace(/(?<=\s)#{1,6}$/, ''),
      );
      const block = newBlock(title === '' ? 'skip' : 'heading', n, n, title);
      block.level = heading[0].length;
      push(block);
      continue;
    }
    if (/^(?:[-*_=]\s?){3,200}$/.test(text.slice(0, 420)) && text.length < 420) {
      const above = blocks[blocks.length - 1];
      if (para && above === para && raws.length === 1 && /^(?:=+|-+)$/.test(text)) {
        closePara();
        Object.assign(above, { type: 'heading', level: text[0] === '=' ? 1 : 2, to: n });
      } else {
        closePara();
        push(newBlock('skip', n, n, ''));
      }
      continue;
    }
    const next = lines[i + 1]?.text.trim() ?? '';
    if (text.startsWith('|') || isSeparatorRow(text) || (text.includes(' | ') && (previousRow || isSeparatorRow(next)))) {
      closePara();
      if (!previousRow) table += 1;
      const row = newBlock(isSeparatorRow(text) ? 'skip' : 'row', n, n, '');
      row.cells = splitPipes(text).map(parseCell);
      row.table = table;
      push(row);
      previousRow = true;
      continue;
    }
    if (/^(?:<sup>\s?\d{1,3}\s?<\/sup>|\[\^\w{1,9}\]:|[¹²³⁴⁵⁶⁷⁸⁹]+\s)/.test(text)) {
      closePara();
      push(newBlock('skip', n, n, ''));
      para = newBlock('skip', n, n, '');
      raws = [text];
      continue;
    }
    if (isContentsLine(raw)) {
      closePara();
      const entry = newBlock('skip', n, n, cleanInline(text.replace(/[.\s…_]{0,200}\d{1,3}\)?$/, '')));
      entry.marker = 'dotted';
      push(entry);
      continue;
    }
    const tabbed = text.includes('\t');
    const marked = readMarker(text);
    const wordItem = tabbed && marked && !previousRow && !marked.rest.includes('\t');
    if ((tabbed && !wordItem) || (previousRow && raw.includes('\t') && !wordItem)) {
      closePara();
      if (!previousRow) table += 1;
      const row = newBlock('row', n, n, '');
      row.cells = raw
        .replace(/[\r\n]+$/, '')
        .split('\t')
        .map(parseCell);
      row.table = table;
      push(row);
      continue;
    }
    const fields = text.length < 5000 && text.includes(';') ? text.split(';').length : 0;
    if (fields >= 3 && (semicolons === fields || (semicolons === 0 && isColumnLine(text)))) {
      closePara();
      if (semicolons === 0) table += 1;
      semicolons = fields;
      const row = newBlock('row', n, n, '');
      row.cells = text.split(';').map(parseCell);
      row.table = table;
      push(row);
      continue;
    }
    semicolons = 0;
    if (marked && !(para && raws.length > 0 && wrapsInto(raws[raws.length - 1] as string, marked, para))) {
      closePara();
      const item = newBlock('item', n, n, '');
      item.marker = marked.marker;
      item.number = marked.number;
      item.indent = raw.length - raw.trimStart().length;
      push(item);
      para = item;
      raws = [marked.rest];
      continue;
    }
    if (para && (startsOwnBlock(text, raws) || endsNumberedHeading(para, text, raws))) closePara();
    if (!para) {
      para = newBlock('para', n, n, '');
      para.indent = raw.length - raw.trimStart().length;
      push(para);
    }
    para.to = n;
    raws.push(text);
  }
  closePara();
  html.end(lines[lines.length - 1]?.n ?? 0);
  return blocks.filter((block) => block.type !== 'skip' || block.marker === 'dotted');
}

/** A sentence that goes on with "2. Halbjahr" or "– das heißt" on its next line is no list. */
function wrapsInto(previous: string, marked: Marked, open: Block): boolean {
  if (marked.marker === 'bullet' || marked.marker === 'dotted') return false;
  if (open.number !== null && marked.number !== null && followsInSeries(open.number, marked.number)) return false;
  return previous.length > 60 && !/[.:;!?)]$/.test(previous) && marked.marker !== 'number' && marked.marker !== 'roman';
}

function startsOwnBlock(text: string, raws: readonly string[]): boolean {
  const clean = cleanInline(text.slice(0, 400));
  if (parseKey(clean, false)) return true;
  if (text.length < SHORT) {
    const label = parseLabel(clean, false);
    if (label && (label.number !== null || label.rest !== '' || text.endsWith(':') || (label.plural && label.rest === '')))
      return true;
    if (/^(\*\*|__).{1,150}\1$/.test(text)) return true;
  }
  // A label or key that is complete on its line ends there: what follows is its own paragraph.
  if (raws.length === 1) {
    const first = cleanInline((raws[0] as string).slice(0, 400));
    const label = first.length < SHORT ? parseLabel(first, false) : null;
    if (label && label.rest === '' && !label.qualified) return true;
    if (first.length < 45 && parseKey(first, true)?.bare) return true;
    if (first.length < 45 && !/[.!?]$/.test(first) && textHeading(first) !== null && endsSentence(clean)) return true;
    if (
      label &&
      label.number !== null &&
      label.rest !== '' &&
      first.length < 60 &&
      !/[-,]$|[.!?]\s/.test(first) &&
      /^\p{Lu}/u.test(clean) &&
      endsSentence(clean)
    )
      return true;
  }
  return false;
}

/** "3.1 Ausgangslage" and, on the next line, a sentence: the number heads it. */
function endsNumberedHeading(para: Block, text: string, raws: readonly string[]): boolean {
  const first = raws[0] as string;
  if (para.type !== 'item' || para.marker === 'bullet' || !para.before || raws.length !== 1 || first.length > 45) return false;
  return !/[.,:;-]$/.test(first) && /^\p{Lu}/u.test(text) && endsSentence(text);
}

const BOLD_LEAD = /^(\*\*|__)([^*_]{2,100})\1\s*[:–-]?(?:\s+(.*))?$/;

/** An entry's title where it is printed bold before the sentence that explains it. */
function boldLead(raws: readonly string[]): string | null {
  const match = BOLD_LEAD.exec((raws[0] as string).slice(0, 600));
  if (!match) return null;
  const rest = (match[3] ?? '') || (raws[1] ?? '');
  return /^["„]?\p{Lu}/u.test(rest) && rest.split(' ').length >= 3
    ? cleanInline((match[2] as string).replace(/\s*:$/, ''))
    : null;
}

function isColumnLine(text: string): boolean {
  let known = 0;
  for (const cell of text.split(';')) {
    const name = cleanInline(cell.replace(/^"|"$/g, ''));
    if (name.length < 40 && (parseKey(`${name}:`, false) || parseLabel(name, true))) known += 1;
  }
  return known >= 2;
}

function fromPiece(piece: HtmlPiece, base: number): Block {
  const block = newBlock(piece.type, piece.from, piece.to, piece.type === 'row' ? '' : piece.text);
  if (piece.type === 'heading') block.level = piece.level;
  if (piece.type === 'item') {
    block.indent = piece.indent;
    block.marker = piece.ordinal === null ? 'bullet' : 'number';
    block.number = piece.ordinal === null ? null : String(piece.ordinal);
  }
  if (piece.type === 'row') {
    block.cells = piece.cells;
    block.table = base * 1000 + piece.table;
  }
  if (piece.type === 'para' && piece.bold && piece.text.length <= SHORT) Object.assign(block, { type: 'heading', level: 7 });
  return block;
}

/** A short line of its own without a sentence's end: it may be a heading. */
export function isWeakHeading(block: Block, next: Block | undefined): boolean {
  if (block.type !== 'para' || block.lines.length > 2 || !block.before || block.text.length > 110) return false;
  const text = block.text;
  const runsOn = next?.type === 'para' && !parseKey(next.text, false) && !parseLabel(next.text, false);
  if (!block.after && runsOn && textHeading(text) === null) return false;
  if (/[.;,!?]$/.test(text) && !/\p{L}\.\)$/u.test(text)) return false;
  if (!/^[\p{Lu}\d„"“(]/u.test(text) || /@|https?:|www\.|\d{5}|\d{3,}[\s/-]\d{2,}/.test(text)) return false;
  if (text.endsWith(':') && text.split(' ').length > 6 && textHeading(text) === null) return false;
  if (firstSentence(text).rest !== '') return false;
  if (/^(?:quelle|abb\.|abbildung|tabelle|foto|bild|stand)\b/i.test(text)) return false;
  return text.split(' ').length <= 13 && /\p{L}{3}/u.test(text);
}

/** Number and title of a heading as printed: "6.1. Titel", "II Titel". */
export function splitNumber(text: string): { number: string | null; title: string } {
  const lead = leadingNumber(text);
  if (!lead || lead.rest === '') return { number: null, title: text };
  return { number: lead.number, title: lead.rest.replace(/^[:–—-]\s+/, '') };
}
