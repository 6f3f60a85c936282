/** Key-value blocks: "Zielgruppe: … / Maßnahme: … / Frist: … / Zuständigkeit: … / Stand: …". */
import type { LineRange } from '../../../draft.ts';
import type { Block } from './blocks.ts';
import { endsSentence } from './clean.ts';
import {
  colonKey,
  headingOf,
  isClosed,
  isField,
  isPlainText,
  openNode,
  labelOf,
  parentFor,
  rangeOf,
  sectionOf,
  type Context,
  type Entry,
} from './context.ts';
import { applyFact, splitInlineFacts, type Fact } from './facts.ts';
import { addEntry, newScope } from './recognise-lists.ts';
import { addText, moveNode, place, type TreeNode } from './tree.ts';
import { isChapterHeading, namesNothing, textHeading } from './headings.ts';
import { keyOf, parseKey, type KeyValue } from './keys.ts';
import { parseLabel, type Label } from './words.ts';

type Read = { kv: KeyValue; items: string[]; ranges: LineRange[]; value: string; taken: number };

/** The key that a block prints, as paragraph, bullet or bold line; marked headings only inside an open node. */
export function keyAt(ctx: Context, i: number): KeyValue | null {
  const block = ctx.blocks[i];
  if (!block || (block.type !== 'para' && block.type !== 'item' && block.type !== 'heading')) return null;
  if (block.type === 'heading' && block.level < 7) {
    const inside = ctx.sections.some((section) => section.node !== null && section.level < block.level);
    return inside && keyOf(block.text) !== null ? parseKey(block.text, true) : null;
  }
  const next = ctx.blocks[i + 1];
  const alone = block.type !== 'item' && block.lines.length === 1 && next !== undefined;
  const kv = alone && colonKey(block) === null ? parseKey(block.text, true) : null;
  const bare = kv !== null && next !== undefined && (next.type === 'item' || isValueOf(ctx, kv, next));
  return colonKey(block) ?? (bare ? kv : null);
}

/** "Bis wann?" and below it "laufend", which alone would head a list of lasting measures. */
function isValueOf(ctx: Context, kv: KeyValue, next: Block): boolean {
  if (isPlainText(ctx, next)) return true;
  const time = kv.key === 'time' || kv.key === 'end' || kv.key === 'begin';
  return time && next.type === 'para' && !next.text.includes(':') && labelOf(next, true)?.adjectiveOnly === true;
}

/** A measure printed as a value: "Maßnahme: …" without number, not as a marked heading. */
function measureKey(block: Block): Label | null {
  if (block.type === 'row' || block.type === 'skip' || (block.type === 'heading' && block.level < 7)) return null;
  const label = labelOf(block, block.type === 'heading');
  if (!label || label.role !== 'measure' || label.number !== null || label.qualified || label.adjectiveOnly) return null;
  if (label.plural && label.rest === '' && block.type === 'item') return null;
  return label;
}

function readValue(ctx: Context, i: number, kv: KeyValue): Read {
  const block = ctx.blocks[i] as Block;
  const read: Read = { kv, items: [], ranges: [rangeOf(block)], value: kv.value, taken: 1 };
  const next = () => ctx.blocks[i + read.taken];
  const take = (part: Block) => {
    read.ranges.push(rangeOf(part));
    read.taken += 1;
  };
  const first = next();
  if (read.value === '' && first && isValueOf(ctx, kv, first)) {
    read.value = first.text;
    take(first);
  }
  const lists = kv.key !== 'time' && kv.key !== 'begin' && kv.key !== 'end' && kv.key !== 'kind';
  const interleaved = ctx.scope !== null && ctx.scope.by === 'items' && read.value !== '' && !read.value.endsWith(':');
  const limit = 200;
  while (lists && read.taken < limit) {
    const item = next();
    if (!item || item.type !== 'item' || colonKey(item)) break;
    if (block.type === 'item' && item.indent <= block.indent) break;
    if (
      interleaved &&
      item.indent <= (ctx.scope?.indent ?? 0) &&
      item.marker === ctx.scope?.marker &&
      ctx.scope.nodes.length < 2 &&
      item.number !== null
    )
      break;
    const label = parseLabel(item.text, false);
    if (label && label.number !== null) break;
    read.items.push(item.text);
    take(item);
  }
  if (kv.key === 'status') takeStatusParas(ctx, i, read, take);
  return read;
}

