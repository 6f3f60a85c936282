import { textOf } from '#lib/server/answers.ts';

/** A step as the form has it; new ones have no id yet. */
export type StepInput = { id: string | null; title: string; due: string | null; doneOn: string | null };

/** Reads the numbered fields `steps.0.title`, `steps.0.due`, … of the form, in their order. Empty new rows stay. */
export function readSteps(form: FormData): StepInput[] {
  const count = Math.min(Number(textOf(form, 'count') ?? 0) || 0, 200);
  return Array.from({ length: count }, (_, index) => ({
    id: textOf(form, `steps.${index}.id`),
    title: textOf(form, `steps.${index}.title`) ?? '',
    due: textOf(form, `steps.${index}.due`),
    doneOn: textOf(form, `steps.${index}.doneOn`),
  }));
}

/** The list after a button of the form: `add`, `up 3`, `down 0`, `remove 2`. An unknown command changes nothing. */
export function arrange(steps: readonly StepInput[], command: string): StepInput[] {
  const [verb, place] = command.split(' ');
  const index = Number(place);
  const next = [...steps];
  if (verb === 'add') next.push({ id: null, title: '', due: null, doneOn: null });
  if (next[index] === undefined) return next;
  if (verb === 'remove') next.splice(index, 1);
  const to = verb === 'up' ? index - 1 : verb === 'down' ? index + 1 : index;
  if (to !== index && next[to] !== undefined) next.splice(to, 0, ...next.splice(index, 1));
  return next;
}

/** A row that was added and left empty is no step. */
export const filled = (steps: readonly StepInput[]): StepInput[] =>
  steps.filter((step) => step.id !== null || step.title !== '' || step.due !== null || step.doneOn !== null);
