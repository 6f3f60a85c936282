import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { followMail } from '../use-cases/follow-mail.ts';
import { sendPasswordLink } from '../use-cases/send-password-link.ts';

/** @throws when the database does not answer: the queue tries again */
export async function sendPasswordLinkOf(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  expectDone(await sendPasswordLink(ctx, { linkId: payload['linkId'] ?? '' }));
}

/** @throws when the database does not answer: the queue tries again */
export async function followMailOf(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  expectDone(await followMail(ctx, { linkId: payload['linkId'] ?? '' }));
}

/** A link that was swept or erased meanwhile leaves nothing to do. */
function expectDone(result: Result<unknown>): void {
  if (!result.ok && result.problem.kind !== 'not-found') throw new Error(result.problem.message);
}