/** Paragraphs between a status and the next key go on with it; after the last entry only connected ones do. */
function takeStatusParas(ctx: Context, i: number, read: Read, take: (block: Block) => void): void {
  for (;;) {
    const at = i + read.taken;
    const block = ctx.blocks[at];
    if (!block || !isPlainText(ctx, block) || headingOf(ctx, block, ctx.blocks[at + 1]) !== null || !endsSentence(block.text))
      return;
    const connected =
      /^(?:zudem|außerdem|darüber hinaus|ferner|weiterhin|des weiteren|ebenso|auch|zusätzlich|hierzu|dabei|dazu|dies|diese)\b/i.test(
        block.text,
      );
    const following = ctx.blocks[at + 1];
    if (!connected && !(following && (keyAt(ctx, at + 1) || measureKey(following)))) return;
    read.items.push(block.text);
    take(block);
  }
}

function newEntry(ctx: Context, first: string): Entry {
  const entry: Entry = { first, seen: new Set(), measures: [], owner: null, facts: [], lastKey: '' };
  ctx.entry = entry;
  return entry;
}

/** Ends the open entry: its facts go to its measures, or to the node that they stand below. */
export function endEntry(ctx: Context): void {
  const { entry } = ctx;
  ctx.entry = null;
  if (!entry || entry.facts.length === 0) return;
  const targets = entry.measures.length > 0 ? entry.measures : entry.owner ? [entry.owner] : [];
  for (const node of targets) {
    for (const fact of entry.facts) applyFact(node, fact as Fact);
  }
  const goal = entry.measures[0]?.parent ?? null;
  if (
    entry.measures.length > 0 &&
    entry.owner === null &&
    goal &&
    !isField(goal.role) &&
    goal.responsible.length === 0 &&
    entry.first !== 'measure' &&
    entry.first !== 'target'
  ) {
    for (const fact of entry.facts) if (fact.key === 'responsible') applyFact(goal, fact as Fact);
  }
}

/** Whether the run of keys from here on names a measure before the next heading. */
function runHasMeasure(ctx: Context, i: number): { measure: boolean; plural: boolean; keys: Set<string> } {
  const keys = new Set<string>();
  let first: string | null = null;
  for (let j = i; j < Math.min(ctx.blocks.length, i + 60); j += 1) {
    const block = ctx.blocks[j] as Block;
    if (block.type === 'row' || block.type === 'skip') break;
    const measure = measureKey(block);
    if (measure) return { measure: true, plural: measure.plural, keys };
    const label = labelOf(block, block.type === 'heading');
    if (label && (label.number !== null || label.plural || block.type === 'heading')) break;
    const kv = keyAt(ctx, j);
    if (!kv) {
      const heading = headingOf(ctx, block, ctx.blocks[j + 1]);
      if (heading !== null && j > i && keys.size > 0) break;
      continue;
    }
    if (kv.key === first) break;
    first ??= kv.key;
    keys.add(kv.key);
  }
  return { measure: false, plural: false, keys };
}

