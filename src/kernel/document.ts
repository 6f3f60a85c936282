/**
 * A citable document as plain data: one source for the PDF, the HTML page and the content hash. It holds no wording
 * of its own; every word that is printed, "Inhalt" and "Seite" included, comes from the caller, so that the same
 * layout serves every language.
 */

export type Direction = 'ltr' | 'rtl';

/** How far a goal or measure is. `not-reported` is not `not-started`: nothing is known. */
export type DocumentState = 'not-reported' | 'not-started' | 'running' | 'delayed' | 'done' | 'continuous' | 'dropped';

/** A piece of text in one manner. `href` is an https, http, mailto or tel address, or `#id` of a block. */
export interface Run {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  href?: string;
  /** BCP 47 tag of a passage in another language than the document's. */
  lang?: string;
  dir?: Direction;
}

/** A state with the word that the county uses for it; the shape follows from the state. */
export interface StateMark {
  state: DocumentState;
  word: string;
}

export interface HeadingBlock {
  kind: 'heading';
  /** 1 is a chapter, which begins a page and gives the running header. */
  level: 1 | 2 | 3 | 4;
  id: string;
  text: string;
  /** BCP 47 tag where it stands in another language than the document. */
  lang?: string;
  dir?: Direction;
  /** As printed in the strategy ("3.2", "II.I"); never counted by the layout. */
  number?: string;
  /** An empty box before it on paper, to be ticked by hand. */
  tick?: boolean;
}

export interface ParagraphBlock {
  kind: 'paragraph';
  runs: Run[];
  /** An opening sentence, set larger. */
  lead?: boolean;
  /** The whole runs the other way than the document. */
  dir?: Direction;
}

export interface ListItem {
  runs: Run[];
  children?: ListBlock;
}

export interface ListBlock {
  kind: 'list';
  ordered: boolean;
  items: ListItem[];
  /** The whole runs the other way than the document. */
  dir?: Direction;
}

export interface TableColumn {
  header: string;
  /** Along the writing direction; figures stand at the `end`. */
  align?: 'start' | 'center' | 'end';
  /** A share of the free width, or `auto` for as much as the content needs. Missing is a share of 1. */
  width?: number | 'auto';
}

/** A cell is text, a state, or a state followed by text. */
export interface TableCell {
  runs?: Run[];
  state?: StateMark;
}

export interface TableRow {
  cells: TableCell[];
}

/** Columns and rows; with `rowHeader` the cells of that column (0-based) head their rows. */
export interface TableData {
  columns: TableColumn[];
  rows: TableRow[];
  rowHeader?: number;
}

/** Tables are counted through the document; the caption follows the number. */
export interface TableBlock extends TableData {
  kind: 'table';
  id: string;
  caption: string;
  source?: string;
}

export interface FactsBlock {
  kind: 'facts';
  items: { term: string; runs?: Run[]; state?: StateMark }[];
}

/** The state of what the heading above names, with the facts that belong beside it ("Integrationsstelle · bis 2027"). */
export interface StateBlock extends StateMark {
  kind: 'state';
  runs?: Run[];
}

export interface NoteBlock {
  kind: 'note';
  tone: 'info' | 'warning' | 'success';
  title?: string;
  blocks: (ParagraphBlock | ListBlock)[];
}

export interface Bar {
  label: string;
  /** Not below 0; `null` draws the hatched bar of a figure that must not be told, with `text` as its reason. */
  value: number | null;
  /** The value in words, printed at the bar: "139", "weniger als 5". */
  text: string;
  /** An unfinished period: drawn lighter. */
  light?: boolean;
}

/** A bar chart and the table behind it. Figures are counted through the document. */
export interface FigureBlock {
  kind: 'figure';
  id: string;
  caption: string;
  /** What a reader who does not see the chart must know. */
  alt: string;
  bars: Bar[];
  target?: { value: number; text: string };
  source?: string;
  table: TableData;
}

/** Quarters as 0-based indexes into `quarters`, both ends included. */
export interface QuarterRange {
  from: number;
  to: number;
}

export interface GanttRow {
  number?: string;
  title: string;
  unit?: string;
  state?: StateMark;
  planned?: QuarterRange;
  actual?: QuarterRange;
  /** New end after a shift, and the mark ("a") whose reason stands below. */
  shifted?: { to: number; mark: string };
  /** The bars in words, for those who hear the table. */
  words: string;
  /** A row that only heads the rows below it (a field of action). */
  group?: boolean;
}

/** Plan by quarter. Counted as a table, since it is one. */
export interface GanttBlock {
  kind: 'gantt';
  id: string;
  caption: string;
  /** Printed on an A3 page in landscape of its own. */
  wide?: boolean;
  headers: { title: string; unit: string; state: string; planned: string; actual: string; shifted: string };
  quarters: { year: number; quarter: 1 | 2 | 3 | 4 }[];
  /** Index of the quarter of the report's date. */
  today?: number;
  rows: GanttRow[];
  reasons?: { mark: string; text: string }[];
}

/** A picture on paper, as JPEG. Reports hold none: they show figures. */
export interface PictureBlock {
  kind: 'picture';
  /** Base64. */
  data: string;
  alt: string;
  /** What stands below it: caption, author, licence. */
  caption: Run[];
}

