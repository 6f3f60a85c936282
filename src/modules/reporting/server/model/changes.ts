import type { Block, TableCell, TableColumn } from '#kernel/document.ts';
import type { ChangeEntryView, PublicNode } from '#modules/strategy/contract.ts';
import { sectionTitle, type ReportSource } from './source.ts';
import { cell, counted, fieldWord, mark, paragraphs, run, shortDay, valueWord } from './words.ts';

export type ChangeRow = {
  number: string;
  title: string;
  before: TableCell | null;
  after: TableCell | null;
  reason: string | null;
  /** The day of the note that brought a new state. */
  date: string | null;
};
export type ChangeGroup = {
  kind: 'added' | 'changed' | 'moved' | 'delayed' | 'dropped' | 'deleted' | 'state';
  title: string;
  rows: ChangeRow[];
};

const titles: Record<ChangeGroup['kind'], string> = {
  added: 'Neu aufgenommen',
  changed: 'Geändert',
  moved: 'Verschoben',
  delayed: 'Verzögert',
  dropped: 'Entfallen',
  deleted: 'Gestrichen',
  state: 'Neuer Stand',
};
const order = [
  'added',
  'changed',
  'moved',
  'delayed',
  'dropped',
  'deleted',
  'state',
] as const satisfies readonly ChangeGroup['kind'][];

/** Who delays or drops something owes a reason; where none was given the report says so. */
export const reasonOr = (reason: string | null): string => reason ?? 'ohne Begründung';

/**
 * What differs between the beginning and the end of the period. Changes of the plan come from its history, new states
 * from the notes: the day that counts for a state is that of the note, not the day on which somebody typed it in.
 */
export function changeGroups(source: ReportSource): ChangeGroup[] {
  const groups = new Map<ChangeGroup['kind'], ChangeRow[]>();
  const add = (kind: ChangeGroup['kind'], row: ChangeRow): void => {
    groups.set(kind, [...(groups.get(kind) ?? []), row]);
  };
  for (const change of source.period.changes) for (const row of planRows(change, source)) add(change.kind, row);
  for (const { node } of source.nodes) {
    const notes = source.notes.get(node.id);
    const last = notes?.at(-1);
    if (!last) continue;
    const earlier = source.period.before.nodes[node.id] ?? 'not-reported';
    if (earlier === last.state) continue;
    const kind = last.state === 'delayed' || last.state === 'dropped' ? last.state : 'state';
    add(kind, {
      number: node.path,
      title: node.title,
      before: { state: mark(earlier) },
      after: { state: mark(last.state) },
      reason: kind === 'state' ? null : reasonOr(last.reason),
      date: last.date,
    });
  }
  return order.flatMap((kind) => {
    const rows = groups.get(kind) ?? [];
    return rows.length === 0 ? [] : [{ kind, title: titles[kind], rows }];
  });
}

function planRows(change: ChangeEntryView, source: ReportSource): ChangeRow[] {
  const node: PublicNode | undefined = change.nodeId === null ? undefined : source.byId.get(change.nodeId);
  const about = {
    number: node?.path || (change.number ?? ''),
    title: change.subject === 'step' && node ? `${node.title}: ${change.title}` : change.title,
    date: change.at.slice(0, 10),
  };
  const owesReason = ['moved', 'delayed', 'dropped', 'deleted'].includes(change.kind);
  const reason = owesReason ? reasonOr(change.reason) : change.reason;
  if (change.kind === 'added' || change.kind === 'deleted' || change.fields.length === 0) {
    return [{ ...about, before: null, after: null, reason }];
  }
  return change.fields.map((field) => ({
    ...about,
    before: cell(`${fieldWord(field.field)}: ${valueWord(field.field, field.before)}`),
    after: cell(valueWord(field.field, field.after)),
    reason,
  }));
}

export function changesPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const groups = changeGroups(source);
  return [
    { kind: 'heading', level: 1, id: 'aenderungen', text: sectionTitle('changes', source) },
    ...paragraphs(introduction, { lead: true }),
    ...(groups.length === 0
      ? [
          {
            kind: 'paragraph' as const,
            runs: run(
              'Zwischen dem ersten und dem letzten Tag des Zeitraums hat sich weder am Plan noch an den gemeldeten Ständen etwas geändert.',
            ),
          },
        ]
      : groups.flatMap((group): Block[] => [
          { kind: 'heading', level: 2, id: `aenderungen-${group.kind}`, text: group.title },
          groupTable(group),
        ])),
  ];
}

/** Columns that hold states alone are as wide as the words; values of the plan may be long. */
const stateOrValue = (header: string, group: ChangeGroup): TableColumn => ({
  header,
  width: group.rows.every((row) => row.after?.state !== undefined) ? 'auto' : 1.9,
});

function groupTable(group: ChangeGroup): Block {
  const states = group.kind === 'state';
  const compared = group.rows.some((row) => row.before !== null);
  // A strategy that prints no numbers needs no column of dashes.
  const numbers = group.rows.some((row) => row.number !== '');
  return {
    kind: 'table',
    id: `tabelle-${group.kind}`,
    caption: `${group.title}: ${counted(group.rows.length, 'Eintrag', 'Einträge')}`,
    columns: [
      ...(numbers ? [{ header: 'Nr.', width: 'auto' as const }] : []),
      { header: 'Eintrag', width: 3 },
      ...(compared ? [stateOrValue('vorher', group), stateOrValue('jetzt', group)] : []),
      states ? { header: 'gemeldet am', width: 'auto' as const } : { header: 'Grund', width: 2.6 },
    ],
    rowHeader: numbers ? 1 : 0,
    rows: group.rows.map((row) => ({
      cells: [
        ...(numbers ? [cell(row.number)] : []),
        cell(row.title),
        ...(compared ? [row.before ?? cell(null), row.after ?? cell(null)] : []),
        cell(states ? row.date && shortDay(row.date) : row.reason),
      ],
    })),
  };
}