/** A heading right above keys that name no measure is itself the measure ("### Sprachcafé", "Zuständigkeit: …"). */
export function claimTitledEntry(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  if (isClosed(ctx) || block.text.endsWith(':') || textHeading(block.text) || isChapterHeading(block.text)) return 0;
  let at = i + 1;
  // One describing paragraph may stand between the title and the keys.
  const between = ctx.blocks[at];
  if (between && isPlainText(ctx, between) && headingOf(ctx, between, ctx.blocks[at + 1]) === null) at += 1;
  const profile = ctx.blocks[at];
  const goal = profile && !ctx.labelsMeasures ? labelOf(profile, false) : null;
  const described =
    goal !== null && goal.role.startsWith('goal') && goal.number === null && goal.rest !== '' && profile?.type !== 'heading';
  if (described) at += 1;
  const kv = keyAt(ctx, at);
  if (!kv || kv.key === 'other') return 0;
  const run = runHasMeasure(ctx, at);
  const telling = ['responsible', 'time', 'target', 'status', 'begin', 'end'].filter((key) => run.keys.has(key)).length;
  if (run.measure || telling === 0 || (telling === 1 && run.keys.size === 1 && run.keys.has('status'))) return 0;
  const parent = openNode(ctx, 'measure') ?? null;
  const underList = ctx.scope?.role === 'measure';
  if (((!parent && !underList) || described) && telling < 2) return 0;
  endEntry(ctx);
  const section = sectionOf(block, null);
  while (ctx.sections.length > 0) {
    const top = ctx.sections[ctx.sections.length - 1];
    if (!top || top.level < section.level || (top.node && top.node.role !== 'measure')) break;
    ctx.sections.pop();
  }
  const node = place(ctx.tree, {
    role: 'measure',
    number: section.number,
    title: section.title,
    ranges: [rangeOf(block)],
    parent: ctx.scope?.role === 'measure' && ctx.scope.parent ? ctx.scope.parent : parentFor(ctx, 'measure', section.number),
    kind: ctx.scope?.role === 'measure' ? ctx.scope.kind : null,
  });
  ctx.sections.push({ ...section, node, paras: [], prior: null });
  if (ctx.scope) ctx.scope.by ??= 'headings';
  if (ctx.scope && ctx.scope.by !== 'headings') ctx.scope = null;
  ctx.text = null;
  ctx.fresh = node;
  return 1;
}

/** Claims a key (with its value) or a measure printed as a value. */
export function claimEntry(ctx: Context, i: number): number {
  const block = ctx.blocks[i] as Block;
  if (isClosed(ctx)) return 0;
  const label = measureKey(block);
  if (label) return claimMeasureKey(ctx, i, label);
  const profile = profileLabel(ctx, block);
  if (profile) return 1;
  const kv = keyAt(ctx, i);
  if (!kv) return 0;
  const { scope } = ctx;
  if (scope?.last && block.indent >= scope.indent + 2 && scope.by === 'items') {
    const read = readValue(ctx, i, kv);
    applyFact(scope.last, { key: kv.key, value: read.value, note: kv.note, range: read.ranges, items: read.items });
    ctx.fresh = null;
    return read.taken;
  }
  if (kv.key === 'text' && ctx.text !== null) return 0;
  let entry = ctx.entry;
  const run = runHasMeasure(ctx, i);
  const restarted =
    entry !== null && entry.seen.has(kv.key) && entry.first === kv.key && (entry.lastKey !== kv.key || run.measure);
  if (entry === null || restarted) {
    endEntry(ctx);
    entry = newEntry(ctx, kv.key);
    const owner = ownerOf(ctx);
    if (scope?.role === 'measure' && scope.by === 'items' && scope.nodes.length > 0 && !run.measure) {
      entry.measures = [...scope.nodes];
      scope.nodes = [];
    } else if (owner && (!run.measure || (run.plural && ctx.fresh === owner && kv.key !== 'target'))) entry.owner = owner;
  }
  const read = readValue(ctx, i, kv);
  entry.seen.add(kv.key);
  entry.lastKey = kv.key;
  const inline =
    read.value.includes(': ') && kv.key !== 'status' && kv.key !== 'text' ? splitInlineFacts(read.value, rangeOf(block)) : null;
  const value = inline && inline.facts.length > 0 ? inline.title : read.value;
  entry.facts.push({ key: kv.key, value, note: kv.note, range: read.ranges, items: read.items });
  if (inline) entry.facts.push(...inline.facts);
  ctx.text = null;
  if (kv.key !== 'text') ctx.fresh = null;
  return read.taken;
}

/** The node that keys without a measure of their own speak of. */
function ownerOf(ctx: Context): TreeNode | null {
  const top = ctx.sections[ctx.sections.length - 1];
  if (top?.node) return top.node;
  const open = ctx.sections.findLast((section) => section.node !== null)?.node ?? null;
  return open && isField(open.role) ? null : open;
}

