/** Shared by server and browser: words, shapes and limits of the reporting module. No library is imported here. */

/** Sections that a progress report can have, in the order in which they are offered. */
export const reportSectionKinds = [
  'foreword',
  'situation',
  'mission',
  'principles',
  'summary',
  'changes',
  'goals',
  'delays',
  'money',
  'schedule',
  'annex',
] as const;
/** Sections that a paper for a committee can have. */
export const committeeSectionKinds = ['foreword', 'summary', 'changes', 'delays', 'money', 'decisions', 'next-steps'] as const;
export type ReportSectionKind = (typeof reportSectionKinds)[number] | (typeof committeeSectionKinds)[number];

export const reportKinds = ['progress', 'committee'] as const;
export type ReportKind = (typeof reportKinds)[number];
export const sectionKindsOf: Readonly<Record<ReportKind, readonly ReportSectionKind[]>> = {
  progress: reportSectionKinds,
  committee: committeeSectionKinds,
};
/** Every kind of section, each once. */
export const allSectionKinds: readonly ReportSectionKind[] = [...new Set([...reportSectionKinds, ...committeeSectionKinds])];

/** One section as the coordinator set it: whether it is printed, and the words that introduce it. */
export type ReportSection = { kind: ReportSectionKind; included: boolean; introduction: string };

export const reportSectionWords: Record<ReportSectionKind, string> = {
  foreword: 'Vorwort',
  situation: 'Ausgangslage',
  mission: 'Leitbild',
  principles: 'Leitgrundsätze',
  summary: 'Auf einen Blick',
  changes: 'Was sich geändert hat',
  goals: 'Ziele und Maßnahmen',
  delays: 'Verzögerungen und ihre Gründe',
  money: 'Mittel',
  schedule: 'Zeitplan nach Quartalen',
  annex: 'Anhang: alle Maßnahmen',
  decisions: 'Was zu entscheiden ist',
  'next-steps': 'Nächste Schritte',
};

/** Longest introduction of a section and longest foreword, in characters. */
export const introductionLength = { foreword: 8000, other: 2000 } as const;
/** For how many days the link to a draft may be good. */
export const shareDays = { least: 1, most: 60, usual: 14 } as const;

/** The texts that a strategy was adopted with belong to it, not to a period: they are offered, not printed unasked. */
export const defaultSections = (): ReportSection[] =>
  reportSectionKinds.map((kind) => ({
    kind,
    included: !['situation', 'mission', 'principles'].includes(kind),
    introduction: '',
  }));

export const committeeSections = (): ReportSection[] =>
  committeeSectionKinds.map((kind) => ({ kind, included: true, introduction: '' }));

/** A line of the list of reports. */
export type ReportSummary = {
  id: string;
  key: string;
  title: string;
  strategyId: string;
  strategyTitle: string;
  period: { from: string; to: string };
  kind: ReportKind;
  /** For which meeting it was made. */
  meeting: { id: string; date: string; body: string } | null;
  /** What came back after the meeting: the number as printed, and the paper where it is entered. Beside the frozen document, never in it. */
  paper: { number: string | null; id: string | null };
  state: 'draft' | 'frozen';
  createdAt: string;
  frozenAt: string | null;
  /** Of the frozen document; null while it is a draft. */
  contentHash: string | null;
};

/** Something to look at before freezing. It hinders nobody: an honest report may have gaps, and says so. */
export type OpenPoint = {
  kind: 'without-reason' | 'waiting' | 'empty-foreword' | 'no-notes' | 'demonstration';
  nodeId: string | null;
  /** Number and title of the node. */
  name: string | null;
};

/** A link to a draft. Its secret is shown once, when it is made. */
export type ShareView = {
  id: string;
  label: string;
  createdAt: string;
  expiresAt: string;
  state: 'open' | 'expired' | 'revoked';
};

/** A report as its editor shows it. */
export type ReportView = ReportSummary & {
  version: number;
  address: string;
  /** Each section with its title in the county's words and what is in it, in numbers. */
  sections: (ReportSection & { title: string; contents: string; empty: boolean })[];
  openPoints: OpenPoint[];
  shares: ShareView[];
};

/** A frozen report for everybody. */
export type PublicReport = Pick<ReportSummary, 'key' | 'title' | 'strategyTitle' | 'period' | 'kind' | 'paper'> & {
  frozenAt: string;
  contentHash: string;
  address: string;
};
