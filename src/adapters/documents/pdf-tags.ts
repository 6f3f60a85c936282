/** A tagged PDF says itself what is a heading, an entry of a list or a cell: its tags become lines of our conventions. */
import type { PageLine } from './pdf-tables.ts';

export type Piece = { text: string; x: number; y: number; width: number; size: number; bold: boolean };

/** pdf.js's tree of one page: elements with a role, and at the leaves the ids of marked content. */
export type TagNode = { role?: string; children?: TagNode[]; type?: string; id?: string };

/** A line of a tagged page; `gap` asks for a blank line before it. */
export type TaggedLine = { text: string; gap: boolean; size: number };

type Lines = (pieces: readonly Piece[]) => PageLine[];

const BLOCKS = new Set(['H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'Title', 'L', 'LI', 'Table', 'TR', 'TOCI', 'Caption']);
const NO_MARK = /^[\p{L}\d(][\p{L}\d.)]*$/u;

function holdsBlocks(node: TagNode): boolean {
  return (node.children ?? []).some((child) => BLOCKS.has(child.role ?? '') || holdsBlocks(child));
}

function idsOf(node: TagNode, skip: ReadonlySet<TagNode>): string[] {
  if (skip.has(node)) return [];
  if (node.type === 'content' && node.id !== undefined) return [node.id];
  return (node.children ?? []).flatMap((child) => idsOf(child, skip));
}

function find(node: TagNode, role: string): TagNode[] {
  return (node.children ?? []).flatMap((child) => (child.role === role ? [child] : find(child, role)));
}

/**
 * The lines of one page by its tags, and the pieces that no tag names (running headers, page numbers).
 * @param input.lines makes lines of the pieces of one element
 */
export function linesByTags(input: { tree: TagNode; pieces: ReadonlyMap<string, Piece[]>; lines: Lines }): {
  lines: TaggedLine[];
  used: Set<string>;
} {
  const out: TaggedLine[] = [];
  const used = new Set<string>();
  const take = (ids: readonly string[]): PageLine[] => {
    const pieces: Piece[] = [];
    for (const id of ids) {
      if (used.has(id)) continue;
      used.add(id);
      pieces.push(...(input.pieces.get(id) ?? []));
    }
    return input
      .lines(pieces)
      .map((line) => ({ ...line, text: line.text.trim().replace(/\s+/g, ' ') }))
      .filter((line) => line.text !== '');
  };
  const joined = (ids: readonly string[]) =>
    take(ids)
      .map((line) => line.text)
      .join(' ');
  const add = (texts: readonly PageLine[], shape: (text: string, index: number) => string, gap: boolean) =>
    texts.forEach((line, index) => out.push({ text: shape(line.text, index), gap: gap && index === 0, size: line.size }));

  const cell = (node: TagNode): string => {
    const items = find(node, 'LI').map((item) => joined(idsOf(item, new Set(find(item, 'Lbl')))));
    find(node, 'Lbl').forEach((label) => idsOf(label, new Set()).forEach((id) => used.add(id)));
    const paragraphs = find(node, 'P').map((part) => joined(idsOf(part, new Set())));
    const rest = joined(idsOf(node, new Set()));
    const text = [...paragraphs, rest].filter((part) => part !== '').join('<br>');
    const list = items.filter((item) => item !== '').map((item) => `<li>${item}</li>`);
    return list.length > 0 ? `${text}<ul>${list.join('')}</ul>` : text;
  };

  const item = (node: TagNode, depth: number) => {
    const nested = find(node, 'L');
    const labels = find(node, 'Lbl').filter((label) => !nested.some((list) => find(list, 'Lbl').includes(label)));
    const label = joined(labels.flatMap((each) => idsOf(each, new Set())));
    const body = take(idsOf(node, new Set([...nested, ...labels])));
    // "o" and the signs of symbol fonts are bullets.
    const own = body[0] && /^(?:[•▪■●○–-]|\(?\w{1,4}[.)])\s/u.test(body[0].text) ? '' : '- ';
    const mark = NO_MARK.test(label) && label !== 'o' ? `${label} ` : own;
    add(body, (text, index) => (index === 0 ? `${'  '.repeat(depth)}${mark}${text}` : text), depth === 0);
    for (const list of nested) visit(list, depth + 1);
  };

  const visit = (node: TagNode, depth: number): void => {
    const role = node.role ?? '';
    const level = role === 'Title' ? 1 : Number(/^H([1-6])$/.exec(role)?.[1] ?? (role === 'H' ? 2 : 0));
    if (level > 0) {
      const lines = take(idsOf(node, new Set()));
      const text = lines
        .map((line) => line.text)
        .reduce((all, part) => (/\p{L}-$/u.test(all) ? all + part : `${all} ${part}`), '');
      if (text !== '') out.push({ text: `${'#'.repeat(level)} ${text.trim()}`, gap: true, size: lines[0]?.size ?? 0 });
    } else if (role === 'TR') {
      const cells = (node.children ?? []).filter((child) => child.role === 'TD' || child.role === 'TH').map(cell);
      const text = cells.join('\t');
      if (text.trim() !== '') out.push({ text, gap: false, size: 0 });
    } else if (role === 'LI') item(node, depth);
    else if (role === 'Table') {
      out.push({ text: '', gap: false, size: 0 });
      node.children?.forEach((child) => visit(child, depth));
      out.push({ text: '', gap: false, size: 0 });
    } else if (node.type === undefined && holdsBlocks(node)) node.children?.forEach((child) => visit(child, depth));
    else {
      const lines = take(idsOf(node, new Set()));
      const text = lines.map((line) => line.text).join(' ');
      const bold = lines.length > 0 && lines.every((line) => line.bold) && text.length < 140 && !/[.,;]$/.test(text);
      if (bold) out.push({ text: `**${text}**`, gap: true, size: lines[0]?.size ?? 0 });
      else add(lines, (line) => line, role !== 'TOCI');
    }
  };
  visit(input.tree, 0);
  return { lines: out, used };
}
