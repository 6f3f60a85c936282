/**
 * A page's text as a list of blocks: each is translated, compared and dated by itself, so that one changed sentence
 * outdates one block. Browser-safe.
 */

/**
 * - `text`: one element of running text: a heading, paragraph, list, quotation, table or rule
 * - `steps`: a numbered list that is done from top to bottom
 * - `note`, `warning`: a box beside the running text
 * - `office`: the county's own office for a function, with address and hours; `ref` is the function
 * - `contact`, `place`, `media`: what is kept elsewhere and shown here; `ref` is its id
 */
export const blockKinds = ['text', 'steps', 'note', 'warning', 'office', 'contact', 'place', 'media'] as const;
export type BlockKind = (typeof blockKinds)[number];

export type Block = {
  /** Stays with the block as long as it means the same thing; translations hang on it. */
  id: string;
  kind: BlockKind;
  /** Sanitised HTML of the kinds with text; empty where the block only refers. */
  html: string;
  /** What is shown here, for the kinds that refer. */
  ref: string | null;
};

/** What a page says in one language. */
export type Content = { title: string; summary: string; blocks: readonly Block[] };

export const refersOnly = (kind: BlockKind): boolean =>
  kind === 'office' || kind === 'contact' || kind === 'place' || kind === 'media';

/** Field under which a block's translation is kept. */
export const blockField = (id: string): string => `block-${id}`;

/** The words of a piece of HTML, elements apart by blanks. */
export const plainText = (html: string): string =>
  html
    .replace(/<(br|\/?(p|li|ul|ol|h[1-6]|td|th|tr|table|blockquote|div|figure|figcaption))\b[^>]*>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Level of the heading that the block is, 2 to 4; null for all else. */
export function headingLevel(block: Pick<Block, 'kind' | 'html'>): 2 | 3 | 4 | null {
  const found = block.kind === 'text' ? /^<h([2-4])\b/.exec(block.html) : null;
  return found ? (Number(found[1]) as 2 | 3 | 4) : null;
}

/** Level of a heading that stands for the block at `index`: below the heading before it, with no level left out. */
export function levelBelow(blocks: readonly Pick<Block, 'kind' | 'html'>[], index: number): 2 | 3 | 4 {
  for (let at = index - 1; at >= 0; at -= 1) {
    const level = headingLevel(blocks[at]!);
    if (level !== null) return Math.min(level + 1, 4) as 3 | 4;
  }
  return 2;
}

/** Part of an address made of a text in any script: German letters written out, Latin folded, others kept. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}
