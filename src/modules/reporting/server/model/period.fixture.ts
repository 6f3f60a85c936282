import {
  emptyProgress,
  type PeriodNote,
  type Progress,
  type PublicNode,
  type ShownState,
  type StrategyPeriod,
} from '#modules/strategy/contract.ts';
import { defaultSections } from '../../contract.ts';
import type { ReportSetup } from './source.ts';

/** An invented strategy over an invented period. For tests alone. */

const office = { id: 'u1', key: 'integrationsstelle', name: 'Integrationsstelle' };
const youth = { id: 'u2', key: 'jugend', name: 'Fachbereich Jugend' };

export const nodeOf = (given: Partial<PublicNode> & { id: string; title: string; level: number }): PublicNode => ({
  parentId: null,
  levelName: ['Handlungsfeld', 'Ziel', 'Maßnahme'][given.level] ?? '',
  number: null,
  path: '',
  titleLanguage: 'de',
  text: null,
  kind: null,
  horizon: null,
  period: { from: null, to: null },
  plannedPeriod: { from: null, to: null },
  lead: office,
  partners: [],
  targetGroups: [],
  municipalities: [],
  layer: null,
  countyRole: null,
  links: [],
  toBeDeveloped: false,
  state: 'not-reported',
  lastStatus: null,
  progress: emptyProgress(),
  steps: [],
  children: [],
  ...given,
});

export const noteOf = (
  given: Partial<PeriodNote> & { nodeId: string; date: string; state: PeriodNote['state'] },
): PeriodNote => ({
  id: `${given.nodeId}-${given.date}`,
  text: 'Es ging voran.',
  nextStep: null,
  reason: null,
  expectedEnd: null,
  authorName: office.name,
  source: 'web',
  released: true,
  demonstration: false,
  createdAt: `${given.date}T10:00:00.000Z`,
  ...given,
});

const noStates = (): Record<ShownState, number> => ({
  running: 0,
  done: 0,
  continuous: 0,
  'not-started': 0,
  delayed: 0,
  dropped: 0,
  'not-reported': 0,
});

