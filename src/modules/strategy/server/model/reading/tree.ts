/** The draft while it grows: nodes are placed, found again under their number or title, and merged. */
import type { DraftHorizon, DraftKind, DraftPeriod, DraftStatus, DraftTextKind, DraftUnsure, LineRange } from '../../../draft.ts';
import { endsSentence, firstSentence, similarTitles, titleKey } from './clean.ts';
import { numberKey, numberParts } from './numbers.ts';
import type { LevelRole } from './words.ts';

export type TreeNode = {
  role: LevelRole;
  word: string | null;
  number: string | null;
  title: string;
  text: string[];
  kind: DraftKind | null;
  /** As printed, not yet split into names. */
  responsible: string[];
  partners: string[];
  targets: string[];
  horizon: DraftHorizon | null;
  period: DraftPeriod | null;
  steps: string[];
  status: DraftStatus[];
  source: LineRange[];
  children: TreeNode[];
  parent: TreeNode | null;
  unsure: DraftUnsure[];
  /** From an overview table: its unit also holds for the measures below, and a chapter's print of the title wins. */
  overview: boolean;
  /** Paragraphs right below a field's heading; what they are is decided when the whole document is known. */
  intro: { text: string; range: LineRange }[];
};

export type TreeText = {
  kind: DraftTextKind;
  title: string;
  items: string[];
  source: LineRange[];
  field: TreeNode | null;
  /** The open heading above, which may turn out to be a field only later. */
  under: { node: TreeNode | null } | null;
};

export type Tree = {
  roots: TreeNode[];
  texts: TreeText[];
  byNumber: Map<string, TreeNode[]>;
  byTitle: Map<string, TreeNode>;
  places: Map<TreeNode, number>;
};

export type Placing = {
  role: LevelRole;
  word?: string | null;
  number: string | null;
  title: string;
  ranges: LineRange[];
  parent: TreeNode | null;
  overview?: boolean;
  kind?: DraftKind | null;
};

/** A title longer than this is cut after its first sentence; the rest becomes the text. */
const LONG_TITLE = 300;

export function newTree(): Tree {
  return { roots: [], texts: [], byNumber: new Map(), byTitle: new Map(), places: new Map() };
}

/** Titles are the same thing only below the same parent: two goals may each have a step "Bedarf ermitteln". */
function titleSlot(tree: Tree, role: LevelRole, parent: TreeNode | null, title: string): string {
  let place = 0;
  if (role !== 'field' && parent) {
    place = tree.places.get(parent) ?? tree.places.size + 1;
    tree.places.set(parent, place);
  }
  return `${role}|${place}|${titleKey(title)}`;
}

function findNode(tree: Tree, placing: Placing): TreeNode | null {
  const { role, number, title, parent } = placing;
  const sameTitle = title === '' ? undefined : tree.byTitle.get(titleSlot(tree, role, parent, title));
  if (sameTitle && (role === 'field' || compatible(sameTitle.number, number))) return sameTitle;
  if (number === null) return null;
  const candidates = tree.byNumber.get(`${role}|${numberKey(number)}`) ?? [];
  for (const candidate of candidates.slice(-20)) {
    const unique = numberParts(number).length > 1 || role === 'field' || candidate.parent === parent;
    if (unique && (title === '' || candidate.title === '' || similarTitles(candidate.title, title))) return candidate;
  }
  return null;
}

function compatible(a: string | null, b: string | null): boolean {
  return a === null || b === null || numberKey(a) === numberKey(b);
}

