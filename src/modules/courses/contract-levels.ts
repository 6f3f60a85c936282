/** Levels of the Common European Framework in their order, with the halves in which courses are held; `pre-A1` is learning to read and write. */
export const courseLevels = ['pre-A1', 'A1.1', 'A1', 'A2.1', 'A2', 'B1.1', 'B1', 'B2.1', 'B2', 'C1.1', 'C1', 'C2'] as const;
export type CourseLevel = (typeof courseLevels)[number];
/** How people in the office say it. */
export const courseLevelWord = (level: CourseLevel): string => (level === 'pre-A1' ? 'Alpha' : level);
export const courseLevelWords = Object.fromEntries(courseLevels.map((level) => [level, courseLevelWord(level)])) as Readonly<
  Record<CourseLevel, string>
>;

export const levelRank = (level: CourseLevel): number => courseLevels.indexOf(level);
/** The whole level that a half belongs to: A1.1 to A1. */
export const wholeLevel = (level: CourseLevel): CourseLevel => level.replace('.1', '') as CourseLevel;
export const wholeLevels = courseLevels.filter((level) => wholeLevel(level) === level);
