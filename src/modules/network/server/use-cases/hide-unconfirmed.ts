import { and, eq, isNotNull, lt } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { place } from '../place-schema.ts';
import { policy } from '../policy.ts';

/** Hides places that nobody confirmed although they were asked: what may be wrong sends people to closed doors. */
export const hideUnconfirmed = useCase({
  name: 'network.hide-unconfirmed',
  action: 'network.run-review',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const { placeGraceDays } = await readSettings(tx, ctx.county.id);
    const rows = await tx
      .select()
      .from(place)
      .where(
        and(eq(place.state, 'public'), isNotNull(place.reviewBy), lt(place.reviewBy, addDays(berlinDay(now), -placeGraceDays))),
      )
      .for('update');
    if (rows.length === 0) return conflict('nothing-to-do', 'Alle Orte sind bestätigt.');
    for (const row of rows) {
      await tx
        .update(place)
        .set({ state: 'hidden', updatedAt: now, version: row.version + 1 })
        .where(eq(place.id, row.id));
      audit({
        subjectType: 'place',
        subjectId: row.id,
        summary: `Ort „${row.name}“ verborgen: nicht bestätigt`,
        fields: { state: { before: row.state, after: 'hidden' } },
      });
    }
    touchPublic();
    return ok({ hidden: rows.length });
  },
});

/** Every night. */
export async function hideUnconfirmedJob(ctx: Ctx): Promise<void> {
  const done = await hideUnconfirmed(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}
