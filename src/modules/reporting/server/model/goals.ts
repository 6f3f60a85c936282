import type { Block, ListItem, Run, TableRow } from '#kernel/document.ts';
import { stateWords, type PeriodNote, type PublicNode } from '#modules/strategy/contract.ts';
import { evaluationFurtherWords, evaluationResultWords } from '#modules/strategy/contract-evaluation.ts';
import type { GuardedResult } from '#modules/strategy/contract-evaluation-round.ts';
import { itemsOf } from './opening.ts';
import { anchorOf, below, linesBelow, sectionTitle, type ReportSource } from './source.ts';
import { shortNotCounted } from './summary.ts';
import {
  cell,
  counted,
  coverage,
  number,
  share,
  listed,
  longDay,
  mark,
  nameOf,
  paragraphs,
  periodWords,
  pluralOf,
  run,
  shortDay,
} from './words.ts';

/** A chapter for each field; a strategy of goals alone has one chapter for all of them. */
export function goalsPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const { nodes } = source.period.strategy;
  const opening = paragraphs(introduction, { lead: true });
  const title: Block = { kind: 'heading', level: 1, id: 'ziele', text: sectionTitle('goals', source) };
  if (nodes.every((node) => source.lines.has(node.id))) {
    return [title, ...opening, ...nodes.flatMap((node) => lineBlocks({ source, node, depth: 1 }))];
  }
  // Fields are chapters of their own; a page before them is there for an introduction alone.
  return [...(opening.length > 0 ? [title, ...opening] : []), ...nodes.flatMap((node) => fieldBlocks(source, node))];
}

function fieldBlocks(source: ReportSource, node: PublicNode): Block[] {
  if (source.lines.has(node.id)) return lineBlocks({ source, node, depth: 0 });
  const lines = linesBelow(source, node);
  const { progress } = node;
  const left = shortNotCounted(progress);
  const facts = [
    counted(lines.length, source.levels.line),
    progress.share === null
      ? 'Fortschritt noch nicht zu nennen'
      : `Fortschritt ${share(progress.share)} ${coverage(progress, source.levels)} (${number(progress.points)} von ${number(progress.weight)})`,
    ...(left === '' ? [] : [`nicht gezählt: ${left}`]),
  ];
  const challenges = source.period.strategy.texts.filter((text) => text.nodeId === node.id && text.items.length > 0);
  return [
    heading(node, 0),
    { kind: 'state', ...mark(node.state), runs: run(facts.join(' · ')) },
    ...(node.text === null ? [] : paragraphs(node.text)),
    ...challenges.map((text): Block => ({
      kind: 'note',
      tone: 'info',
      title: 'Herausforderungen',
      blocks: [itemsOf(text.items) as never],
    })),
    ...ownNotes(source, node),
    ...node.children.flatMap((child) => entryBlocks({ source, node: child, depth: 1 })),
  ];
}

type Entry = { source: ReportSource; node: PublicNode; depth: number };

function entryBlocks({ source, node, depth }: Entry): Block[] {
  if (source.lines.has(node.id)) return lineBlocks({ source, node, depth });
  // A main goal beside sub-goals is a sentence above them, not a place where something is reported.
  if (node.children.length === 0) {
    return [
      {
        kind: 'paragraph',
        runs: [{ text: `${[node.levelName, node.path].filter(Boolean).join(' ')}: `, strong: true }, { text: node.title }],
      },
      ...(node.text === null ? [] : paragraphs(node.text)),
      ...ownNotes(source, node),
    ];
  }
  return [
    heading(node, depth),
    { kind: 'state', ...mark(node.state), runs: run(stateFacts(node).join(' · ')) },
    ...(node.text === null ? [] : paragraphs(node.text)),
    ...ownNotes(source, node),
    ...node.children.flatMap((child) => entryBlocks({ source, node: child, depth: depth + 1 })),
  ];
}

