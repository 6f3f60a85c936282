/** What surrounds the strategy itself: its title, its table of contents, running headers and footers. */
import type { SourceLine } from '../../../draft.ts';
import { isWeakHeading, splitNumber, type Block } from './blocks.ts';
import { joinLines, titleKey } from './clean.ts';
import { isContentsHeading } from './headings.ts';
import { parseKey } from './keys.ts';
import { parseLabel } from './words.ts';

/** Takes the contents out of the blocks and returns the keys of the titles that it names. */
export function takeContents(blocks: Block[]): Set<string> {
  const keys = new Set<string>();
  const remember = (text: string) => {
    const { title } = splitNumber(text);
    for (const key of [titleKey(text), titleKey(title)]) if (key.length > 2) keys.add(key);
  };
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    if (block.type === 'skip') {
      remember(block.text);
      continue;
    }
    const opens =
      (block.type === 'heading' || (block.type === 'para' && block.lines.length === 1)) && isContentsHeading(block.text);
    if (!opens) continue;
    const end = contentsEnd(blocks, i);
    for (let j = i; j < end; j += 1) {
      const entry = blocks[j] as Block;
      if (j > i)
        remember(
          entry.type === 'row'
            ? entry.cells
                .map((cell) => cell.text)
                .join(' ')
                .replace(/\s*\d{1,3}$/, '')
            : entry.text,
        );
      if (j > i && entry.type === 'para') entry.lines.forEach(remember);
      entry.type = 'skip';
    }
  }
  return keys;
}

/** The contents end at the next marked heading, or where its first entry comes again as a heading of the text. */
function contentsEnd(blocks: Block[], start: number): number {
  const seen = new Set<string>();
  const marked = (blocks[start] as Block).type === 'heading';
  let run = start + 1;
  for (let j = start + 1; j < Math.min(blocks.length, start + 400); j += 1) {
    const block = blocks[j] as Block;
    if (block.type === 'heading') return marked || block.level < 7 ? j : run;
    if (block.type === 'skip') {
      seen.add(titleKey(block.text));
      run = j + 1;
      continue;
    }
    if (block.text.length > 220) return marked ? j : run;
    const key = titleKey(block.text);
    if (seen.has(key)) return j;
    for (const line of block.lines) seen.add(titleKey(line));
    // Without a repetition only the entries that stand close together are believed.
    if (!block.before || block.type === 'item' || run === j)
      run = block.after && block.type !== 'item' && j > start + 1 ? run : j + 1;
  }
  return run;
}

const HIDDEN = /<!doctype[^>]{0,300}>|<!--|<(head|script|style|noscript|template)(?=[\s>])/gi;

/** A line without what browsers do not show; `until` is the end that a part of earlier lines waits for. */
function shown(text: string, until: string | null): { text: string; until: string | null } {
  let out = '';
  let rest = text;
  let waiting = until;
  for (let guard = 0; guard < 200; guard += 1) {
    if (waiting !== null) {
      const end = rest.toLowerCase().indexOf(waiting);
      if (end < 0) return { text: out, until: waiting };
      rest = rest.slice(end + waiting.length);
      waiting = null;
    }
    HIDDEN.lastIndex = 0;
    const match = HIDDEN.exec(rest);
    if (!match) break;
    out += rest.slice(0, match.index);
    rest = rest.slice(match.index + match[0].length);
    if (match[0] === '<!--') waiting = '-->';
    else if (match[1]) waiting = `</${match[1].toLowerCase()}>`;
  }
  return { text: out + rest, until: waiting };
}

