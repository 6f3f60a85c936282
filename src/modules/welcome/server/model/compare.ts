import type { Content } from '#kernel/content/blocks.ts';
import type { BlockChange } from '../../contract.ts';

/** What differs between two versions of a text: title and summary first, then the blocks in the later order, lost ones where they stood. */
export function compareBlocks(before: Content, after: Content): BlockChange[] {
  const head = (['title', 'summary'] as const).map((id): BlockChange => ({
    id,
    what: before[id] === after[id] ? 'same' : before[id] === '' ? 'added' : after[id] === '' ? 'removed' : 'changed',
    before: before[id],
    after: after[id],
  }));
  const said = ({ html, ref }: Content['blocks'][number]): string => ref ?? html;
  const old = new Map(before.blocks.map((block) => [block.id, block]));
  const now = new Set(after.blocks.map(({ id }) => id));
  const changes = after.blocks.map((block): BlockChange => {
    const forerunner = old.get(block.id);
    if (forerunner === undefined) return { id: block.id, what: 'added', before: null, after: said(block) };
    const same = forerunner.kind === block.kind && said(forerunner) === said(block);
    return { id: block.id, what: same ? 'same' : 'changed', before: said(forerunner), after: said(block) };
  });
  for (const [index, block] of before.blocks.entries()) {
    if (now.has(block.id)) continue;
    const neighbour = before.blocks.slice(0, index).findLast(({ id }) => changes.some((change) => change.id === id));
    const place = neighbour === undefined ? 0 : changes.findIndex(({ id }) => id === neighbour.id) + 1;
    changes.splice(place, 0, { id: block.id, what: 'removed', before: said(block), after: null });
  }
  return [...head, ...changes];
}
