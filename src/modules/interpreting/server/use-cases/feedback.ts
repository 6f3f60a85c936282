import { eq } from 'drizzle-orm';
import type { CountyCtx, Ctx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerState } from '#kernel/review.ts';
import { findTaskLinkById, spendTaskLinks, type TaskLinkRow } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { feedbackPoints, feedbackSides, type FeedbackByLink, type FeedbackView } from '../../contract-feedback.ts';
import { feedbackIdInput, feedbackInput, poolFeedbackInput } from '../../inputs-feedback.ts';
import { askForFeedback, feedbackPurpose } from '../feedback-mails.ts';
import { conversationFeedback } from '../feedback-schema.ts';
import { findFeedback, findUnasked, lockFeedback, type FoundFeedback } from '../feedback-store.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { interpreter, interpretingRequester } from '../schema.ts';
import { lockInterpreter, lockRequester } from '../store.ts';

const run = 'interpreting.run-pool';
const what = 'Diese Rückmeldung';
const subjectType = 'conversation-feedback';
/** Asked the day after; what is longer ago than the worker can have slept is not asked any more. */
const [earliestMs, latestMs] = [12 * 3_600_000, 5 * 86_400_000];

/** Asks both sides of yesterday's conversations, each once. */
export const askBothSides = useCase({
  name: 'interpreting.ask-both-sides',
  action: 'interpreting.care-for-pools',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const span = { from: new Date(now.getTime() - latestMs), to: new Date(now.getTime() - earliestMs) };
    let asked = 0;
    for (const side of feedbackSides)
      for (const { assignment, person, requester } of await findUnasked(tx, { side, ...span })) {
        const to =
          side === 'interpreter'
            ? person.state === 'left'
              ? null
              : { address: person.mail, name: person.name }
            : requester.mail === null
              ? null
              : { address: requester.mail, name: requester.contactName ?? requester.name };
        if (to === null || to.address === '') continue;
        const id = newId(now.getTime());
        const { poolId, id: assignmentId, language, startsAt } = assignment;
        await tx.insert(conversationFeedback).values({ id, countyId: ctx.county.id, poolId, assignmentId, side, askedAt: now });
        await askForFeedback({ ctx, tx, feedbackId: id, side, language, startsAt, to });
        asked += 1;
      }
    if (asked === 0) return conflict('nothing-to-do', 'Niemand ist zu fragen.');
    audit({ subjectType, subjectId: null, summary: `Nach Gesprächen gefragt: ${asked}` });
    return ok({ asked });
  },
});

/** Every morning. */
export async function askBothSidesJob(ctx: Ctx): Promise<void> {
  const done = await askBothSides(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

async function ofLink({
  ctx,
  tx,
}: {
  ctx: CountyCtx;
  tx: Tx;
}): Promise<Result<{ loaded: { link: TaskLinkRow; found: FoundFeedback } }>> {
  const { actor } = ctx;
  if (actor.kind !== 'link') return notFound(what);
  const link = await findTaskLinkById({ tx, id: actor.id });
  const [found] = await findFeedback(tx, { id: actor.subjectId });
  return link && found ? ok({ loaded: { link, found } }) : notFound(what);
}

/** What is asked; nothing of what anybody answered. */
export const readFeedbackByLink = useCase({
  name: 'interpreting.read-feedback-by-link',
  action: 'interpreting.give-feedback',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, loaded: { link, found } }) =>
    ok<FeedbackByLink>({
      state: answerState({ link, now: ctx.clock.now(), gone: false }),
      side: found.row.side,
      language: found.language,
      startsAt: found.startsAt.toISOString(),
    }),
});

/** One side says to the pool how it was. What it says stands in no log. */
export const giveFeedback = useCase({
  name: 'interpreting.give-feedback',
  action: 'interpreting.give-feedback',
  policy,
  mode: 'write',
  input: feedbackInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { link, found }, audit }) => {
    const now = ctx.clock.now();
    const row = await lockFeedback(tx, found.row.id);
    if (row === null || row.answeredAt !== null || answerState({ link, now, gone: false }) !== 'open')
      return conflict('link-expired', 'Hier wurde schon geantwortet, oder der Link ist abgelaufen.');
    if (input.points.some((point) => !(point in feedbackPoints[row.side])))
      return invalidField('points', 'Das steht nicht zur Wahl.', 'unknown-reference');
    await spendTaskLinks({ tx, purpose: feedbackPurpose, subjectId: row.id, at: now });
    await tx
      .update(conversationFeedback)
      .set({ ...input, answeredAt: now })
      .where(eq(conversationFeedback.id, row.id));
    audit({ subjectType, subjectId: row.id, summary: 'Rückmeldung zu einem Gespräch gegeben' });
    return ok();
  },
});

