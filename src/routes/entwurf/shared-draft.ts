import { error } from '@sveltejs/kit';
import type { Result } from '#kernel/result.ts';
import { valueOrError } from '#lib/server/answers.ts';

/** Headers of everything behind a link to a draft: it is kept nowhere, found nowhere, and its address is passed on to nobody. */
export const draftHeaders = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/**
 * What stands behind a link. One that was good once is gone (410) and says why; one that never was, also one of
 * another county, is not found.
 */
export function draftOrError<T>(result: Result<T>): T {
  if (!result.ok && result.problem.code === 'link-expired') error(410, result.problem.message, { code: 'link-expired' });
  if (!result.ok && (result.problem.kind === 'not-found' || result.problem.kind === 'invalid')) {
    error(404, 'Diesen Entwurf gibt es hier nicht.');
  }
  return valueOrError(result);
}
