/** Decisions that need the whole document: what the paragraphs below fields are, names of levels, units, ranges. */
import type { Draft, DraftNode, DraftText, DraftUnused, LineRange, SourceLine } from '../../../draft.ts';
import { cleanInline, similarTitles, titleKey } from './clean.ts';
import { isField, type Context } from './context.ts';
import { horizonOf, kindOfValue, periodOfText, periodOfTime } from './periods.ts';
import { extendsNumber, numberParts } from './numbers.ts';
import { addText, isStatement, place, walkTree, type TreeNode, type TreeText } from './tree.ts';
import { knownUnits, splitGroups, splitUnits, unitsAtEnd } from './units.ts';
import { commonFieldWord, type LevelRole } from './words.ts';

const LEVELS: LevelRole[] = ['field', 'field2', 'goal1', 'goal2', 'goal3', 'measure'];

function collect(ctx: Context): Map<LevelRole, TreeNode[]> {
  const byRole = new Map<LevelRole, TreeNode[]>(LEVELS.map((role) => [role, []]));
  walkTree(ctx.tree.roots, (node) => byRole.get(node.role)?.push(node));
  return byRole;
}

/** A list that only names the fields gives its numbers, and its fields where no chapter follows. */
function matchDeclared(ctx: Context): void {
  const fields = ctx.tree.roots.filter((node) => node.role === 'field');
  const missing: typeof ctx.declared = [];
  for (const entry of ctx.declared) {
    const found =
      fields.find((field) => titleKey(field.title) === titleKey(entry.title)) ??
      fields.find((field) => similarTitles(field.title, entry.title));
    if (!found) missing.push(entry);
    else {
      found.number ??= entry.number;
      found.source.push(entry.range);
    }
  }
  const anyGoal = ctx.tree.roots.some((node) => node.children.length > 0 || node.role !== 'field');
  if (fields.length === 0 && anyGoal) return;
  for (const entry of missing) {
    const node = place(ctx.tree, {
      role: 'field',
      number: entry.number,
      title: entry.title,
      ranges: [entry.range],
      parent: null,
    });
    if (fields.length > 0)
      node.unsure.push({ reason: 'declared-only', question: 'Dieses Feld wird nur aufgezählt. Gehört es zur Strategie?' });
  }
}

/** "A1" and "A.1" below "A", "1.2" below "1". */
function goesOnFrom(field: string, goal: string): boolean {
  return extendsNumber(field, goal) || (/^[A-Z]$/i.test(field) && new RegExp(`^${field}\\d`, 'i').test(goal));
}

/** Paragraphs below a field: main goals where only sub-goals are labelled, challenges where the document says so, else its text. */
function settleIntros(ctx: Context, roles: Map<LevelRole, TreeNode[]>): void {
  // A sub-goal whose number goes on from the field's has no goal between.
  const numbered = (roles.get('goal3') ?? []).some(
    (goal) => goal.parent?.number && goal.number && isField(goal.parent.role) && goesOnFrom(goal.parent.number, goal.number),
  );
  const subOnly =
    !numbered && (roles.get('goal3')?.length ?? 0) > 0 && roles.get('goal1')?.length === 0 && roles.get('goal2')?.length === 0;
  for (const field of [...(roles.get('field') ?? []), ...(roles.get('field2') ?? [])]) {
    const intro = field.intro;
    if (intro.length === 0) continue;
    field.intro = [];
    if (subOnly && intro.every((part) => isStatement(part.text))) {
      const before = field.children.length;
      for (const part of intro)
        place(ctx.tree, {
          role: 'goal1',
          number: null,
          title: part.text.replace(/\.$/, ''),
          ranges: [part.range],
          parent: field,
        }).title = part.text;
      field.children = [...field.children.slice(before), ...field.children.slice(0, before)];
    } else if (ctx.challengesFirst) {
      ctx.tree.texts.push({
        kind: 'challenge',
        title: field.title,
        items: intro.map((part) => part.text),
        source: intro.map((part) => part.range),
        field,
        under: null,
      });
    } else for (const part of intro) addText(field, part.text, part.range);
  }
}

