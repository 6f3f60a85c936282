import { error } from '@sveltejs/kit';
import type { Result } from '#kernel/result.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { valueOrError } from '#lib/server/answers.ts';

/**
 * The value of a public reading, or a calm 404 in the reader's language. An address with a malformed part names
 * nothing, and is told the same.
 */
export function publicValue<T>(result: Result<T>, locale: Language): T {
  if (!result.ok && (result.problem.kind === 'not-found' || result.problem.kind === 'invalid')) {
    error(404, m.site_not_found({}, { locale }));
  }
  return valueOrError(result);
}