/** A line of the progress page: its state, its own notes, what lies below it, its steps. */
function lineBlocks({ source, node, depth }: Entry): Block[] {
  const measures = below(node);
  const reported = [node, ...measures].some((entry) => source.notes.has(entry.id));
  return [
    heading(node, depth),
    { kind: 'state', ...mark(node.state), runs: run(stateFacts(node).join(' · ')) },
    ...(node.text === null ? [] : paragraphs(node.text)),
    ...(node.toBeDeveloped ? [toBeDeveloped(source, node)] : []),
    ...ownNotes(source, node),
    ...(measures.length === 0 ? [] : [measureTable({ source, node, measures })]),
    ...stepTable(source, [node, ...measures]),
    ...measureNotes(source, node, measures),
    ...(reported ? [] : silence(source, [node, ...measures])),
    ...evaluated(source, [node, ...measures]),
    ...joint(source, [node, ...measures]),
    ...continuing(source, measures),
  ];
}

/** What came of it, in one sentence for each entry that was evaluated. */
function evaluated(source: ReportSource, nodes: readonly PublicNode[]): Block[] {
  return nodes.flatMap((node): Block[] => {
    const found = source.period.evaluations[node.id];
    if (!found) return [];
    return [
      {
        kind: 'paragraph',
        runs: [
          { text: `Bewertung ${[node.path, node.title].filter(Boolean).join(' ')}: `, strong: true },
          {
            text: `${evaluationResultWords[found.result]}, ${evaluationFurtherWords[found.further]} (${shortDay(found.date)}). ${[found.why, found.furtherNote].filter(Boolean).join(' ')}`,
          },
        ],
      },
    ];
  });
}

/** What partners and a meeting said of it; few people's numbers are not told. */
function joint(source: ReportSource, nodes: readonly PublicNode[]): Block[] {
  return nodes.flatMap((node): Block[] => {
    const found = source.period.joint[node.id];
    if (!found) return [];
    return [
      {
        kind: 'paragraph',
        runs: [
          { text: `Gemeinsame Bewertung ${[node.path, node.title].filter(Boolean).join(' ')}: `, strong: true },
          {
            text: [
              `${found.title}, ${shortDay(found.date)}. ${partnerWords(found.partners)}.`,
              ...(found.text === null ? [] : [`Aus der Sitzung: ${found.text}`]),
            ].join(' '),
          },
        ],
      },
    ];
  });
}

function partnerWords(partners: GuardedResult): string {
  if ('fewerThan' in partners) return `Partner: weniger als ${partners.fewerThan} Rückmeldungen`;
  const means = [
    { label: 'Fortschritt', mean: partners.progress },
    { label: 'Wirkung', mean: partners.effect },
  ].flatMap(({ label, mean }) => (mean === null ? [] : [`${label} im Mittel ${mean.toFixed(1).replace('.', ',')} von 5`]));
  return [`Partner: ${partners.rated} Rückmeldungen`, ...means].join(', ');
}

const heading = (node: PublicNode, depth: number): Block => ({
  kind: 'heading',
  level: Math.min(depth + 1, 4) as 1 | 2 | 3 | 4,
  id: anchorOf(node),
  text: node.title,
  ...(node.path === '' ? {} : { number: node.path }),
});

function stateFacts(node: PublicNode): string[] {
  const planned = periodWords(node.plannedPeriod);
  return [
    ...(node.lead ? [node.lead.name] : ['Federführung nicht genannt']),
    ...(node.partners.length > 0 ? [`mit ${listed(node.partners.map((unit) => unit.name))}`] : []),
    ...(planned === null ? [] : [`geplant ${planned}`]),
    ...(node.targetGroups.length > 0 ? [`für ${listed(node.targetGroups)}`] : []),
  ];
}

