import { distance, type Point } from '#kernel/geo.ts';
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
  /** Where it is held, in words and on the map; and the county's stops. */
  place: string;
  at: Point;
  stops: readonly { ags: string; at: Point }[];
};
export type ExamCell = { level: CourseLevel; exam: Pick<Exam, 'runId' | 'title' | 'day'> | null; share: number };
/** Why a reader has no exam near enough: the next one by distance, or none of that level at all. */
export type ExamGap = { level: CourseLevel; nearest: Pick<Exam, 'runId' | 'day' | 'place'> | null };
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

/**
 * For a municipality the levels whose exam it cannot reach, with the place that is nearest as the crow flies from the middle of its stops.
 * Nothing where no exam is reckoned or the municipality has no stop: then nobody knows.
 */
export function examGaps(input: { exams: readonly Exam[]; ags: string; levels: readonly CourseLevel[] }): ExamGap[] {
  const { exams, ags, levels } = input;
  const row = examsWithin(exams).find((entry) => entry.ags === ags);
  const own = exams[0]?.stops.filter((stop) => stop.ags === ags) ?? [];
  if (!row || own.length === 0) return [];
  const mean = (axis: 0 | 1): number => own.reduce((sum, stop) => sum + stop.at[axis], 0) / own.length;
  const middle: Point = [mean(0), mean(1)];
  return row.cells
    .filter(({ level, exam }) => exam === null && levels.includes(level))
    .map(({ level }): ExamGap => {
      const nearest = exams
        .filter((exam) => exam.levels.includes(level))
        .toSorted((one, other) => distance(middle, one.at) - distance(middle, other.at) || one.day.localeCompare(other.day))[0];
      return { level, nearest: nearest ? { runId: nearest.runId, day: nearest.day, place: nearest.place } : null };
    });
}
