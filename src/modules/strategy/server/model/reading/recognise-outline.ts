/** Headings and labels: fields, goals, measures with a heading of their own, labels of lists, adopted texts. */
import type { Block } from './blocks.ts';
import { titleKey } from './clean.ts';
import {
  closeRole,
  closeTexts,
  headingOf,
  isClosed,
  isField,
  isPlainText,
  labelLevel,
  labelOf,
  openNode,
  openSection,
  parentFor,
  printed,
  rangeOf,
  rank,
  sectionOf,
  type Context,
  type Section,
} from './context.ts';
import { applyFact, splitInlineFacts } from './facts.ts';
import { claimTitledEntry, endEntry, keyAt } from './recognise-entries.ts';
import { addEntry, claimHeadingEntry, newScope } from './recognise-lists.ts';
import { addText, goalByNumber, newText, place, type TreeNode } from './tree.ts';
import { isChapterHeading, isClosedHeading, textHeading } from './headings.ts';
import { parseKey } from './keys.ts';
import { parseLabel, type Label } from './words.ts';

/** Whether the label may count here: closed chapters and descriptions of the situation hold no levels. */
function admitted(ctx: Context, block: Block, label: Label, level: number): boolean {
  const closed = ctx.sections.find((section) => section.closed);
  if (closed && closed.level < 7 && level > closed.level) return false;
  if (closed && closed.level >= 7 && level >= 7 && label.number === null && label.qualified) return false;
  const situation = ctx.sections.findLast((section) => section.text?.kind === 'situation');
  if (situation && (label.role === 'measure' || label.role === 'goal2')) {
    if (label.qualified || (label.number === null && situation.level < 7 && level > situation.level)) return false;
  }
  return block.text.length < 400 || label.rest !== '';
}

/** Closes what the label ends: deeper nodes, boxes and headings of its own rank. Returns a heading that may be its parent. */
function closeFor(ctx: Context, label: Label, level: number): Section | null {
  endEntry(ctx);
  ctx.scope = null;
  closeTexts(ctx, level);
  closeRole(ctx, label.role);
  let spare: Section | null = null;
  while (ctx.sections.length > 0) {
    const top = ctx.sections[ctx.sections.length - 1] as Section;
    if (top.level < level || (top.node && rank(top.node.role) < rank(label.role))) break;
    if (top.node === null && !top.closed && !top.chapter && top.text === null) spare ??= top;
    ctx.sections.pop();
  }
  return spare;
}

/** The title printed below a label that stands alone ("Ziel 1.1", then the goal). */
function titleBelow(ctx: Context, i: number, label: Label): Block | null {
  const next = ctx.blocks[i + 1];
  if (!next) return null;
  if (next.type === 'heading' && isField(label.role)) {
    const other = labelOf(next, true);
    return other === null && textHeading(next.text) === null && keyAt(ctx, i + 1) === null ? next : null;
  }
  if (next.type === 'heading' && next.level === 7 && labelOf(next, true) === null && keyAt(ctx, i + 1) === null) return next;
  if (!isPlainText(ctx, next)) {
    const lone = next.type === 'item' && ctx.blocks[i + 2]?.type !== 'item' && parseLabel(next.text, false) === null;
    return lone && !isField(label.role) && label.role !== 'measure' && !parseKey(next.text, false) ? next : null;
  }
  if (isField(label.role) && (next.text.length > 140 || /[.!?]$/.test(next.text))) return null;
  return next;
}

/** "Maßnahme Nr. 3", then "Titel: Lesepaten". */
const TITLE_KEY =
  /^(?:(?:maßnahmen|projekt|kurz)?titel|bezeichnung|name)(?: (?:der|des) (?:maßnahme|projekts|ziels))?:\s+(?=\S)/iu;

