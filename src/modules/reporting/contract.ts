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
  'schedule',
  'annex',
] as const;
export type ReportSectionKind = (typeof reportSectionKinds)[number];

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
  schedule: 'Zeitplan nach Quartalen',
  annex: 'Anhang: alle Maßnahmen',
};