/** Two fields: one with a late goal, the other with a goal whose measures are still to be developed. */
export function periodOf(given: { notes?: PeriodNote[]; change?: (period: StrategyPeriod) => void } = {}): StrategyPeriod {
  const notes = given.notes ?? [
    noteOf({ nodeId: 'm1', date: '2026-02-10', state: 'running', text: 'Die Abfrage läuft.', nextStep: 'Auswertung im Mai' }),
    noteOf({ nodeId: 'm1', date: '2026-05-20', state: 'done', text: 'Der Bedarf ist bekannt.' }),
    noteOf({
      nodeId: 'm2',
      date: '2026-06-30',
      state: 'delayed',
      text: 'Noch kein Angebot.',
      reason: 'Auf die Ausschreibung ging kein Angebot ein.',
      expectedEnd: '2027-03-31',
      authorName: youth.name,
    }),
    noteOf({ nodeId: 'm3', date: '2026-07-01', state: 'continuous', text: 'Das Netzwerk trifft sich.' }),
  ];
  const latest = Object.fromEntries(notes.map((note) => [note.nodeId, note]));
  const measure = (id: string, title: string, path: string, more: Partial<PublicNode> = {}): PublicNode =>
    nodeOf({
      id,
      title,
      path,
      level: 2,
      number: path,
      state: latest[id]?.state ?? 'not-reported',
      lastStatus: latest[id] ?? null,
      ...more,
    });
  const measures = [
    measure('m1', 'Bedarf erheben', '1.1.1', {
      kind: 'strategic',
      plannedPeriod: { from: '2026-01-01', to: '2026-06-30' },
      period: { from: latest['m1'] ? '2026-02-10' : null, to: null },
    }),
    measure('m2', 'Kurse planen', '1.1.2', {
      kind: 'strategic',
      lead: youth,
      plannedPeriod: { from: '2026-04-01', to: '2026-12-31' },
      period: { from: latest['m2'] ? '2026-06-30' : null, to: null },
    }),
    measure('m3', 'Träger vernetzen', '1.1.3', { kind: 'continuous' }),
  ];
  const goal = nodeOf({
    id: 'g1',
    title: 'Kurse überblicken',
    path: '1.1',
    level: 1,
    number: '1.1',
    children: measures,
    state: notes.length > 0 ? 'delayed' : 'not-reported',
    plannedPeriod: { from: '2026-01-01', to: '2026-12-31' },
    steps: [
      { id: 's1', title: 'Fragebogen senden', position: 0, due: '2026-03-01', doneOn: notes.length > 0 ? '2026-02-20' : null },
      { id: 's2', title: 'Plan vorlegen', position: 1, due: '2026-09-30', doneOn: null },
    ],
  });
  const open = nodeOf({
    id: 'g2',
    title: 'Fahrten ermöglichen',
    path: '2.1',
    level: 1,
    number: '2.1',
    lead: youth,
    toBeDeveloped: true,
  });
  const counted: Progress =
    notes.length > 0
      ? {
          share: 0.75,
          points: 0.75,
          weight: 1,
          counted: 1,
          notCounted: { continuous: 0, dropped: 0, notReported: 0, toBeDeveloped: 1 },
          parts: { reported: 1, silent: 0 },
          coverage: { reported: 1, all: 1 },
        }
      : { ...emptyProgress(), notCounted: { continuous: 0, dropped: 0, notReported: 1, toBeDeveloped: 1 } };
  const period: StrategyPeriod = {
    from: '2026-01-01',
    to: '2026-12-31',
    strategy: {
      id: 'strategy',
      key: 'strategie',
      title: 'Integrationsstrategie 2025',
      state: 'adopted',
      levels: ['Handlungsfeld', 'Ziel', 'Maßnahme'],
      adoptedOn: '2025-03-14',
      period: { from: null, to: null },
      resolution: null,
      predecessorId: null,
      sourceNote: null,
      nodes: [
        nodeOf({
          id: 'f1',
          title: 'Sprache',
          path: '1',
          level: 0,
          number: '1',
          lead: null,
          state: goal.state,
          progress: { ...counted, notCounted: { ...counted.notCounted, toBeDeveloped: 0 } },
          children: [goal],
        }),
        nodeOf({
          id: 'f2',
          title: 'Mobilität',
          path: '2',
          level: 0,
          number: '2',
          lead: null,
          progress: { ...emptyProgress(), notCounted: { ...emptyProgress().notCounted, toBeDeveloped: 1 } },
          children: [open],
        }),
      ],
      texts: [
        { id: 't1', kind: 'mission', title: 'Leitbild', items: ['Alle gehören dazu.'], nodeId: null },
        { id: 't2', kind: 'situation', title: 'Zahlen', items: ['Erster Satz.', 'Zweiter Satz.'], nodeId: null },
        { id: 't3', kind: 'challenge', title: 'Sprache', items: ['Es fehlen Lehrkräfte.'], nodeId: 'f1' },
      ],
      progress: counted,
      states: { ...noStates(), [goal.state]: 1, 'not-reported': goal.state === 'not-reported' ? 2 : 1 },
      lineLevel: 1,
      demonstration: false,
      lastChange: notes.at(-1)?.date ?? null,
    },
    lines: ['g1', 'g2'],
    before: {
      states: { ...noStates(), 'not-reported': 2 },
      progress: emptyProgress(),
      nodes: { m1: 'not-reported', m2: 'not-reported', m3: 'not-reported' },
    },
    notes,
    latest,
    changes: [],
    evaluations: {},
    joint: {},
    waiting: [],
    money: null,
  };
  given.change?.(period);
  return period;
}

export const setupOf = (given: Partial<ReportSetup> = {}): ReportSetup => ({
  title: 'Sachbericht 2026',
  committee: null,
  sections: defaultSections(),
  status: 'draft',
  day: '2027-01-15',
  address: 'https://kreislotse.example/nordkreis/de/berichte/sachbericht-2026',
  county: { officialName: 'Landkreis Nordkreis', accent: '#7a1f5c', committee: 'Sozialausschuss', imprint: null, arms: null },
  ...given,
});