function openLabel(ctx: Context, i: number, label: Label, level: number): number {
  const block = ctx.blocks[i] as Block;
  const below = label.rest === '' ? titleBelow(ctx, i, label) : null;
  if (label.rest === '' && below === null && label.number === null) return 0;
  const waiting = ctx.scope;
  const spare = closeFor(ctx, label, level);
  let parent: TreeNode | null = null;
  if (label.role !== 'field') {
    parent = parentFor(ctx, label.role, label.number);
    if (parent === null && spare) {
      ctx.sections.push(spare);
      parent = parentFor(ctx, label.role, label.number);
    }
  }
  const ranges = below ? [rangeOf(block), rangeOf(below)] : [rangeOf(block)];
  const printedTitle = (label.rest !== '' ? label.rest : (below?.text ?? '')).replace(TITLE_KEY, '').replace(/\s*:$/, '');
  const inline =
    label.role === 'measure' ? splitInlineFacts(printedTitle, rangeOf(below ?? block)) : { title: printedTitle, facts: [] };
  const quoted = isField(label.role) ? /^[„"“»]([^„"“”»«]{2,120})["“”«]$/.exec(inline.title)?.[1] : undefined;
  const title = quoted ?? inline.title;
  const node = place(ctx.tree, {
    role: label.role,
    word: label.word,
    number: label.number,
    title,
    ranges,
    parent,
    kind: label.kind,
  });
  for (const fact of inline.facts) applyFact(node, fact);
  if (waiting && label.role === 'measure' && waiting.role === 'measure' && waiting.by === null)
    (parent ?? node).source.push(waiting.range);
  if (title === '') node.unsure.push({ reason: 'no-title', question: 'Wie heißt dieser Eintrag?' });
  const section = sectionOf(block, node, title, label.number);
  ctx.sections.push({ ...section, level: Math.max(level, 1), chapter: false, paras: [], prior: null });
  ctx.fresh = node;
  return below ? 2 : 1;
}

function openList(ctx: Context, i: number, label: Label, level: number): number {
  const block = ctx.blocks[i] as Block;
  endEntry(ctx);
  closeTexts(ctx, level);
  const last = ctx.sections[ctx.sections.length - 1];
  const adjacent = last !== undefined && last.range.to === (ctx.blocks[i - 1] as Block | undefined)?.to;
  if (label.role !== 'field' && openNode(ctx, label.role) !== null) {
    closeRole(ctx, label.role);
    while (ctx.sections.length > 0 && !adjacent) {
      const top = ctx.sections[ctx.sections.length - 1] as Section;
      if (top.level < level || top.node) break;
      ctx.sections.pop();
    }
  }
  const single = ctx.scope?.role.startsWith('goal') && ctx.scope.nodes.length === 1 ? (ctx.scope.nodes[0] as TreeNode) : null;
  if (single && label.role === 'measure' && single.parent?.children.filter((child) => child.role === single.role).length === 1) {
    ctx.sections.push({
      ...sectionOf(block, single, single.title, single.number),
      level: 8.9,
      chapter: false,
      paras: [],
      prior: null,
    });
  }
  const named = label.qualified && label.role !== 'field' ? fieldInLabel(block.text) : null;
  if (named) openFieldOf(ctx, block, named);
  const scope = newScope(label.role, label.word, level, rangeOf(block));
  scope.kind = label.kind;
  scope.horizon = label.horizon;
  scope.qualified = label.qualified && openNode(ctx, label.role) === null;
  const about = label.qualified && label.role === 'measure' ? goalInLabel(ctx, block.text) : null;
  if (about) {
    about.source.push(rangeOf(block));
    Object.assign(scope, { parent: about, qualified: false });
  }
  ctx.scope = scope;
  ctx.fresh = null;
  if (label.rest !== '' && label.role !== 'field') {
    for (const part of label.rest.split(/;\s+/)) addEntry(ctx, scope, part, [block], null);
  }
  return 1;
}

/** "Maßnahmen im Handlungsfeld Ehrenamt" names its field. */
function fieldInLabel(text: string): Label | null {
  const match = /\s(?:im|zum|in|für das|des)\s+(\p{L}{5,}\s.{2,80})$/u.exec(text.slice(0, 160));
  const label = match ? parseLabel((match[1] as string).replace(/:$/, ''), true) : null;
  return label?.role === 'field' && !label.plural ? label : null;
}

