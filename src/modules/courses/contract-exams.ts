import type { MunicipalityReach } from '#modules/mobility/contract.ts';
import { pathSteps } from './contract-pathways.ts';
import { courseKindFacts, isExam, type CourseKind } from './contract-kinds.ts';
import { wholeLevel, wholeLevels, type CourseLevel } from './contract-levels.ts';

/** Levels that a way ends with an exam for. */
export const examLevels: readonly CourseLevel[] = wholeLevels.filter((level) =>
  pathSteps.some((step) => step.target === level && step.exams.length > 0),
);
/** Nobody should travel longer to an exam, in minutes. */
export const examMinutes = 60;
/** From so many of its stops, a municipality has an exam: from fewer, most of its people have none. */
export const examShare = 0.5;

/** Which levels somebody can show in it: the German test for immigrants is one for two. */
export function levelsOfExam(run: { kind: CourseKind; targetLevel: CourseLevel | null }): CourseLevel[] {
  if (!isExam(run.kind) || run.kind === 'placement') return [];
  if (run.kind === 'exam-dtz') return ['A2', 'B1'];
  const level = run.targetLevel ?? courseKindFacts[run.kind].target;
  return level === null ? [] : [wholeLevel(level)];
}

export type Exam = {
  runId: string;
  title: string;
  day: string;
  levels: readonly CourseLevel[];
  municipalities: readonly MunicipalityReach[];
};
export type ExamCell = { level: CourseLevel; exam: Pick<Exam, 'runId' | 'title' | 'day'> | null; share: number };
export type ExamRow = { ags: string; name: string; cells: ExamCell[] };

/** By municipality and level the next exam that enough of its stops reach in time; without one, the largest share that any reaches. */
export function examsWithin(exams: readonly Exam[]): ExamRow[] {
  const towns = new Map(exams.flatMap(({ municipalities }) => municipalities.map(({ ags, name }) => [ags, name] as const)));
  return [...towns]
    .map(([ags, name]): ExamRow => {
      const cells = examLevels.map((level): ExamCell => {
        const reached = exams
          .filter((exam) => exam.levels.includes(level))
          .map((exam) => {
            const town = exam.municipalities.find((entry) => entry.ags === ags);
            return { exam, share: town === undefined || town.stations === 0 ? 0 : town.reached / town.stations };
          })
          .toSorted((one, other) => one.exam.day.localeCompare(other.exam.day));
        const next = reached.find(({ share }) => share >= examShare);
        return {
          level,
          exam: next ? { runId: next.exam.runId, title: next.exam.title, day: next.exam.day } : null,
          share: next?.share ?? Math.max(0, ...reached.map(({ share }) => share)),
        };
      });
      return { ags, name, cells };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
}
