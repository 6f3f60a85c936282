import { and, eq, isNotNull, lt } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { nothingInput } from '../../inputs-alerts.ts';
import { policy } from '../policy.ts';
import { page } from '../schema.ts';
import { withdrawShared } from '../share-page.ts';

/** Hides pages that nobody confirmed although they were asked, after the county's time of grace: what may be wrong misleads. */
export const expirePages = useCase({
  name: 'welcome.expire-pages',
  policy,
  mode: 'write',
  input: nothingInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const { pageGraceDays } = await readSettings(tx, ctx.county.id);
    const rows = await tx
      .select()
      .from(page)
      .where(and(eq(page.state, 'public'), isNotNull(page.reviewBy), lt(page.reviewBy, addDays(berlinDay(now), -pageGraceDays))))
      .for('update');
    if (rows.length === 0) return conflict('nothing-to-do', 'Alle Seiten sind bestätigt.');
    for (const row of rows) {
      await tx
        .update(page)
        .set({ state: 'hidden', expiredAt: now, changedAt: now, version: row.version + 1 })
        .where(eq(page.id, row.id));
      if (row.shares) await withdrawShared({ ctx, tx, row });
      audit({
        subjectType: 'page',
        subjectId: row.id,
        summary: 'Seite verborgen: nicht bestätigt',
        fields: { state: { before: row.state, after: 'hidden' } },
      });
    }
    touchPublic();
    return ok({ hidden: rows.length });
  },
});

/** Every night. */
export async function expirePagesJob(ctx: Ctx): Promise<void> {
  const done = await expirePages(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}
