import { conflict } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import type { Ctx } from '#kernel/context.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { openStates } from '../../contract-states.ts';
import { endOverdue } from '../fill.ts';
import { moveOn } from '../move-on.ts';
import { mailInterpreterNews, mailRequesterNews } from '../offer-mails.ts';
import { policy } from '../policy.ts';
import { interpretingAssignment } from '../request-schema.ts';
import { findAssignments, findOffers, findRequests, lockAssignment } from '../request-store.ts';
import { findPools, lockInterpreter, lockRequester } from '../store.ts';
import { askNext } from './offers.ts';
import { runPlan } from './plan.ts';
import { eq } from 'drizzle-orm';

/** Somebody who has not been found so long before the beginning will not come: the institution must know in time. */
const tellUnfilledMs = 4 * 3_600_000;
/** The reminder goes out the day before. */
const remindMs = 26 * 3_600_000;
/** What nobody said anything about took place. */
const assumeDoneMs = 3_600_000;

/**
 * Keeps a pool going: passes over who did not answer, asks the next, tells of what stays unfilled, reminds both sides the day before,
 * and takes for done what is over. It comes every few minutes; each step looks at what is, so a morning without a worker is made up for.
 */
export const passOn = useCase({
  name: 'interpreting.pass-on',
  action: 'interpreting.pass-on',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const now = ctx.clock.now();
    const pools = new Map((await findPools(tx)).map(({ row }) => [row.id, row]));
    let [passed, asked, unfilled, reminded, done] = [0, 0, 0, 0, 0];
    const late = new Set((await findOffers(tx, { overdueAt: now })).map(({ assignmentId }) => assignmentId));
    const open = await findAssignments(tx, { states: openStates });
    for (const { row: known } of open) {
      const row = await lockAssignment(tx, known.id);
      if (row === null || !row.isCurrent || (row.state !== 'requested' && row.state !== 'offered')) continue;
      if (late.has(row.id)) passed += await endOverdue({ ctx, tx, assignmentId: row.id });
      const runsItself = pools.get(row.poolId)?.runsItself === true;
      if (row.startsAt.getTime() - now.getTime() <= tellUnfilledMs) {
        const stillAsked = (await findOffers(tx, { assignmentIds: [row.id], openOnly: true })).length > 0;
        if (stillAsked) continue;
        const ended = await moveOn({ ctx, tx, row, event: 'run-out', by: 'system', set: { unfilledAt: now } });
        if (!ended.ok) continue;
        const [request] = await findRequests(tx, { id: row.requestId });
        const requester = await lockRequester(tx, request!.row.requesterId);
        if (row.startsAt > now)
          await mailRequesterNews({ ctx, tx, row, request: request!, requester: requester!, news: 'unfilled' });
        unfilled += 1;
      } else if (!runsItself && row.state === 'offered') asked += await askNext({ ctx, tx, row, by: 'system' });
    }
    for (const pool of pools.values()) if (pool.runsItself) asked += await runPlan({ ctx, tx, pool });
    for (const { row } of await findAssignments(tx, {
      states: ['confirmed'],
      endsBefore: new Date(now.getTime() - assumeDoneMs),
    })) {
      const held = (await lockAssignment(tx, row.id))!;
      if ((await moveOn({ ctx, tx, row: held, event: 'finish', by: 'system' })).ok) done += 1;
    }
    const soon = await findAssignments(tx, {
      states: ['confirmed'],
      endsAfter: now,
      startsBefore: new Date(now.getTime() + remindMs),
    });
    for (const { row } of soon) {
      // Who was given it today knows it without a reminder.
      const fresh = row.acceptedAt !== null && now.getTime() - row.acceptedAt.getTime() < remindMs;
      if (row.remindedAt !== null || fresh || row.startsAt <= now) continue;
      const [request] = await findRequests(tx, { id: row.requestId });
      const person = row.interpreterId === null ? null : await lockInterpreter(tx, row.interpreterId);
      const requester = await lockRequester(tx, request!.row.requesterId);
      if (person) await mailInterpreterNews({ ctx, tx, row, request: request!, person, news: 'reminder' });
      await mailRequesterNews({ ctx, tx, row, request: request!, requester: requester!, news: 'reminder' });
      await tx.update(interpretingAssignment).set({ remindedAt: now }).where(eq(interpretingAssignment.id, row.id));
      reminded += 1;
    }
    const counts = { passed, asked, unfilled, reminded, done };
    if (Object.values(counts).every((count) => count === 0)) return conflict('nothing-to-do', 'Nichts ist zu tun.');
    audit({
      subjectType: 'interpreter-pool',
      subjectId: null,
      summary: `Sprachmittlung: ${passed} übergangen, ${asked} gefragt, ${unfilled} nicht besetzt, ${reminded} erinnert, ${done} durchgeführt`,
    });
    return ok(counts);
  },
});

export async function passOnJob(ctx: Ctx): Promise<void> {
  const done = await passOn(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}
