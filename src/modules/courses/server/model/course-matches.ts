import { foldForSearch } from '#kernel/search.ts';
import type { DayTime, Schedule } from '#modules/offers/contract.ts';
import { needsPlace, type PublicCourseRun, type Residence } from '../../contract.ts';
import { groupOfKind, type CourseGroup } from '../../contract-kinds.ts';
import { wholeLevel, type CourseLevel } from '../../contract-levels.ts';

export type CourseWish = {
  search: string | null;
  group: CourseGroup | null;
  level: CourseLevel | null;
  residence: Residence | null;
  when: DayTime | null;
  childcare: boolean;
  free: boolean;
  /** Only where a seat or a place in the queue is to be had. */
  seats: boolean;
  online: boolean;
};

/** Before noon, from noon, from five in the evening, or on Saturday or Sunday. */
export function takesPlace(schedule: Schedule, when: DayTime): boolean {
  const weekend = schedule.days.some((day) => day === 'SA' || day === 'SU');
  if (when === 'weekend') return weekend;
  if (schedule.days.every((day) => day === 'SA' || day === 'SU')) return false;
  const [from, to] = { morning: ['00:00', '12:00'], afternoon: ['12:00', '17:00'], evening: ['17:00', '24:00'] }[when] as [
    string,
    string,
  ];
  return schedule.opensAt < to && schedule.closesAt > from;
}

/** Whether a run is what was asked for: every wish narrows, none widens. */
export function fitsCourse(run: PublicCourseRun, wish: CourseWish): boolean {
  const levels = [run.entryLevel, run.targetLevel].flatMap((level) => (level === null ? [] : wholeLevel(level)));
  return (
    (wish.group === null || groupOfKind(run.kind) === wish.group) &&
    (wish.level === null || levels.includes(wholeLevel(wish.level))) &&
    (wish.residence === null || run.residences.length === 0 || run.residences.includes(wish.residence)) &&
    // At one's own times is at any time.
    (wish.when === null || run.mode === 'self-paced' || run.schedules.some((schedule) => takesPlace(schedule, wish.when!))) &&
    (!wish.childcare || run.childcare === true) &&
    (!wish.free || run.fee === 'free') &&
    (!wish.seats || run.seats !== 'full') &&
    (!wish.online || run.mode !== 'onsite') &&
    saysAll(run, wish.search)
  );
}

/** Whether it is held in one of these municipalities; online it is held in all. */
export const isIn = (run: PublicCourseRun, ags: ReadonlySet<string>): boolean =>
  !needsPlace(run.mode) || (run.place?.municipality !== null && ags.has(run.place?.municipality?.ags ?? ''));

function saysAll(run: PublicCourseRun, search: string | null): boolean {
  const words = foldForSearch(search ?? '')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return true;
  const text = foldForSearch(
    [
      run.title.text,
      run.summary?.text,
      run.provider,
      run.courseNumber,
      run.entryLevel,
      run.targetLevel,
      run.place?.name,
      run.place?.town,
      run.place?.municipality?.name,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return words.every((word) => text.includes(word));
}
