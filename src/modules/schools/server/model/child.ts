import type { IsoDate } from '#kernel/dates.ts';
import { isDayCare, type Fit, type SchoolType } from '../../contract.ts';

/** What one may know of a child's years from its month of birth. Ranges, because a year alone leaves two answers open. */
export type Standing = {
  ages: { from: number; to: number };
  /** The year of school it goes to; 0 in the year before it begins, less before that. */
  grades: { from: number; to: number };
};

/**
 * § 64 NSchG: whoever is six by 30 September begins school that summer; for who is six between 1 July and 30 September the parents
 * may put it off by a year.
 */
export function standingOf(input: { birthYear: number; birthMonth: number | null; today: IsoDate }): Standing {
  const { birthYear, birthMonth, today } = input;
  const [year, month] = today.split('-').map(Number) as [number, number];
  const schoolYear = month >= 8 ? year : year - 1;
  const months = birthMonth === null ? Array.from({ length: 12 }, (_, index) => index + 1) : [birthMonth];
  const ages = months.map((born) => year - birthYear - (born > month ? 1 : 0));
  const grades = months.flatMap((born) => {
    const grade = schoolYear - (birthYear + (born <= 9 ? 6 : 7)) + 1;
    return born >= 7 && born <= 9 ? [grade, grade - 1] : [grade];
  });
  return {
    ages: { from: Math.min(...ages), to: Math.max(...ages) },
    grades: { from: Math.min(...grades), to: Math.max(...grades) },
  };
}

type Years = { from: number; to: number };
/** What a type is for unless the institution says otherwise: years of age in day care and for adults, else years of school. */
const usual: Readonly<Record<SchoolType, Years>> = {
  creche: { from: 0, to: 2 },
  kita: { from: 3, to: 6 },
  childminder: { from: 0, to: 2 },
  'after-school': { from: 1, to: 4 },
  primary: { from: 1, to: 4 },
  hauptschule: { from: 5, to: 9 },
  realschule: { from: 5, to: 10 },
  oberschule: { from: 5, to: 10 },
  kgs: { from: 5, to: 13 },
  igs: { from: 5, to: 13 },
  gymnasium: { from: 5, to: 13 },
  special: { from: 1, to: 10 },
  vocational: { from: 10, to: 13 },
  adult: { from: 16, to: 99 },
};

const meet = (one: Years, other: Years): boolean => one.from <= other.to && other.from <= one.to;
const later = ({ from, to }: Years): Years => ({ from: from + 1, to: to + 1 });

type Asked = { type: SchoolType; ageFrom: number | null; ageTo: number | null; gradeFrom: number | null; gradeTo: number | null };

/** Whether an institution is for a child now, from next summer on, or not. */
export function fitOf(school: Asked, child: Standing): Fit | null {
  const { type } = school;
  const { from, to } = usual[type];
  if (isDayCare(type) || type === 'adult') {
    const years = { from: school.ageFrom ?? from, to: school.ageTo ?? to };
    // Day care ends with the first day of school, whatever the age.
    if (type !== 'adult' && child.grades.from > 0) return null;
    if (meet(years, child.ages)) return 'now';
    return meet(years, later(child.ages)) ? 'soon' : null;
  }
  const years = { from: school.gradeFrom ?? from, to: school.gradeTo ?? to };
  if (meet(years, child.grades)) return 'now';
  return meet({ from: years.from, to: years.from }, later(child.grades)) ? 'soon' : null;
}
