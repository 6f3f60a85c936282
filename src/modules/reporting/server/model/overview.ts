import type { StrategyPeriod } from '#modules/strategy/contract.ts';
import type { OpenPoint, ReportSection, ReportView } from '../../contract.ts';
import { hasExamples } from './build-report.ts';
import { changeGroups } from './changes.ts';
import { nextSteps, openDecisions } from './committee.ts';
import { delaysOf } from './delays.ts';
import { textsOf } from './opening.ts';
import { planOf } from './schedule.ts';
import { measuresOf, sectionTitle, sourceOf, type CommitteeSetup, type ReportSource } from './source.ts';
import { counted, countedDative, nameOf } from './words.ts';

/** Each section with its title in the county's words and what it holds, in numbers. */
export function sectionsOverview(input: {
  sections: readonly ReportSection[];
  period: StrategyPeriod;
  committee?: CommitteeSetup | null;
}): ReportView['sections'] {
  const source = sourceOf(input.period, input.committee ?? null);
  return input.sections.map((section) => {
    const { contents, empty } = contentsOf(section, source);
    return { ...section, title: sectionTitle(section.kind, source), contents, empty };
  });
}

function contentsOf(section: ReportSection, source: ReportSource): { contents: string; empty: boolean } {
  const { period, levels } = source;
  const { strategy } = period;
  switch (section.kind) {
    case 'foreword': {
      const length = section.introduction.trim().length;
      return length === 0
        ? { contents: 'noch nicht geschrieben', empty: true }
        : { contents: `geschrieben, ${length} Zeichen`, empty: false };
    }
    case 'situation':
    case 'mission':
    case 'principles': {
      const texts = textsOf(source, section.kind).length;
      const contents =
        texts === 0 ? 'die Strategie hat keinen solchen Text' : counted(texts, 'beschlossener Text', 'beschlossene Texte');
      return { contents, empty: texts === 0 && section.introduction.trim() === '' };
    }
    case 'summary':
      return { contents: `Fortschritt und Stand von ${countedDative(period.lines.length, levels.line)}`, empty: false };
    case 'changes': {
      const rows = changeGroups(source).reduce((sum, group) => sum + group.rows.length, 0);
      return { contents: rows === 0 ? 'keine Änderungen' : counted(rows, 'Änderung', 'Änderungen'), empty: false };
    }
    case 'goals': {
      const fields = levels.field === levels.line ? [] : [counted(strategy.nodes.length, levels.field)];
      return {
        contents: [
          ...fields,
          counted(period.lines.length, levels.line),
          counted(period.notes.length, 'Meldung', 'Meldungen'),
        ].join(', '),
        empty: false,
      };
    }
    case 'delays': {
      const delays = delaysOf(source);
      const silent = delays.filter((delay) => delay.reason === null).length;
      if (delays.length === 0) return { contents: 'nichts verzögert', empty: false };
      return {
        contents: `${counted(delays.length, 'Eintrag', 'Einträge')}${silent > 0 ? `, ${silent} ohne Begründung` : ''}`,
        empty: false,
      };
    }
    case 'money':
      return period.money === null
        ? { contents: 'nichts freigegeben', empty: true }
        : { contents: counted(period.money.years.length, 'Haushaltsjahr', 'Haushaltsjahre'), empty: false };
    case 'schedule': {
      const plan = planOf(source);
      return plan === null
        ? { contents: 'keine Zeiten genannt', empty: true }
        : { contents: `${counted(plan.rows.length, 'Zeile', 'Zeilen')} auf A3`, empty: false };
    }
    case 'decisions': {
      const open = openDecisions(source).length;
      const proposal = section.introduction.trim() === '' ? 'ohne Beschlussvorschlag' : 'Beschlussvorschlag geschrieben';
      return {
        contents: `${proposal}, ${counted(open, 'offener Auftrag', 'offene Aufträge')}`,
        empty: open === 0 && section.introduction.trim() === '',
      };
    }
    case 'next-steps': {
      const steps = nextSteps(source).length;
      return {
        contents: steps === 0 ? 'keine genannt' : counted(steps, 'nächster Schritt', 'nächste Schritte'),
        empty: steps === 0 && section.introduction.trim() === '',
      };
    }
    case 'annex':
      return { contents: counted(measuresOf(source).length, levels.last), empty: false };
  }
}

/** What should be looked at before the report is frozen for good. */
export function openPoints(input: { sections: readonly ReportSection[]; period: StrategyPeriod }): OpenPoint[] {
  const { period, sections } = input;
  const source = sourceOf(period);
  const foreword = sections.find((section) => section.kind === 'foreword');
  return [
    ...(hasExamples(period) ? [{ kind: 'demonstration' as const, nodeId: null, name: null }] : []),
    ...delaysOf(source)
      .filter((delay) => delay.reason === null)
      .map(({ node }) => ({ kind: 'without-reason' as const, nodeId: node.id, name: nameOf(node) })),
    ...period.waiting.flatMap((nodeId) => {
      const node = source.byId.get(nodeId);
      return node ? [{ kind: 'waiting' as const, nodeId, name: nameOf(node) }] : [];
    }),
    ...(foreword?.included && foreword.introduction.trim() === ''
      ? [{ kind: 'empty-foreword' as const, nodeId: null, name: null }]
      : []),
    ...(period.notes.length === 0 ? [{ kind: 'no-notes' as const, nodeId: null, name: null }] : []),
  ];
}
