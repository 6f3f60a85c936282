import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { AssignmentEvent, AssignmentSide } from '../contract-states.ts';
import { nextState, outcomeAfter } from './model/states.ts';
import { interpretingAssignment } from './request-schema.ts';
import type { AssignmentRow } from './request-store.ts';

/**
 * The one way in which an assignment's state changes. The row must be held; what the states do not allow is refused in words, and
 * nothing is written.
 */
export async function moveOn(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AssignmentRow;
  event: AssignmentEvent;
  by: AssignmentSide;
  sameHand?: boolean;
  set?: Partial<AssignmentRow>;
}): Promise<Result<AssignmentRow>> {
  const { ctx, tx, row, event, by, sameHand = false, set = {} } = input;
  const next = nextState({ state: row.state, event, by, outcome: row.outcome, sameHand });
  if (!next.ok) return conflict(next.refusal.code, next.refusal.message);
  const [moved] = await tx
    .update(interpretingAssignment)
    .set({
      ...set,
      state: next.state,
      outcome: outcomeAfter({ state: next.state, outcome: row.outcome }),
      updatedAt: ctx.clock.now(),
      version: row.version + 1,
    })
    .where(eq(interpretingAssignment.id, row.id))
    .returning();
  return ok(moved!);
}
