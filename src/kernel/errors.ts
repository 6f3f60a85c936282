import { failed, type Failed } from './result.ts';

/** The closed list of what can go wrong; every face translates these five and no other. */
export type ProblemKind = 'invalid' | 'not-found' | 'forbidden' | 'unauthenticated' | 'conflict' | 'unavailable';

/** One fault of the input. `path` is the field's name in dots (`steps.0.title`), empty for the whole. */
export type FieldFault = { path: string; message: string; code?: string };

export type Problem = {
  kind: ProblemKind;
  /** Stable, in kebab case: clients may depend on it. */
  code: string;
  /** German, for people: what is wrong and how to mend it. */
  message: string;
  fields?: FieldFault[];
};

/** HTTP status of a kind of problem. */
export const statusOf: Record<ProblemKind, number> = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  unavailable: 503,
};

export const invalid = (code: string, message: string, fields?: FieldFault[]): Failed =>
  failed({ kind: 'invalid', code, message, ...(fields ? { fields } : {}) });

/** One fault in one field. */
export const invalidField = (path: string, message: string, code = 'invalid'): Failed =>
  failed({ kind: 'invalid', code, message, fields: [{ path, message, code }] });

/** Also the answer for a thing of another county: who may not see it must not learn that it exists. */
export const notFound = (what = 'Das Gesuchte'): Failed =>
  failed({ kind: 'not-found', code: 'not-found', message: `${what} gibt es hier nicht.` });

export const forbidden = (message = 'Dazu fehlt Ihnen das Recht.'): Failed =>
  failed({ kind: 'forbidden', code: 'forbidden', message });

export const unauthenticated = (): Failed =>
  failed({ kind: 'unauthenticated', code: 'unauthenticated', message: 'Bitte melden Sie sich an.' });

export const conflict = (code: string, message: string): Failed => failed({ kind: 'conflict', code, message });

export const unavailable = (code: string, message: string): Failed => failed({ kind: 'unavailable', code, message });

/** Carries a failure out of a transaction, so that it is rolled back. Thrown and caught by `useCase` alone. */
export class RollBack extends Error {
  readonly failure: Failed;
  constructor(failure: Failed) {
    super(failure.problem.code);
    this.name = 'RollBack';
    this.failure = failure;
  }
}
