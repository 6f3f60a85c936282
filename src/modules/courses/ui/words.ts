import { formatDay, formatList } from '#lib/format.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import type { CourseMode, CourseRhythm, CourseSeatState, PublicCourseRun, Residence } from '../contract.ts';
import { isExam, type CourseGroup } from '../contract-kinds.ts';
import type { CourseLevel } from '../contract-levels.ts';

/** Words about courses in the reader's language. Kinds keep their German names: learners meet these on every paper. */

const groups = {
  integration: m.courses_group_integration,
  vocational: m.courses_group_vocational,
  'first-orientation': m.courses_group_first,
  mia: m.courses_group_mia,
  literacy: m.offers_level_literacy,
  local: m.courses_group_local,
  volunteer: m.courses_group_volunteer,
  school: m.courses_group_school,
  exam: m.courses_group_exam,
} satisfies Record<CourseGroup, unknown>;
export const groupWord = (group: CourseGroup, locale: Language): string => groups[group]({}, { locale });

const modes = {
  onsite: m.courses_mode_onsite,
  online: m.events_online,
  blended: m.courses_mode_blended,
  'self-paced': m.courses_mode_own_pace,
} satisfies Record<CourseMode, unknown>;
export const modeWord = (mode: CourseMode, locale: Language): string => modes[mode]({}, { locale });

const rhythms = {
  'full-time': m.courses_rhythm_full,
  'part-time': m.courses_rhythm_part,
  evening: m.offers_when_evening,
  weekend: m.offers_when_weekend,
  'beside-work': m.courses_rhythm_work,
  'any-time': m.courses_rhythm_any,
} satisfies Record<CourseRhythm, unknown>;
export const rhythmWord = (rhythm: CourseRhythm, locale: Language): string => rhythms[rhythm]({}, { locale });

const seats = {
  free: m.offers_seats_free,
  few: m.offers_seats_few,
  waiting: m.courses_seats_waiting,
  full: m.offers_seats_full,
} satisfies Record<CourseSeatState, unknown>;
export const courseSeatsWord = (state: CourseSeatState, locale: Language): string => seats[state]({}, { locale });

const residenceWordsIn = {
  'asylum-seeker': m.courses_residence_asylum,
  tolerated: m.courses_residence_tolerated,
  protection: m.courses_residence_protection,
  'temporary-protection': m.courses_residence_temporary,
  family: m.courses_residence_family,
  work: m.courses_residence_work,
  eu: m.courses_residence_eu,
  german: m.courses_residence_german,
} satisfies Record<Residence, unknown>;
export const residenceWord = (residence: Residence, locale: Language): string => residenceWordsIn[residence]({}, { locale });
export const residencesWord = (given: readonly Residence[], locale: Language): string =>
  formatList(
    given.map((residence) => residenceWord(residence, locale)),
    locale,
  );

export const courseLevelWordIn = (level: CourseLevel, locale: Language): string =>
  level === 'pre-A1' ? m.offers_level_literacy({}, { locale }) : level;

/** `A1 – B1`: what one begins with and what one can reach; an exam names its level alone. */
export function levelsWord(run: Pick<PublicCourseRun, 'entryLevel' | 'targetLevel'>, locale: Language): string | null {
  const { entryLevel: from, targetLevel: to } = run;
  const said = (level: CourseLevel): string => courseLevelWordIn(level, locale);
  if (from !== null && to !== null && from !== to) return m.courses_levels({ from: said(from), to: said(to) }, { locale });
  const level = to ?? from;
  return level && said(level);
}

/** When it runs: from – to, or the day of an exam. */
export function periodWord(run: Pick<PublicCourseRun, 'kind' | 'startDate' | 'endDate'>, locale: Language): string | null {
  const { startDate: from, endDate: to } = run;
  if (from === null) return to === null ? null : m.offers_until({ day: formatDay(to, locale) }, { locale });
  if (isExam(run.kind) || to === null || to === from) return formatDay(from, locale);
  return m.courses_period({ from: formatDay(from, locale), to: formatDay(to, locale) }, { locale });
}