/** Takes out what stands before a text and is none: the head of a web page, scripts, the fields of a Markdown file. */
export function takePreamble(lines: readonly SourceLine[]): SourceLine[] {
  const start = lines.findIndex((line) => line.text.trim() !== '');
  const end = lines[start]?.text.trim() === '---' ? lines.findIndex((line, i) => i > start && line.text.trim() === '---') : -1;
  const fields =
    end > start + 1 &&
    end - start < 60 &&
    lines.slice(start + 1, end).every((line) => /^(?:[\w-]{1,40}:|\s|-\s|#|$)/.test(line.text));
  let until: string | null = null;
  return lines.map((line, i) => {
    if (fields && i >= start && i <= end) return { ...line, text: '' };
    if (until === null && !/<(?:!|head|script|style|noscript|template)/i.test(line.text)) return line;
    const part = shown(line.text, until);
    ({ until } = part);
    return { ...line, text: part.text };
  });
}

/** Removes page numbers and lines that return on the pages (headers, footers); they become unused. */
export function takeFurniture(given: readonly SourceLine[]): SourceLine[] {
  const lines = withPages(given);
  const paged = lines.some((line) => line.page !== undefined && line.page > 1);
  const counts = new Map<string, Set<number>>();
  const shape = (text: string) => text.trim().replace(/\d+/g, '#');
  if (paged) {
    for (const line of lines) {
      if (line.page === undefined || line.text.length > 110 || line.text.trim() === '') continue;
      const key = shape(line.text);
      const pages = counts.get(key) ?? new Set();
      pages.add(line.page);
      counts.set(key, pages);
    }
  }
  const edges = paged ? pageEdges(lines) : new Set<number>();
  return lines.map((line) => {
    const text = line.text.trim();
    if (text.length > 110) return line;
    const numbered =
      /^(?:[-–]\s?)?(?:Seite|S\.)?\s?\d{1,4}(?:\s?(?:von|\/|\|)\s?\d{1,4})?(?:\s?[-–])?$/i.test(text) &&
      (/[^\d]/.test(text) || edges.has(line.n));
    const returning =
      paged &&
      edges.has(line.n) &&
      (counts.get(shape(text))?.size ?? 0) >= 3 &&
      !/^(?:ma(?:ß|ss)nahmen|ziele?|handlungsfeld|zuständig|frist|stand)\b/i.test(text);
    return (numbered && !/^\d{1,4}$/.test(text)) || (numbered && edges.has(line.n)) || returning ? { ...line, text: '' } : line;
  });
}

/** A form feed is a page's end in text that came out of a PDF. */
function withPages(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!lines.some((line) => line.page === undefined && line.text.includes('\f'))) return lines;
  let page = 1;
  return lines.map((line) => {
    if (line.text.includes('\f')) page += 1;
    return { ...line, page };
  });
}

/** The first two and the last two lines of each page. */
function pageEdges(lines: readonly SourceLine[]): Set<number> {
  const edges = new Set<number>();
  let page: SourceLine[] = [];
  const close = () => {
    for (const line of [...page.slice(0, 2), ...page.slice(-2)]) edges.add(line.n);
    page = [];
  };
  let current: number | undefined;
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    if (line.page !== current) close();
    current = line.page;
    page.push(line);
  }
  close();
  return edges;
}

const STRATEGY =
  /(?:integrations|teilhabe|handlungs|migrations|diversitäts|vielfalts|zuwanderungs|kommunales?\s|aktions|ma(?:ß|ss)nahmen)\p{L}*(?:strategie|konzept|plan|programm|leitbild)|(?:strategie|konzept|masterplan|aktionsplan|rahmenplan|leitbild)\p{L}*(?:\s|$)/iu;

/** "Landkreis X" above "Integrationskonzept" is the publisher, not the title. */
function titleLines(block: Block): string {
  const at = block.lines.findIndex((line) => STRATEGY.test(line));
  return at > 0 && block.lines.every((line) => /^\p{Lu}/u.test(line)) ? joinLines(block.lines.slice(at)) : block.text;
}

/** The document's title: the first line near its beginning that calls itself a strategy, else the first heading. */
export function documentTitle(blocks: readonly Block[]): string {
  let fallback = '';
  let looked = 0;
  const candidates: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (looked > 60) break;
    if (block.type !== 'heading' && block.type !== 'para') continue;
    looked += 1;
    if (block.text.length > 180 || /@|https?:|www\./.test(block.text)) continue;
    const heading = block.type === 'heading';
    const short = heading || isWeakHeading(block, blocks[index + 1]) || (block.type === 'para' && !/[.!?:;]$/.test(block.text));
    if (!short) continue;
    if (STRATEGY.test(block.text) && !/^(?:gefördert|förderung|inhalt|nach |auf grundlage|entwicklung und)/i.test(block.text))
      candidates.push(titleLines(block));
    if (fallback === '' && heading && block.level <= 2) fallback = block.text;
    if (candidates.length >= 1 && looked > 12) break;
  }
  if (candidates[0]) return candidates[0].replace(/\s*:$/, '');
  const first = blocks.find(
    (block) =>
      (block.type === 'para' || block.type === 'heading') &&
      block.text.length < 180 &&
      !parseLabel(block.text, true) &&
      !parseKey(block.text, true),
  );
  return (fallback || (first?.text ?? '')).replace(/\s*:$/, '');
}
