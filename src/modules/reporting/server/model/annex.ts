import type { Block } from '#kernel/document.ts';
import { horizonWords, kindWords, type PublicNode } from '#modules/strategy/contract.ts';
import { measuresOf, sectionTitle, type ReportSource } from './source.ts';
import { cell, counted, mark, paragraphs, periodWords, shortDay, shortQuarter } from './words.ts';

/** By when: the planned end, else the horizon, else what is known of the plan. */
const deadlineOf = (node: PublicNode): string | null =>
  node.plannedPeriod.to !== null
    ? shortQuarter(node.plannedPeriod.to)
    : node.horizon
      ? horizonWords[node.horizon]
      : periodWords(node.plannedPeriod);

/** Everything that the strategy holds on its last level, with the day of the last note. */
export function annexPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const measures = measuresOf(source);
  // A strategy that knows no kinds or times needs no column of dashes.
  const kinds = measures.some((node) => node.kind !== null);
  const times = measures.some((node) => node.horizon !== null || periodWords(node.plannedPeriod) !== null);
  const numbers = measures.some((node) => node.path !== '');
  return [
    { kind: 'heading', level: 1, id: 'anhang', text: sectionTitle('annex', source) },
    ...paragraphs(introduction, { lead: true }),
    {
      kind: 'table',
      id: 'tabelle-anhang',
      caption: `${counted(measures.length, source.levels.last)} mit Federführung, Frist und Stand`,
      columns: [
        ...(numbers ? [{ header: 'Nr.', width: 'auto' as const }] : []),
        { header: source.levels.last, width: 2.8 },
        { header: 'Federführung', width: 2.2 },
        ...(kinds ? [{ header: 'Art', width: 'auto' as const }] : []),
        ...(times ? [{ header: 'Frist', width: 'auto' as const }] : []),
        { header: 'Stand', width: 'auto' },
        { header: 'gemeldet', width: 'auto' },
      ],
      rowHeader: numbers ? 1 : 0,
      rows: measures.map((node) => ({
        cells: [
          ...(numbers ? [cell(node.path)] : []),
          cell(node.title),
          cell(node.lead?.name ?? null),
          ...(kinds ? [cell(node.kind && kindWords[node.kind])] : []),
          ...(times ? [cell(deadlineOf(node))] : []),
          { state: mark(node.state) },
          cell(node.lastStatus && shortDay(node.lastStatus.date)),
        ],
      })),
    },
  ];
}
