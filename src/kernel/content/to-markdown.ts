import { marked } from 'marked';
import { elementsOf } from './html.ts';

/**
 * Cleaned HTML as a person writes it without an editor's help. What Markdown cannot say stays as HTML within it, and where
 * the way back would change anything the HTML itself is the answer: who only looks at a text never changes it.
 */
export function markdownOfHtml(html: string): string {
  const markdown = blocks(parse(html)).join('\n\n');
  return htmlOfMarkdown(markdown) === html ? markdown : html;
}

/** Markdown, and HTML within it, as cleaned HTML. */
export const htmlOfMarkdown = (markdown: string): string =>
  elementsOf(marked.parse(markdown, { async: false, gfm: true })).join('');

type Element = { tag: string; attributes: string; children: Node[] };
type Node = string | Element;

const single = new Set(['br', 'hr']);

function parse(html: string): Node[] {
  const root: Element = { tag: '', attributes: '', children: [] };
  const open = [root];
  for (const [whole, close, tag, attributes] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g)) {
    const parent = open.at(-1)!;
    if (tag === undefined) parent.children.push(whole);
    else if (close === '/') {
      if (open.length > 1) open.pop();
    } else {
      const element = { tag, attributes: attributes!.replace(/\s*\/$/, ''), children: [] };
      parent.children.push(element);
      if (!single.has(tag)) open.push(element);
    }
  }
  return root.children;
}

/** Each element of running text as lines of its own. */
function blocks(nodes: readonly Node[]): string[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return inline([node]);
    if (node.attributes !== '' && node.tag !== 'a') return raw(node);
    const level = /^h([2-4])$/.exec(node.tag)?.[1];
    if (level !== undefined) return `${'#'.repeat(Number(level))} ${inline(node.children)}`;
    if (node.tag === 'p')
      return inline(node.children).replace(/^([#>+-]|\d+[.)])/, (start) => `\\${start}`.replace(/^\\(\d+)/, '$1\\'));
    if (node.tag === 'ul' || node.tag === 'ol') return list(node);
    if (node.tag === 'blockquote') return blocks(node.children).join('\n\n').replace(/^/gm, '> ');
    if (node.tag === 'hr') return '---';
    return raw(node);
  });
}

function list({ tag, children }: Element): string {
  return children
    .map((item, index) => {
      if (typeof item === 'string') return item;
      const mark = tag === 'ol' ? `${index + 1}. ` : '- ';
      const parts: string[] = [];
      let words: Node[] = [];
      const flush = (): void => {
        if (words.length > 0) parts.push(inline(words));
        words = [];
      };
      for (const child of item.children) {
        if (typeof child !== 'string' && ['ul', 'ol', 'p', 'blockquote'].includes(child.tag)) {
          flush();
          parts.push(...blocks([child]));
        } else words.push(child);
      }
      flush();
      const loose = item.children.some((child) => typeof child !== 'string' && child.tag === 'p');
      return mark + parts.join(loose ? '\n\n' : '\n').replaceAll(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

const inline = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node.replaceAll('&amp;', '&').replaceAll(/[\\*_[\]`~]/g, (sign) => `\\${sign}`);
      if (node.tag === 'br') return '\\\n';
      const words = inline(node.children);
      if (node.tag === 'strong' && node.attributes === '') return `**${words}**`;
      if (node.tag === 'em' && node.attributes === '') return `*${words}*`;
      const link = node.tag === 'a' ? /^ href="([^"\s()]*)"$/.exec(node.attributes)?.[1] : undefined;
      return link === undefined
        ? `<${node.tag}${node.attributes}>${words}</${node.tag}>`
        : `[${words}](${link.replaceAll('&amp;', '&')})`;
    })
    .join('');

const raw = ({ tag, attributes, children }: Element): string =>
  single.has(tag)
    ? `<${tag}${attributes} />`
    : `<${tag}${attributes}>${children.map((child) => (typeof child === 'string' ? child : raw(child))).join('')}</${tag}>`;
