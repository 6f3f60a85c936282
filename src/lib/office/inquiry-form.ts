import {
  courseObstacles,
  courseObstacleWords,
  mostPlanned,
  type PlannedCourse,
  type ProviderAnswer,
} from '#modules/courses/contract-inquiries.ts';
import { courseKindWords } from '#modules/courses/contract-kinds.ts';
import { startLevelWords } from '#modules/courses/contract-needs.ts';
import { monthWords } from './need-form.ts';

export const obstacleOptions = courseObstacles.map((value) => ({ value, label: courseObstacleWords[value] }));

/** Numbers that are always asked, with the words of their fields. */
export const answerCounts = [
  { name: 'learners', label: 'Wie viele Menschen lernen gerade bei Ihnen Deutsch?' },
  { name: 'freeSeats', label: 'Wie viele Plätze sind frei?' },
  { name: 'waiting', label: 'Wie viele Menschen warten auf einen Platz?' },
] as const;
type CountName = (typeof answerCounts)[number]['name'];

/** `Februar 2027: Integrationskurs, ab A1, 20 Plätze`. */
export const plannedLine = ({ month, kind, startLevel, seats }: PlannedCourse): string =>
  `${monthWords(month)}: ${courseKindWords[kind]}, ${startLevelWords[startLevel]}${seats === null ? '' : `, ${seats} Plätze`}`;

export type PlannedForm = { kind: string; startLevel: string; month: string; seats: string };
/** The form's controls as text, as the page fills them in again. */
export type AnswerForm = Record<CountName, string> & {
  planned: PlannedForm[];
  obstacles: string[];
  answers: string[];
  remark: string;
};

const written = (value: number | null): string => (value === null ? '' : String(value));
const emptyPlanned: PlannedForm = { kind: '', startLevel: '', month: '', seats: '' };

/** What is on record, with room for further courses. */
export function storedAnswer(
  answer: Pick<ProviderAnswer, CountName | 'planned' | 'obstacles' | 'answers' | 'remark'>,
): AnswerForm {
  const planned = answer.planned.map((course) => ({ ...course, seats: written(course.seats) }));
  return {
    learners: written(answer.learners),
    freeSeats: written(answer.freeSeats),
    waiting: written(answer.waiting),
    planned: withRoom(planned),
    obstacles: answer.obstacles,
    answers: answer.answers,
    remark: answer.remark ?? '',
  };
}
/** At least three lines, and one that is empty while there is room. */
export const withRoom = (planned: readonly PlannedForm[]): PlannedForm[] => {
  const lines = Math.min(mostPlanned, Math.max(3, planned.length + 1));
  return Array.from({ length: lines }, (_, index) => planned[index] ?? emptyPlanned);
};

/** Names of the controls, for the list of faults. */
export const answerControls = (questions: readonly string[]): string[] => [
  ...answerCounts.map(({ name }) => name),
  ...Array.from({ length: mostPlanned }, (_, index) =>
    (['kind', 'startLevel', 'month', 'seats'] as const).map((field) => `planned.${index}.${field}`),
  ).flat(),
  'obstacles',
  ...questions.map((_, index) => `answers.${index}`),
  'remark',
];
