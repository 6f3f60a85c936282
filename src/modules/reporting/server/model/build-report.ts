import type { Block, CitableDocument, DocumentLabels } from '#kernel/document.ts';
import type { StrategyPeriod } from '#modules/strategy/contract.ts';
import type { ReportSectionKind } from '../../contract.ts';
import { annexPart } from './annex.ts';
import { decisionsPart, nextStepsPart } from './committee.ts';
import { changesPart } from './changes.ts';
import { delaysPart } from './delays.ts';
import { goalsPart } from './goals.ts';
import { moneyPart } from './money.ts';
import { forewordPart, textPart } from './opening.ts';
import { schedulePart } from './schedule.ts';
import { sourceOf, type ReportSetup, type ReportSource } from './source.ts';
import { summaryPart } from './summary.ts';
import { longDay, run } from './words.ts';

const parts: Record<ReportSectionKind, (input: { source: ReportSource; introduction: string }) => Block[]> = {
  foreword: forewordPart,
  situation: (input) => textPart({ ...input, section: 'situation' }),
  mission: (input) => textPart({ ...input, section: 'mission' }),
  principles: (input) => textPart({ ...input, section: 'principles' }),
  summary: summaryPart,
  changes: changesPart,
  goals: goalsPart,
  delays: delaysPart,
  money: moneyPart,
  schedule: schedulePart,
  annex: annexPart,
  decisions: decisionsPart,
  'next-steps': nextStepsPart,
};

const labels: DocumentLabels = {
  contents: 'Inhalt',
  page: 'Seite {page} von {pages}',
  table: 'Tabelle',
  figure: 'Abbildung',
  source: 'Quelle',
  period: 'Zeitraum',
  date: 'Stand',
  author: 'Herausgegeben von',
  draft: 'Entwurf',
  imprint: 'Impressum',
  permanentAddress: 'Feste Adresse',
  contentHash: 'Prüfsumme (SHA-256)',
  asTable: 'Als Tabelle',
};

/**
 * The progress report as a document. The same record and setup give the same document; names of people are not in
 * it, because the record names offices alone. The hash is empty: whoever freezes it fills it in.
 */
export function buildReport(input: { setup: ReportSetup; period: StrategyPeriod }): CitableDocument {
  const { setup, period } = input;
  const { county } = setup;
  const source = sourceOf(period, setup.committee);
  const examples = hasExamples(period);
  const chosen = setup.sections.filter((section) => section.included);
  const blocks = chosen.flatMap(({ kind, introduction }) => parts[kind]({ source, introduction }));
  return {
    meta: {
      lang: 'de-DE',
      dir: 'ltr',
      title: setup.title,
      // It stands in the head of every page, so that no page can be taken for a real one.
      subtitle: examples ? `${period.strategy.title} – mit Beispieldaten` : period.strategy.title,
      county: county.officialName,
      accent: county.accent,
      ...(county.arms ? { arms: county.arms } : {}),
      period: `${longDay(period.from)} bis ${longDay(period.to)}`,
      date: { iso: setup.day, text: longDay(setup.day) },
      author: county.officialName,
      permanentAddress: setup.address,
      contentHash: '',
      status: setup.status,
      labels,
    },
    blocks: withNote(blocks.length > 0 ? blocks : [nothingChosen(source)], examples ? exampleNote(period) : null),
    imprint: imprintOf({ setup, source }),
  };
}

/** Whether anything that the report tells was made up for demonstration. */
export const hasExamples = (period: StrategyPeriod): boolean =>
  period.strategy.demonstration || period.notes.some((note) => note.demonstration);

/** Below the first heading: a chapter begins a page, and a note before it would stand on a page alone. */
const withNote = (blocks: readonly Block[], note: Block | null): Block[] =>
  note === null ? [...blocks] : blocks[0]?.kind === 'heading' ? [blocks[0], note, ...blocks.slice(1)] : [note, ...blocks];

const exampleNote = (period: StrategyPeriod): Block => ({
  kind: 'note',
  tone: 'warning',
  title: 'Dieser Bericht enthält Beispieldaten',
  blocks: [
    {
      kind: 'paragraph',
      runs: run(
        period.notes.some((note) => !note.demonstration)
          ? 'Ein Teil der Meldungen ist erfunden, um das Verfahren zu zeigen. Sie sind mit [Beispiel] bezeichnet.'
          : 'Alle Meldungen sind erfunden, um das Verfahren zu zeigen. Sie sagen nichts über die Arbeit des Landkreises.',
      ),
    },
  ],
});

const nothingChosen = (source: ReportSource): Block => ({
  kind: 'paragraph',
  runs: run(`Für diesen Bericht zu „${source.period.strategy.title}“ ist noch kein Abschnitt ausgewählt.`),
});

function imprintOf(input: { setup: ReportSetup; source: ReportSource }): CitableDocument['imprint'] {
  const { setup, source } = input;
  const { strategy, notes } = source.period;
  const offices = [...new Set(notes.map((note) => note.authorName).filter(Boolean))].sort((one, other) =>
    one.localeCompare(other, 'de'),
  );
  return [
    { kind: 'paragraph', runs: run(`${setup.county.officialName}. Vorgelegt für: ${setup.county.committee}.`) },
    ...(setup.county.imprint === null
      ? []
      : [{ kind: 'paragraph' as const, runs: run(setup.county.imprint.replaceAll(/\s*\n\s*/g, ', ')) }]),
    {
      kind: 'paragraph',
      runs: run(
        `Grundlage: „${strategy.title}“${strategy.adoptedOn ? `, beschlossen am ${longDay(strategy.adoptedOn)}` : ''}${offices.length === 0 ? '' : `, und die Meldungen dieser Stellen: ${offices.join('; ')}`}.`,
      ),
    },
    {
      kind: 'paragraph',
      runs: run(
        'Der Bericht nennt Stellen und keine Personen. Als PDF ist er barrierefrei nach PDF/UA-1; dieselben Inhalte stehen als Webseite unter der festen Adresse.',
      ),
    },
  ];
}
