import { and, asc, eq, gt, lt } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { Retention } from '#kernel/module.ts';
import { interpretingDraft } from './draft-schema.ts';

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

export const draftRetention: Retention = {
  table: 'interpreting_draft',
  rule: 'Entwurf einer Anfrage zu einem Beratungstermin: bis zum Termin',
  run: async ({ tx, now }) =>
    (await tx.delete(interpretingDraft).where(lt(interpretingDraft.endsAt, now)).returning({ id: interpretingDraft.id })).length,
};
