import type { Block, GanttBlock, GanttRow } from '#kernel/document.ts';
import { quarterOf, quartersBetween } from '#kernel/dates.ts';
import type { PublicNode } from '#modules/strategy/contract.ts';
import { planShifts } from './delays.ts';
import { linesBelow, sectionTitle, type ReportSource } from './source.ts';
import { mark, paragraphs, quarterWord, run } from './words.ts';

type Range = { from: string; to: string };
export type Span = { planned: Range | null; actual: Range | null; shifted: string | null; reason: string | null };

/** Wider than that the quarters cannot be told apart on A3. */
const mostQuarters = 32;
/** More rows than these fill several sheets; then measures stand in the annex alone. */
const mostRows = 70;

/**
 * Plan and course of a node. Work is drawn up to the last note and not beyond: of the time after it nobody knows.
 * Without dates of its own a goal spans what lies below it.
 */
export function spanOf(source: ReportSource, node: PublicNode, shifts = planShifts(source)): Span {
  const below = node.children.map((child) => spanOf(source, child, shifts));
  const shift = shifts.get(node.id);
  const plan = range(node.plannedPeriod.from, shift?.before ?? node.plannedPeriod.to);
  const planned = plan ?? union(below.map((span) => span.planned));
  const note = source.period.latest[node.id];
  const actual =
    node.period.from === null ? union(below.map((span) => span.actual)) : range(node.period.from, note?.date ?? node.period.from);
  // What is over is not put off any more: its bar shows when it ended.
  const ended = node.state === 'done' || node.state === 'dropped';
  const ends = [shift ? node.plannedPeriod.to : null, note?.expectedEnd ?? null, ...below.map((span) => span.shifted)];
  const end =
    ends
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  const late = !ended && planned !== null && end !== null && end > planned.to && quarterOf(end) !== quarterOf(planned.to);
  return {
    planned,
    actual,
    shifted: late ? end : null,
    reason: note?.reason ?? shift?.reason ?? below.find((span) => span.reason !== null)?.reason ?? null,
  };
}

const range = (from: string | null, to: string | null): Range | null => {
  if (from === null && to === null) return null;
  const [begin, end] = [from ?? to!, to ?? from!];
  return begin <= end ? { from: begin, to: end } : { from: end, to: begin };
};

function union(ranges: readonly (Range | null)[]): Range | null {
  const known = ranges.filter((entry) => entry !== null);
  if (known.length === 0) return null;
  return {
    from: known.map(({ from }) => from).sort()[0]!,
    to: known
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
  };
}

export function schedulePart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const plan = planOf(source);
  return [
    { kind: 'heading', level: 1, id: 'zeitplan', text: sectionTitle('schedule', source) },
    ...paragraphs(introduction, { lead: true }),
    ...(plan === null
      ? [
          {
            kind: 'paragraph' as const,
            runs: run(
              'Die Strategie nennt keine Zeiten, und gemeldet ist auch noch keine: Ein Zeitplan lässt sich nicht zeichnen.',
            ),
          },
        ]
      : [
          {
            kind: 'paragraph' as const,
            runs: run(
              'Der Umriss zeigt den Plan, der Balken die Zeit vom ersten bis zum letzten Stand, der gemeldet ist. Was danach geschah, weiß dieser Bericht nicht.',
            ),
          },
          plan,
        ]),
  ];
}

/** The plan as a table by quarter; null when nothing names a time. */
export function planOf(source: ReportSource): GanttBlock | null {
  const groups = source.period.strategy.nodes.map((field) => {
    const lines = linesBelow(source, field);
    return { field: source.lines.has(field.id) ? null : field, lines };
  });
  const shifts = planShifts(source);
  const dated = (node: PublicNode): boolean => {
    const span = spanOf(source, node, shifts);
    return span.planned !== null || span.actual !== null;
  };
  const all = groups.flatMap(({ lines }) => lines.flatMap((line) => [line, ...line.children])).filter(dated);
  const deep = all.length + groups.length <= mostRows;
  const shown = new Map(all.map((node) => [node.id, spanOf(source, node, shifts)]));
  const days = [...shown.values()]
    .flatMap(({ planned, actual, shifted }) => [planned?.from, planned?.to, actual?.from, actual?.to, shifted])
    .filter((day): day is string => typeof day === 'string')
    .sort();
  if (days.length === 0) return null;
  const quarters = quartersBetween(`${days[0]!.slice(0, 4)}-Q1`, `${days.at(-1)!.slice(0, 4)}-Q4`).slice(-mostQuarters);
  const at = (day: string): number => {
    const index = quarters.indexOf(quarterOf(day));
    return index === -1 ? 0 : index;
  };
  const reasons: { mark: string; text: string }[] = [];
  const row = (node: PublicNode): GanttRow => {
    const { planned, actual, shifted, reason } = shown.get(node.id)!;
    const letter = letterOf(reasons.length);
    if (shifted !== null) reasons.push({ mark: letter, text: reason ?? 'ohne Begründung' });
    return {
      ...(node.path === '' ? {} : { number: node.path }),
      title: node.title,
      ...(node.lead ? { unit: node.lead.name } : {}),
      state: mark(node.state),
      ...(planned ? { planned: { from: at(planned.from), to: at(planned.to) } } : {}),
      ...(actual ? { actual: { from: at(actual.from), to: at(actual.to) } } : {}),
      ...(shifted ? { shifted: { to: at(shifted), mark: letter } } : {}),
      words: wordsOf({ planned, actual, shifted, reason: shifted === null ? null : (reason ?? 'ohne Begründung') }),
    };
  };
  const rows = groups.flatMap(({ field, lines }): GanttRow[] => {
    const inside = lines.flatMap((line) => [line, ...(deep ? line.children : [])]).filter((node) => shown.has(node.id));
    if (inside.length === 0) return [];
    const head: GanttRow[] = field
      ? [{ ...(field.path === '' ? {} : { number: field.path }), title: field.title, words: source.levels.field, group: true }]
      : [];
    return [...head, ...inside.map(row)];
  });
  const now = quarters.indexOf(quarterOf(source.period.to));
  return {
    kind: 'gantt',
    id: 'plan',
    caption: 'Plan und Verlauf nach Quartalen',
    wide: true,
    headers: {
      title: source.levels.line,
      unit: 'Federführung',
      state: 'Stand',
      planned: 'geplant',
      actual: 'gemeldeter Verlauf',
      shifted: 'verschoben',
    },
    quarters: quarters.map((quarter) => ({
      year: Number(quarter.slice(0, 4)),
      quarter: Number(quarter.slice(6)) as 1 | 2 | 3 | 4,
    })),
    ...(now === -1 ? {} : { today: now }),
    rows,
    ...(reasons.length > 0 ? { reasons } : {}),
  };
}

/** The bars of a row in words. */
function wordsOf({ planned, actual, shifted, reason }: Span): string {
  const span = ({ from, to }: Range): string =>
    quarterOf(from) === quarterOf(to) ? quarterWord(from) : `${quarterWord(from)} bis ${quarterWord(to)}`;
  return [
    planned ? `geplant ${span(planned)}` : 'ohne geplante Zeit',
    actual ? `gemeldet ${span(actual)}` : 'keine Meldung',
    ...(shifted ? [`verschoben bis ${quarterWord(shifted)}`] : []),
    ...(reason ? [`Grund: ${reason}`] : []),
  ].join(', ');
}

/** a, b … z, aa, ab … */
export const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));
