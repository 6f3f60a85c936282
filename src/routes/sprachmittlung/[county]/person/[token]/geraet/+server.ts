import { json } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import type { Result } from '#kernel/result.ts';
import { linkContext } from '#lib/server/link-context.ts';
import type { RequestHandler } from './$types';

const answer = (result: Result<undefined>): Response =>
  result.ok
    ? new Response(null, { status: 204 })
    : json({ code: result.problem.code }, { status: statusOf[result.problem.kind] });
const bodyOf = async (request: Request): Promise<never> => (await request.json().catch(() => ({}))) as never;
const purpose = 'interpreter';

/** The person's browser wants to be told of offers. */
export const POST: RequestHandler = async ({ locals, params, request }) =>
  answer(
    await locals.app.interpreting.addDevice(await linkContext({ locals, token: params.token, purpose }), await bodyOf(request)),
  );

/** It wants no more. */
export const DELETE: RequestHandler = async ({ locals, params, request }) =>
  answer(
    await locals.app.interpreting.removeDevice(
      await linkContext({ locals, token: params.token, purpose }),
      await bodyOf(request),
    ),
  );
