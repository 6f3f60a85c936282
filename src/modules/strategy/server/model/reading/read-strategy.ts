/** Reads a strategy document's lines into a draft: blocks, then recognisers block by block, then the whole. */
import type { Draft, SourceLine } from '../../../draft.ts';
import { toBlocks, type Block } from './blocks.ts';
import { labelOf, type Context } from './context.ts';
import { finish } from './finish.ts';
import { documentTitle, takeContents, takeFurniture, takePreamble } from './front.ts';
import { claimEntry, endEntry } from './recognise-entries.ts';
import { claimItem, claimPara } from './recognise-lists.ts';
import { claimHeading, claimLabel, claimTextLine } from './recognise-outline.ts';
import { claimTable } from './recognise-tables.ts';
import { numberParts } from './numbers.ts';
import { newTree } from './tree.ts';
import { parseLabel, type Label } from './words.ts';

/**
 * A recogniser of one shape: it looks at the block at `i` in its context and claims it together with as many
 * following ones as it returns; 0 leaves the block to the next recogniser.
 */
export type Recogniser = { name: string; shapes: Block['type'][]; claim: (ctx: Context, i: number) => number };

/** In the order of their evidence: columns, keys and labels say what they are; lists and paragraphs need a context. */
export const recognisers: Recogniser[] = [
  { name: 'table', shapes: ['row'], claim: claimTable },
  { name: 'entry', shapes: ['para', 'item', 'heading'], claim: claimEntry },
  { name: 'label', shapes: ['para', 'item', 'heading'], claim: claimLabel },
  { name: 'text line', shapes: ['para'], claim: claimTextLine },
  { name: 'heading', shapes: ['heading', 'para', 'item'], claim: claimHeading },
  { name: 'list', shapes: ['item'], claim: claimItem },
  { name: 'paragraph', shapes: ['para'], claim: claimPara },
];

function describesChallenges(blocks: readonly Block[]): boolean {
  return blocks.some(
    (block, index) =>
      block.type === 'item' &&
      block.text.length < 90 &&
      /herausforderung/i.test(block.text) &&
      blocks
        .slice(index + 1, index + 5)
        .some((next) => next.type === 'item' && parseLabel(next.text, true)?.role.startsWith('goal')),
  );
}

function labelsMeasures(blocks: readonly Block[]): boolean {
  return blocks.some((block) => {
    if (block.type === 'row')
      return block.cells.some((cell) => cell.text.length < 60 && parseLabel(cell.text, true)?.role === 'measure');
    if (block.type === 'skip' || block.text.length > 200) return false;
    const label = labelOf(block, block.type === 'heading');
    return label !== null && label.role === 'measure' && !label.qualified;
  });
}

/** The first marked heading, where no other stands on its level: the document's title. */
function titleHeading(blocks: readonly Block[]): number {
  const first = blocks.findIndex((block) => block.type === 'heading');
  const level = blocks[first]?.level;
  return blocks.some((block, index) => index > first && block.type === 'heading' && block.level === level) ? -1 : first;
}

/** Two words for fields, one inside the other ("Handlungsfeld 1", "Schwerpunkt 1.1"): the deeper is a level of its own. */
function rankFields(blocks: readonly Block[]): void {
  const words = new Map<string, { level: number; depth: number; count: number }>();
  const labels: Label[] = [];
  for (const block of blocks) {
    if (block.type === 'row' || block.type === 'skip' || block.text.length > 200) continue;
    for (const label of [labelOf(block, block.type === 'heading'), labelOf(block, block.type !== 'heading')]) {
      if (!label || label.role !== 'field' || label.plural || (label.number === null && block.type !== 'heading')) continue;
      labels.push(label);
      const depth = label.number === null ? 0 : numberParts(label.number).length;
      const known = words.get(label.word) ?? { level: 9, depth: 9, count: 0 };
      words.set(label.word, {
        level: Math.min(known.level, block.type === 'heading' ? block.level : 8),
        depth: Math.min(known.depth, depth),
        count: known.count + 1,
      });
    }
  }
  const ranked = [...words].sort(([, a], [, b]) => a.level - b.level || a.depth - b.depth);
  const [first, second] = ranked;
  if (!first || !second) return;
  const deeper = second[1].level > first[1].level || second[1].depth > first[1].depth;
  if (!deeper) return;
  for (const label of labels) if (label.word !== first[0]) label.role = 'field2';
}

/**
 * Reads the lines of a strategy document.
 * @param input.lines the document's lines, numbered from 1 in rising order; pages where the format knows them
 * @returns the draft; every non-blank line lies in a `source` or in `unused`. Never throws on any text.
 */
export function readStrategy({ lines }: { lines: readonly SourceLine[] }): Draft {
  const blocks = toBlocks(takeFurniture(takePreamble(lines)));
  const title = documentTitle(blocks);
  const titleKeys = takeContents(blocks);
  rankFields(blocks);
  const ctx: Context = {
    blocks,
    tree: newTree(),
    sections: [],
    scope: null,
    text: null,
    entry: null,
    fresh: null,
    declared: [],
    challengesFirst: describesChallenges(blocks),
    labelsMeasures: labelsMeasures(blocks),
    firstHeading: titleHeading(blocks),
    title,
    titleKeys,
    columns: null,
  };
  for (let i = 0; i < blocks.length;) {
    const { type } = blocks[i] as Block;
    let taken = type === 'skip' ? 1 : 0;
    for (const recogniser of recognisers) {
      if (taken > 0) break;
      if (!recogniser.shapes.includes((blocks[i] as Block).type)) continue;
      taken = recogniser.claim(ctx, i);
    }
    i += Math.max(taken, 1);
  }
  endEntry(ctx);
  return finish(ctx, lines, title);
}
