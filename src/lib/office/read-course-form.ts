import { textOf, textsOf } from '#lib/server/answers.ts';
import type { CourseMode, CourseRhythm, CourseStatus, Residence } from '#modules/courses/contract.ts';
import type { CourseKind } from '#modules/courses/contract-kinds.ts';
import type { CourseLevel } from '#modules/courses/contract-levels.ts';
import type { OfferAudience, OfferFee, OfferState } from '#modules/offers/contract.ts';
import { courseFlags, courseTexts, type CourseForm } from './course-form.ts';

const mostRows = 13;

/** What was typed, and what the use case is given. */
export function readCourseForm(form: FormData) {
  const seats = Array.from({ length: mostRows }, (_, index) => ({
    audience: textOf(form, `seats.${index}.audience`) ?? '',
    maximum: textOf(form, `seats.${index}.maximum`) ?? '',
    taken: textOf(form, `seats.${index}.taken`) ?? '',
  })).filter(({ maximum, taken }) => maximum !== '' || taken !== '');
  const typed: CourseForm = {
    ...(Object.fromEntries(courseTexts.map((name) => [name, textOf(form, name) ?? ''])) as Record<
      (typeof courseTexts)[number],
      string
    >),
    ...(Object.fromEntries(courseFlags.map((name) => [name, form.get(name) !== null])) as Record<
      (typeof courseFlags)[number],
      boolean
    >),
    residences: textsOf(form, 'residences'),
    seats,
  };
  return {
    typed,
    input: {
      ...typed,
      kind: typed.kind as CourseKind,
      mode: typed.mode as CourseMode,
      rhythm: typed.rhythm as CourseRhythm,
      entryLevel: typed.entryLevel as CourseLevel,
      targetLevel: typed.targetLevel as CourseLevel,
      fee: typed.fee as OfferFee,
      status: typed.status as CourseStatus,
      state: typed.state as OfferState,
      residences: typed.residences as Residence[],
      childcare: typed.childcare === '' ? null : typed.childcare === 'ja',
      seats: seats.map((entry) => ({ ...entry, audience: entry.audience as OfferAudience })),
    },
  };
}
