import type { Result } from '#kernel/result.ts';

/** The value of a use case that must have succeeded; what it said when it did not stands in the test's failure. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.code}: ${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
}
