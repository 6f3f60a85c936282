import { groupOfKind, isExam, type CourseKind } from './contract-kinds.ts';
import { wholeLevels, type CourseLevel } from './contract-levels.ts';
import { startLevels, type StartLevel } from './contract-needs.ts';

/** The whole level somebody has who can begin there: a half level is not one yet, so A2.1 asks for A1. */
function startOf(entry: CourseLevel | null): StartLevel | null {
  if (entry === null) return 'none';
  if (entry === 'pre-A1') return 'pre-A1';
  const learned: readonly CourseLevel[] = wholeLevels.filter((level) => level !== 'pre-A1');
  const whole = learned.indexOf(entry);
  if (whole >= 0) return startLevels.find((level) => level === entry) ?? null;
  const before = learned.indexOf(entry.replace('.1', '') as CourseLevel) - 1;
  return before < 0 ? 'none' : (learned[before] as StartLevel);
}

/** For whom a run is a seat: null for an exam, and for what leads to no level. */
export function servedLevel(run: {
  kind: CourseKind;
  entryLevel: CourseLevel | null;
  targetLevel: CourseLevel | null;
}): StartLevel | null {
  if (isExam(run.kind) || run.targetLevel === null) return null;
  if (run.kind === 'integration-literacy' || groupOfKind(run.kind) === 'literacy') return 'pre-A1';
  return startOf(run.entryLevel);
}