/** Adds a node, or finds the one that the document already printed elsewhere and adds the new place to it. */
export function place(tree: Tree, placing: Placing): TreeNode {
  const existing = findNode(tree, placing);
  if (existing) {
    existing.source.push(...placing.ranges);
    if (existing.number === null && placing.number !== null) setNumber(tree, existing, placing.number);
    if (existing.title === '' || (existing.overview && !placing.overview && placing.title !== '')) {
      if (existing.role !== 'field') setTitle(tree, existing, placing.title);
    }
    existing.kind ??= placing.kind ?? null;
    if (placing.overview) existing.overview = true;
    return existing;
  }
  const node: TreeNode = {
    role: placing.role,
    word: placing.word ?? null,
    number: null,
    title: '',
    text: [],
    kind: placing.kind ?? null,
    responsible: [],
    partners: [],
    targets: [],
    horizon: null,
    period: null,
    steps: [],
    status: [],
    source: [...placing.ranges],
    children: [],
    parent: placing.parent,
    unsure: [],
    overview: placing.overview ?? false,
    intro: [],
  };
  (placing.parent?.children ?? tree.roots).push(node);
  if (placing.number !== null) setNumber(tree, node, placing.number);
  setTitle(tree, node, placing.title);
  return node;
}

function setNumber(tree: Tree, node: TreeNode, number: string): void {
  node.number = number;
  const key = `${node.role}|${numberKey(number)}`;
  const list = tree.byNumber.get(key);
  if (list) list.push(node);
  else tree.byNumber.set(key, [node]);
}

/** Sets the title as printed; a paragraph's first sentence is the title and the rest the text. */
export function setTitle(tree: Tree, node: TreeNode, printed: string): void {
  let title = printed.trim();
  if (title.length > LONG_TITLE) {
    const { first, rest } = firstSentence(title);
    if (rest !== '') {
      title = first;
      node.text.unshift(rest);
    }
  }
  node.title = title;
  if (title !== '') tree.byTitle.set(titleSlot(tree, node.role, node.parent, printed), node);
}

/** Adds a paragraph to a node's text. */
export function addText(node: TreeNode, text: string, range: LineRange): void {
  node.source.push(range);
  if (text !== '' && !node.text.includes(text)) node.text.push(text);
}

/** Goes on with the last paragraph, or with a title that ended in the middle of a sentence. */
export function continueTitle(tree: Tree, node: TreeNode, text: string, range: LineRange): void {
  node.source.push(range);
  if (node.text.length > 0) node.text[node.text.length - 1] += ` ${text}`;
  else setTitle(tree, node, `${node.title} ${text}`);
}

export function newText(tree: Tree, kind: DraftTextKind, title: string, range: LineRange, field: TreeNode | null): TreeText {
  const text: TreeText = { kind, title: title.replace(/\s*:$/, ''), items: [], source: [range], field, under: null };
  tree.texts.push(text);
  return text;
}

/** The goal that a number of two or more parts names or extends: 1.1 for "1.1.2". */
export function goalByNumber(tree: Tree, number: string, own: boolean): TreeNode | null {
  const parts = numberParts(number);
  const wanted = own ? parts : parts.slice(0, -1);
  if (wanted.length === 0 || (!own && wanted.length < 2)) return null;
  for (const role of ['goal3', 'goal2', 'goal1'] as const) {
    const found = tree.byNumber.get(`${role}|${wanted.join('.').toUpperCase()}`);
    const last = found?.[found.length - 1];
    if (last) return last;
  }
  return null;
}

/** Takes a node out of its parent and gives it to another. */
export function moveNode(tree: Tree, node: TreeNode, parent: TreeNode | null): void {
  if (node.parent === parent) return;
  const siblings = node.parent?.children ?? tree.roots;
  const at = siblings.lastIndexOf(node);
  if (at >= 0) siblings.splice(at, 1);
  node.parent = parent;
  (parent?.children ?? tree.roots).push(node);
}

/** All nodes, parents first. */
export function walkTree(nodes: readonly TreeNode[], visit: (node: TreeNode) => void): void {
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push(node.children[i] as TreeNode);
  }
}

/** A paragraph short enough and whole enough to be a statement such as a goal. */
export function isStatement(text: string): boolean {
  return text.length >= 12 && text.length <= 420 && !text.endsWith(':') && (endsSentence(text) || text.length < 260);
}
