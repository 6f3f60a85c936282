/** Entries below a label: measures, goals, fields, and the items of adopted texts. */
import type { Block } from './blocks.ts';
import { endsSentence } from './clean.ts';
import {
  isClosed,
  isField,
  labelOf,
  openNode,
  openSection,
  parentFor,
  rangeOf,
  sectionOf,
  type Context,
  type Scope,
} from './context.ts';
import { applyFact, splitInlineFacts } from './facts.ts';
import { extendsNumber, followsInSeries } from './numbers.ts';
import { addText, continueTitle, goalByNumber, isStatement, place, type TreeNode } from './tree.ts';
import { isPlaceholder } from './headings.ts';
import { parseKey } from './keys.ts';
import { parseLabel, type LevelRole } from './words.ts';

/** Adds one entry to the open list; a place kept free ("werden entwickelt") gives no node. */
export function addEntry(
  ctx: Context,
  scope: Scope,
  printed: string,
  blocks: readonly Block[],
  number: string | null,
): TreeNode | null {
  const first = blocks[0] as Block;
  const ranges = blocks.map(rangeOf);
  if (scope.parent === undefined) {
    scope.parent = parentFor(ctx, scope.role, null);
    if (!scope.ownLabel) scope.parent?.source.push(scope.range);
  }
  if (isPlaceholder(printed)) {
    scope.parent?.source.push(...ranges);
    return null;
  }
  const label = parseLabel(printed, false);
  const own = label && label.role === scope.role && !label.plural && label.rest !== '' ? label : null;
  const { title: whole, facts } = splitInlineFacts(own ? own.rest : printed, rangeOf(first));
  const { title, text } = splitLead(first, whole);
  const printedNumber = own?.number ?? number;
  const byNumber = scope.role === 'measure' && printedNumber !== null ? goalByNumber(ctx.tree, printedNumber, false) : null;
  const node = place(ctx.tree, {
    role: scope.role,
    word: scope.word,
    number: printedNumber,
    title: title.replace(/^[:–—-]\s+/, ''),
    ranges,
    parent: byNumber ?? scope.parent,
    kind: scope.kind,
  });
  if ((scope.parent === null || scope.ownLabel) && scope.range.from !== first.from) node.source.push(scope.range);
  if (text !== '' && !node.text.includes(text)) node.text.push(text);
  for (const fact of facts) applyFact(node, fact);
  node.horizon ??= scope.horizon;
  if (scope.qualified) node.unsure.push({ reason: 'label-qualified', question: 'Gehört dieser Eintrag zu den beschlossenen?' });
  scope.last = node;
  scope.nodes.push(node);
  ctx.entry?.measures.push(...(scope.role === 'measure' && !ctx.entry.measures.includes(node) ? [node] : []));
  return node;
}

/** "**Abendkurse** Die VHS bietet …": the bold words are the title, the sentence is the text. */
function splitLead(block: Block, whole: string): { title: string; text: string } {
  const { lead } = block;
  if (lead === null || !whole.startsWith(lead) || lead.length < 4) return { title: whole, text: '' };
  return { title: lead, text: whole.slice(lead.length).replace(/^\s*[:–-]?\s+/, '') };
}

function isDeeper(scope: Scope, block: Block): boolean {
  if (scope.last === null || block.indent < scope.indent + 2) return false;
  // "3." below "1." is the scan's indentation, not a step of it.
  const sameRow =
    block.marker === scope.marker &&
    block.number !== null &&
    scope.number !== null &&
    followsInSeries(scope.number, block.number);
  return !sameRow;
}

function goesOn(scope: Scope, block: Block): boolean {
  if (!scope.paused) return true;
  return (
    block.number !== null && scope.number !== null && block.marker === scope.marker && followsInSeries(scope.number, block.number)
  );
}

/** Claims a list item in the context that a label, a text heading or a goal opened. */
export function claimItem(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  const { scope, text } = ctx;
  if (scope && goesOn(scope, block)) {
    if (scope.by === 'headings' && scope.last) return addDetail(ctx, scope.last, block);
    const below = belowGoal(ctx, scope, block);
    if (below !== null) return below;
    if (isDeeper(scope, block)) return addDetail(ctx, scope.last as TreeNode, block);
    scope.by = 'items';
    scope.paused = false;
    if (scope.last === null || block.indent < scope.indent || scope.marker === null) scope.indent = block.indent;
    scope.marker = block.marker;
    scope.number = block.number;
    if (scope.role === 'field') {
      ctx.declared.push({ number: block.number, title: block.text, range: rangeOf(block) });
      return 1;
    }
    addEntry(ctx, scope, block.text, [block], block.number);
    ctx.fresh = scope.last;
    return 1;
  }
  if (text) {
    text.items.push(block.text);
    text.source.push(rangeOf(block));
    return 1;
  }
  return claimUnlabelled(ctx, block);
}

