import type { Block, TableRow } from '#kernel/document.ts';
import { shownStates, type Progress } from '#modules/strategy/contract.ts';
import { linesBelow, measuresOf, sectionTitle, type ReportSource } from './source.ts';
import {
  cell,
  counted,
  countedDative,
  coverage,
  formula,
  listed,
  mark,
  number,
  paragraphs,
  pluralOf,
  run,
  share,
} from './words.ts';

/** The whole in figures: the roll-up with its formula, the seven states, what is not counted and why. */
export function summaryPart(input: { source: ReportSource; introduction: string }): Block[] {
  const { source, introduction } = input;
  const { strategy } = source.period;
  const { line } = source.levels;
  const notCounted = notCountedItems(strategy.progress, line);
  return [
    { kind: 'heading', level: 1, id: 'auf-einen-blick', text: sectionTitle('summary', source) },
    ...paragraphs(introduction, { lead: true }),
    ...progressBlocks(source),
    stateTable(source),
    ...(source.levels.field === source.levels.line ? [] : [fieldTable(source)]),
    ...(notCounted.length === 0
      ? []
      : ([
          { kind: 'heading', level: 2, id: 'nicht-gezaehlt', text: 'Was nicht gezählt ist' },
          { kind: 'list', ordered: false, items: notCounted.map((item) => ({ runs: run(item) })) },
        ] satisfies Block[])),
    { kind: 'heading', level: 2, id: 'im-zeitraum', text: 'Im Berichtszeitraum' },
    { kind: 'list', ordered: false, items: periodItems(source).map((item) => ({ runs: run(item) })) },
  ];
}

function progressBlocks(source: ReportSource): Block[] {
  const { before, strategy } = source.period;
  const { progress } = strategy;
  const { line } = source.levels;
  const formed = formula(progress);
  if (formed === null) {
    return [
      {
        kind: 'paragraph',
        runs: [
          { text: 'Ein Fortschritt lässt sich noch nicht nennen: ', strong: true },
          {
            text: `Zu keinem der ${pluralOf(line)}, die gezählt werden, liegt eine Meldung vor. „Ohne Meldung“ ist nicht 0 Prozent.`,
          },
        ],
      },
    ];
  }
  const earlier = before.progress.share;
  return [
    {
      kind: 'paragraph',
      lead: true,
      runs: [
        { text: `Fortschritt: ${share(progress.share!)}`, strong: true },
        {
          text: ` ${coverage(progress, source.levels)}${earlier === null ? '' : `. Zu Beginn des Zeitraums waren es ${share(earlier)} ${coverage(before.progress, source.levels)}`}.`,
        },
      ],
    },
    {
      kind: 'paragraph',
      runs: run(
        `So ist gerechnet: ${formed}. Gezählt ${progress.counted === 1 ? 'ist' : 'sind'} ${counted(progress.counted, line)}, je nach Gewicht. ` +
          'Fertig zählt ganz, offen gar nicht; was läuft oder verzögert ist, zählt mit dem Anteil seiner fertigen Schritte und Maßnahmen, ohne Schritte halb.',
      ),
    },
  ];
}

function stateTable(source: ReportSource): Block {
  const { before, strategy } = source.period;
  const { line } = source.levels;
  const total = Object.values(strategy.states).reduce((sum, count) => sum + count, 0);
  // Where nothing was known before the period, a column that only says so tells nobody anything.
  const compared = Object.entries(before.states).some(([state, count]) => state !== 'not-reported' && count > 0);
  const rows = shownStates.map((state): TableRow => ({
    cells: [
      { state: mark(state) },
      ...(compared ? [cell(number(before.states[state]))] : []),
      cell(number(strategy.states[state])),
    ],
  }));
  return {
    kind: 'table',
    id: 'tabelle-staende',
    caption: `${counted(total, line)} nach ihrem Stand am Ende des Zeitraums`,
    columns: [
      { header: 'Stand', width: 2 },
      ...(compared ? [{ header: 'zu Beginn', align: 'end' as const, width: 1 }] : []),
      { header: compared ? 'am Ende' : 'Anzahl', align: 'end' as const, width: 1 },
    ],
    rowHeader: 0,
    rows: [
      ...rows,
      {
        cells: [
          { runs: [{ text: 'zusammen', strong: true }] },
          ...(compared ? [{ runs: [{ text: number(total), strong: true }] }] : []),
          { runs: [{ text: number(total), strong: true }] },
        ],
      },
    ],
  };
}

