/** Where the reading stands: open headings, the open list, the open key-value entry. */
import type { DraftHorizon, DraftKind, LineRange } from '../../../draft.ts';
import { isWeakHeading, splitNumber, type Block } from './blocks.ts';
import { titleKey } from './clean.ts';
import { followsInSeries, numberKey, numberParts } from './numbers.ts';
import { place, type Tree, type TreeNode, type TreeText } from './tree.ts';
import { isChapterHeading, textHeading } from './headings.ts';
import { parseKey, type KeyValue } from './keys.ts';
import { parseLabel, type Label, type LevelRole } from './words.ts';

/** An open heading. */
export type Section = {
  level: number;
  number: string | null;
  title: string;
  range: LineRange;
  node: TreeNode | null;
  closed: boolean;
  text: TreeText | null;
  /** "Ziele und Maßnahmen", the document's title: never a field itself. */
  chapter: boolean;
  paras: { text: string; range: LineRange }[];
  /** A plain line right above it that may be the first half of its title. */
  prior: { title: string; range: LineRange } | null;
};

/** An open list of goals, measures or fields below a label such as "Maßnahmen:". */
export type Scope = {
  role: LevelRole;
  word: string;
  kind: DraftKind | null;
  horizon: DraftHorizon | null;
  level: number;
  range: LineRange;
  parent: TreeNode | null | undefined;
  qualified: boolean;
  by: 'items' | 'paras' | 'headings' | null;
  last: TreeNode | null;
  nodes: TreeNode[];
  marker: Block['marker'];
  number: string | null;
  indent: number;
  /** The label belongs to each entry ("Maßnahme:" in a key-value block), not to the parent. */
  ownLabel: boolean;
  /** The list of goals that this list of measures stands inside. */
  outer: Scope | null;
  /** A paragraph interrupted the list: only a following number goes on with it. */
  paused: boolean;
};

/** A run of "key: value" lines about one measure (or several bullets of one). */
export type Entry = {
  first: string;
  seen: Set<string>;
  measures: TreeNode[];
  /** The measure (or goal) with a heading of its own that the keys speak of. */
  owner: TreeNode | null;
  facts: { key: string; value: string; note: string; range: LineRange[]; items: string[] }[];
  lastKey: string;
};

export type Context = {
  blocks: Block[];
  tree: Tree;
  sections: Section[];
  scope: Scope | null;
  text: TreeText | null;
  entry: Entry | null;
  /** What paragraphs that follow directly belong to. */
  fresh: TreeNode | Section | null;
  /** Numbers and titles of a bare list of fields ("Handlungsfelder: I. …"). */
  declared: { number: string | null; title: string; range: LineRange }[];
  /** The document says that fields begin with a description of challenges. */
  challengesFirst: boolean;
  /** The document labels its measures somewhere ("Maßnahmen:", a column, a key). */
  labelsMeasures: boolean;
  /** Index of the first marked heading, or -1. */
  firstHeading: number;
  title: string;
  titleKeys: Set<string>;
  /** Column roles of the last table, for its continuation on the next page. */
  columns: unknown;
};

/** The text of a block with the number that a list marker took away. */
export function printed(block: Block): string {
  return block.type === 'item' && block.number !== null ? `${block.number}. ${block.text}` : block.text;
}

/** The label that the block prints, read once; `strong` where it stands as a heading. */
export function labelOf(block: Block, strong: boolean): Label | null {
  const slot = strong ? 'strongLabel' : 'label';
  const known = block[slot];
  if (known !== undefined) return known;
  const label = parseLabel(printed(block), strong);
  block[slot] = label;
  return label;
}

/** Whether the block begins with "key:"; read once. */
export function colonKey(block: Block): KeyValue | null {
  if (block.key === undefined) block.key = parseKey(block.text, false);
  return block.key;
}

export function rangeOf(block: Block): LineRange {
  return { from: block.from, to: block.to };
}

const RANK: Record<LevelRole, number> = { field: 0, field2: 1, goal1: 2, goal2: 3, goal3: 4, measure: 5 };

export function rank(role: LevelRole): number {
  return RANK[role];
}

/** The level of a heading among all: plain ones lie below the marked ones, numbered plain ones by their depth. */
export function levelOf(block: Block, number: string | null): number {
  if (block.type === 'heading' && block.level < 8) return block.level;
  return number ? 8 + Math.min(numberParts(number).length, 4) / 10 : 8.5;
}