/** Entries below a qualified label ("Maßnahmen zur …") fall away where the document labels its real ones plainly. */
function dropDoubtful(ctx: Context): void {
  const doubtful = (node: TreeNode) => node.unsure.some((note) => note.reason === 'label-qualified');
  const sure = new Set<string>();
  const kindOf = (role: LevelRole) => (role.startsWith('goal') ? 'goal' : role);
  walkTree(ctx.tree.roots, (node) => {
    if (!doubtful(node)) sure.add(kindOf(node.role));
  });
  const clean = (nodes: TreeNode[]): TreeNode[] =>
    nodes.filter((node) => !doubtful(node) || !sure.has(kindOf(node.role)) || node.children.length > 0);
  ctx.tree.roots = clean(ctx.tree.roots);
  walkTree(ctx.tree.roots, (node) => {
    node.children = clean(node.children);
  });
}

/** Two nodes of one level under the same number are a mistake of the document that a person has to settle. */
function markDoubles(ctx: Context): void {
  for (const nodes of ctx.tree.byNumber.values()) {
    const [first, ...others] = nodes;
    if (!first || others.length === 0 || numberParts(first.number ?? '').length < 2) continue;
    const note = { reason: 'double-number', question: `Die Nummer ${first.number} steht mehrfach im Dokument. Welche gilt?` };
    for (const node of new Set(nodes)) if (nodes.some((other) => other !== node)) node.unsure.push(note);
  }
}

const MAIN_OF: Record<string, string> = {
  Unterziel: 'Oberziel',
  Teilziel: 'Ziel',
  Handlungsziel: 'Leitziel',
  'Operatives Ziel': 'Strategisches Ziel',
};