/** Inside a measure's profile "Ziel: …" and "Handlungsfeld: …" describe the measure. */
function profileLabel(ctx: Context, block: Block): boolean {
  const { entry } = ctx;
  if (block.type !== 'para' && block.type !== 'item') return false;
  const label = parseLabel(block.text, false);
  if (!label || label.number !== null || label.plural || label.rest === '' || label.role === 'measure') return false;
  const top = ctx.sections[ctx.sections.length - 1]?.node;
  const owner =
    top?.role === 'measure' ? top : entry?.first === 'measure' && entry.measures.length === 1 ? entry.measures[0] : null;
  if (!owner) return false;
  if (label.role === 'field') {
    const field = place(ctx.tree, {
      role: 'field',
      word: label.word,
      number: null,
      title: label.rest,
      ranges: [rangeOf(block)],
      parent: null,
    });
    if (owner.parent === null || owner.parent === field) moveNode(ctx.tree, owner, field);
  } else if (entry && (entry.owner === owner || entry.measures[0] === owner)) {
    entry.facts.push({ key: 'text', value: label.rest, note: '', range: [rangeOf(block)], items: [] });
  } else addText(owner, label.rest, rangeOf(block));
  return true;
}

function claimMeasureKey(ctx: Context, i: number, label: Label): number {
  const block = ctx.blocks[i] as Block;
  const keysAround = keyAt(ctx, i - 1) !== null || ctx.entry !== null || followedByKey(ctx, i);
  // "Maßnahmen:" with nothing else around is an ordinary list label.
  if (label.plural && label.rest === '' && !keysAround) return 0;
  if (!label.plural && label.rest === '' && block.type === 'item') return 0;
  const { entry } = ctx;
  const again = entry !== null && entry.measures.length > 0 && (entry.lastKey !== 'measure' || label.rest === '');
  if (entry === null || again || entry.owner !== null) {
    endEntry(ctx);
    newEntry(ctx, 'measure');
  }
  const open = ctx.entry as Entry;
  open.owner = null;
  open.seen.add('measure');
  open.lastKey = 'measure';
  const single =
    label.plural && ctx.scope?.role.startsWith('goal') && ctx.scope.nodes.length === 1 ? ctx.scope.nodes[0] : undefined;
  const parent = ctx.scope?.role === 'measure' && ctx.scope.by !== 'headings' ? ctx.scope.parent : single;
  const scope = newScope('measure', label.word, 8, rangeOf(block));
  scope.kind = label.kind;
  scope.horizon = label.horizon;
  scope.parent = parent;
  scope.indent = block.indent;
  ctx.scope = scope;
  ctx.text = null;
  ctx.fresh = null;
  scope.ownLabel = true;
  if (label.rest === '') {
    return 1 + bareValue(ctx, i + 1, scope);
  }
  const lead = label.rest.endsWith(':') && namesNothing(label.rest);
  if (lead) return 1;
  const parts = label.plural && label.rest.includes(';') ? label.rest.split(/;\s+/) : [label.rest];
  for (const part of parts) addEntry(ctx, scope, part, [block], null);
  ctx.scope = null;
  return 1 + takeSteps(ctx, i + 1, scope.last);
}

/** "Maßnahme" alone, then a paragraph: that is the measure. Bullets are left to the list. */
function bareValue(ctx: Context, at: number, scope: ReturnType<typeof newScope>): number {
  const block = ctx.blocks[at];
  if (!block || !isPlainText(ctx, block) || (block.text.endsWith(':') && namesNothing(block.text))) return 0;
  addEntry(ctx, scope, block.text, [block], null);
  ctx.scope = null;
  return 1 + takeSteps(ctx, at + 1, scope.last);
}

/** Bullets below a measure that has a text of its own are its steps. */
function takeSteps(ctx: Context, from: number, node: TreeNode | null): number {
  let taken = 0;
  if (!node) return 0;
  for (;;) {
    const item = ctx.blocks[from + taken];
    if (!item || item.type !== 'item' || colonKey(item) || taken > 200) return taken;
    const label = parseLabel(item.text, false);
    if (label && label.rest !== '') return taken;
    node.steps.push(item.text);
    node.source.push(rangeOf(item));
    taken += 1;
  }
}

function followedByKey(ctx: Context, i: number): boolean {
  for (let j = i + 1; j < Math.min(ctx.blocks.length, i + 40); j += 1) {
    const block = ctx.blocks[j] as Block;
    if (block.type === 'item' && !colonKey(block)) continue;
    if (keyAt(ctx, j)) return block.type !== 'item';
    if (!isPlainText(ctx, block) || j > i + 1) return false;
  }
  return false;
}