/** "Maßnahmen zu Ziel 1.1" names its goal. */
function goalInLabel(ctx: Context, text: string): TreeNode | null {
  const match = /\szu[mr]?\s(?:\p{L}+\s)?(?=[\dIVXA-Z])(\S{1,12}?)[.:]?$/u.exec(text.slice(0, 120));
  if (match) return goalByNumber(ctx.tree, match[1] as string, true);
  const letter = /\szu(?:\s(?:Ziel|Teilziel|Unterziel))?\s\(?([a-z])\):?$/u.exec(text.slice(0, 80))?.[1];
  const among = ctx.scope?.role.startsWith('goal') ? ctx.scope.nodes : (openNode(ctx, 'measure')?.children ?? []);
  return letter === undefined ? null : (among.find((node) => node.number === letter) ?? null);
}

function openFieldOf(ctx: Context, block: Block, label: Label): void {
  const open = openNode(ctx, 'goal1');
  const found = ctx.tree.byNumber.get(`field|${(label.number ?? '').toUpperCase()}`)?.[0];
  const same = label.rest === '' && label.number !== null ? found : undefined;
  if (same && same === open) return;
  closeRole(ctx, 'field');
  const node =
    same ??
    place(ctx.tree, {
      role: 'field',
      word: label.word,
      number: label.number,
      title: label.rest,
      ranges: [rangeOf(block)],
      parent: null,
    });
  ctx.sections.push({ ...sectionOf(block, node, node.title, node.number), chapter: false, paras: [], prior: null });
}

/** Claims a label such as "Ziel 1.1", "2. Handlungsfeld Teilhabe" or "Strategische Maßnahmen". */
export function claimLabel(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  if (block.type === 'row' || block.type === 'skip') return 0;
  const next = ctx.blocks[i + 1];
  const heading = headingOf(ctx, block, next);
  const strong = heading === 'marked' || heading === 'known' || heading === 'weak';
  const label = labelOf(block, strong);
  if (!label) return 0;
  if (block.type === 'item' && label.number === null && (label.plural || label.rest === '' || !isField(label.role))) {
    // A bullet "Ziel: …" is a label only where goals are expected.
    if (!(label.role.startsWith('goal') && label.rest !== '' && openNode(ctx, label.role) !== null && ctx.text === null))
      return 0;
  }
  if (block.type === 'item' && block.marker !== 'bullet' && label.rest === '' && !block.before) return 0;
  if (
    ctx.scope &&
    block.type === 'item' &&
    ctx.scope.role === label.role &&
    !(isField(label.role) && block.before && block.after)
  )
    return 0;
  if (label.plural && label.qualified && i === ctx.firstHeading) return 0;
  if (label.adjectiveOnly && (ctx.scope?.role !== 'measure' || ctx.scope.by === 'headings')) return 0;
  const level = labelLevel(block, label);
  if (!admitted(ctx, block, label, level)) return 0;
  if (label.plural && label.rest === '' && isChapterHeading(block.text) && label.role !== 'field') return 0;
  const listed = label.number === null && label.rest === '' && (next?.type === 'item' || label.plural);
  if (label.plural || (listed && label.role === 'measure')) return openList(ctx, i, label, level);
  return openLabel(ctx, i, label, level);
}

