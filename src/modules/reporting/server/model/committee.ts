import type { Block } from '#kernel/document.ts';
import { addDays } from '#kernel/dates.ts';
import { decisionKindWords, decisionStateWords, type DecisionView, type PublicNode } from '#modules/strategy/contract.ts';
import { sectionTitle, type ReportSource } from './source.ts';
import { cell, counted, paragraphs, run, shortDay } from './words.ts';

/** How far the list of next steps looks ahead, in days. */
const ahead = 183;

/** What the body gave and what still waits. */
export const openDecisions = (source: ReportSource): DecisionView[] =>
  (source.committee?.decisions ?? []).filter((decision) => decision.state === 'open' || decision.state === 'lost');

/** What became of the body's decisions since its last meeting, or since anything was recorded. */
const settledDecisions = (source: ReportSource): DecisionView[] =>
  (source.committee?.decisions ?? []).filter((decision) => decision.state === 'measure' || decision.state === 'answered');

/** What is to be decided: the proposal as it was written, then what waits from earlier meetings and what became of the rest. */
export function decisionsPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const open = openDecisions(source);
  const settled = settledDecisions(source);
  if (open.length === 0 && settled.length === 0 && introduction.trim() === '') return [];
  return [
    { kind: 'heading', level: 1, id: 'entscheidungen', text: sectionTitle('decisions', source) },
    ...paragraphs(introduction, { lead: true }),
    ...(open.length === 0
      ? []
      : [decisionTable({ id: 'auftraege-offen', title: 'Noch offen aus früheren Sitzungen', decisions: open })]),
    ...(settled.length === 0
      ? []
      : [decisionTable({ id: 'auftraege-erledigt', title: 'Was aus früheren Aufträgen wurde', decisions: settled })]),
  ];
}

function decisionTable(input: { id: string; title: string; decisions: readonly DecisionView[] }): Block {
  return {
    kind: 'table',
    id: input.id,
    caption: `${input.title}: ${counted(input.decisions.length, 'Eintrag', 'Einträge')}`,
    columns: [
      { header: 'vom', width: 'auto' },
      { header: 'Art', width: 'auto' },
      { header: 'Worum es geht', width: 3 },
      { header: 'Was daraus wurde', width: 2.4 },
      { header: 'Frist', width: 'auto' },
    ],
    rowHeader: 2,
    rows: input.decisions.map((decision) => ({
      cells: [
        cell(shortDay(decision.date)),
        cell(
          decision.telling === 'noted'
            ? `${decisionKindWords[decision.kind]} (zur Kenntnis genommen)`
            : decisionKindWords[decision.kind],
        ),
        cell(decision.title),
        cell(becameOf(decision)),
        cell(decision.due && shortDay(decision.due)),
      ],
    })),
  };
}

const becameOf = (decision: DecisionView): string =>
  decision.state === 'measure' && decision.node
    ? `Maßnahme ${[decision.node.number, decision.node.title].filter(Boolean).join(' ')}`
    : decision.state === 'answered'
      ? (decision.answer ?? '')
      : decisionStateWords[decision.state];

export type NextStep = { node: PublicNode; text: string; due: string | null };

/** What is to happen next: what the latest notes announce, and steps that are due within half a year. */
export function nextSteps(source: ReportSource): NextStep[] {
  const { period } = source;
  const last = addDays(period.to, ahead);
  return source.nodes.flatMap(({ node }): NextStep[] => {
    const note = period.latest[node.id];
    const announced = note?.nextStep ? [{ node, text: note.nextStep, due: null }] : [];
    const due = node.steps
      .filter((step) => step.doneOn === null && step.due !== null && step.due <= last)
      .map((step) => ({ node, text: step.title, due: step.due }));
    return [...announced, ...due];
  });
}

export function nextStepsPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const steps = nextSteps(source);
  if (steps.length === 0 && introduction.trim() === '') return [];
  const numbers = steps.some(({ node }) => node.path !== '');
  return [
    { kind: 'heading', level: 1, id: 'naechste-schritte', text: sectionTitle('next-steps', source) },
    ...paragraphs(introduction, { lead: true }),
    ...(steps.length === 0
      ? [{ kind: 'paragraph' as const, runs: run('Die letzten Meldungen nennen keinen nächsten Schritt.') }]
      : [
          {
            kind: 'table' as const,
            id: 'tabelle-naechste-schritte',
            caption: counted(steps.length, 'nächster Schritt', 'nächste Schritte'),
            columns: [
              ...(numbers ? [{ header: 'Nr.', width: 'auto' as const }] : []),
              { header: 'Eintrag und Federführung', width: 2.6 },
              { header: 'Nächster Schritt', width: 3 },
              { header: 'bis', width: 'auto' as const },
            ],
            rowHeader: numbers ? 1 : 0,
            rows: steps.map(({ node, text, due }) => ({
              cells: [
                ...(numbers ? [cell(node.path)] : []),
                { runs: [{ text: node.title }, ...(node.lead ? [{ text: ` (${node.lead.name})` }] : [])] },
                cell(text),
                cell(due && shortDay(due)),
              ],
            })),
          },
        ]),
  ];
}