const toBeDeveloped = (source: ReportSource, node: PublicNode): Block => ({
  kind: 'note',
  tone: 'info',
  title: `${pluralOf(source.levels.last)} werden noch entwickelt`,
  blocks: [
    {
      kind: 'paragraph',
      runs: run(
        `Der Beschluss kündigt sie an und nennt sie nicht. ${node.lead ? `Zuständig: ${node.lead.name}.` : 'Eine zuständige Stelle ist nicht genannt.'}`,
      ),
    },
  ],
});

/** Date, state and words of a note; what comes next and why something is late belong to it. */
export function noteRuns(note: PeriodNote, options: { mixed: boolean }): Run[] {
  const text = note.text.replaceAll(/\s*\n\s*/g, ' ');
  return [
    { text: `${longDay(note.date)}, ${stateWords[note.state]}: `, emphasis: true },
    { text },
    ...(note.reason === null ? [] : [{ text: ' Grund: ', emphasis: true }, { text: note.reason }]),
    ...(note.state === 'delayed' && note.reason === null ? [{ text: ' (ohne Begründung)', emphasis: true }] : []),
    ...(note.state === 'dropped' && note.reason === null ? [{ text: ' (ohne Begründung)', emphasis: true }] : []),
    ...(note.figure
      ? [{ text: ' Kennzahl: ', emphasis: true }, { text: `${number(note.figure.value)} ${note.figure.label}`.trim() + '.' }]
      : []),
    ...(note.nextStep === null ? [] : [{ text: ' Nächster Schritt: ', emphasis: true }, { text: note.nextStep }]),
    ...(options.mixed && note.demonstration ? [{ text: ' [Beispiel]', emphasis: true }] : []),
  ];
}

const ownNotes = (source: ReportSource, node: PublicNode): Block[] =>
  (source.notes.get(node.id) ?? []).map((note) => ({
    kind: 'paragraph',
    runs: [...noteRuns(note, source), ...(note.authorName === '' ? [] : [{ text: ` (${note.authorName})` }])],
  }));

function measureTable(input: { source: ReportSource; node: PublicNode; measures: readonly PublicNode[] }): Block {
  const { source, node, measures } = input;
  const leads = measures.some((measure) => (measure.lead?.id ?? null) !== (node.lead?.id ?? null));
  const numbers = measures.some((measure) => measure.path !== '');
  return {
    kind: 'table',
    id: `tabelle-${node.id}`,
    caption: `${pluralOf(source.levels.last)} zu ${node.path || `„${node.title}“`}`,
    columns: [
      ...(numbers ? [{ header: 'Nr.', width: 'auto' as const }] : []),
      { header: source.levels.last, width: 3.4 },
      ...(leads ? [{ header: 'Federführung', width: 1.8 }] : []),
      { header: 'Stand', width: 1.3 },
      { header: 'gemeldet', width: 1.1 },
    ],
    rowHeader: numbers ? 1 : 0,
    rows: measures.map((measure) => ({
      cells: [
        ...(numbers ? [cell(measure.path)] : []),
        cell(measure.title),
        ...(leads ? [cell(measure.lead?.name ?? null)] : []),
        { state: mark(measure.state) },
        cell(measure.lastStatus && shortDay(measure.lastStatus.date)),
      ],
    })),
  };
}

