import type { Block } from '#kernel/document.ts';
import { quarterOf } from '#kernel/dates.ts';
import type { PublicNode } from '#modules/strategy/contract.ts';
import { reasonOr } from './changes.ts';
import { sectionTitle, type ReportSource } from './source.ts';
import { cell, counted, mark, paragraphs, quarterWord, run } from './words.ts';

export type Delay = { node: PublicNode; plannedEnd: string | null; newEnd: string | null; reason: string | null };

/**
 * What is reported as delayed or dropped at the end of the period, and what ends later than first planned.
 * A goal that is late only because something below it is late is not listed twice.
 */
export function delaysOf(source: ReportSource): Delay[] {
  const shifts = planShifts(source);
  return source.nodes.flatMap(({ node }): Delay[] => {
    const note = source.period.latest[node.id];
    const shift = shifts.get(node.id);
    const plannedEnd = shift?.before ?? node.plannedPeriod.to;
    const expected = note?.expectedEnd ?? null;
    const newEnd = expected ?? (shift ? node.plannedPeriod.to : null);
    const late = newEnd !== null && plannedEnd !== null && newEnd > plannedEnd && quarterOf(newEnd) !== quarterOf(plannedEnd);
    const reported = note?.state === 'delayed' || note?.state === 'dropped';
    const over = note?.state === 'done';
    if (!reported && (!late || over)) return [];
    return [
      {
        node,
        plannedEnd,
        newEnd: note?.state === 'dropped' || !late ? null : newEnd,
        reason: note?.reason ?? shift?.reason ?? null,
      },
    ];
  });
}

/** Ends that were put off in the period: the end before, and why. */
export function planShifts(source: ReportSource): Map<string, { before: string; reason: string | null }> {
  const shifts = new Map<string, { before: string; reason: string | null }>();
  for (const change of source.period.changes) {
    const end = change.fields.find(({ field }) => field === 'periodTo');
    if (change.subject !== 'node' || change.nodeId === null || !end?.before || !end.after || end.after <= end.before) continue;
    shifts.set(change.nodeId, { before: end.before, reason: change.reason });
  }
  return shifts;
}

export function delaysPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const delays = delaysOf(source);
  const numbers = delays.some(({ node }) => node.path !== '');
  const silent = delays.filter((delay) => delay.reason === null).length;
  const opening: Block[] = [
    { kind: 'heading', level: 1, id: 'verzoegerungen', text: sectionTitle('delays', source) },
    ...paragraphs(introduction, { lead: true }),
  ];
  if (delays.length === 0) {
    return [
      ...opening,
      { kind: 'paragraph', runs: run('Am Ende des Zeitraums ist nichts als verzögert oder entfallen gemeldet.') },
    ];
  }
  return [
    ...opening,
    {
      kind: 'table',
      id: 'tabelle-verzoegerungen',
      caption: `Verzögert oder entfallen: ${counted(delays.length, 'Eintrag', 'Einträge')}`,
      columns: [
        ...(numbers ? [{ header: 'Nr.', width: 'auto' as const }] : []),
        { header: 'Eintrag und Federführung', width: 2.8 },
        { header: 'Stand', width: 'auto' },
        { header: 'geplant bis', width: 1.1 },
        { header: 'jetzt bis', width: 1.1 },
        { header: 'Grund', width: 2.6 },
      ],
      rowHeader: numbers ? 1 : 0,
      rows: delays.map(({ node, plannedEnd, newEnd, reason }) => ({
        cells: [
          ...(numbers ? [cell(node.path)] : []),
          { runs: [{ text: node.title }, ...(node.lead ? [{ text: ` (${node.lead.name})` }] : [])] },
          { state: mark(node.state) },
          cell(plannedEnd && quarterWord(plannedEnd)),
          cell(newEnd && quarterWord(newEnd)),
          cell(reasonOr(reason)),
        ],
      })),
    },
    ...(silent === 0
      ? []
      : [{ kind: 'paragraph' as const, runs: run(`Ohne Begründung: ${counted(silent, 'Eintrag', 'Einträge')}.`) }]),
  ];
}
