import { quarterOf, quartersBetween, type Quarter } from '#kernel/dates.ts';
import type { ChangeEntryView, PublicNode, ShownState } from '../contract.ts';
import type { FieldView } from './lines.ts';

/** One quarter of one row: planned, worked on, moved to. `due` is a deadline without a beginning. */
export type GanttCell = { planned: boolean; actual: boolean; shifted: boolean; first: boolean; last: boolean; shiftEnd: boolean };
export type GanttRow =
  | { kind: 'field'; node: PublicNode }
  | { kind: 'line'; node: PublicNode; depth: number; state: ShownState; reason: number | null; cells: GanttCell[] };
export type GanttReason = { number: number; node: PublicNode; text: string };
export type GanttView = {
  quarters: Quarter[];
  years: { year: string; count: number }[];
  /** Index of the quarter that it is today, null when it lies outside. */
  today: number | null;
  rows: GanttRow[];
  reasons: GanttReason[];
  /** Lines that name no time at all and therefore have no row. */
  undated: number;
};

type Range = { from: string; to: string };
type Span = { planned: Range | null; actual: Range | null; shifted: Range | null; reason: string | null };

/** Longer than that a row cannot be read; what lies before or after is cut. */
const longest = 60;

/**
 * Lays goals (and, with `depth: 'measures'`, what is below them) out by quarter. Planned is what was first decided:
 * where the end was put off since, the change list has it. Work is drawn up to the last report, not up to today:
 * nobody knows of the time after it. Null when nothing names a time.
 */
export function ganttOf(input: {
  fields: readonly FieldView[];
  changes: readonly ChangeEntryView[];
  today: string;
  depth: 'lines' | 'measures';
}): GanttView | null {
  const firstPlans = plansBefore(input.changes);
  const spans = new Map<PublicNode, Span>();
  const measure = (node: PublicNode): Span => {
    const span = spanOf({ node, before: firstPlans.get(node.id), below: node.children.map(measure) });
    spans.set(node, span);
    return span;
  };
  const listed: { field: PublicNode | null; nodes: { node: PublicNode; depth: number }[] }[] = [];
  let undated = 0;
  for (const { field, groups } of input.fields) {
    const nodes: { node: PublicNode; depth: number }[] = [];
    const add = (node: PublicNode, depth: number): void => {
      if (dated(spans.get(node)!)) nodes.push({ node, depth });
      else if (depth === 0) undated += 1;
      if (input.depth === 'measures') for (const child of node.children) add(child, depth + 1);
    };
    for (const group of groups) {
      for (const line of group.lines) {
        measure(line);
        add(line, 0);
      }
    }
    if (nodes.length > 0) listed.push({ field, nodes });
  }
  const days = [
    ...listed.flatMap(({ nodes }) =>
      nodes.flatMap(({ node }) => rangesOf(spans.get(node)!).flatMap(({ from, to }) => [from, to])),
    ),
  ];
  if (days.length === 0) return null;
  days.sort();
  const quarters = quartersBetween(`${days[0]!.slice(0, 4)}-Q1`, `${days.at(-1)!.slice(0, 4)}-Q4`).slice(-longest);

  const reasons: GanttReason[] = [];
  const rows = listed.flatMap(({ field, nodes }): GanttRow[] => [
    ...(field ? [{ kind: 'field' as const, node: field }] : []),
    ...nodes.map(({ node, depth }) => {
      const span = spans.get(node)!;
      let reason: number | null = null;
      if (span.reason !== null && (span.shifted !== null || node.state === 'delayed' || node.state === 'dropped')) {
        reason = reasons.length + 1;
        reasons.push({ number: reason, node, text: span.reason });
      }
      return { kind: 'line' as const, node, depth, state: node.state, reason, cells: cellsOf(quarters, span) };
    }),
  ]);
  const years: { year: string; count: number }[] = [];
  for (const quarter of quarters) {
    const year = quarter.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.count += 1;
    else years.push({ year, count: 1 });
  }
  const today = quarters.indexOf(quarterOf(input.today));
  return { quarters, years, today: today === -1 ? null : today, rows, reasons, undated };
}

