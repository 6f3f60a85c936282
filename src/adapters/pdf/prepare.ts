import {
  isOutsideLink,
  outlineOf,
  type Block,
  type CitableDocument,
  type Direction,
  type DocumentMeta,
  type FigureBlock,
  type GanttBlock,
  type HeadingBlock,
  type ListBlock,
  type ParagraphBlock,
  type QuarterRange,
  type Run,
  type StateMark,
  type TableData,
} from '#kernel/document.ts';
import { qrSvg } from '#kernel/qr.ts';
import { PLACEHOLDER } from './legible.ts';

/** Rows up to this many characters move to the next page as a whole; longer ones may be split. */
const WHOLE_ROW = 700;
/** The same for notes, in characters of their JSON. */
const WHOLE_NOTE = 1500;
const LEFT_TO_RIGHT_MARK = '\u200e';
const RIGHT_TO_LEFT_MARK = '\u200f';
export const ARABIC_SCRIPT = new Set(['ar', 'fa', 'ps', 'ckb', 'ur', 'sd', 'ug']);

/** A document that breaks its own rules: a programming error of the caller, never a matter of content. */
export class DocumentShapeError extends Error {
  override name = 'DocumentShapeError';
}

interface Setting {
  legible: (text: string) => string;
  labels: Map<string, string>;
  meta: DocumentMeta;
}

/** The document as the layout reads it, and per table, in order, the column that heads its rows. */
export interface Prepared {
  data: unknown;
  /** The arms and pictures, which the layout opens as files of these names. */
  images: { name: string; bytes: Buffer }[];
  rowHeaders: (number | null)[];
}

/**
 * Turns a document into the data of `report.typ`: every text made legible, every optional member spelled out as
 * null, links kept only where they lead somewhere, heading levels without gaps (PDF/UA forbids gaps).
 * Throws `DocumentShapeError` for tables whose rows do not fit their columns and charts without bars.
 */
export const prepare = ({
  document,
  legible,
  families,
}: {
  document: CitableDocument;
  legible: (text: string) => string;
  families: readonly string[];
}): Prepared => {
  const outline = outlineOf({ blocks: document.blocks });
  const labels = new Map(Array.from(outline.ids, ([id, index]) => [id, `block-${index}`]));
  const setting: Setting = { legible, meta: document.meta, labels };
  const placed = new Set<string>();
  const rowHeaders: (number | null)[] = [];
  const images = document.meta.arms ? [armsFile(document.meta.arms)] : [];
  const blocks = document.blocks.map((block, index) => {
    if (block.kind === 'picture') {
      const name = `picture-${index}.jpg`;
      images.push({ name, bytes: Buffer.from(block.data, 'base64') });
      return { ...prepareBlock(block, setting), name };
    }
    if (block.kind === 'table') rowHeaders.push(block.rowHeader ?? null);
    if (block.kind === 'figure') rowHeaders.push(block.table.rowHeader ?? null);
    if (block.kind === 'gantt') rowHeaders.push(0);
    return {
      ...prepareBlock(block, setting, outline.levels[index]),
      ...ownLabel(block, index, setting, placed),
    };
  });
  return {
    data: {
      meta: { ...prepareMeta(setting), families },
      blocks,
      imprint: (document.imprint ?? []).map((block) => prepareBlock(block, setting)),
    },
    images,
    rowHeaders,
  };
};

// The first block with an id takes it; a second one gets a label of its own, because the layout refuses doubles.
const ownLabel = (block: Block, index: number, { labels }: Setting, placed: Set<string>): { label?: string } => {
  if (!('id' in block)) return {};
  const label = labels.get(block.id)!;
  if (placed.has(label)) return { label: `again-${index}` };
  placed.add(label);
  return { label };
};