/** Claims a heading that is no label. */
export function claimHeading(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  const next = ctx.blocks[i + 1];
  const heading = headingOf(ctx, block, next);
  if (heading === null) return 0;
  const text = printed(block);
  const section = sectionOf(block, null);
  const kind = textHeading(section.title);
  if (heading === 'weak' && !weakCounts(ctx, block, next, kind)) return 0;
  const sameTitle = ctx.sections.some((open) => open.node === null && titleKey(open.title) === titleKey(section.title));
  if (!sameTitle && kind === null) {
    if (ctx.scope?.role === 'measure' && ctx.scope.by === 'headings') endEntry(ctx);
    const entry = claimHeadingEntry(ctx, i, section.level) || claimTitledEntry(ctx, i);
    if (entry > 0) return entry;
  }
  endEntry(ctx);
  ctx.scope = null;
  const about = ctx.sections.findLast((open) => open.text !== null && open.node === null);
  const closed =
    isClosedHeading(section.title) &&
    (!/(?:ziele|ma(?:ß|ss)nahmen|handlungsfeld)/i.test(section.title) ||
      /^(?:bestehend|bisherig|vorhanden|bereits|umgesetzt|info|beispiel|exkurs|aufbau|inhalt|gliederung|rückblick|evaluation|monitoring|ergebnis|ideen)/i.test(
        section.title,
      ));
  // Plain headings have no rank: those after "Bestandsaufnahme" stay below it until another known heading.
  const plainBelow =
    about && about.level >= 8 && section.level >= 8 && kind === null && !closed && about.text?.kind === 'situation';
  const level = plainBelow ? about.level + 0.05 : section.level;
  const before = ctx.sections[ctx.sections.length - 1];
  const opened = openSection(ctx, {
    ...section,
    level,
    closed,
    chapter: section.chapter || i === ctx.firstHeading || ctx.title === block.text,
  });
  const previous = ctx.blocks[i - 1];
  if (
    heading === 'weak' &&
    before &&
    previous &&
    before.range.to === previous.to &&
    before.node === null &&
    !before.closed &&
    !before.chapter &&
    ctx.tree.roots.length > 0 &&
    before.level >= 8
  ) {
    opened.prior = { title: before.title, range: before.range };
  }
  ctx.fresh = closed ? null : opened;
  ctx.text = null;
  const inherited = ctx.sections.slice(0, -1).findLast((open) => open.text !== null);
  const textKind = kind ?? (inherited && !closed ? inherited.text?.kind : null) ?? null;
  if (textKind && !isClosed(ctx)) {
    const field = openNode(ctx, 'goal1');
    ctx.text = newText(ctx.tree, textKind, section.title, rangeOf(block), field);
    opened.text = ctx.text;
    ctx.text.under = ctx.sections.slice(0, -1).findLast((open) => open.text === null && !open.closed) ?? null;
  }
  if (text !== section.title && closed) opened.number = section.number;
  return 1;
}

/** Whether a plain short line may open something here. */
function weakCounts(ctx: Context, block: Block, next: Block | undefined, kind: string | null): boolean {
  if (kind !== null) return next !== undefined;
  if (ctx.text && ctx.text.kind !== 'situation') {
    return next !== undefined && (next.type === 'item' || next.type === 'row') && ctx.text.items.length > 0;
  }
  if (ctx.text) return next !== undefined && (next.type === 'item' || next.text.length > 100);
  if (ctx.scope && (ctx.scope.by === 'paras' || (ctx.scope.by === null && ctx.scope.role !== 'field'))) return false;
  if (block.type === 'para' && !ctx.scope && ctx.fresh && 'role' in ctx.fresh && ctx.fresh.role === 'measure')
    return next !== undefined && next.type !== 'para';
  return next !== undefined;
}

/** "Herausforderungen: …" or "Ausgangslage: …" on one line. */
export function claimTextLine(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  if (block.type !== 'para' || isClosed(ctx)) return 0;
  const colon = block.text.slice(0, 60).indexOf(':');
  if (colon < 0) return 0;
  const kind = textHeading(block.text.slice(0, colon));
  const rest = block.text.slice(colon + 1).trim();
  if (kind === null || rest === '') return 0;
  const open = openNode(ctx, 'measure');
  if (open === null && kind !== 'challenge') return 0;
  const measure = ctx.sections[ctx.sections.length - 1]?.node;
  if (measure?.role === 'measure') {
    addText(measure, rest, rangeOf(block));
    return 1;
  }
  const text = newText(ctx.tree, kind, block.text.slice(0, colon), rangeOf(block), openNode(ctx, 'goal1'));
  text.items.push(rest);
  ctx.text = text;
  return 1;
}