/** A plain label ("Ziel 1: …") lies below every plain heading; only its role says what it ends. */
export function labelLevel(block: Block, label: Label): number {
  if (block.type === 'heading' && block.level < 8) return block.level;
  return isField(label.role) ? levelOf(block, label.number) : 8.9;
}

export function isField(role: LevelRole): boolean {
  return role === 'field' || role === 'field2';
}

/** Pushes a heading; closes those that it ends. The same title again (the next slide) goes on with its section. */
export function openSection(ctx: Context, section: Omit<Section, 'paras' | 'prior'>): Section {
  const { sections } = ctx;
  let keep = sections.length;
  for (let i = sections.length - 1; i >= 0; i -= 1) {
    const open = sections[i] as Section;
    const series = open.number !== null && section.number !== null && followsInSeries(open.number, section.number);
    // An unnumbered heading of the same rank does not end a numbered chapter of text.
    const within =
      open.text !== null &&
      open.number !== null &&
      section.number === null &&
      open.level >= section.level - 0.5 &&
      section.node === null;
    if (series || (open.level >= section.level && !within)) keep = i;
    else if (within) break;
  }
  const popped = sections[keep];
  sections.length = keep;
  if (popped && popped.node === null && section.node === null && titleKey(popped.title) === titleKey(section.title)) {
    popped.number ??= section.number;
    sections.push(popped);
    return popped;
  }
  const opened: Section = { ...section, paras: [], prior: null };
  sections.push(opened);
  return opened;
}

/** Closes every open section whose node lies on the role's level or deeper. */
export function closeRole(ctx: Context, role: LevelRole): void {
  const at = ctx.sections.findIndex((section) => section.node !== null && rank(section.node.role) >= rank(role));
  if (at >= 0) ctx.sections.length = at;
}

/** Closes text sections and closed boxes that a label on their own rank ends. */
export function closeTexts(ctx: Context, level: number): void {
  while (ctx.sections.length > 0) {
    const top = ctx.sections[ctx.sections.length - 1] as Section;
    if ((top.text || top.closed) && top.node === null && (top.level >= level || (top.level >= 7 && level >= 7)))
      ctx.sections.pop();
    else break;
  }
  ctx.text = null;
}

export function isClosed(ctx: Context): boolean {
  return ctx.sections.some((section) => section.closed);
}

/** The deepest open node above the given role. */
export function openNode(ctx: Context, role: LevelRole): TreeNode | null {
  for (let i = ctx.sections.length - 1; i >= 0; i -= 1) {
    const node = (ctx.sections[i] as Section).node;
    if (node && rank(node.role) < rank(role)) return node;
  }
  return null;
}

function promotable(section: Section): boolean {
  return section.node === null && !section.closed && !section.chapter && section.text === null;
}

function promote(ctx: Context, section: Section, role: LevelRole, parent: TreeNode | null): TreeNode {
  const { prior } = section;
  const title = section.title.replace(/\s*:$/, '');
  const node = place(ctx.tree, {
    role,
    number: section.number,
    title: prior ? `${prior.title} ${title}` : title,
    ranges: prior ? [prior.range, section.range] : [section.range],
    parent,
  });
  if (prior) node.unsure.push({ reason: 'two-lines', question: 'Gehören beide Zeilen zum Titel?' });
  section.node = node;
  for (const para of section.paras) {
    if (role === 'field') node.intro.push(para);
    else {
      node.source.push(para.range);
      node.text.push(para.text);
    }
  }
  section.paras = [];
  return node;
}

/**
 * The parent for a new node: an open node above its role, else the nearest heading, which thereby turns out to be a
 * field (or, between a field and its measures, a goal). A dotted number decides first: 4.1 belongs to 4 or to 6.4.
 */