const prepareMeta = ({ legible, meta }: Setting): Record<string, unknown> => {
  const language = languageOf(meta.lang);
  const labels = Object.fromEntries(Object.entries(meta.labels).map(([key, text]) => [key, legible(text)]));
  const date = /^(\d{4})-(\d{2})-(\d{2})/.exec(meta.date.iso);
  const valid = date !== null && !Number.isNaN(Date.parse(`${date[0]}T00:00:00Z`));
  const facts = [
    { term: meta.labels.period, text: meta.period },
    { term: meta.labels.date, text: meta.date.text },
    { term: meta.labels.author, text: meta.author },
    {
      term: meta.labels.permanentAddress,
      text: meta.permanentAddress,
      href: meta.permanentAddress,
      fine: true,
    },
    { term: meta.labels.contentHash, text: meta.contentHash, fine: true },
  ].filter((fact) => fact.text !== '');
  return {
    lang: language?.lang ?? 'de',
    region: language?.region ?? null,
    dir: meta.dir,
    arabic: ARABIC_SCRIPT.has(language?.lang ?? ''),
    title: legible(meta.title) || PLACEHOLDER,
    subtitle: meta.subtitle ? legible(meta.subtitle) : null,
    running: [meta.title, meta.subtitle]
      .filter(Boolean)
      .map((text) => legible(text!))
      .join(' · '),
    county: legible(meta.county),
    arms: meta.arms ? prepareArms(meta.arms, legible) : null,
    accent: /^#[0-9a-f]{6}$/i.test(meta.accent) ? meta.accent : '#2045a8',
    period: legible(meta.period),
    date: legible(meta.date.text),
    year: valid ? Number(date[1]) : null,
    month: valid ? Number(date[2]) : null,
    day: valid ? Number(date[3]) : null,
    author: legible(meta.author),
    draft: meta.status === 'draft',
    address: meta.permanentAddress,
    code: /^https?:/.test(meta.permanentAddress) ? qrSvg(meta.permanentAddress) : null,
    labels,
    page: pageWords(legible(meta.labels.page)),
    facts: facts.map(({ term, text, href, fine }) => ({
      term: legible(term),
      state: null,
      runs: [
        {
          ...prepareRun(
            { text, ...(href ? { href } : {}), ...(fine ? { dir: 'ltr' } : {}) },
            { legible, meta, labels: new Map() },
          ),
          fine: fine ?? false,
        },
      ],
    })),
  };
};

export const prepareArms = (arms: NonNullable<DocumentMeta['arms']>, legible: (text: string) => string): unknown => ({
  name: armsName(arms.mediaType),
  alt: legible(arms.alt) || PLACEHOLDER,
});

const armsName = (mediaType: NonNullable<DocumentMeta['arms']>['mediaType']): string =>
  ({ 'image/svg+xml': 'arms.svg', 'image/png': 'arms.png', 'image/jpeg': 'arms.jpg' })[mediaType];

export const armsFile = (arms: NonNullable<DocumentMeta['arms']>): Prepared['images'][number] => ({
  name: armsName(arms.mediaType),
  bytes: Buffer.from(arms.data, 'base64'),
});

const pageWords = (text: string): [string, string, string] => {
  const [before, rest] = text.split('{page}');
  if (before === undefined || rest === undefined) return [`${text} `, ' / ', ''];
  const [between, after] = rest.split('{pages}');
  return after === undefined ? [before, ' / ', rest] : [before, between ?? '', after];
};

/** Typst takes ISO 639 and ISO 3166 codes apart; a region of the document must not stick to a foreign passage. */
export const languageOf = (tag: string): { lang: string; region: string | null } | null => {
  const match = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?:-|$)/i.exec(tag);
  return match?.[1] ? { lang: match[1].toLowerCase(), region: match[2]?.toUpperCase() ?? null } : null;
};

const prepareRuns = (runs: Run[] | undefined, setting: Setting): unknown[] =>
  (runs ?? [])
    .filter((run) => run.text !== '')
    .flatMap((run) =>
      run.text
        .split('\n')
        .flatMap((text, index) => [
          ...(index === 0 ? [] : [{ ...prepareRun({ text: '' }, setting), br: true }]),
          ...(text === '' ? [] : [prepareRun({ ...run, text }, setting)]),
        ]),
    );

