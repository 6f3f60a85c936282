/** Tables whose columns name levels and facts; a table of figures is left alone. */
import type { LineRange } from '../../../draft.ts';
import { newBlock, splitNumber, type Block } from './blocks.ts';
import type { Cell } from './html.ts';
import { isClosed, isField, openNode, parentFor, rank, rangeOf, type Context } from './context.ts';
import { applyFact } from './facts.ts';
import { numberKey, numberParts } from './numbers.ts';
import { addText, goalByNumber, place, type TreeNode } from './tree.ts';
import { isPlaceholder } from './headings.ts';
import { keyOf, parseKey, type Key } from './keys.ts';
import { parseLabel, type LevelRole } from './words.ts';

type Column =
  | { use: 'level'; role: LevelRole; word: string }
  | { use: 'fact'; key: Key; note: string }
  | { use: 'number' }
  | { use: 'depth' }
  | { use: 'title' }
  | { use: 'slot'; from: string; to: string }
  | null;

/** `running` says that a table's only numbers count its rows, so they belong to the deepest level of each. */
type Columns = { columns: Column[]; header: LineRange[]; running?: boolean };

function columnOf(cell: Cell): Column {
  const name = cell.text.replace(/\s*:$/, '');
  if (name === '' || name.length > 90) return null;
  if (/^(?:(?:lfd\.?|laufende)\s*)?(?:nr|nummer|no|ziffer|kennung|id|#|kürzel)\.?(?:\s*(?:der|des)?\s*\p{L}+)?$/iu.test(name))
    return { use: 'number' };
  if (/^(?:ebene|gliederungsebene|level|stufe)$/i.test(name)) return { use: 'depth' };
  // "Stand 2025" and "Sachstand (03/2026)" say the key and its day.
  const kv = parseKey(`${name}:`, false);
  if (kv) return { use: 'fact', key: kv.key, note: kv.note };
  const label = parseLabel(name, true);
  if (label && label.number === null && label.rest === '' && !label.adjectiveOnly)
    return { use: 'level', role: label.role, word: label.word };
  if (/^(?:titel|bezeichnung|name|was\??|thema|text|ziel\s?\/\s?maßnahme|inhalt)$/i.test(name)) return { use: 'title' };
  return null;
}

const QUARTER = /^(?:Q\s?([1-4])|([1-4]|I{1,3}|IV)\.?\s?(?:Quartal|Qu?\.?))$/i;

function quarterOf(text: string): number | null {
  const match = QUARTER.exec(text);
  if (!match) return null;
  return Number(match[1] ?? { i: 1, ii: 2, iii: 3, iv: 4 }[(match[2] ?? '').toLowerCase()] ?? match[2]);
}

/** Year and quarter columns: a mark in them is a planned period. */
function slotsOf(first: Cell[], second: Cell[] | undefined): Map<number, { from: string; to: string }> {
  const slots = new Map<number, { from: string; to: string }>();
  let year: string | null = null;
  for (let i = 0; i < first.length; i += 1) {
    const text = (first[i] as Cell).text;
    const printed = /^(?:19|20)\d\d$/.exec(text)?.[0] ?? null;
    const both = /^Q([1-4])\s?[/-]?\s?(20\d\d)$/i.exec(text);
    if (printed) year = printed;
    else if (text !== '' && !both) year = null;
    const quarter = quarterOf(second?.[i]?.text ?? '') ?? (both ? Number(both[1]) : null);
    const within = both ? (both[2] as string) : year;
    if (within === null) continue;
    if (quarter !== null) {
      const end = ['03-31', '06-30', '09-30', '12-31'][quarter - 1] as string;
      slots.set(i, { from: `${within}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, to: `${within}-${end}` });
    } else if (printed) slots.set(i, { from: `${within}-01-01`, to: `${within}-12-31` });
  }
  return slots;
}

function countColumns(columns: Column[]): { levels: number; others: number } {
  let levels = 0;
  let others = 0;
  for (const column of columns) {
    if (column?.use === 'level') levels += 1;
    else if (column !== null) others += 1;
  }
  return { levels, others };
}

function readHeader(rows: Block[], at: number): { columns: Columns; taken: number } | null {
  const row = rows[at];
  if (!row) return null;
  const columns = row.cells.map(columnOf);
  const second = rows[at + 1];
  const { levels, others } = countColumns(columns);
  const depth = columns.some((column) => column?.use === 'depth');
  const titled = columns.some((column) => column?.use === 'title');
  if (levels === 0 && titled && (depth || columns.some((column) => column?.use === 'fact' && column.key === 'responsible'))) {
    if (!depth) {
      const index = columns.findIndex((column) => column?.use === 'title');
      columns[index] = { use: 'level', role: 'measure', word: 'Maßnahme' };
    }
  } else if (levels === 0 || levels + others < 2) return null;
  const quarters = second?.cells.filter((cell) => quarterOf(cell.text) !== null).length ?? 0;
  const slots = slotsOf(row.cells, quarters >= 2 ? second?.cells : undefined);
  for (const [index, slot] of slots) columns[index] = { use: 'slot', ...slot };
  const taken = quarters >= 2 ? 2 : 1;
  return { columns: { columns, header: rows.slice(at, at + taken).map(rangeOf) }, taken };
}

/** A two-column table whose first column holds keys is a key-value block. */
function asKeyValues(rows: Block[]): Block[] | null {
  const pairs = rows.map((row) => row.cells.filter((cell) => cell.text !== '' || cell.items.length > 0));
  if (rows.length < 2 || pairs.some((cells) => cells.length > 2)) return null;
  let known = 0;
  for (const [name] of pairs) {
    if (name && (keyOf(name.text) || parseLabel(`${name.text.replace(/:$/, '')}:`, true))) known += 1;
  }
  if (known < 2 || known * 2 < rows.length) return null;
  const blocks: Block[] = [];
  rows.forEach((row, index) => {
    const [name, value] = pairs[index] as Cell[];
    if (!name) return;
    const label = name.text.replace(/\s*:$/, '');
    const text = value ? `${label}: ${value.text}`.trim() : name.text;
    const block = newBlock('para', row.from, row.to, text);
    blocks.push(block);
    for (const item of value?.items ?? []) {
      const entry = newBlock('item', row.from, row.to, item);
      Object.assign(entry, { marker: 'bullet', indent: 2 });
      blocks.push(entry);
    }
  });
  return blocks;
}

/** Claims the rows of a table from block `i` on. */
export function claimTable(ctx: Context, i: number): number {
  const first = ctx.blocks[i] as Block;
  const rows: Block[] = [];
  for (let j = i; j < ctx.blocks.length; j += 1) {
    const row = ctx.blocks[j] as Block;
    if (row.type !== 'row' || row.table !== first.table) break;
    rows.push(row);
  }
  if (isClosed(ctx)) return rows.length;
  const pairs = asKeyValues(rows);
  if (pairs) {
    ctx.blocks.splice(i, rows.length, ...pairs);
    return 0;
  }
  let columns: Columns | null = null;
  let above: Block[] = [];
  let at = 0;
  for (; at < Math.min(rows.length, 6); at += 1) {
    const header = readHeader(rows, at);
    if (header) {
      columns = header.columns;
      above = rows.slice(0, at);
      at += header.taken;
      break;
    }
  }
  const previous = ctx.columns as Columns | null;
  if (!columns && previous && rows.every((row) => row.cells.length === previous.columns.length)) {
    columns = { columns: previous.columns, header: [] };
    at = 0;
  }
  if (!columns) return rows.length;
  const unnamed = columns.columns[0] === null && rows[at]?.cells[0]?.text !== undefined;
  if (unnamed && rows.slice(at).every((row) => /^(?:[A-Z]?\d{1,3}(?:\.\d{1,3}){0,3}\.?)?$/.test(row.cells[0]?.text ?? '')))
    columns.columns[0] = { use: 'number' };
  columns.running = countsRows(columns.columns, rows.slice(at));
  ctx.columns = columns;
  ctx.text = null;
  const { scope } = ctx;
  const header = scope && scope.by === null && scope.parent === undefined ? [scope.range, ...columns.header] : columns.header;
  const state: RowState = { open: {}, header, number: new Map() };
  for (const row of above) bandRow(ctx, row, state);
  for (; at < rows.length; at += 1) {
    const again = readHeader(rows, at);
    if (again) {
      // Another table may follow without a line between that is not blank.
      if (!sameHeader(again.columns, columns)) {
        columns = again.columns;
        ctx.columns = columns;
        state.open = {};
      }
      state.header.push(...again.columns.header);
      at += again.taken - 1;
      continue;
    }
    readRow(ctx, columns, rows[at] as Block, state);
  }
  ctx.fresh = null;
  ctx.scope = null;
  return rows.length;
}

/** One column of numbers before several levels, counting on while the level beside it repeats. */
function countsRows(columns: readonly Column[], rows: readonly Block[]): boolean {
  const numbers = columns.flatMap((column, index) => (column?.use === 'number' ? [index] : []));
  const levels = columns.flatMap((column, index) => (column?.use === 'level' ? [index] : []));
  const [at] = numbers;
  const beside = levels.find((index) => index > (at ?? 0));
  if (at === undefined || numbers.length > 1 || levels.length < 2 || beside === undefined || rows.length < 2) return false;
  const printed = rows.map((row) => row.cells[at]?.text ?? '').filter((text) => text !== '');
  const names = rows.map((row) => row.cells[beside]?.text ?? '').filter((text) => text !== '');
  return new Set(printed).size === printed.length && new Set(names).size < printed.length && beside !== Math.max(...levels);
}

function sameHeader(a: Columns, b: Columns): boolean {
  return JSON.stringify(a.columns) === JSON.stringify(b.columns);
}

type RowState = { open: Partial<Record<LevelRole, TreeNode>>; header: LineRange[]; number: Map<LevelRole, string | null> };

const LEVELS: LevelRole[] = ['field', 'field2', 'goal1', 'goal2', 'goal3', 'measure'];

/** A row with one filled cell that reads as a label ("Handlungsfeld 1: Sprache") opens a level for the rows below. */
function bandRow(ctx: Context, row: Block, state: RowState): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '' || cell.items.length > 0);
  if (filled.length !== 1 || (filled[0] as Cell).items.length > 0) return false;
  const label = parseLabel((filled[0] as Cell).text, true);
  if (!label || label.plural || (label.number === null && label.rest === '')) return false;
  const parent = label.role === 'field' ? null : upper(ctx, state, label.role, label.number);
  const node = place(ctx.tree, {
    role: label.role,
    word: label.word,
    number: label.number,
    title: label.rest,
    ranges: [rangeOf(row)],
    parent,
  });
  open(state, node);
  return true;
}

function open(state: RowState, node: TreeNode): void {
  for (const role of LEVELS) if (rank(role) > rank(node.role)) delete state.open[role];
  state.open[node.role] = node;
}

function upper(ctx: Context, state: RowState, role: LevelRole, number: string | null): TreeNode | null {
  for (let i = LEVELS.length - 1; i >= 0; i -= 1) {
    const above = LEVELS[i] as LevelRole;
    if (rank(above) < rank(role) && state.open[above]) return state.open[above] as TreeNode;
  }
  const parent = parentFor(ctx, role, number) ?? openNode(ctx, role);
  if (parent && state.header.length > 0) {
    parent.source.push(...state.header);
    state.header = [];
  }
  return parent;
}

function depthRole(text: string): LevelRole | null {
  return parseLabel(text, true)?.role ?? null;
}

function readRow(ctx: Context, { columns, running }: Columns, row: Block, state: RowState): void {
  if (bandRow(ctx, row, state)) return;
  const range = rangeOf(row);
  let number: string | null = null;
  let depth: LevelRole | null = null;
  let deepest: TreeNode[] = [];
  const touched: TreeNode[] = [];
  let placeholder = false;
  const levelColumns = columns.filter((column) => column?.use === 'level').length;
  const levels: { index: number; number: string | null; role: LevelRole; word: string | null }[] = [];
  columns.forEach((column, index) => {
    const cell = row.cells[index];
    if (!column || !cell) return;
    if (column.use === 'number') number = cell.text === '' ? number : cell.text.replace(/\.$/, '').slice(0, 20);
    else if (column.use === 'depth') depth = depthRole(cell.text);
    else if (column.use === 'level' || (column.use === 'title' && depth !== null)) {
      const role = column.use === 'level' ? column.role : (depth as LevelRole);
      levels.push({ index, number, role, word: column.use === 'level' ? column.word : null });
      number = null;
    }
  });
  // The columns may stand in any order: the upper level is placed first.
  levels.sort((a, b) => rank(a.role) - rank(b.role));
  const printed = running === true ? (levels.find((level) => level.number !== null)?.number ?? null) : null;
  if (printed !== null) levels.forEach((level, at) => (level.number = at === levels.length - 1 ? printed : null));
  for (const level of levels) {
    const cell = row.cells[level.index] as Cell;
    if (cell.text === '' && cell.items.length === 0) continue;
    if (levels.length > 1 && level.role.startsWith('goal') && isReference(cell.text)) {
      const goal = referredGoal(ctx, state, cell.text);
      if (goal) open(state, goal);
      continue;
    }
    const entries =
      level.role === 'measure' && cell.items.length > 0 ? cell.items : [cell.text !== '' ? cell.text : cell.items.join(' ')];
    const placed: TreeNode[] = [];
    for (const entry of entries) {
      if (isPlaceholder(entry)) placeholder = true;
      else placed.push(placeCell(ctx, state, { ...level, entry, range, only: levelColumns === 1 }));
    }
    if (cell.text !== '' && cell.items.length > 0 && level.role !== 'measure' && placed[0])
      addText(placed[0], cell.items.join('\n'), range);
    if (placed.length === 0) continue;
    open(state, placed[placed.length - 1] as TreeNode);
    touched.push(...placed);
    deepest = placed;
  }
  if (deepest.length === 0 && !placeholder) {
    const last = LEVELS.findLast((role) => state.open[role] !== undefined);
    if (!last || row.cells.every((cell) => cell.text === '' && cell.items.length === 0)) return;
    deepest = [state.open[last] as TreeNode];
  }
  if (placeholder && touched.length > 0) deepest = [touched[touched.length - 1] as TreeNode];
  factsOfRow(columns, row, deepest);
}

/** "1.2" or "Ziel 2" in a column of goals beside measures refers to a goal printed elsewhere. */
function isReference(text: string): boolean {
  return /^(?:ziel\s)?(?:\d{1,2}|[IVX]{1,4}|[A-Z])(?:\.(?:\d{1,2}|[IVX]{1,4})){0,3}\.?(?:\s?(?:,|und|\/)\s?[\d.]{1,8})*$/i.test(
    text,
  );
}

function referredGoal(ctx: Context, state: RowState, text: string): TreeNode | null {
  const number = /(?:\d|[IVX]|[A-Z])[\dIVX.]*/.exec(text.replace(/^ziel\s/i, ''))?.[0]?.replace(/\.$/, '') ?? '';
  const field = state.open.field ?? openNode(ctx, 'goal1');
  const within = field?.children.find(
    (child) => child.role.startsWith('goal') && child.number !== null && numberKey(child.number) === numberKey(number),
  );
  return within ?? goalByNumber(ctx.tree, number, true);
}

function placeCell(
  ctx: Context,
  state: RowState,
  cell: { role: LevelRole; word: string | null; entry: string; number: string | null; range: LineRange; only: boolean },
): TreeNode {
  const { role, word, range } = cell;
  const label = parseLabel(cell.entry, false);
  const own = label && label.role === role && !label.plural && label.rest !== '' ? label : null;
  const split = own ? { number: own.number, title: own.rest } : splitNumber(cell.entry);
  // "24 Stunden erreichbar" begins with a figure, "1. Hotline" and "1.1 Hotline" with a number.
  const marked =
    /^(?:\(?[\dIVX]{1,4}[.)]|[A-Z]{1,2}\.?\d{1,3}[.:)]?)\s/.test(cell.entry) || (isField(role) && /^\d{1,2}\s/.test(cell.entry));
  const numbered = split.number !== null && (own !== null || numberParts(split.number).length > 1 || marked);
  const inCell = numbered ? split : null;
  const number = cell.number ?? inCell?.number ?? null;
  const title = inCell ? inCell.title : own ? own.rest : cell.entry;
  const parent = role === 'field' ? null : upper(ctx, state, role, number);
  const overview = cell.only && role !== 'measure' && role !== 'field';
  return place(ctx.tree, { role, word, number, title, ranges: [range], parent, overview });
}

function factsOfRow(columns: Column[], row: Block, nodes: readonly TreeNode[]): void {
  let from: string | null = null;
  let to: string | null = null;
  columns.forEach((column, index) => {
    const cell = row.cells[index];
    if (!column || !cell || (cell.text === '' && cell.items.length === 0)) return;
    if (column.use === 'slot') {
      if (!/^[-–]$/.test(cell.text)) [from, to] = [from ?? column.from, column.to];
      return;
    }
    if (column.use !== 'fact' || column.key === 'other') return;
    const range = [rangeOf(row)];
    const kv = parseKey(cell.text, false);
    for (const node of nodes) {
      const value = kv && kv.key === column.key ? kv.value : cell.text;
      applyFact(node, { key: column.key, value, note: column.note, range, items: cell.items });
    }
  });
  if (from !== null) for (const node of nodes) node.period ??= { from, to };
}

/** Whether a table's row names columns of a strategy: at least a goal or a measure, and one thing more. */
export function namesColumns(header: readonly string[]): boolean {
  const row = newBlock('row', 1, 1, '');
  row.cells = header.map((text) => ({ text: text.replace(/<br>/g, ' ').slice(0, 200), items: [] }));
  if (readHeader([row], 0) !== null) return true;
  // A profile holds its keys in the first column.
  const name = header.find((cell) => cell.trim() !== '') ?? '';
  return (
    header.filter((cell) => cell.trim() !== '').length === 2 && (keyOf(name) !== null || parseLabel(`${name}:`, true) !== null)
  );
}

export const EXPECTED_COLUMNS =
  'Erwartet werden Spalten wie Handlungsfeld, Ziel, Maßnahme, Zuständigkeit, Zeitraum, Zielgruppe und Stand.';