/** "1.1 Teilziel" with "a) …" and "b) …" below it, where nothing labels measures; the next "1.2" is a goal again. */
function belowGoal(ctx: Context, scope: Scope, block: Block): number | null {
  const { outer } = scope;
  if (outer && block.marker === outer.marker && block.number && outer.number && followsInSeries(outer.number, block.number)) {
    ctx.scope = outer;
    return claimItem(ctx, ctx.blocks.indexOf(block));
  }
  const goal = scope.last;
  if (!goal || !scope.role.startsWith('goal') || ctx.labelsMeasures || scope.number === null) return null;
  if (block.marker === scope.marker || (block.marker !== 'alpha' && block.marker !== 'bullet')) return null;
  const inner = newScope('measure', 'Maßnahme', 8, rangeOf(block));
  Object.assign(inner, {
    parent: goal,
    by: 'items',
    indent: block.indent,
    marker: block.marker,
    number: block.number,
    outer: scope,
  });
  ctx.scope = inner;
  const node = addEntry(ctx, inner, block.text, [block], block.number);
  node?.unsure.push({ reason: 'unlabelled', question: 'Ist dieser Punkt eine Maßnahme des Ziels?' });
  return 1;
}

function addDetail(ctx: Context, node: TreeNode, block: Block): number {
  const kv = parseKey(block.text, false);
  if (kv) applyFact(node, { key: kv.key, value: kv.value, note: kv.note, range: [rangeOf(block)], items: [] });
  else if (node.role === 'measure') {
    node.steps.push(block.text);
    node.source.push(rangeOf(block));
  } else addText(node, block.text, rangeOf(block));
  return 1;
}

/** Bullets right below a goal in a document that labels no measures, and numbers that extend the goal's own. */
function claimUnlabelled(ctx: Context, block: Block): number {
  if (isClosed(ctx)) return 0;
  const goal = openNode(ctx, 'measure');
  if (!goal || isField(goal.role)) return 0;
  const extended = block.number !== null && goal.number !== null && extendsNumber(goal.number, block.number);
  const direct = ctx.fresh === goal && !ctx.labelsMeasures && goal.text.every((part) => part.endsWith(':'));
  if (!extended && !direct) return 0;
  const scope = newScope('measure', 'Maßnahme', 8, { from: block.from, to: block.to });
  scope.parent = goal;
  Object.assign(scope, { by: 'items', indent: block.indent, marker: block.marker, number: block.number });
  ctx.scope = scope;
  const node = addEntry(ctx, scope, block.text, [block], block.number);
  if (direct && !extended) {
    node?.unsure.push({ reason: 'unlabelled', question: 'Ist dieser Punkt eine Maßnahme des Ziels?' });
  }
  return 1;
}

export function newScope(role: LevelRole, word: string, level: number, range: { from: number; to: number }): Scope {
  return {
    role,
    word,
    kind: null,
    horizon: null,
    level,
    range,
    parent: undefined,
    qualified: false,
    by: null,
    last: null,
    nodes: [],
    marker: null,
    number: null,
    indent: 0,
    paused: false,
    outer: null,
    ownLabel: false,
  };
}

function itemsFollow(ctx: Context, i: number): boolean {
  for (let j = i + 1; j < Math.min(ctx.blocks.length, i + 12); j += 1) {
    const block = ctx.blocks[j] as Block;
    if (block.type === 'item') return true;
    if (block.type !== 'para' || parseKey(block.text, true) || labelOf(block, false)) return false;
  }
  return false;
}