const prepareRun = (run: Run, { legible, labels, meta }: Setting): Record<string, unknown> => {
  const language = run.lang === undefined ? null : languageOf(run.lang);
  const mark = run.dir === 'rtl' ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
  const turned = run.dir !== undefined && run.dir !== meta.dir;
  const text = legible(run.text);
  return {
    // The marks keep punctuation at the edge of the passage on the passage's own side.
    br: false,
    t: turned ? `${mark}${text}${mark}` : text,
    strong: run.strong ?? false,
    emphasis: run.emphasis ?? false,
    lang: language?.lang ?? null,
    region: language?.region ?? null,
    arabic: language ? ARABIC_SCRIPT.has(language.lang) : null,
    url: run.href !== undefined && isOutsideLink(run.href) ? encodeURI(decodedOnce(run.href)) : null,
    to: run.href?.startsWith('#') ? (labels.get(run.href.slice(1)) ?? null) : null,
    fine: false,
  };
};

// An address that is encoded already must not be encoded twice.
const decodedOnce = (href: string): string => {
  try {
    return decodeURI(href.toWellFormed());
  } catch {
    return href.toWellFormed();
  }
};

const prepareState = (mark: StateMark | undefined, { legible }: Setting): unknown =>
  mark ? { state: mark.state, word: legible(mark.word) || PLACEHOLDER } : null;

const prepareBlock = (block: Block, setting: Setting, level = 1): Record<string, unknown> => {
  const { legible } = setting;
  switch (block.kind) {
    case 'heading':
      return prepareHeading(block, setting, level);
    case 'paragraph':
      return {
        kind: 'paragraph',
        lead: block.lead ?? false,
        turn: turnOf(block, setting),
        runs: prepareRuns(block.runs, setting),
      };
    case 'list':
      return prepareList(block, setting);
    case 'table':
      return {
        kind: 'table',
        caption: legible(block.caption),
        source: block.source ? legible(block.source) : null,
        ...prepareTable(block, setting),
      };
    case 'facts':
      return {
        kind: 'facts',
        items: block.items.map(({ term, runs, state }) => ({
          term: legible(term),
          runs: prepareRuns(runs, setting),
          state: prepareState(state, setting),
        })),
      };
    case 'state':
      return {
        kind: 'state',
        state: block.state,
        word: legible(block.word) || PLACEHOLDER,
        runs: prepareRuns(block.runs, setting),
      };
    case 'note':
      return {
        kind: 'note',
        tone: block.tone,
        title: block.title ? legible(block.title) : null,
        breakable: JSON.stringify(block.blocks).length > WHOLE_NOTE,
        blocks: block.blocks.map((part: ParagraphBlock | ListBlock) => prepareBlock(part, setting)),
      };
    case 'figure':
      return prepareFigure(block, setting);
    case 'gantt':
      return prepareGantt(block, setting);
    case 'picture':
      return { kind: 'picture', alt: legible(block.alt) || PLACEHOLDER, caption: prepareRuns(block.caption, setting) };
    case 'code':
      return {
        kind: 'code',
        code: qrSvg(block.text, 'medium'),
        alt: legible(block.alt) || PLACEHOLDER,
        runs: prepareRuns(block.runs, setting),
      };
    case 'pageBreak':
      return { kind: 'pageBreak' };
  }
};

const prepareHeading = (block: HeadingBlock, setting: Setting, level: number): Record<string, unknown> => {
  const text = setting.legible(block.text).trim() || PLACEHOLDER;
  const { t, lang, region, arabic } = prepareRun({ ...block, text }, setting);
  const number = block.number ? setting.legible(block.number) : null;
  return {
    kind: 'heading',
    level,
    text: t,
    lang,
    region,
    arabic,
    number,
    tick: block.tick ?? false,
    turn: turnOf(block, setting),
  };
};

