import { json } from '@sveltejs/kit';
import { statusOf } from '#kernel/errors.ts';
import type { Result } from '#kernel/result.ts';
import type { RequestHandler } from './$types';

const answer = (result: Result<undefined>): Response =>
  result.ok
    ? new Response(null, { status: 204 })
    : json({ code: result.problem.code }, { status: statusOf[result.problem.kind] });

const bodyOf = async (request: Request): Promise<never> => (await request.json().catch(() => ({}))) as never;

/** A browser wants to be told, or something else than before. What it sends is checked by the use case. */
export const POST: RequestHandler = async ({ locals, request }) =>
  answer(await locals.app.welcome.subscribePush(locals.ctx, await bodyOf(request)));

/** It wants no more. */
export const DELETE: RequestHandler = async ({ locals, request }) =>
  answer(await locals.app.welcome.leavePush(locals.ctx, await bodyOf(request)));
