import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { statusOf, type Problem } from '#kernel/errors.ts';
import type { Result } from '#kernel/result.ts';
import { sitePaths } from '#lib/paths.ts';

/** The value of a result, or the error page that its problem stands for. For `load`. */
export function valueOrError<T>(result: Result<T>, at?: URL): T {
  if (result.ok) return result.value;
  if (result.problem.kind === 'unauthenticated' && at) redirect(303, loginFor(at));
  return error(statusOf[result.problem.kind], result.problem.message, { code: result.problem.code });
}

export type FormProblem = { message: string; code: string; errors: { id: string; message: string }[] };

/** A failed form: the problem with its fields, and the input so that the page can fill it in again. For actions. */
export function failure<I extends Record<string, unknown>>(
  result: { ok: false; problem: Problem },
  input: I,
): ActionFailure<{ problem: FormProblem; input: I }> {
  const { problem } = result;
  return fail(statusOf[problem.kind], {
    problem: {
      message: problem.message,
      code: problem.code,
      errors: (problem.fields ?? []).map((field) => ({ id: field.path, message: field.message })),
    },
    input,
  });
}

export const loginFor = (url: URL): string => `${sitePaths.login}?weiter=${encodeURIComponent(url.pathname + url.search)}`;

/** The text of a form field, trimmed; null when it is empty or no text. */
export function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

export const textsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));
