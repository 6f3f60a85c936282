import { json } from '@sveltejs/kit';
import { statusOf, type Problem } from '#kernel/errors.ts';

/** A problem for the small script of the passkeys, which shows its message. */
export const answerProblem = (problem: Problem): Response =>
  json(
    { message: problem.message, code: problem.code },
    { status: problem.code === 'too-many-attempts' ? 429 : statusOf[problem.kind] },
  );

/** The JSON object that the script sent; an empty one for anything else. */
export async function sentObject(request: Request): Promise<Record<string, unknown>> {
  const sent: unknown = await request.json().catch(() => null);
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? (sent as Record<string, unknown>) : {};
}

export const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