const isBlocked = ({ row, requester, interpreter: person }: FoundFeedback): boolean =>
  row.side === 'interpreter' ? person.blocked.includes(requester.id) : requester.blocked.includes(person.id);

/** What both sides said to the pool, each in confidence. */
export const listFeedback = useCase({
  name: 'interpreting.list-feedback',
  action: run,
  policy,
  mode: 'read',
  input: poolFeedbackInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ tx, loaded: pool }) =>
    ok(
      (await findFeedback(tx, { poolId: pool.id, answered: true })).map((found): FeedbackView => {
        const { row, language, startsAt, number, requester, interpreter: person } = found;
        return {
          ...{ id: row.id, side: row.side, number, language, startsAt: startsAt.toISOString() },
          requester: { id: requester.id, name: requester.name },
          interpreter: { id: person.id, name: person.name },
          ...{ mark: row.mark!, points: row.points, words: row.words, notAgain: row.notAgain },
          answeredAt: row.answeredAt!.toISOString(),
          handledAt: row.handledAt?.toISOString() ?? null,
          blocked: isBlocked(found),
        };
      }),
    ),
});

async function held({ ctx, tx, input }: { ctx: CountyCtx; tx: Tx; input: { feedbackId: string } }) {
  const row = await lockFeedback(tx, input.feedbackId);
  if (row === null) return notFound(what);
  const own = await loadOwnPool({ ctx, tx, poolId: row.poolId });
  if (!own.ok) return own;
  const [found] = await findFeedback(tx, { id: row.id });
  return ok({ loaded: found!, thing: own.value.thing });
}

/** The pool's staff has dealt with it. */
export const handleFeedback = useCase({
  name: 'interpreting.handle-feedback',
  action: run,
  policy,
  mode: 'write',
  input: feedbackIdInput,
  load: held,
  run: async ({ ctx, tx, loaded: { row }, audit }) => {
    await tx
      .update(conversationFeedback)
      .set({ handledAt: row.handledAt === null ? ctx.clock.now() : null })
      .where(eq(conversationFeedback.id, row.id));
    audit({
      subjectType,
      subjectId: row.id,
      summary: row.handledAt === null ? 'Rückmeldung bearbeitet' : 'Rückmeldung wieder offen',
    });
    return ok();
  },
});

/** Enters the block that a side asked for: both are not brought together again. Nothing else of feedback touches the ranking. */
export const blockAfterFeedback = useCase({
  name: 'interpreting.block-after-feedback',
  action: run,
  policy,
  mode: 'write',
  input: feedbackIdInput,
  load: held,
  run: async ({ ctx, tx, loaded: found, audit }) => {
    if (!found.row.notAgain) return conflict('not-asked', 'Um eine Sperre hat diese Seite nicht gebeten.');
    const person = await lockInterpreter(tx, found.interpreter.id);
    const requester = await lockRequester(tx, found.requester.id);
    if (person === null || requester === null) return notFound(what);
    if (isBlocked(found)) return conflict('again', 'Die Sperre steht schon.');
    const now = ctx.clock.now();
    // The block stands on the side that asked for it, and goes when she changes her mind.
    if (found.row.side === 'interpreter')
      await tx
        .update(interpreter)
        .set({
          blockedRequesterIds: [...person.blockedRequesterIds, requester.id],
          ...{ updatedAt: now, version: person.version + 1 },
        })
        .where(eq(interpreter.id, person.id));
    else
      await tx
        .update(interpretingRequester)
        .set({
          blockedInterpreterIds: [...requester.blockedInterpreterIds, person.id],
          ...{ updatedAt: now, version: requester.version + 1 },
        })
        .where(eq(interpretingRequester.id, requester.id));
    await tx.update(conversationFeedback).set({ handledAt: now }).where(eq(conversationFeedback.id, found.row.id));
    audit({ subjectType, subjectId: found.row.id, summary: 'Sperre eingetragen: beide werden nicht mehr zusammengebracht' });
    return ok();
  },
});