/** A paragraph's lines as entries where each line is one: short, capitalised, not wrapped. */
function separateLines(block: Block): string[] {
  const { lines } = block;
  if (lines.length < 2) return [block.text];
  const separate = lines.every((line) => /^[\p{Lu}„"\d]/u.test(line) && line.length < 130 && !/[-,]$/.test(line));
  const joined = lines.some((line) => endsSentence(line)) ? lines.every(endsSentence) : true;
  return separate && joined ? lines : [block.text];
}

/** Claims a paragraph where something waits for it; otherwise it stays unused. */
export function claimPara(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  const range = rangeOf(block);
  const { scope, text, fresh } = ctx;
  if (scope) {
    const last = scope.last;
    const unfinished = last !== null && (ctx.blocks[i - 1] as Block | undefined)?.type === 'item' && goesOnAfter(ctx, i);
    if (last && unfinished) {
      continueTitle(ctx.tree, last, block.text, range);
      return 1;
    }
    if (
      scope.by === null &&
      !block.text.endsWith(':') &&
      !itemsFollow(ctx, i) &&
      scope.role !== 'field' &&
      isStatement(block.text)
    )
      scope.by = 'paras';
    if (scope.by === 'paras' && isStatement(block.text)) {
      for (const line of separateLines(block)) addEntry(ctx, scope, line, [block], null);
      for (const node of scope.nodes.slice(-1)) {
        if (block.text.length > 200)
          node.unsure.push({ reason: 'paragraph', question: 'Ist dieser Absatz ein eigener Eintrag?' });
      }
      return 1;
    }
    if (scope.by === 'headings' && last) {
      addText(last, block.text, range);
      return 1;
    }
    if (scope.by === 'items') {
      const nextItem = ctx.blocks[i + 1];
      const resumes =
        nextItem?.type === 'item' &&
        nextItem.number !== null &&
        scope.number !== null &&
        followsInSeries(scope.number, nextItem.number) &&
        nextItem.marker === scope.marker;
      if (last && (resumes || block.indent >= scope.indent + 2)) {
        addText(last, block.text, range);
        return 1;
      }
      scope.paused = true;
      ctx.fresh = null;
      return 0;
    }
    if (scope.by === null && itemsFollow(ctx, i)) {
      if (block.text.endsWith(':') && scope.parent) scope.parent.source.push(range);
      return 0;
    }
    return 0;
  }
  if (text) {
    const last = text.items.length - 1;
    const afterList = ctx.blocks[i - 1]?.type === 'item' && ctx.blocks[i + 1]?.type !== 'item';
    if (afterList && !goesOnAfter(ctx, i)) {
      ctx.text = null;
      ctx.fresh = null;
      return 0;
    }
    if (last >= 0 && goesOnAfter(ctx, i)) text.items[last] += ` ${block.text}`;
    else if (text.kind === 'situation' && block.text.length < 12) return 0;
    else if (text.kind === 'situation' && !endsSentence(block.text)) return 0;
    else if (block.text.endsWith(':') && ctx.blocks[i + 1]?.type === 'item') return 0;
    else text.items.push(...(text.kind === 'situation' ? [block.text] : separateLines(block)));
    text.source.push(range);
    return 1;
  }
  if (!fresh || isClosed(ctx)) return 0;
  if ('role' in fresh && isPlaceholder(block.text)) {
    fresh.source.push(range);
    return 1;
  }
  if ('role' in fresh) {
    if (isField(fresh.role)) fresh.intro.push({ text: block.text, range });
    else addText(fresh, block.text, range);
    return 1;
  }
  fresh.paras.push({ text: block.text, range });
  return 1;
}

/** The item before stopped without a full stop and this paragraph begins in the middle of something. */
function goesOnAfter(ctx: Context, i: number): boolean {
  const previous = ctx.blocks[i - 1];
  const block = ctx.blocks[i] as Block;
  if (!previous || (previous.type !== 'item' && previous.type !== 'para') || endsSentence(previous.text)) return false;
  return /^[\p{Ll}(]/u.test(block.text) && block.text.length < 600;
}

/** In a list whose label stands above headings ("## Maßnahmen", then "### Sprachcafé"), a heading is an entry. */
export function claimHeadingEntry(ctx: Context, i: number, level: number): number {
  const { scope } = ctx;
  const block = ctx.blocks[i] as Block;
  if (!scope || (scope.by !== null && scope.by !== 'headings') || scope.level >= 7 || level <= scope.level) return 0;
  if (level >= 8 || (scope.by === 'headings' && level !== scope.indent)) return 0;
  scope.indent = level;
  if (scope.by === null && scope.parent === undefined) {
    scope.parent = parentFor(ctx, scope.role, null);
    scope.parent?.source.push(scope.range);
  }
  scope.by = 'headings';
  const section = sectionOf(block, null);
  openSection(ctx, section);
  ctx.sections.pop();
  const node = addEntry(ctx, scope, section.title, [block], section.number);
  if (!node) return 1;
  ctx.sections.push({ ...section, node, paras: [], prior: null });
  ctx.fresh = node;
  return 1;
}