export function parentFor(ctx: Context, role: LevelRole, number: string | null): TreeNode | null {
  const { sections } = ctx;
  if (number !== null) {
    const byNumber = parentByNumber(ctx, role, number);
    const deeper = byNumber ? openNode(ctx, role) : null;
    // "Ziel 1.1" below an unnumbered Leitziel of field 1 belongs to the Leitziel.
    if (byNumber && deeper && deeper.parent === byNumber && deeper.number === null) return deeper;
    if (byNumber) return byNumber;
  }
  const open = openNode(ctx, role);
  const openAt = open ? sections.findIndex((section) => section.node === open) : -1;
  const below = sections.slice(openAt + 1).filter(promotable);
  const nearest = below[below.length - 1];
  if (open) {
    if (role !== 'measure' || !nearest || !isField(open.role)) return open;
    const goal = promote(ctx, nearest, 'goal2', open);
    goal.unsure.push({ reason: 'goal-unlabelled', question: 'Ist diese Überschrift ein Ziel?' });
    return goal;
  }
  if (!nearest) return null;
  const above = below[below.length - 2];
  const nested =
    role === 'measure' &&
    above !== undefined &&
    (above.number !== null && nearest.number !== null
      ? numberKey(nearest.number).startsWith(`${numberKey(above.number)}.`)
      : nearest.level < 7 && above.level > 1 && nearest.number === null && above.number === null);
  if (nested) {
    const field = promote(ctx, above, 'field', null);
    return promote(ctx, nearest, 'goal2', field);
  }
  return promote(ctx, nearest, 'field', null);
}

function parentByNumber(ctx: Context, role: LevelRole, number: string): TreeNode | null {
  const parts = numberParts(number);
  if (parts.length < 2) return null;
  const above = parts.slice(0, -1);
  for (let i = ctx.sections.length - 1; i >= 0; i -= 1) {
    const section = ctx.sections[i] as Section;
    if (section.number === null) continue;
    const own = numberParts(section.number);
    const whole = own.join('.') === above.join('.');
    const tail = above.length === 1 && own.length === 2 && own[1] === above[0];
    if (!whole && !tail) continue;
    if (section.node) {
      if (rank(section.node.role) < rank(role)) return section.node;
    } else if (promotable(section) && (role !== 'measure' || whole))
      return promote(ctx, section, 'field', openNode(ctx, 'field'));
  }
  for (const upper of ['goal3', 'goal2', 'goal1', 'field2', 'field'] as const) {
    if (rank(upper) >= rank(role)) continue;
    const found = ctx.tree.byNumber.get(`${upper}|${above.join('.').toUpperCase()}`);
    const last = found?.[found.length - 1];
    if (last && (above.length > 1 || isField(upper) || role === 'measure')) return last;
  }
  return null;
}

/** How a block reads if it stands as a heading: marked up, known from the contents, or short and alone. */
export function headingOf(ctx: Context, block: Block, next: Block | undefined): 'marked' | 'known' | 'weak' | null {
  if (block.type === 'heading') return 'marked';
  const plain =
    block.type === 'para' ||
    (block.type === 'item' &&
      block.marker !== 'bullet' &&
      block.before &&
      (block.after || next?.type === 'para' || (next?.type === 'item' && next.marker !== block.marker)));
  if (!plain || block.text.length > 160) return null;
  const known = ctx.titleKeys.size > 0 && (block.before || block.after) && ctx.titleKeys.has(titleKey(block.text));
  if (known) return 'known';
  if (block.type === 'item') return isNumberedHeading(ctx, block) ? 'weak' : null;
  return isWeakHeading(block, next) ? 'weak' : null;
}

/** "II. Gesundheit" alone between blank lines is a heading, unless a list waits for its next entry. */
function isNumberedHeading(ctx: Context, block: Block): boolean {
  if (block.text.length > 110 || /[.;,:]$/.test(block.text) || !/^[\p{Lu}„"]/u.test(block.text)) return false;
  if (ctx.text && ctx.text.kind !== 'situation') return false;
  const { scope } = ctx;
  if (!scope || scope.role === 'field') return true;
  if (scope.by === null) return false;
  return !(
    scope.marker === block.marker &&
    scope.number !== null &&
    block.number !== null &&
    followsInSeries(scope.number, block.number)
  );
}

/** Whether a block is neither key nor label nor heading: plain text that may be a title or a value. */
export function isPlainText(ctx: Context, block: Block | undefined): boolean {
  if (!block || block.type !== 'para') return false;
  return (
    colonKey(block) === null &&
    parseKey(block.text, true) === null &&
    labelOf(block, true) === null &&
    textHeading(block.text) === null
  );
}

export function sectionOf(
  block: Block,
  node: TreeNode | null,
  title?: string,
  number?: string | null,
): Omit<Section, 'paras' | 'prior'> {
  const split = splitNumber(block.type === 'item' && block.number ? `${block.number}. ${block.text}` : block.text);
  const printed = number === undefined ? split.number : number;
  return {
    level: levelOf(block, printed),
    number: printed,
    title: title ?? split.title,
    range: rangeOf(block),
    node,
    closed: false,
    text: null,
    chapter: isChapterHeading(title ?? split.title),
  };
}