/** A code to scan, with what it says in words beside it. */
export interface CodeBlock {
  kind: 'code';
  /** What a reader of codes gets. */
  text: string;
  alt: string;
  runs: Run[];
}

export interface PageBreakBlock {
  kind: 'pageBreak';
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | FactsBlock
  | StateBlock
  | NoteBlock
  | FigureBlock
  | GanttBlock
  | PictureBlock
  | CodeBlock
  | PageBreakBlock;

/** Every word that the layout itself prints. `page` holds `{page}` and `{pages}`. */
export interface DocumentLabels {
  contents: string;
  page: string;
  table: string;
  figure: string;
  source: string;
  period: string;
  date: string;
  author: string;
  draft: string;
  imprint: string;
  permanentAddress: string;
  contentHash: string;
  /** Opens the table behind a chart on the page. */
  asTable: string;
}

export interface DocumentMeta {
  /** BCP 47. */
  lang: string;
  dir: Direction;
  title: string;
  subtitle?: string;
  county: string;
  /** The county's arms as base64; a plain shield in the accent colour stands where there are none. */
  arms?: { mediaType: 'image/svg+xml' | 'image/png' | 'image/jpeg'; data: string; alt: string };
  /** `#rrggbb`, readable on white. */
  accent: string;
  period: string;
  /** `iso` goes into the file's metadata, `text` is printed. */
  date: { iso: string; text: string };
  author: string;
  permanentAddress: string;
  /** Empty while the document is a draft. */
  contentHash: string;
  status: 'draft' | 'frozen';
  labels: DocumentLabels;
}

export interface CitableDocument {
  meta: DocumentMeta;
  blocks: Block[];
  /** Further paragraphs of the imprint: publisher, licence, contact. */
  imprint?: ParagraphBlock[];
}

/** A part of a poster in one language. */
export interface PosterPanel {
  /** BCP 47. */
  lang: string;
  dir: Direction;
  /** The language's own name. */
  name: string;
  text: string;
  /** Where its code leads. */
  address: string;
}

/** A sheet for a wall (A3): a few words in each language, with a code to scan. */
export interface PosterDocument {
  title: string;
  subtitle?: string;
  county: string;
  arms?: NonNullable<DocumentMeta['arms']>;
  /** `#rrggbb`, readable on white. */
  accent: string;
  date: { iso: string; text: string };
  panels: PosterPanel[];
  /** Lines at the foot: the office's address and hours. */
  foot: string[];
}

/**
 * JSON whose bytes depend on the content alone: keys in code unit order, no blanks, `undefined` members left out.
 * Throws a `TypeError` for what JSON cannot hold (functions, bigints, NaN, cycles), since a hash over a silent
 * replacement would vouch for something else.
 */
export const canonicalJson = (value: unknown): string => write(value, new Set());

const write = (value: unknown, above: Set<object>): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`Not a JSON number: ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`Not a JSON value: ${typeof value}`);
  if (above.has(value)) throw new TypeError('A cycle has no JSON');
  if (!Array.isArray(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    throw new TypeError('Only plain objects and lists have canonical JSON');
  }
  above.add(value);
  const text = Array.isArray(value) ? writeList(value, above) : writeObject(value as Record<string, unknown>, above);
  above.delete(value);
  return text;
};

const writeList = (list: unknown[], above: Set<object>): string =>
  `[${Array.from(list, (item) => write(item, above)).join(',')}]`;

const writeObject = (object: Record<string, unknown>, above: Set<object>): string => {
  const members = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(object[key], above)}`);
  return `{${members.join(',')}}`;
};

/**
 * SHA-256 of the document as 64 lower-case hexadecimal digits, over everything but the hash itself, so that it can
 * be printed in the document it vouches for.
 */
export const contentHash = async ({ document }: { document: CitableDocument }): Promise<string> => {
  const { contentHash: _own, ...meta } = document.meta;
  const bytes = new TextEncoder().encode(canonicalJson({ ...document, meta }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** What the layout derives from the order of the blocks; the same in print and on the page. */
export interface DocumentOutline {
  /** Per block: the heading's level without gaps (1, 3 becomes 1, 2), 0 for other blocks. */
  levels: number[];
  /** Per block: the running number of a table or plan, or of a figure; 0 for other blocks. */
  numbers: number[];
  /** The first block of an id; links to ids that are not here lead nowhere. */
  ids: Map<string, number>;
}

export const outlineOf = ({ blocks }: { blocks: Block[] }): DocumentOutline => {
  const outline: DocumentOutline = { levels: [], numbers: [], ids: new Map() };
  let level = 0;
  let tables = 0;
  let figures = 0;
  blocks.forEach((block, index) => {
    if ('id' in block && !outline.ids.has(block.id)) outline.ids.set(block.id, index);
    if (block.kind === 'heading') level = Math.max(1, Math.min(block.level, level + 1));
    outline.levels.push(block.kind === 'heading' ? level : 0);
    if (block.kind === 'table' || block.kind === 'gantt') outline.numbers.push((tables += 1));
    else outline.numbers.push(block.kind === 'figure' ? (figures += 1) : 0);
  });
  return outline;
};

/** Whether an address leads out of the document by a way that is safe to offer as a link. */
export const isOutsideLink = (href: string): boolean => /^(https?:\/\/[^\s]|mailto:[^\s]|tel:[+\d])/i.test(href);
