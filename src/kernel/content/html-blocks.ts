import type { Block, ListBlock, ListItem, Run } from '../document.ts';

/**
 * Cleaned HTML (`html.ts`) as blocks of a document, for paper. It knows the elements that cleaning leaves and no others;
 * what it does not know counts as the text inside it.
 */

type Node = { tag: string; attributes: Readonly<Record<string, string>>; children: (Node | string)[] };
type Manner = Omit<Run, 'text'>;

const empty = new Set(['br', 'hr']);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };

export const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!);

function parse(html: string): Node {
  const root: Node = { tag: '', attributes: {}, children: [] };
  const open: Node[] = [root];
  for (const [, close, tag, given, text] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/gi)) {
    const here = open.at(-1)!;
    if (text !== undefined) here.children.push(decoded(text));
    else if (close) {
      const at = open.findLastIndex((one) => one.tag === tag!.toLowerCase());
      if (at > 0) open.length = at;
    } else {
      const attributes = Object.fromEntries(
        [...given!.matchAll(/([a-z]+)="([^"]*)"/gi)].map(([, name, value]) => [name!.toLowerCase(), decoded(value!)]),
      );
      const node: Node = { tag: tag!.toLowerCase(), attributes, children: [] };
      here.children.push(node);
      if (!empty.has(node.tag)) open.push(node);
    }
  }
  return root;
}

/** How a passage differs from what is around it. */
function mannerOf(node: Node, around: Manner): Manner {
  const { lang, dir, href } = node.attributes;
  return {
    ...around,
    ...(node.tag === 'strong' ? { strong: true } : {}),
    ...(node.tag === 'em' ? { emphasis: true } : {}),
    ...(node.tag === 'a' && href !== undefined ? { href } : {}),
    ...(lang === undefined ? {} : { lang }),
    ...(dir === 'ltr' || dir === 'rtl' ? { dir } : {}),
  };
}

function runsOf(nodes: readonly (Node | string)[], manner: Manner): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (typeof node === 'string') return [{ text: node, ...manner }];
    if (node.tag === 'br') return [{ text: '\n', ...manner }];
    return runsOf(node.children, mannerOf(node, manner));
  });
}

const isBlock = (node: Node | string): node is Node =>
  typeof node !== 'string' && /^(p|ul|ol|h[2-4]|table|blockquote|hr)$/.test(node.tag);

function listOf(node: Node, manner: Manner): ListBlock {
  const items = node.children
    .filter((child): child is Node => typeof child !== 'string' && child.tag === 'li')
    .map((item): ListItem => {
      const inner = item.children.find((child): child is Node => isBlock(child) && /^[uo]l$/.test(child.tag));
      const own = item.children.filter((child) => child !== inner);
      return {
        runs: runsOf(own, mannerOf(item, manner)),
        ...(inner ? { children: listOf(inner, mannerOf(inner, manner)) } : {}),
      };
    });
  return { kind: 'list', ordered: node.tag === 'ol', items };
}

function tableOf(node: Node, manner: Manner, id: string): Block[] {
  const rows: Node[] = [];
  const walk = (one: Node): void => {
    for (const child of one.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'tr') rows.push(child);
      else walk(child);
    }
  };
  walk(node);
  const cellsOf = (row: Node): Run[][] =>
    row.children
      .filter((cell): cell is Node => typeof cell !== 'string' && /^t[hd]$/.test(cell.tag))
      .map((cell) => runsOf(cell.children, mannerOf(cell, manner)));
  const [head = [], ...body] = rows.map(cellsOf);
  if (head.length === 0) return [];
  const text = (runs: readonly Run[] | undefined): string => (runs ?? []).map((run) => run.text).join('');
  const caption = node.children.find((child): child is Node => typeof child !== 'string' && child.tag === 'caption');
  return [
    {
      kind: 'table',
      id,
      caption: caption ? text(runsOf(caption.children, {})) : '',
      columns: head.map((cell) => ({ header: text(cell) })),
      rows: body.map((cells) => ({ cells: head.map((_, index) => ({ runs: cells[index] ?? [] })) })),
    },
  ];
}

/**
 * Blocks of a piece of cleaned HTML.
 * @param id of the piece, from which headings and tables get theirs
 */
export function htmlBlocks(input: { html: string; id: string; lang?: string; dir?: 'ltr' | 'rtl'; deeper?: number }): Block[] {
  const { html, id, lang, dir } = input;
  const manner: Manner = { ...(lang === undefined ? {} : { lang }), ...(dir === undefined ? {} : { dir }) };
  const blocks: Block[] = [];
  let loose: (Node | string)[] = [];
  const settle = (): void => {
    const runs = runsOf(loose, manner);
    if (runs.some(({ text }) => text.trim() !== '')) blocks.push({ kind: 'paragraph', runs });
    loose = [];
  };
  const add = (nodes: readonly (Node | string)[], around: Manner): void => {
    for (const node of nodes) {
      if (!isBlock(node)) {
        loose.push(node);
        continue;
      }
      settle();
      const own = mannerOf(node, around);
      const name = `${id}-${blocks.length}`;
      if (node.tag === 'p') blocks.push({ kind: 'paragraph', runs: runsOf(node.children, own) });
      else if (/^h[2-4]$/.test(node.tag)) {
        const level = Number(node.tag[1]) as 2 | 3 | 4;
        blocks.push({
          kind: 'heading',
          level,
          id: name,
          ...(own.lang === undefined ? {} : { lang: own.lang }),
          ...(own.dir === undefined ? {} : { dir: own.dir }),
          text: runsOf(node.children, own)
            .map(({ text }) => text)
            .join(''),
        });
      } else if (/^[uo]l$/.test(node.tag)) blocks.push(listOf(node, own));
      else if (node.tag === 'table') blocks.push(...tableOf(node, own, name));
      else if (node.tag === 'blockquote') {
        add(node.children, { ...own, emphasis: true });
        settle();
      }
    }
  };
  add(parse(html).children, manner);
  settle();
  return blocks;
}