/** The direction of a block that runs the other way than the document; null for the usual one. */
const turnOf = ({ dir }: { dir?: Direction }, { meta }: Setting): Direction | null =>
  dir === undefined || dir === meta.dir ? null : dir;

const prepareList = (block: ListBlock, setting: Setting): Record<string, unknown> => ({
  kind: 'list',
  ordered: block.ordered,
  turn: turnOf(block, setting),
  items: block.items.map((item) => ({
    runs: prepareRuns(item.runs, setting),
    children: item.children && item.children.items.length > 0 ? prepareList(item.children, setting) : null,
  })),
});

const prepareTable = (table: TableData, setting: Setting): Record<string, unknown> => {
  if (table.columns.length === 0) throw new DocumentShapeError('A table without columns');
  const { rowHeader } = table;
  if (rowHeader !== undefined && !(rowHeader in table.columns)) {
    throw new DocumentShapeError('The column that heads the rows is not in the table');
  }
  return {
    columns: table.columns.map(({ header, align, width }) => ({
      header: setting.legible(header),
      align: align ?? 'start',
      width: typeof width === 'number' ? Math.max(width, 0.01) : (width ?? 1),
    })),
    rows: table.rows.map((row, index) => {
      if (row.cells.length !== table.columns.length) {
        throw new DocumentShapeError(`Row ${index} has ${row.cells.length} cells for ${table.columns.length} columns`);
      }
      const length = row.cells.flatMap((cell) => cell.runs ?? []).reduce((sum, run) => sum + run.text.length, 0);
      return {
        breakable: length > WHOLE_ROW,
        cells: row.cells.map((cell) => ({
          runs: prepareRuns(cell.runs, setting),
          state: prepareState(cell.state, setting),
        })),
      };
    }),
  };
};

const prepareFigure = (block: FigureBlock, setting: Setting): Record<string, unknown> => {
  const { legible } = setting;
  if (block.bars.length === 0) throw new DocumentShapeError('A chart without bars');
  return {
    kind: 'figure',
    caption: legible(block.caption),
    alt: legible(block.alt) || legible(block.caption) || PLACEHOLDER,
    source: block.source ? legible(block.source) : null,
    bars: block.bars.map((bar) => ({
      label: legible(bar.label),
      text: legible(bar.text),
      value: bar.value === null ? null : Math.max(bar.value, 0),
      light: bar.light ?? false,
    })),
    target: block.target ? { value: Math.max(block.target.value, 0), text: legible(block.target.text) } : null,
    table: prepareTable(block.table, setting),
  };
};

const prepareGantt = (block: GanttBlock, setting: Setting): Record<string, unknown> => {
  const { legible } = setting;
  const last = block.quarters.length - 1;
  if (last < 0) throw new DocumentShapeError('A plan without quarters');
  const inside = (value: number): number => Math.min(Math.max(Math.trunc(value), 0), last);
  const range = (value: QuarterRange | undefined): unknown =>
    value ? { from: inside(Math.min(value.from, value.to)), to: inside(Math.max(value.from, value.to)) } : null;
  return {
    kind: 'gantt',
    wide: block.wide ?? false,
    caption: legible(block.caption),
    headers: Object.fromEntries(Object.entries(block.headers).map(([key, text]) => [key, legible(text)])),
    quarters: block.quarters.map(({ year, quarter }) => ({ year, quarter })),
    today: block.today !== undefined && block.today >= 0 && block.today <= last ? Math.trunc(block.today) : null,
    reasons: (block.reasons ?? []).map(({ mark, text }) => ({ mark: legible(mark), text: legible(text) })),
    rows: block.rows.map((row) => ({
      number: row.number ? legible(row.number) : null,
      title: legible(row.title),
      unit: row.unit ? legible(row.unit) : null,
      state: prepareState(row.state, setting),
      planned: range(row.planned),
      actual: range(row.actual),
      shifted: row.shifted ? { to: inside(row.shifted.to), mark: legible(row.shifted.mark) } : null,
      words: legible(row.words) || PLACEHOLDER,
      group: row.group ?? false,
    })),
  };
};
