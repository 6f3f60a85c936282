import { noTranslations, type Dictionary } from '#kernel/translation.ts';
import {
  emptyProgress,
  lineLevelOf,
  type ChangeEntryView,
  type OfficeNode,
  type OfficeText,
  type PeriodNote,
  type PublicNode,
  type PublicStrategy,
  type StatusView,
  type StepView,
  type StrategySummary,
  type StrategyTextView,
  type UnitView,
  type Wording,
} from '../contract.ts';
import type { StatusFigure } from '../contract-rounds.ts';
import { itemField } from '../contract-translations.ts';
import { hang, measureTree, pathNumber } from './model/tree.ts';
import type { ChangeRow, NodeRow, StatusRow, StepRow, StrategyRow, TextRow, UnitRow } from './store.ts';

/** What leaves the server of a strategy: each view names its fields one by one. */

/** Texts of a thing in the reader's language, marked where they are not the source. */
function inLanguage<F extends Record<string, string | null>>(input: {
  words: Dictionary;
  subjectId: string;
  fields: F;
}): F & { wording?: Wording } {
  const { words, subjectId, fields } = input;
  const wording: Wording = {};
  const texts = Object.entries(fields).map(([field, source]) => {
    if (source === null) return [field, null];
    const { text, mark } = words.word({ subjectId, field, source });
    if (mark !== null) wording[field] = mark;
    return [field, text];
  });
  return { ...(Object.fromEntries(texts) as F), ...(Object.keys(wording).length > 0 ? { wording } : {}) };
}

export const strategySummary = (row: StrategyRow, words: Dictionary = noTranslations): StrategySummary => ({
  id: row.id,
  key: row.key,
  ...inLanguage({ words, subjectId: row.id, fields: { title: row.title } }),
  state: row.state,
  levels: row.levels,
  adoptedOn: row.adoptedOn,
  period: { from: row.periodFrom, to: row.periodTo },
  resolution: row.resolution,
  predecessorId: row.predecessorId,
  sourceNote: row.sourceNote,
});

export const statusView = (row: StatusRow, words: Dictionary = noTranslations): StatusView => ({
  id: row.id,
  nodeId: row.nodeId,
  date: row.date,
  state: row.state,
  ...inLanguage({ words, subjectId: row.id, fields: { text: row.text, nextStep: row.nextStep, reason: row.reason } }),
  authorName: row.authorName,
  unitName: row.unitName,
  source: row.source,
  released: row.releasedAt !== null,
  demonstration: row.demonstration,
  createdAt: row.createdAt.toISOString(),
});

const withoutUnit = ({ unitName: _unitName, ...view }: StatusView): StatusView => view;

/** The public learns which office wrote, never which person. */
export const publicStatusView = (row: StatusRow, lead: UnitView | null, words: Dictionary): StatusView => ({
  ...withoutUnit(statusView(row, words)),
  authorName: row.unitName ?? lead?.name ?? '',
});

/** The figure that was handed in with a note. */
export const figureOf = (note: Pick<StatusRow, 'figureValue' | 'figureLabel'>): StatusFigure | null =>
  note.figureValue === null ? null : { value: note.figureValue, label: note.figureLabel ?? '' };

/** The same with the end that is expected now, and its figure. */
export const periodNote = (row: StatusRow, lead: UnitView | null, words: Dictionary = noTranslations): PeriodNote => ({
  ...publicStatusView(row, lead, words),
  expectedEnd: row.expectedEnd,
  figure: figureOf(row),
});

export const stepView = (row: StepRow, words: Dictionary = noTranslations): StepView => ({
  id: row.id,
  ...inLanguage({ words, subjectId: row.id, fields: { title: row.title } }),
  position: row.position,
  due: row.due,
  doneOn: row.doneOn,
});

export const unitView = (row: Pick<UnitRow, 'id' | 'key' | 'name'>): UnitView => ({ id: row.id, key: row.key, name: row.name });

export function textView(row: TextRow, words: Dictionary = noTranslations): StrategyTextView {
  const fields = Object.fromEntries(row.items.map((item, index) => [itemField(index), item]));
  const { title, wording, ...items } = inLanguage({ words, subjectId: row.id, fields: { title: row.title, ...fields } });
  return {
    id: row.id,
    kind: row.kind,
    title,
    items: row.items.map((item, index) => (items as Record<string, string>)[itemField(index)] ?? item),
    nodeId: row.nodeId,
    ...(wording ? { wording } : {}),
  };
}

export const officeText = (row: TextRow): OfficeText => ({ ...textView(row), version: row.version });

export type TreeSource = {
  strategy: StrategyRow;
  nodes: readonly NodeRow[];
  steps: readonly StepRow[];
  notes: readonly StatusRow[];
  begins: ReadonlyMap<string, string>;
  drafts: ReadonlyMap<string, number>;
  units: readonly UnitRow[];
  municipalities: readonly { id: string; name: string }[];
  texts: readonly TextRow[];
  words: Dictionary;
};

/** An office node with what the measuring needs; the public view is cut from it. */
type BuiltNode = Omit<OfficeNode, 'children'> & { reported: StatusRow['state'] | null; children: BuiltNode[] };