function notCountedItems({ notCounted }: Progress, line: string): string[] {
  const items: [number, string][] = [
    [notCounted.continuous, 'dauerhaft: Daran wird ohne Ende weitergearbeitet, ein Anteil lässt sich nicht bilden.'],
    [notCounted.dropped, 'entfallen: nicht weiter verfolgt, mit Begründung unter den Verzögerungen.'],
    [notCounted.notReported, 'ohne Meldung: Niemand hat bisher berichtet. Das ist nicht dasselbe wie „offen“.'],
    [notCounted.toBeDeveloped, 'mit Maßnahmen, die noch entwickelt werden.'],
  ];
  return items.filter(([count]) => count > 0).map(([count, reason]) => `${counted(count, line)} ${reason}`);
}

function periodItems(source: ReportSource): string[] {
  const { period, lines, levels } = source;
  const measures = measuresOf(source);
  const reported = measures.filter((node) => source.notes.has(node.id)).length;
  const done = source.nodes
    .flatMap(({ node }) => node.steps)
    .filter((step) => step.doneOn !== null && step.doneOn >= period.from && step.doneOn <= period.to).length;
  const offices = new Set(period.notes.map((note) => note.authorName).filter(Boolean));
  const fresh = [...lines].filter((id) => {
    const node = source.byId.get(id);
    return node !== undefined && node.state === 'done' && period.before.nodes[id] !== 'done';
  }).length;
  return [
    period.notes.length === 0
      ? 'Es ging keine Meldung ein.'
      : `${counted(period.notes.length, 'Meldung', 'Meldungen')}${offices.size > 0 ? ` aus ${counted(offices.size, 'Stelle', 'Stellen')}` : ''} zu ${reported} von ${countedDative(measures.length, levels.last)}.`,
    ...(fresh > 0 ? [`${counted(fresh, levels.line)} ${fresh === 1 ? 'wurde' : 'wurden'} fertig.`] : []),
    ...(done > 0 ? [`${counted(done, 'Schritt', 'Schritte')} ${done === 1 ? 'wurde' : 'wurden'} erledigt.`] : []),
    ...(period.changes.length > 0 ? [`Der Plan wurde an ${counted(period.changes.length, 'Stelle', 'Stellen')} geändert.`] : []),
  ];
}

/** Fields beside each other. */
function fieldTable(source: ReportSource): Block {
  const { field, line } = source.levels;
  const numbers = source.period.strategy.nodes.some((node) => node.path !== '');
  return {
    kind: 'table',
    id: 'tabelle-felder',
    caption: `${pluralOf(field)} im Überblick`,
    columns: [
      ...(numbers ? [{ header: 'Nr.', width: 'auto' as const }] : []),
      { header: field, width: 3 },
      { header: pluralOf(line), align: 'end', width: 'auto' },
      { header: 'Fortschritt', width: 2.4 },
      { header: 'Nicht gezählt', width: 2.4 },
    ],
    rowHeader: numbers ? 1 : 0,
    rows: source.period.strategy.nodes.map((node) => ({
      cells: [
        ...(numbers ? [cell(node.path)] : []),
        cell(node.title),
        cell(number(linesBelow(source, node).length)),
        cell(node.progress.share === null ? null : `${share(node.progress.share)} ${coverage(node.progress, source.levels)}`),
        cell(shortNotCounted(node.progress)),
      ],
    })),
  };
}

/** „2 dauerhaft, 1 ohne Meldung“; beside a share its coverage says already what is without a report. */
export function shortNotCounted({ notCounted, share: said }: Progress): string {
  const parts: [number, string][] = [
    [notCounted.continuous, 'dauerhaft'],
    [notCounted.dropped, 'entfallen'],
    [said === null ? notCounted.notReported : 0, 'ohne Meldung'],
    [notCounted.toBeDeveloped, 'in Entwicklung'],
  ];
  return listed(parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`));
}
