import { fail } from '@sveltejs/kit';
import { failure } from '#lib/server/answers.ts';
import type { Problem } from '#kernel/errors.ts';

/** A refused sign-in: too many tries are 429, all else as everywhere. The password is never sent back. */
export function refusal<I extends Record<string, unknown>>(result: { ok: false; problem: Problem }, input: I) {
  const answer = failure(result, input);
  return result.problem.code === 'too-many-attempts' ? fail(429, answer.data) : answer;
}