/** Builds the measured tree of a strategy in one pass over its rows. */
export function buildTree(source: TreeSource): {
  nodes: BuiltNode[];
  lines: BuiltNode[];
  summary: Pick<PublicStrategy, 'progress' | 'states' | 'lineLevel' | 'demonstration' | 'lastChange'>;
} {
  const units = new Map(source.units.map((row) => [row.id, unitView(row)]));
  const municipalities = new Map(source.municipalities.map((row) => [row.id, row.name]));
  const notes = new Map(source.notes.map((row) => [row.nodeId, row]));
  const steps = new Map<string, StepView[]>();
  for (const row of source.steps) {
    const list = steps.get(row.nodeId);
    if (list) list.push(stepView(row, source.words));
    else steps.set(row.nodeId, [stepView(row, source.words)]);
  }

  const nodes = hang<NodeRow, BuiltNode>({
    rows: source.nodes,
    make: (row, parent) => {
      const note = notes.get(row.id) ?? null;
      const lead = row.leadUnitId === null ? null : (units.get(row.leadUnitId) ?? null);
      const worded = inLanguage({ words: source.words, subjectId: row.id, fields: { title: row.title, text: row.text } });
      return {
        id: row.id,
        parentId: row.parentId,
        level: row.level,
        levelName: source.strategy.levels[row.level] ?? '',
        number: row.number,
        path: pathNumber(row.number, parent?.path ?? ''),
        ...worded,
        titleLanguage: worded.wording?.['title']?.language ?? 'de',
        internalText: row.internalText,
        kind: row.kind,
        horizon: row.horizon,
        plannedPeriod: { from: row.periodFrom, to: row.periodTo },
        period: actualPeriod({ note, begin: source.begins.get(row.id) ?? null }),
        lead,
        partners: row.partnerUnitIds.flatMap((id) => units.get(id) ?? []),
        targetGroups: row.targetGroups,
        municipalities: row.municipalityIds.flatMap((id) => municipalities.get(id) ?? []),
        layer: row.layer,
        countyRole: row.countyRole,
        links: row.links,
        toBeDeveloped: row.toBeDeveloped,
        weight: row.weight,
        version: row.version,
        drafts: source.drafts.get(row.id) ?? 0,
        reported: note?.state ?? null,
        state: 'not-reported',
        lastStatus: note === null ? null : statusView(note, source.words),
        progress: emptyProgress(),
        steps: steps.get(row.id) ?? [],
        children: [],
      };
    },
  });
  const lineLevel = lineLevelOf(source.strategy.levels);
  const measured = measureTree(nodes, lineLevel);
  const changes = source.notes.map((row) => row.date).sort();
  return {
    nodes,
    lines: measured.lines,
    summary: {
      progress: measured.progress,
      states: measured.states,
      lineLevel,
      demonstration: source.notes.some((row) => row.demonstration) || source.nodes.some((row) => row.demonstrationPeriod),
      lastChange: changes.at(-1) ?? null,
    },
  };
}

/** What really happened: from the first report of work to the end, where the last report says done or dropped. */
function actualPeriod(input: { note: StatusRow | null; begin: string | null }): { from: string | null; to: string | null } {
  const { note, begin } = input;
  const ended = note !== null && (note.state === 'done' || note.state === 'dropped');
  return { from: begin, to: ended ? note.date : (note?.expectedEnd ?? null) };
}

export function publicNode(node: BuiltNode): PublicNode {
  return {
    id: node.id,
    parentId: node.parentId,
    level: node.level,
    levelName: node.levelName,
    number: node.number,
    path: node.path,
    title: node.title,
    titleLanguage: node.titleLanguage,
    ...(node.wording ? { wording: node.wording } : {}),
    text: node.text,
    kind: node.kind,
    horizon: node.horizon,
    period: node.period,
    plannedPeriod: node.plannedPeriod,
    lead: node.lead,
    partners: node.partners,
    targetGroups: node.targetGroups,
    municipalities: node.municipalities,
    layer: node.layer,
    countyRole: node.countyRole,
    links: node.links,
    toBeDeveloped: node.toBeDeveloped,
    state: node.state,
    lastStatus:
      node.lastStatus === null
        ? null
        : { ...withoutUnit(node.lastStatus), authorName: node.lastStatus.unitName ?? node.lead?.name ?? '' },
    progress: node.progress,
    steps: node.steps,
    children: node.children.map(publicNode),
  };
}

export function officeNode(node: BuiltNode): OfficeNode {
  const { reported: _reported, children, ...fields } = node;
  return { ...fields, children: children.map(officeNode) };
}

/** A change for people: values as text. `names` are those of `namesOf`; the public gets none. */
export const changeView = (row: ChangeRow, names: ReadonlyMap<string, string>): ChangeEntryView => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  subject: row.subject,
  subjectId: row.subjectId,
  nodeId: row.nodeId,
  number: row.number,
  title: row.title,
  fields: Object.entries(row.fields).map(([field, { before, after }]) => ({
    field,
    before: inWords(before, field),
    after: inWords(after, field),
  })),
  actorName: names.get(row.actorRef) ?? '',
  reason: row.reason,
});

function inWords(value: unknown, field: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  // Paragraphs stay apart; names, groups and steps are lists within a line.
  const between = field === 'items' ? '\n\n' : ', ';
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((entry) => inWords(entry, field)).join(between);
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
