import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { findReorganisation } from '#modules/tenancy/server/index.ts';
import { policy } from '../policy.ts';
import { event, eventSeries } from '../schema.ts';

/** Follows units that were renamed, split or merged: what they hold goes to the unit that comes first. */
export const followUnits = useCase({
  name: 'events.follow-units',
  policy,
  mode: 'write',
  input: z.object({ reorganisationId: z.uuid() }),
  run: async ({ tx, input, audit, touchPublic }) => {
    const change = await findReorganisation({ tx, id: input.reorganisationId });
    const unitId = change?.toUnitIds[0];
    let moved = 0;
    if (change && unitId !== undefined) {
      for (const table of [event, eventSeries]) {
        const rows = await tx
          .update(table)
          .set({ unitId })
          .where(inArray(table.unitId, change.fromUnitIds))
          .returning({ id: table.id });
        moved += rows.length;
      }
    }
    audit({
      subjectType: 'unit-reorganisation',
      subjectId: input.reorganisationId,
      summary: 'Veranstaltungen und Reihen an die nachfolgenden Stellen übergeben',
      fields: { moved: { after: moved } },
    });
    if (moved > 0) touchPublic();
    return ok({ moved });
  },
});

/** Hears of reorganised units. */
export async function hearOfUnits(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  const done = await followUnits(ctx, { reorganisationId: payload['reorganisationId'] ?? '' });
  if (!done.ok) throw new Error(done.problem.message);
}
