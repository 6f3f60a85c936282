import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { statusOf, type Problem } from '#kernel/errors.ts';

/** Errors of the API after RFC 9457. `code` is stable; `detail` is for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() })).optional(),
  })
  .openapi('Problem');

const titles: Record<Problem['kind'], string> = {
  invalid: 'Unprocessable Content',
  'not-found': 'Not Found',
  forbidden: 'Forbidden',
  unauthenticated: 'Unauthorized',
  conflict: 'Conflict',
  unavailable: 'Service Unavailable',
};

/** Answers with a problem document. */
export function problemResponse(context: Context, problem: Problem): Response {
  const status = statusOf[problem.kind];
  return context.body(
    JSON.stringify({
      type: `urn:kreislotse:problem:${problem.code}`,
      title: titles[problem.kind],
      status,
      detail: problem.message,
      code: problem.code,
      ...(problem.fields ? { errors: problem.fields } : {}),
    }),
    status as 400,
    { 'content-type': 'application/problem+json; charset=utf-8', ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}) },
  );
}
