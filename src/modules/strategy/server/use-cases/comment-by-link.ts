import { and, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound, unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { ConsultationByLink } from '../../contract-consultation.ts';
import { consultationTokenInput, writeCommentInput } from '../../inputs-consultation.ts';
import { findByToken, findComments, isClosed, itemsOf } from '../consultations.ts';
import { policy } from '../policy.ts';
import { feedbackComment } from '../schema-consultation.ts';
import { findStrategy } from '../store.ts';

/** So many comments by one link within an hour are no person's writing any more. An open link is many people's. */
const mostInAnHour = { invited: 30, open: 120 } as const;

/** What stands behind a link to comment. Reading changes nothing; after the last day it says so and shows what was sent. */
export const readConsultationByLink = useCase({
  name: 'strategy.read-consultation-by-link',
  action: 'strategy.comment-by-link',
  policy,
  mode: 'read',
  input: consultationTokenInput,
  run: async ({ ctx, tx, input }) => {
    const found = await findByToken(tx, input.token);
    const strategy = found && (await findStrategy(tx, { id: found.row.strategyId }));
    if (!found || !strategy) return notFound('Diese Beteiligung');
    const { row, invite } = found;
    const items = await itemsOf(tx, { row, strategy });
    const names = new Map(items.map((item) => [item.id, item.name]));
    const comments = invite === null ? [] : await findComments(tx, [row.id]);
    return ok<ConsultationByLink>({
      title: row.title,
      intro: row.intro,
      strategyTitle: strategy.title,
      closesOn: row.closesOn,
      closed: isClosed(row, ctx.clock.now()),
      invited: invite && { name: invite.name, organisation: invite.organisation },
      items: items.map(({ title: _title, ...item }) => item),
      // By an open link everybody would read what others sent.
      own: comments
        .filter((comment) => comment.linkId === found.linkId)
        .map((comment) => ({
          nodeName: comment.nodeId === null ? null : (names.get(comment.nodeId) ?? null),
          text: comment.text,
          createdAt: comment.createdAt.toISOString(),
        })),
    });
  },
});

/**
 * Takes a comment. After the last day it is refused calmly (`consultation-closed`); the page gives the words back. A link takes
 * comments until then, one after the other: on each entry one may have something to say.
 */
export const writeComment = useCase({
  name: 'strategy.write-comment',
  action: 'strategy.comment-by-link',
  policy,
  mode: 'write',
  input: writeCommentInput,
  run: async ({ ctx, tx, input, audit }) => {
    const found = await findByToken(tx, input.token);
    const strategy = found && (await findStrategy(tx, { id: found.row.strategyId }));
    if (!found || !strategy) return notFound('Diese Beteiligung');
    const { row, linkId, invite } = found;
    const now = ctx.clock.now();
    if (isClosed(row, now)) {
      return conflict(
        'consultation-closed',
        'Die Frist ist vorbei, darum können wir Ihre Rückmeldung nicht mehr aufnehmen. Ihr Text steht unten: Sie können ihn kopieren und dem Landkreis schicken.',
      );
    }
    if ((await lately(tx, linkId, now)) >= mostInAnHour[invite === null ? 'open' : 'invited']) {
      return unavailable(
        'too-many',
        'Über diesen Link kamen gerade sehr viele Rückmeldungen. Bitte versuchen Sie es in einer Stunde noch einmal.',
      );
    }
    const item = input.nodeId === null ? null : (await itemsOf(tx, { row, strategy })).find((one) => one.id === input.nodeId);
    if (item === undefined) return invalidField('nodeId', 'Dieser Eintrag steht hier nicht zur Diskussion.', 'unknown-item');
    const id = newId(now.getTime());
    await tx.insert(feedbackComment).values({
      id,
      countyId: ctx.county.id,
      consultationId: row.id,
      linkId,
      nodeId: item?.id ?? null,
      seenTitle: item?.title ?? null,
      seenText: item?.text ?? null,
      name: input.name,
      organisation: input.organisation,
      organisationPublic: input.organisationPublic && input.organisation !== null,
      text: input.text,
      createdAt: now,
    });
    audit({ subjectType: 'consultation', subjectId: row.id, summary: 'Rückmeldung eingegangen' });
    return ok({ id });
  },
});

async function lately(tx: Tx, linkId: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(feedbackComment)
    .where(and(eq(feedbackComment.linkId, linkId), gt(feedbackComment.createdAt, new Date(now.getTime() - 3_600_000))));
  return row?.count ?? 0;
}
