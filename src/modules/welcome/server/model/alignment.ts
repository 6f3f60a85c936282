import { blockField, headingLevel, refersOnly, type Block, type Content } from '#kernel/content/blocks.ts';
import type { NewBlock } from '#kernel/content/html.ts';

/** A text that was written apart, put beside its source. */
export type Aligned = { field: string; source: string; text: string }[];

const shape = (block: NewBlock): string => {
  const items = block.kind === 'text' || block.kind === 'steps' ? (block.html.match(/<li\b/g)?.length ?? 0) : 0;
  const tag = refersOnly(block.kind) ? (block.ref ?? '') : (/^<(\w+)/.exec(block.html)?.[1] ?? '');
  return `${block.kind} ${headingLevel(block) ?? tag} ${items}`;
};

/**
 * The blocks of a text in another language beside those of its source, where both are built alike; null where they are
 * not, for then nobody can say which sentence renders which.
 */
export function align(input: { source: Content; title: string; summary: string; blocks: readonly NewBlock[] }): Aligned | null {
  const { source, blocks } = input;
  if (blocks.length !== source.blocks.length) return null;
  if (blocks.some((block, index) => shape(block) !== shape(source.blocks[index]!))) return null;
  const pair = (block: Block, index: number) => ({ field: blockField(block.id), source: block.html, text: blocks[index]!.html });
  return [
    { field: 'title', source: source.title, text: input.title },
    ...(source.summary === '' || input.summary === '' ? [] : [{ field: 'summary', source: source.summary, text: input.summary }]),
    ...source.blocks.map(pair).filter(({ source: html }) => html !== ''),
  ];
}