/** Steps and milestones of a line and all below it. Nothing is said of a step of which nobody has reported anything. */
function stepTable(source: ReportSource, nodes: readonly PublicNode[]): Block[] {
  const withSteps = nodes.filter((node) => node.steps.length > 0);
  if (withSteps.length === 0) return [];
  if (withSteps.every((node) => node.steps.every((step) => step.due === null && step.doneOn === null))) {
    // Steps without any date are the plan's own words and nothing that was reported.
    return withSteps.flatMap((node): Block[] => [
      {
        kind: 'paragraph',
        runs: [{ text: `Schritte zu ${node.path || `„${node.title}“`}`, strong: true }, { text: ', ohne Termine.' }],
      },
      { kind: 'list', ordered: node.kind === 'strategic', items: node.steps.map((step) => ({ runs: run(step.title) })) },
    ]);
  }
  const dated = withSteps.some((node) => node.steps.some((step) => step.due !== null));
  const rows = withSteps.flatMap((node) =>
    node.steps.map((step): TableRow => {
      const overdue = step.doneOn === null && step.due !== null && step.due < source.period.to;
      const state =
        step.doneOn !== null
          ? { state: 'done' as const, word: 'erledigt' }
          : overdue
            ? { state: 'delayed' as const, word: 'überfällig' }
            : node.state === 'not-reported' || node.state === 'done'
              ? mark('not-reported')
              : mark('not-started');
      return {
        cells: [
          ...(withSteps.length > 1 ? [cell(node.path || node.title)] : []),
          cell(step.title),
          ...(dated ? [cell(step.due && shortDay(step.due))] : []),
          { state, ...(step.doneOn === null ? {} : { runs: run(shortDay(step.doneOn)) }) },
        ],
      };
    }),
  );
  const [first] = withSteps;
  return [
    {
      kind: 'table',
      id: `schritte-${first!.id}`,
      caption: withSteps.length > 1 ? 'Schritte und Termine' : `Schritte zu ${first!.path || `„${first!.title}“`}`,
      columns: [
        ...(withSteps.length > 1 ? [{ header: 'Nr.', width: 'auto' as const }] : []),
        { header: 'Schritt', width: 3.4 },
        ...(dated ? [{ header: 'Termin', width: 1.1 }] : []),
        { header: 'Stand', width: 1.9 },
      ],
      rowHeader: withSteps.length > 1 ? 1 : 0,
      rows,
    },
  ];
}

function measureNotes(source: ReportSource, line: PublicNode, measures: readonly PublicNode[]): Block[] {
  const items = measures.flatMap((measure): ListItem[] => {
    const notes = source.notes.get(measure.id);
    if (!notes) return [];
    const office = notes[0]!.authorName;
    const name: Run[] = [
      { text: nameOf(measure), strong: true },
      ...(office === '' || office === line.lead?.name ? [] : [{ text: ` (${office})` }]),
    ];
    // A single note goes on in the same line: a name alone at the end of a page tells nobody anything.
    if (notes.length === 1) return [{ runs: [...name, { text: ' – ' }, ...noteRuns(notes[0]!, source)] }];
    return [
      {
        runs: name,
        children: { kind: 'list', ordered: false, items: notes.map((note) => ({ runs: noteRuns(note, source) })) },
      },
    ];
  });
  if (items.length === 0) return [];
  const office = line.lead ? `, wo nicht anders genannt von: ${line.lead.name}` : '';
  return [
    { kind: 'paragraph', runs: [{ text: 'Meldungen im Berichtszeitraum', strong: true }, { text: `${office}.` }] },
    { kind: 'list', ordered: false, items },
  ];
}

/** Said where there were notes before; where there never was one, the state says it. */
function silence(source: ReportSource, nodes: readonly PublicNode[]): Block[] {
  const last = nodes
    .flatMap((node) => source.period.latest[node.id] ?? [])
    .toSorted((one, other) => one.date.localeCompare(other.date))
    .at(-1);
  if (!last) return [];
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: 'Im Berichtszeitraum ging keine Meldung ein.', emphasis: true },
        { text: ` Die letzte ist vom ${longDay(last.date)}.` },
      ],
    },
  ];
}

function continuing(source: ReportSource, measures: readonly PublicNode[]): Block[] {
  const lasting = measures.filter((measure) => measure.state === 'continuous').length;
  if (lasting === 0) return [];
  return [
    {
      kind: 'paragraph',
      runs: run(
        `${counted(lasting, source.levels.last)} ${lasting === 1 ? 'läuft' : 'laufen'} dauerhaft weiter und ${lasting === 1 ? 'zählt' : 'zählen'} deshalb nicht im Fortschritt.`,
      ),
    },
  ];
}
