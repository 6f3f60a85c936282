import type { IsoDate } from '#kernel/dates.ts';
import { textOf, textsOf } from '#lib/server/answers.ts';
import { mostPlanned, type CourseObstacle } from '#modules/courses/contract-inquiries.ts';
import type { CourseKind } from '#modules/courses/contract-kinds.ts';
import type { StartLevel } from '#modules/courses/contract-needs.ts';
import { withRoom, type AnswerForm } from './inquiry-form.ts';

/** What was typed, and what the use case is given: lines of courses that are empty are left out. */
export function readAnswerForm(form: FormData, questions: number) {
  const text = (name: string): string => textOf(form, name) ?? '';
  const planned = Array.from({ length: mostPlanned }, (_, index) => ({
    kind: text(`planned.${index}.kind`),
    startLevel: text(`planned.${index}.startLevel`),
    month: text(`planned.${index}.month`),
    seats: text(`planned.${index}.seats`),
  })).filter((line) => Object.values(line).some((value) => value !== ''));
  const typed: AnswerForm = {
    learners: text('learners'),
    freeSeats: text('freeSeats'),
    waiting: text('waiting'),
    planned: withRoom(planned),
    obstacles: textsOf(form, 'obstacles'),
    answers: Array.from({ length: questions }, (_, index) => text(`answers.${index}`)),
    remark: text('remark'),
  };
  return {
    typed,
    input: {
      ...typed,
      planned: planned.map((line) => ({
        ...line,
        kind: line.kind as CourseKind,
        startLevel: line.startLevel as StartLevel,
        month: line.month as IsoDate,
      })),
      obstacles: typed.obstacles as CourseObstacle[],
      version: Number(textOf(form, 'version') ?? 0),
    },
  };
}