function levelWord(role: LevelRole, nodes: readonly TreeNode[], roles: Map<LevelRole, TreeNode[]>, common: () => string): string {
  const counts = new Map<string, number>();
  for (const node of nodes) if (node.word) counts.set(node.word, (counts.get(node.word) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (most) return most;
  if (role === 'field') return common();
  if (role === 'measure') return 'Maßnahme';
  if (role === 'goal1') return MAIN_OF[roles.get('goal3')?.find((node) => node.word)?.word ?? ''] ?? 'Oberziel';
  return role === 'goal3' ? 'Unterziel' : 'Ziel';
}

/** Ranges sorted, without doubles, touching ones joined. */
export function mergeRanges(ranges: readonly LineRange[]): LineRange[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: LineRange[] = [];
  for (const range of sorted) {
    const last = merged[merged.length - 1];
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

function numberIds(): (range: LineRange | undefined) => string {
  const used = new Map<number, number>();
  return (range) => {
    const line = range?.from ?? 0;
    const count = (used.get(line) ?? 0) + 1;
    used.set(line, count);
    return count === 1 ? `n${line}` : `n${line}-${count}`;
  };
}

function finishNode(node: TreeNode, known: ReadonlySet<string>): void {
  const own = [node.title, ...node.text].join(' ');
  if (!isField(node.role)) node.period ??= periodOfText(own);
  if (node.role !== 'measure') return;
  node.horizon ??= horizonOf(own);
  node.kind ??= kindOfValue(/\(([^()]{6,40})\)\.?$/.exec(node.title)?.[1] ?? '');
  if (node.responsible.length === 0) {
    const isTime = (part: string) => periodOfTime(part) !== null || horizonOf(part) !== null || kindOfValue(part) !== null;
    node.responsible = unitsAtEnd(node.title, known, isTime);
    if (node.responsible.length > 0)
      node.unsure.push({ reason: 'unit-in-title', question: 'Nennt die Klammer am Ende, wer zuständig ist?' });
  }
  if (node.parent && node.parent.overview && node.responsible.length === 0) node.responsible = [...node.parent.responsible];
  if (node.responsible.some((value) => splitUnits(value, known).length === 0)) {
    node.unsure.push({ reason: 'unit-unread', question: 'Wer ist hier zuständig?' });
  }
}

function toNode(
  node: TreeNode,
  levels: LevelRole[],
  known: ReadonlySet<string>,
  id: (range: LineRange | undefined) => string,
  names: Map<TreeNode, string>,
): DraftNode {
  finishNode(node, known);
  const source = mergeRanges(node.source);
  const own = id(source[0]);
  names.set(node, own);
  return {
    id: own,
    level: levels.indexOf(node.role),
    number: node.number,
    title: node.title,
    text: node.text.join('\n\n'),
    kind: node.kind,
    responsible: unique(node.responsible.flatMap((value) => splitUnits(value, known))),
    partners: unique(node.partners.flatMap((value) => splitUnits(value, known))),
    targetGroups: unique(node.targets.flatMap(splitGroups)),
    horizon: node.horizon,
    period: node.period,
    steps: node.steps,
    status: node.status,
    source,
    children: node.children.map((child) => toNode(child, levels, known, id, names)),
    unsure: node.unsure.filter((note, index, all) => all.findIndex((other) => other.reason === note.reason) === index),
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The lines that nothing took, in runs without a blank line between. */
export function unusedLines(lines: readonly SourceLine[], sources: readonly LineRange[]): DraftUnused[] {
  const merged = mergeRanges(sources);
  const unused: DraftUnused[] = [];
  let parts: string[] = [];
  let open: LineRange | null = null;
  let at = 0;
  const close = () => {
    if (open) unused.push({ ...open, text: parts.join('\n') });
    open = null;
    parts = [];
  };
  for (const { n, text } of lines) {
    while (at < merged.length && (merged[at] as LineRange).to < n) at += 1;
    const range = merged[at];
    if (text.trim() === '' || (range && range.from <= n && n <= range.to)) {
      close();
      continue;
    }
    const current: LineRange = open ?? { from: n, to: n };
    current.to = n;
    open = current;
    parts.push(cleanInline(text) || text.trim());
  }
  close();
  return unused;
}

/** Makes the draft out of what the walk has collected. */
export function finish(ctx: Context, lines: readonly SourceLine[], title: string): Draft {
  dropDoubtful(ctx);
  matchDeclared(ctx);
  settleIntros(ctx, collect(ctx));
  markDoubles(ctx);
  const roles = collect(ctx);
  const used = LEVELS.filter((role) => (roles.get(role)?.length ?? 0) > 0);
  const common = () => commonFieldWord(ctx.blocks.map((block) => block.text));
  const levels = used.map((role) => levelWord(role, roles.get(role) ?? [], roles, common));
  const responsible: string[] = [];
  walkTree(ctx.tree.roots, (node) => responsible.push(...node.responsible));
  const known = knownUnits(responsible);
  const id = numberIds();
  const names = new Map<TreeNode, string>();
  const nodes = ctx.tree.roots.map((node) => toNode(node, used, known, id, names));
  const fieldId = (text: TreeText): string | null => {
    const field = text.field ?? text.under?.node ?? null;
    return field ? (names.get(field) ?? null) : null;
  };
  const texts: DraftText[] = ctx.tree.texts
    .filter((text) => text.items.length > 0)
    .map((text) => {
      const source = mergeRanges(text.source);
      return {
        id: id(source[0]),
        kind: text.kind,
        title: text.title,
        items: text.items,
        source,
        node: fieldId(text),
        unsure: [],
      };
    });
  const sources = texts.flatMap((text) => text.source);
  const gather = (node: DraftNode): void => {
    for (const range of node.source) sources.push(range);
    node.children.forEach(gather);
  };
  nodes.forEach(gather);
  return { title, levels, texts, nodes, unused: unusedLines(lines, sources) };
}
