import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { findTaskLinkById } from '#kernel/task-link.ts';

/** Whose own page a link opens, while it is good. The link of a page is used again and again: it ends by time, or when a new one is sent. */
export async function ownerOfLink(ctx: CountyCtx, tx: Tx): Promise<Result<string>> {
  const { actor } = ctx;
  if (actor.kind !== 'link') return notFound('Diese Seite');
  const link = await findTaskLinkById({ tx, id: actor.id });
  return link !== null && link.revokedAt === null && link.expiresAt > ctx.clock.now()
    ? ok(actor.subjectId)
    : conflict('expired', 'Dieser Link ist abgelaufen. Bitte lassen Sie sich einen neuen schicken.');
}
