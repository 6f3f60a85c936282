import { fail } from '@sveltejs/kit';
import { failure, type FormProblem } from '#lib/server/answers.ts';

/** A failed form whose faults are told at the controls of its own page. */
export function failureAt<I extends Record<string, unknown>>(
  result: Parameters<typeof failure>[0],
  input: I,
  at: (problem: FormProblem) => FormProblem,
) {
  const { status, data } = failure(result, input);
  return fail(status, { ...data, problem: at(data.problem) });
}
