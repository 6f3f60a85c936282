import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinMidnight } from '#kernel/dates.ts';
import { findTaskLink, openTaskLink, taskLinksOf } from '#kernel/task-link.ts';
import type { ConsultationItem } from '../contract-consultation.ts';
import { inDocumentOrder } from './origins.ts';
import { feedbackRound, feedbackComment, feedbackInvite } from './schema-consultation.ts';
import { findNodes, type StrategyRow } from './store.ts';

export type ConsultationRow = typeof feedbackRound.$inferSelect;
export type CommentRow = typeof feedbackComment.$inferSelect;
export type InviteRow = typeof feedbackInvite.$inferSelect;

/** Links to comment: one open link's subject is the consultation, a person's link's subject is her invitation. */
const purposes = { open: 'strategy.comment-open', invited: 'strategy.comment' } as const;

/** Whether comments are still taken: the last day counts whole, in Berlin's time. */
export const isClosed = (row: Pick<ConsultationRow, 'closesOn' | 'closedAt'>, now: Date): boolean =>
  row.closedAt !== null || berlinDay(now) > row.closesOn;

export async function findConsultation(tx: Tx, id: string): Promise<ConsultationRow | null> {
  const [row] = await tx.select().from(feedbackRound).where(eq(feedbackRound.id, id));
  return row ?? null;
}

export const findConsultations = (tx: Tx, by: { strategyId?: string } = {}): Promise<ConsultationRow[]> =>
  tx
    .select()
    .from(feedbackRound)
    .where(by.strategyId ? eq(feedbackRound.strategyId, by.strategyId) : undefined)
    .orderBy(desc(feedbackRound.createdAt), desc(feedbackRound.id));

export const findComments = (tx: Tx, consultationIds: readonly string[]): Promise<CommentRow[]> =>
  consultationIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(feedbackComment)
        .where(inArray(feedbackComment.consultationId, [...consultationIds]))
        .orderBy(asc(feedbackComment.createdAt), asc(feedbackComment.id));

export const findInvites = (tx: Tx, consultationId: string): Promise<InviteRow[]> =>
  tx
    .select()
    .from(feedbackInvite)
    .where(eq(feedbackInvite.consultationId, consultationId))
    .orderBy(asc(feedbackInvite.createdAt), asc(feedbackInvite.id));

/** Makes a link that takes comments until the consultation's last day is over. Its secret is answered once and kept as a hash. */
export const makeLink = (input: {
  ctx: CountyCtx;
  tx: Tx;
  row: ConsultationRow;
  inviteId: string | null;
}): Promise<{ token: string }> => {
  const { ctx, tx, row, inviteId } = input;
  return openTaskLink({
    ctx,
    tx,
    purpose: inviteId === null ? purposes.open : purposes.invited,
    subjectId: inviteId ?? row.id,
    label: row.title,
    expiresAt: berlinMidnight(addDays(row.closesOn, 1)),
  });
};

/** What a link opens. It is found after its time too, so that the page can say calmly that it is over. */
export async function findByToken(
  tx: Tx,
  token: string,
): Promise<{ linkId: string; row: ConsultationRow; invite: InviteRow | null } | null> {
  const link =
    (await findTaskLink({ tx, purpose: purposes.invited, token })) ?? (await findTaskLink({ tx, purpose: purposes.open, token }));
  if (!link || link.revokedAt !== null) return null;
  const [invite] =
    link.purpose === purposes.invited ? await tx.select().from(feedbackInvite).where(eq(feedbackInvite.id, link.subjectId)) : [];
  if (link.purpose === purposes.invited && !invite) return null;
  const row = await findConsultation(tx, invite?.consultationId ?? link.subjectId);
  return row && { linkId: link.id, row, invite: invite ?? null };
}

/** Whether there is an open link, and by which links the invited commented. */
export async function findLinks(tx: Tx, input: { row: ConsultationRow; invites: readonly InviteRow[] }) {
  return [
    ...(await taskLinksOf({ tx, purpose: purposes.open, subjectIds: [input.row.id] })),
    ...(await taskLinksOf({ tx, purpose: purposes.invited, subjectIds: input.invites.map((invite) => invite.id) })),
  ];
}

/** The entries that are up for comment, in the order of the document. */
export async function itemsOf(
  tx: Tx,
  input: { row: ConsultationRow; strategy: StrategyRow },
): Promise<(ConsultationItem & { title: string })[]> {
  const rows = await findNodes(tx, input.row.strategyId);
  const texts = new Map(rows.map((row) => [row.id, row.text]));
  return inDocumentOrder(rows)
    .filter((node) => input.row.nodeIds.length === 0 || input.row.nodeIds.includes(node.id))
    .map(({ id, name, level, title }) => ({
      id,
      name,
      title,
      level,
      levelName: input.strategy.levels[level] ?? '',
      text: texts.get(id) ?? null,
    }));
}
