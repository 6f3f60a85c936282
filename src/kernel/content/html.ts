import sanitizeHtml from 'sanitize-html';
import { refersOnly, type Block, type BlockKind } from './blocks.ts';

/**
 * What people and other systems hand in as HTML becomes a few known elements: no scripts, styles, frames or forms, no
 * address but web, mail and telephone. It is cleaned when it is written and again when it leaves.
 */
const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br'],
    ...['strong', 'em', 'a', 'sub', 'sup', 'code', 'bdi', 'span'],
    ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'hreflang'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    ol: ['start'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // A heading 1 is the page's title alone; what others mark as strong or slanted is said by the meaning.
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    b: 'strong',
    i: 'em',
    div: 'p',
    section: 'p',
    article: 'p',
    dl: 'ul',
    dt: 'li',
    dd: 'li',
    address: 'p',
    pre: 'p',
    figcaption: 'p',
  },
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'title'],
  // Deeper than any text: whoever nests more wants to keep the parser busy.
  nestingLimit: 40,
};

/** Cleaned until nothing changes: an element may be empty only after what it held has gone. */
export function cleanHtml(html: string): string {
  let before = html;
  let clean = cleanOnce(before);
  // Every round takes something away, and no text nests deeper than the limit.
  for (let round = 0; clean !== before && round < 50; round += 1) [before, clean] = [clean, cleanOnce(clean)];
  return clean;
}

const cleanOnce = (html: string): string =>
  sanitizeHtml(html, allowed)
    .replaceAll('\u0000', '')
    .replace(/<(p|li|h[2-4]|strong|em|a|span|bdi)(\s[^>]*)?>(\s|&nbsp;|<br \/>)*<\/\1>/g, ' ')
    .replace(/<span>(.*?)<\/span>/gs, '$1')
    .replace(/\s+/g, ' ')
    .replace(/> <(\/?)(ul|ol|li|p|h[2-4]|table|thead|tbody|tr|td|th|caption|blockquote|hr)\b/g, '><$1$2')
    .replace(/<(p|li|h[2-4]|td|th|caption|blockquote)((?:\s[^>]*)?)> /g, '<$1$2>')
    .replace(/ <\/(p|li|h[2-4]|td|th|caption|blockquote)>/g, '</$1>')
    .trim();

const topLevel = /<(h[2-4]|p|ul|ol|blockquote|table)\b[^>]*>|<hr \/>/g;

/** Cleaned HTML as its elements one by one; loose text between them becomes paragraphs. */
export function elementsOf(html: string): string[] {
  const clean = cleanHtml(html);
  const found: string[] = [];
  const loose = (text: string): void => {
    if (text.replace(/<br \/>|&nbsp;/g, '').trim() !== '')
      found.push(`<p>${text.replace(/^(\s|<br \/>)+|(\s|<br \/>)+$/g, '')}</p>`);
  };
  let at = 0;
  while (at < clean.length) {
    topLevel.lastIndex = at;
    const opening = topLevel.exec(clean);
    if (opening === null) {
      loose(clean.slice(at));
      break;
    }
    loose(clean.slice(at, opening.index));
    const tag = opening[1];
    const end = tag === undefined ? opening.index + opening[0].length : endOf({ html: clean, tag, from: opening.index });
    found.push(clean.slice(opening.index, end));
    at = end;
  }
  return found;
}

/** Where the element that opens at `from` ends; the end of the text where nobody closed it. */
function endOf(input: { html: string; tag: string; from: number }): number {
  const { html, tag, from } = input;
  const tags = new RegExp(`<(/?)${tag}\\b[^>]*>`, 'g');
  tags.lastIndex = from;
  let depth = 0;
  for (let found = tags.exec(html); found !== null; found = tags.exec(html)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth === 0) return found.index + found[0].length;
  }
  return html.length;
}

/** What a block is before it has a name of its own. */
export type NewBlock = Omit<Block, 'id'>;

/** HTML of an editor or another system as blocks of running text. */
export const blocksOfHtml = (html: string): NewBlock[] =>
  elementsOf(html).map((element) => ({ kind: 'text', html: element, ref: null }));

/** A block as it may be kept and shown; null where nothing is left of it. */
export function cleanBlock<B extends NewBlock>(block: B): B | null {
  if (refersOnly(block.kind)) return block.ref === null || block.ref === '' ? null : { ...block, html: '' };
  const html = cleanHtml(block.html);
  return html === '' ? null : { ...block, html, ref: null };
}

/** Blocks as one piece of HTML, for readers that know no blocks; those that refer are filled in by the caller. */
export function htmlOfBlocks<B extends NewBlock>(blocks: readonly B[], fill: (block: B) => string = () => ''): string {
  const boxes: Partial<Record<BlockKind, true>> = { note: true, warning: true };
  return blocks
    .map((block) =>
      refersOnly(block.kind) ? fill(block) : boxes[block.kind] ? `<blockquote>${block.html}</blockquote>` : block.html,
    )
    .filter((html) => html !== '')
    .join('\n');
}
