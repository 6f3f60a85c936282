import type { Problem } from './errors.ts';

/** What every use case answers: a value, or one problem of the closed list. */
export type Result<T> = Ok<T> | Failed;
export type Ok<T> = { ok: true; value: T };
export type Failed = { ok: false; problem: Problem };

export function ok<T>(value: T): Ok<T>;
export function ok(): Ok<undefined>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function failed(problem: Problem): Failed {
  return { ok: false, problem };
}
