import type { CountyCtx, Tx } from '#kernel/context.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { moveOn } from './move-on.ts';
import { mailInterpreterNews, mailRequesterNews } from './offer-mails.ts';
import { interpretingAssignment } from './request-schema.ts';
import type { AssignmentRow, FoundRequest } from './request-store.ts';
import { lockInterpreter, lockRequester } from './store.ts';

/** Somebody who was bound cannot come. Her row ends, a new one takes its place and is open; both sides are told. */
export async function replace(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AssignmentRow;
  request: FoundRequest;
  by: 'interpreter' | 'office';
}): Promise<Result<AssignmentRow>> {
  const { ctx, tx, row, request, by } = input;
  const now = ctx.clock.now();
  const ended = await moveOn({
    ...{ ctx, tx, row, by },
    event: 'cancel-interpreter',
    set: { cancelledAt: now, isCurrent: false, codeHash: null },
  });
  if (!ended.ok) return ended;
  const { poolId, requestId, position, language, startsAt, endsAt } = row;
  const [fresh] = await tx
    .insert(interpretingAssignment)
    .values({
      ...{ poolId, requestId, position, language, startsAt, endsAt, countyId: ctx.county.id, id: newId(now.getTime()) },
      ...{ state: 'requested', createdAt: now, updatedAt: now },
    })
    .returning();
  const person = row.interpreterId === null ? null : await lockInterpreter(tx, row.interpreterId);
  if (person) await mailInterpreterNews({ ctx, tx, row, request, person, news: 'cancelled' });
  const requester = await lockRequester(tx, request.row.requesterId);
  await mailRequesterNews({ ctx, tx, row, request, requester: requester!, news: 'interpreter-cancelled' });
  return ok(fresh!);
}