/** The plan before its first change, by node. */
function plansBefore(
  changes: readonly ChangeEntryView[],
): Map<string, { from?: string | null; to?: string | null; reason: string | null }> {
  const plans = new Map<string, { from?: string | null; to?: string | null; reason: string | null }>();
  for (const change of changes) {
    if (change.subject !== 'node' || change.nodeId === null) continue;
    const from = change.fields.find(({ field }) => field === 'periodFrom');
    const to = change.fields.find(({ field }) => field === 'periodTo');
    if (!from && !to) continue;
    plans.set(change.nodeId, { ...(from && { from: from.before }), ...(to && { to: to.before }), reason: change.reason });
  }
  return plans;
}

function spanOf(input: {
  node: PublicNode;
  before: { from?: string | null; to?: string | null; reason: string | null } | undefined;
  below: Span[];
}): Span {
  const { node, before, below } = input;
  const current = range(node.plannedPeriod.from, node.plannedPeriod.to);
  const first = before
    ? range(
        before.from === undefined ? node.plannedPeriod.from : before.from,
        before.to === undefined ? node.plannedPeriod.to : before.to,
      )
    : current;
  const planned = first ?? union(below.map((span) => span.planned));
  // The end of work: as reported, else the last report. Without a report of its own it follows from what is below.
  const last = node.lastStatus;
  const ended = last !== null && (last.state === 'done' || last.state === 'dropped');
  const own =
    node.period.from === null
      ? null
      : range(node.period.from, ended ? (node.period.to ?? last.date) : (last?.date ?? node.period.from));
  const actual = own ?? union(below.map((span) => span.actual));
  const ends = [current?.to, ended ? null : node.period.to, ...below.map((span) => span.shifted?.to)].filter(
    (day): day is string => Boolean(day),
  );
  const end = ends.sort().at(-1) ?? null;
  const shifted =
    planned !== null && end !== null && end > planned.to && quarterOf(end) > quarterOf(planned.to)
      ? { from: planned.to, to: end }
      : null;
  const reason = last?.reason ?? before?.reason ?? below.find((span) => span.reason !== null)?.reason ?? null;
  return { planned, actual, shifted, reason };
}

const range = (from: string | null, to: string | null): Range | null => {
  if (from === null && to === null) return null;
  const [start, end] = [from ?? to!, to ?? from!];
  return start <= end ? { from: start, to: end } : { from: start, to: start };
};

function union(ranges: readonly (Range | null)[]): Range | null {
  const there = ranges.filter((entry) => entry !== null);
  if (there.length === 0) return null;
  const from = there.map((entry) => entry.from).sort()[0]!;
  const to = there
    .map((entry) => entry.to)
    .sort()
    .at(-1)!;
  return { from, to };
}

const rangesOf = (span: Span): Range[] => [span.planned, span.actual, span.shifted].filter((entry) => entry !== null);
const dated = (span: Span): boolean => rangesOf(span).length > 0;

function cellsOf(quarters: readonly Quarter[], span: Span): GanttCell[] {
  const inside = (entry: Range | null, quarter: Quarter): boolean =>
    entry !== null && quarterOf(entry.from) <= quarter && quarter <= quarterOf(entry.to);
  return quarters.map((quarter) => ({
    planned: inside(span.planned, quarter),
    actual: inside(span.actual, quarter),
    shifted: inside(span.shifted, quarter) && !inside(span.planned, quarter),
    first: span.planned !== null && quarterOf(span.planned.from) === quarter,
    last: span.planned !== null && quarterOf(span.planned.to) === quarter,
    shiftEnd: span.shifted !== null && quarterOf(span.shifted.to) === quarter,
  }));
}
