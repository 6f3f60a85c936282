import type { MunicipalStandings } from './contract-municipality.ts';
import type { EvaluationView } from './contract-evaluation.ts';
import type { PublicComment } from './contract-consultation.ts';
import type { WordMark } from '#kernel/translation.ts';
import type { PublicNote, StatusFigure } from './contract-rounds.ts';
import type { PeriodEvaluations, PublicMeetingView } from './contract-evaluation-round.ts';
import type { NodeOrigins } from './contract-origins.ts';

/** Shared by server and browser: words, shapes and limits of the strategy module. No library is imported here. */
import type { PublicProject } from '#modules/network/contract-projects.ts';
import type { MoneyTable, PublicCost } from './contract-money.ts';

/** The six states that can be reported. `not-reported` is the seventh, shown where nothing was: never stored. */
export const statusStates = ['not-started', 'running', 'delayed', 'done', 'continuous', 'dropped'] as const;
export type StatusState = (typeof statusStates)[number];
export type ShownState = StatusState | 'not-reported';
export const shownStates: readonly ShownState[] = [
  'running',
  'done',
  'continuous',
  'not-started',
  'delayed',
  'dropped',
  'not-reported',
];

/** States whose report needs a reason. */
export const statesWithReason: readonly StatusState[] = ['delayed', 'dropped'];

export const nodeKinds = ['strategic', 'operative', 'continuous'] as const;
export type NodeKind = (typeof nodeKinds)[number];

export const horizons = ['short', 'medium', 'long'] as const;
export type Horizon = (typeof horizons)[number];

/** On which level of administration a measure lies. */
export const layers = ['county', 'municipality', 'both'] as const;
export type Layer = (typeof layers)[number];

/** Which of the county's three roles a measure serves. */
export const countyRoles = ['own', 'coordination', 'support'] as const;
export type CountyRole = (typeof countyRoles)[number];

export const textKinds = ['situation', 'mission', 'principle', 'challenge'] as const;
export type TextKind = (typeof textKinds)[number];

export const strategyStates = ['draft', 'adopted', 'closed'] as const;
export type StrategyState = (typeof strategyStates)[number];

