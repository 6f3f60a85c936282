import { eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { isDue, reviewEach } from '#kernel/review.ts';
import { revokeTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { courseRunIdInput } from '../../inputs.ts';
import { askByMail, askedAddress, runLinkPurpose } from '../ask-by-mail.ts';
import { policy } from '../policy.ts';
import { thingOf } from '../rights.ts';
import { courseRun } from '../schema.ts';
import { findRuns, lockRun } from '../store.ts';
import { isShown, titleOf } from '../views.ts';

/** Asks by mail about runs whose date comes near, and hides those that nobody confirmed in the county's own time. What is over is left alone. */
export const reviewRuns = useCase({
  name: 'courses.review-runs',
  action: 'courses.run-review',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const { placeGraceDays } = await readSettings(tx, ctx.county.id);
    const when = { now, today, graceDays: placeGraceDays };
    const due = await tx.select({ id: courseRun.id }).from(courseRun).where(isDue(courseRun, when)).for('update');
    const runs = due.length === 0 ? [] : await findRuns(tx, { ids: due.map(({ id }) => id) });
    const { asked, hidden, unreachable } = await reviewEach({
      things: runs.filter((found) => isShown(found, today)),
      reviewBy: ({ row }) => row.reviewBy!,
      address: askedAddress,
      when,
      hide: async (found) => {
        const { row } = found;
        await tx
          .update(courseRun)
          .set({ state: 'hidden', askedAt: row.askedAt ?? now, updatedAt: now, version: row.version + 1 })
          .where(eq(courseRun.id, row.id));
        audit({
          subjectType: 'course-run',
          subjectId: row.id,
          summary: `Kurs „${titleOf(found)}“ verborgen: nicht bestätigt`,
          fields: { state: { before: row.state, after: 'hidden' } },
        });
      },
      ask: async (found, to) => {
        const { row } = found;
        await askByMail({ ctx, tx, found, ...to });
        await tx.update(courseRun).set({ askedAt: now }).where(eq(courseRun.id, row.id));
        audit({ subjectType: 'course-run', subjectId: row.id, summary: `Zum Kurs „${titleOf(found)}“ nachgefragt` });
      },
    });
    if (asked + hidden === 0) return conflict('nothing-to-do', 'Kein Kurs ist zu bestätigen, nach dem sich fragen lässt.');
    if (hidden > 0) touchPublic();
    return ok({ asked, hidden, unreachable });
  },
});

/** Every morning. */
export async function reviewRunsJob(ctx: Ctx): Promise<void> {
  const done = await reviewRuns(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

/** Asks about one run now; an earlier link ends. */
export const askAboutRun = useCase({
  name: 'courses.ask-about-run',
  action: 'courses.keep',
  policy,
  mode: 'write',
  input: courseRunIdInput,
  load: async ({ tx, input }) => {
    const found = await lockRun(tx, input.runId);
    return found ? ok({ loaded: found, thing: thingOf(found.offer) }) : notFound('Diesen Kurs');
  },
  run: async ({ ctx, tx, loaded: found, audit }) => {
    const address = askedAddress(found);
    if (address === null)
      return invalidField('email', 'Weder am Angebot noch an der Organisation steht eine E-Mail-Adresse.', 'no-address');
    const now = ctx.clock.now();
    const { row } = found;
    const { placeGraceDays } = await readSettings(tx, ctx.county.id);
    await revokeTaskLinksOf({ tx, purpose: runLinkPurpose, subjectIds: [row.id], at: now });
    const hiddenOn = addDays(row.reviewBy ?? berlinDay(now), placeGraceDays + 1);
    const token = await askByMail({ ctx, tx, found, address, hiddenOn });
    // One that people hid stays hidden, whatever is answered.
    if (row.state === 'public') await tx.update(courseRun).set({ askedAt: now }).where(eq(courseRun.id, row.id));
    audit({ subjectType: 'course-run', subjectId: row.id, summary: `Zum Kurs „${titleOf(found)}“ nachgefragt` });
    return ok({ token });
  },
});
