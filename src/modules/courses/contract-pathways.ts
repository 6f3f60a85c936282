import type { Residence } from './contract.ts';
import type { CourseGroup, CourseKind } from './contract-kinds.ts';
import { levelRank, type CourseLevel } from './contract-levels.ts';

/** Which course leads where, by level and residence status: reference data, dated, as the ordinances stand. Who is really admitted an office decides. */
export const pathwaysAsOf = '2026-11-01';

/** `entitled`: by law; `admissible`: on application, while there are seats; `open`: for everybody. */
export type Access = 'entitled' | 'admissible' | 'open';
export type PathStep = {
  key: string;
  kind: CourseKind;
  group: CourseGroup;
  /** What one must know before; null for nothing. */
  entry: CourseLevel | null;
  target: CourseLevel;
  /** What closes the step. */
  exams: CourseKind[];
  access: Partial<Record<Residence, Access>>;
  source: string;
};

const all = (access: Access): PathStep['access'] => ({
  'asylum-seeker': access,
  tolerated: access,
  protection: access,
  'temporary-protection': access,
  family: access,
  work: access,
  eu: access,
  german: access,
});
/** Section 44 of the Residence Act: a right for these, admission for the others. */
const integration: PathStep['access'] = { ...all('admissible'), protection: 'entitled', family: 'entitled', work: 'entitled' };
const act = 'Aufenthaltsgesetz §§ 43–44a, Integrationskursverordnung';

export const pathSteps: readonly PathStep[] = [
  {
    key: 'first',
    kind: 'first-orientation',
    group: 'first-orientation',
    entry: null,
    target: 'A1.1',
    exams: [],
    access: {
      'asylum-seeker': 'admissible',
      tolerated: 'admissible',
      protection: 'admissible',
      'temporary-protection': 'admissible',
    },
    source: 'Bundesamt für Migration und Flüchtlinge, Erstorientierung und Wertevermittlung',
  },
  {
    key: 'literacy',
    kind: 'integration-literacy',
    group: 'literacy',
    entry: null,
    target: 'A2',
    exams: ['exam-dtz'],
    access: integration,
    source: act,
  },
  {
    key: 'integration',
    kind: 'integration',
    group: 'integration',
    entry: null,
    target: 'B1',
    exams: ['exam-dtz', 'exam-lid'],
    access: integration,
    source: act,
  },
  {
    key: 'local-a1',
    kind: 'local',
    group: 'local',
    entry: null,
    target: 'A1',
    exams: [],
    access: all('open'),
    source: 'Angebote vor Ort',
  },
  {
    key: 'local-a2',
    kind: 'local',
    group: 'local',
    entry: 'A1',
    target: 'A2',
    exams: ['exam-telc'],
    access: all('open'),
    source: 'Angebote vor Ort',
  },
  {
    key: 'vocational',
    kind: 'vocational-basic',
    group: 'vocational',
    entry: 'B1',
    target: 'B2',
    exams: ['exam-telc'],
    access: all('admissible'),
    source: 'Aufenthaltsgesetz § 45a, Deutschsprachförderverordnung',
  },
  {
    key: 'vocational-special',
    kind: 'vocational-special',
    group: 'vocational',
    entry: 'B2',
    target: 'C1',
    exams: ['exam-telc'],
    access: all('admissible'),
    source: 'Aufenthaltsgesetz § 45a, Deutschsprachförderverordnung',
  },
];

/** Steps from a level on, the next first: those that lead higher and do not ask for more than the step before gives. */
export function waysFrom(situation: { level: CourseLevel | null; residence: Residence | null; literate: boolean }): PathStep[] {
  const { level, residence, literate } = situation;
  const now = level === null ? -1 : levelRank(level);
  const allowed = pathSteps
    .filter((step) => residence === null || step.access[residence] !== undefined)
    // Who reads and writes needs no course for that; who does not begins there, or where nobody must read.
    .filter((step) => (step.key === 'literacy' ? !literate : literate || step.key !== 'local-a1'))
    .toSorted((one, other) => levelRank(one.target) - levelRank(other.target));
  const reached: PathStep[] = [];
  let highest = now;
  for (const step of allowed) {
    if ((step.entry !== null && levelRank(step.entry) > highest) || levelRank(step.target) <= highest) continue;
    reached.push(step);
    highest = levelRank(step.target);
  }
  return reached;
}
