import type { Block, BlockKind, Content } from '#kernel/content/blocks.ts';
import { cleanBlock, type NewBlock } from '#kernel/content/html.ts';
import { keepBlockIds } from '#kernel/content/keep-ids.ts';

type Given = { id?: string | undefined; kind: BlockKind; html: string; ref: string | null };

/**
 * A text as somebody handed it in, cleaned, its blocks named: by the names that came along where the earlier text knows
 * them, else by what they resemble.
 */
export function takenIn(input: {
  content: { title: string; summary: string; blocks: readonly Given[] };
  before: Content | null;
  newId: () => string;
}): Content {
  const { content, newId } = input;
  const before = input.before?.blocks ?? [];
  const known = new Set(before.map(({ id }) => id));
  const used = new Set<string>();
  const blocks = content.blocks.flatMap((block): (NewBlock & { id: string | null })[] => {
    const clean = cleanBlock({ kind: block.kind, html: block.html, ref: block.ref });
    if (clean === null) return [];
    const id = block.id !== undefined && known.has(block.id) && !used.has(block.id) ? block.id : null;
    if (id !== null) used.add(id);
    return [{ ...clean, id }];
  });
  const nameless = blocks.filter(({ id }) => id === null).map(({ kind, html, ref }): NewBlock => ({ kind, html, ref }));
  const named = keepBlockIds({ before: before.filter(({ id }) => !used.has(id)), after: nameless, newId });
  let next = 0;
  return {
    title: content.title,
    summary: content.summary,
    blocks: blocks.map((block): Block => (block.id === null ? named[next++]! : { ...block, id: block.id })),
  };
}