/** Kinds of difference between two dates. */
export const changeKinds = ['added', 'changed', 'moved', 'delayed', 'dropped', 'deleted'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How often news come by mail. */
export const frequencies = ['at-once', 'weekly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];

/** Ways in which the public is told beyond the public page. */
export type PublicationChannel = 'digest' | 'press';

/** German words for the back office; public pages take theirs from the locales. */
export const stateWords: Record<ShownState, string> = {
  'not-started': 'offen',
  running: 'läuft',
  delayed: 'verzögert',
  done: 'fertig',
  continuous: 'dauerhaft',
  dropped: 'entfallen',
  'not-reported': 'ohne Meldung',
};
export const kindWords: Record<NodeKind, string> = {
  strategic: 'strategisch',
  operative: 'operativ',
  continuous: 'dauerhaft',
};
export const horizonWords: Record<Horizon, string> = {
  short: 'kurzfristig',
  medium: 'mittelfristig',
  long: 'langfristig',
};
export const layerWords: Record<Layer, string> = {
  county: 'Landkreis',
  municipality: 'Gemeinden',
  both: 'Landkreis und Gemeinden',
};
export const countyRoleWords: Record<CountyRole, string> = {
  own: 'eigene Aufgabe',
  coordination: 'Information und Koordination',
  support: 'passgenaue Unterstützung',
};
export const textKindWords: Record<TextKind, string> = {
  situation: 'Ausgangslage',
  mission: 'Leitbild',
  principle: 'Leitgrundsätze',
  challenge: 'Herausforderungen',
};
export const changeWords: Record<ChangeKind, string> = {
  added: 'neu',
  changed: 'geändert',
  moved: 'verschoben',
  delayed: 'verzögert',
  dropped: 'entfallen',
  deleted: 'gelöscht',
};

/** Roll-up of a node, a field or a whole strategy. `share` is between 0 and 1, null when nothing counts. */
export type Progress = {
  share: number | null;
  /** Sum of the shares of what counts, each times its weight, and the sum of weights: the two terms of the formula. */
  points: number;
  weight: number;
  counted: number;
  notCounted: { continuous: number; dropped: number; notReported: number; toBeDeveloped: number };
  /** Within what counts: the lowest entries that the share is made of, and those of which nothing was heard. */
  parts: { reported: number; silent: number };
  /** Weight of all that is to be reported on, and of it what was: the rest is the unreported part of a bar. */
  coverage: { reported: number; all: number };
};

/** The level whose nodes are the lines of the progress page: that above the measures, or the last one of a flat strategy. */
export const lineLevelOf = (levels: readonly string[]): number => (levels.length >= 3 ? levels.length - 2 : levels.length - 1);

export const emptyProgress = (): Progress => ({
  share: null,
  points: 0,
  weight: 0,
  counted: 0,
  notCounted: { continuous: 0, dropped: 0, notReported: 0, toBeDeveloped: 0 },
  parts: { reported: 0, silent: 0 },
  coverage: { reported: 0, all: 0 },
});

export type Link = { label: string; href: string };
export type Period = { from: string | null; to: string | null };
export type UnitView = { id: string; key: string; name: string };

/** Which texts of a thing stand in another language than German, by field; none where all are the source. */
export type Wording = Record<string, WordMark>;

export type StepView = {
  wording?: Wording;
  id: string;
  title: string;
  position: number;
  due: string | null;
  doneOn: string | null;
};

export type StatusView = {
  wording?: Wording;
  id: string;
  nodeId: string;
  date: string;
  state: StatusState;
  text: string;
  nextStep: string | null;
  reason: string | null;
  authorName: string;
  /** The office that wrote it, where another one is responsible by now. */
  unitName?: string | null;
  source: string;
  released: boolean;
  demonstration: boolean;
  createdAt: string;
};

/** A node as the public may see it. */
export type PublicNode = {
  wording?: Wording;
  id: string;
  parentId: string | null;
  level: number;
  levelName: string;
  number: string | null;
  /** The number with those of its ancestors where it is printed without them: `3.2.4`. */
  path: string;
  title: string;
  titleLanguage: string;
  text: string | null;
  kind: NodeKind | null;
  horizon: Horizon | null;
  period: Period;
  plannedPeriod: Period;
  lead: UnitView | null;
  partners: UnitView[];
  targetGroups: string[];
  municipalities: string[];
  layer: Layer | null;
  countyRole: CountyRole | null;
  links: Link[];
  toBeDeveloped: boolean;
  state: ShownState;
  lastStatus: StatusView | null;
  progress: Progress;
  steps: StepView[];
  children: PublicNode[];
};

/** A node as the back office sees it. */
export type OfficeNode = Omit<PublicNode, 'children'> & {
  internalText: string | null;
  weight: number;
  version: number;
  drafts: number;
  children: OfficeNode[];
};

export type StrategySummary = {
  wording?: Wording;
  id: string;
  key: string;
  title: string;
  state: StrategyState;
  levels: string[];
  adoptedOn: string | null;
  period: Period;
  resolution: { body: string; date: string | null; paper: string | null } | null;
  predecessorId: string | null;
  sourceNote: string | null;
};

export type StrategyTextView = {
  wording?: Wording;
  id: string;
  kind: TextKind;
  title: string;
  items: string[];
  nodeId: string | null;
};

/** A text as the back office sees it: its version tells whether somebody changed it meanwhile. */
export type OfficeText = StrategyTextView & { version: number };

export type PublicStrategy = StrategySummary & {
  nodes: PublicNode[];
  texts: StrategyTextView[];
  progress: Progress;
  states: Record<ShownState, number>;
  /** The level whose states are counted and shown as lines: goals, or measures where there are no goals. */
  lineLevel: number;
  demonstration: boolean;
  lastChange: string | null;
};

export type ChangeEntryView = {
  id: string;
  at: string;
  kind: ChangeKind;
  subject: 'node' | 'text' | 'step' | 'status' | 'strategy';
  subjectId: string;
  nodeId: string | null;
  number: string | null;
  title: string;
  fields: { field: string; before: string | null; after: string | null }[];
  actorName: string;
  reason: string | null;
};

/** How the time of an entry differs from what was adopted. */
export type ShiftView = { planned: Period; now: Period; reason: string | null; at: string | null };

export type BaselineView = {
  id: string;
  adoptedOn: string | null;
  recordedAt: string;
  contentHash: string;
  resolution: { body: string; date: string | null; paper: string | null } | null;
};

export type OfficeStrategy = Omit<PublicStrategy, 'nodes' | 'texts'> & {
  nodes: OfficeNode[];
  texts: OfficeText[];
  units: UnitView[];
  baselines: BaselineView[];
};

/** A released note as a report tells it: `authorName` is the office that answers for the node, never a person. */
export type PeriodNote = StatusView & { expectedEnd: string | null; figure?: StatusFigure | null };

/** A node as a list of news names it; `gone` when it is no longer part of the plan. */
export type NewsPlace = { id: string; path: string; title: string; titleLanguage: string; gone: boolean };

/** One thing that the public learned: a released note, or a change of the plan. */
export type NewsItem = {
  id: string;
  /** When it became public. */
  at: string;
  place: NewsPlace | null;
  /** The field of action to which it belongs; null when it is the field itself or concerns the whole. */
  field: NewsPlace | null;
  note: PeriodNote | null;
  change: ChangeEntryView | null;
};

export type News = {
  strategy: StrategySummary;
  /** What the list is narrowed to; null for the whole strategy. */
  within: NewsPlace | null;
  /** When the newest thing became public; without any, when the strategy was recorded. */
  updated: string;
  /** Newest first. */
  items: NewsItem[];
};

/** Where a node leads on to: those before and after it on its level. */
export type Neighbour = Pick<PublicNode, 'id' | 'path' | 'title' | 'titleLanguage'>;

/** All that a record's public page tells. */
export type PublicNodePage = {
  evaluation: EvaluationView | null;
  /** Comments that changed it, from consultations that are over. */
  feedback: PublicComment[];
  meetingViews: PublicMeetingView[];
  municipal: MunicipalStandings | null;
  origins: NodeOrigins;
  shift: ShiftView | null;
  strategy: StrategySummary;
  /** Public projects that carry it. */
  projects: PublicProject[];
  /** What the county shows of its costs, by budget year. */
  costs: PublicCost[];
  node: PublicNode;
  ancestors: PublicNode[];
  /** Released notes, newest first. */
  history: PublicNote[];
  /** Changes of its plan, newest first, without names. */
  changes: ChangeEntryView[];
  previous: Neighbour | null;
  next: Neighbour | null;
};

/** All that a report over a period is made of. */
export type StrategyPeriod = PeriodEvaluations & {
  from: string;
  to: string;
  /** The plan and its states as they stood at the end of the last day. */
  strategy: PublicStrategy;
  /** Ids of the nodes whose states are counted and shown as lines. */
  lines: string[];
  /** States and roll-up on the day before the first day. */
  before: { states: Record<ShownState, number>; progress: Progress; nodes: Record<string, ShownState> };
  /** Notes dated within the period, oldest first. */
  notes: PeriodNote[];
  /** The last note of each node at the end. */
  latest: Record<string, PeriodNote>;
  /** Changes of the plan that were recorded in the period; those of states follow from the notes. */
  changes: ChangeEntryView[];
  /** Nodes with notes that a second person has not released yet. */
  waiting: string[];
  /** What of the costs in the budget years of the period was released for everybody, as it is known now. */
  money: MoneyTable | null;
};

/** What a body gave: a decision binds, a mandate asks for work, an impulse for an answer. */
export const decisionKinds = ['decision', 'mandate', 'impulse'] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export const decisionKindWords: Record<DecisionKind, string> = {
  decision: 'Beschluss',
  mandate: 'Auftrag',
  impulse: 'Anregung',
};

/** What became of it. `lost`: its measure was deleted, so that it waits again. */
export const decisionStates = ['open', 'measure', 'answered', 'lost'] as const;
export type DecisionState = (typeof decisionStates)[number];
export const decisionStateWords: Record<DecisionState, string> = {
  open: 'offen',
  measure: 'als Maßnahme im Plan',
  answered: 'beantwortet',
  lost: 'offen: die Maßnahme dazu ist gelöscht',
};

/** How it is told. A paper that was only noted is never told as decided. */
export type DecisionTelling =
  'adopted' | 'adopted-with-changes' | 'rejected' | 'withdrawn' | 'noted' | 'open' | 'mandate' | 'impulse';

export type DecisionView = {
  id: string;
  date: string;
  kind: DecisionKind;
  telling: DecisionTelling;
  title: string;
  wording: string | null;
  body: { id: string; name: string } | null;
  meeting: { id: string; date: string } | null;
  paper: { id: string; title: string; isPublic: boolean } | null;
  /** As printed, of the linked paper where there is one. */
  paperNumber: string | null;
  unit: { id: string; name: string } | null;
  due: string | null;
  strategy: { id: string; key: string; title: string } | null;
  node: { id: string; number: string | null; title: string; strategyKey: string; deleted: boolean } | null;
  answer: string | null;
  answeredOn: string | null;
  state: DecisionState;
  isPublic: boolean;
  demonstration: boolean;
  version: number;
};
