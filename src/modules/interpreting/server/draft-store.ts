import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Retention } from '#kernel/module.ts';
import { interpretingDraft } from './draft-schema.ts';
import { interpretingAssignment, interpretingRequest } from './request-schema.ts';

export type DraftRow = typeof interpretingDraft.$inferSelect;

/** Drafts of requests, the next appointment first. */
export const findDrafts = (tx: Tx, filter: { id?: string; requesterId?: string; after?: Date }): Promise<DraftRow[]> =>
  tx
    .select()
    .from(interpretingDraft)
    .where(
      and(
        filter.id ? eq(interpretingDraft.id, filter.id) : undefined,
        filter.requesterId ? eq(interpretingDraft.requesterId, filter.requesterId) : undefined,
        filter.after ? gt(interpretingDraft.startsAt, filter.after) : undefined,
      ),
    )
    .orderBy(asc(interpretingDraft.startsAt), asc(interpretingDraft.id));

/** A draft becomes a request: it is gone. One of another institution is not taken. */
export async function takeDraft(input: { tx: Tx; draftId: string | null; requesterId: string }): Promise<DraftRow | null> {
  const { tx, draftId, requesterId } = input;
  const [draft] = draftId === null ? [] : await findDrafts(tx, { id: draftId });
  if (!draft || (draft.requesterId !== null && draft.requesterId !== requesterId)) return null;
  await tx.delete(interpretingDraft).where(eq(interpretingDraft.id, draft.id));
  return draft;
}

/** Whether somebody has asked already for the conversation of a need, at its present time. */
export const isAsked = async (tx: Tx, need: { id: string; startsAt: string }): Promise<boolean> =>
  (await tx.$count(
    interpretingRequest,
    and(
      eq(interpretingRequest.needId, need.id),
      isNull(interpretingRequest.cancelledAt),
      sql`exists (select from ${interpretingAssignment} where ${interpretingAssignment.requestId} = ${interpretingRequest.id} and ${interpretingAssignment.startsAt} = ${need.startsAt}::timestamptz)`,
    ),
  )) > 0;

export const draftRetention: Retention = {
  table: 'interpreting_draft',
  rule: 'Entwurf einer Anfrage zu einem Beratungstermin: bis zum Termin',
  run: async ({ tx, now }) =>
    (await tx.delete(interpretingDraft).where(lt(interpretingDraft.endsAt, now)).returning({ id: interpretingDraft.id })).length,
};
