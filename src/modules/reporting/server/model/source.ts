import type { DocumentMeta } from '#kernel/document.ts';
import type { MeetingView } from '#modules/network/contract.ts';
import type { DecisionView, PeriodNote, PublicNode, StrategyPeriod } from '#modules/strategy/contract.ts';
import type { ReportSection, ReportSectionKind } from '../../contract.ts';
import { reportSectionWords } from '../../contract.ts';
import { pluralOf } from './words.ts';

/** For which meeting a paper is, which one was before it, and what the body gave. */
export type CommitteeSetup = { meeting: MeetingView; previous: MeetingView | null; decisions: readonly DecisionView[] };

/** The report as it was set up, with the facts of its county. */
export type ReportSetup = {
  title: string;
  /** Null for a progress report. */
  committee: CommitteeSetup | null;
  sections: readonly ReportSection[];
  status: 'draft' | 'frozen';
  /** The day that the document bears. */
  day: string;
  address: string;
  county: {
    officialName: string;
    accent: string;
    committee: string;
    imprint: string | null;
    arms: NonNullable<DocumentMeta['arms']> | null;
  };
};

/** A period's record, laid out for the parts of the report: each of them looks things up and computes nothing twice. */
export type ReportSource = {
  period: StrategyPeriod;
  levels: { field: string; line: string; last: string };
  /** Every node, parents before children, with how deep it lies. */
  nodes: { node: PublicNode; depth: number }[];
  byId: ReadonlyMap<string, PublicNode>;
  lines: ReadonlySet<string>;
  notes: ReadonlyMap<string, PeriodNote[]>;
  /** Some notes are examples and some are real: then each example is marked. */
  mixed: boolean;
  committee: CommitteeSetup | null;
};

export function sourceOf(period: StrategyPeriod, committee: CommitteeSetup | null = null): ReportSource {
  const { levels, lineLevel, nodes: roots } = period.strategy;
  const nodes: ReportSource['nodes'] = [];
  const visit = (list: readonly PublicNode[], depth: number): void => {
    for (const node of list) {
      nodes.push({ node, depth });
      visit(node.children, depth + 1);
    }
  };
  visit(roots, 0);
  const notes = new Map<string, PeriodNote[]>();
  for (const note of period.notes) notes.set(note.nodeId, [...(notes.get(note.nodeId) ?? []), note]);
  const examples = new Set(period.notes.map((note) => note.demonstration));
  return {
    period,
    levels: { field: levels[0] ?? 'Handlungsfeld', line: levels[lineLevel] ?? 'Ziel', last: levels.at(-1) ?? 'Maßnahme' },
    nodes,
    byId: new Map(nodes.map(({ node }) => [node.id, node])),
    lines: new Set(period.lines),
    notes,
    mixed: examples.size === 2,
    committee,
  };
}

/** All lines at or below a node. */
export const linesBelow = (source: ReportSource, node: PublicNode): PublicNode[] =>
  source.lines.has(node.id) ? [node] : node.children.flatMap((child) => linesBelow(source, child));

/** Every node below a node, in order. */
export const below = (node: PublicNode): PublicNode[] => node.children.flatMap((child) => [child, ...below(child)]);

/** What the annex lists: the last level, and branches that end above it where something is done in them. */
export const measuresOf = (source: ReportSource): PublicNode[] =>
  source.nodes
    .map(({ node }) => node)
    .filter((node) => node.children.length === 0 && (source.lines.has(node.id) || node.level > source.period.strategy.lineLevel));

/** The heading of a section, in the county's own words for its levels. */
export function sectionTitle(kind: ReportSectionKind, source: ReportSource): string {
  const { field, line, last } = source.levels;
  if (kind === 'goals') return field === line ? pluralOf(line) : `${pluralOf(field)} und ${pluralOf(line)}`;
  if (kind === 'annex') return `Anhang: alle ${pluralOf(last)}`;
  return reportSectionWords[kind];
}

/** Where a node stands in the document, for links. */
export const anchorOf = (node: { id: string }): string => `eintrag-${node.id}`;
