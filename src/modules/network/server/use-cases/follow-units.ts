import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { findReorganisation } from '#modules/tenancy/server/index.ts';
import { contact, place } from '../place-schema.ts';
import { policy } from '../policy.ts';
import { project } from '../project-schema.ts';
import { body, organisation } from '../schema.ts';

/**
 * Follows units that were renamed, split or merged: organisations whose partner unit it was, bodies that it keeps,
 * projects that it looks after, places and contact cards that it holds go to the unit that comes first. A unit stands for one organisation only: where two would
 * meet, the second stays as it is, and the coordination decides.
 */
export const followUnits = useCase({
  name: 'network.follow-units',
  policy,
  mode: 'write',
  input: z.object({ reorganisationId: z.uuid() }),
  run: async ({ tx, input, audit }) => {
    const change = await findReorganisation({ tx, id: input.reorganisationId });
    const main = change?.toUnitIds[0];
    let moved = 0;
    if (change && main !== undefined) {
      const from = inArray(organisation.unitId, change.fromUnitIds);
      const [there] = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.unitId, main));
      const [first] = there
        ? []
        : await tx.select({ id: organisation.id }).from(organisation).where(from).orderBy(organisation.id);
      if (first) await tx.update(organisation).set({ unitId: main }).where(eq(organisation.id, first.id));
      const bodies = await tx
        .update(body)
        .set({ unitId: main })
        .where(inArray(body.unitId, change.fromUnitIds))
        .returning({ id: body.id });
      const projects = await tx
        .update(project)
        .set({ contactUnitId: main })
        .where(inArray(project.contactUnitId, change.fromUnitIds))
        .returning({ id: project.id });
      const places = await tx
        .update(place)
        .set({ unitId: main })
        .where(inArray(place.unitId, change.fromUnitIds))
        .returning({ id: place.id });
      const contacts = await tx
        .update(contact)
        .set({ unitId: main })
        .where(inArray(contact.unitId, change.fromUnitIds))
        .returning({ id: contact.id });
      moved = (first ? 1 : 0) + bodies.length + projects.length + places.length + contacts.length;
    }
    audit({
      subjectType: 'unit-reorganisation',
      subjectId: input.reorganisationId,
      summary: 'Organisationen, Gremien, Projekte, Orte und Kontakte an die nachfolgenden Stellen übergeben',
      fields: { moved: { after: moved } },
    });
    return ok({ moved });
  },
});

/** Hears of reorganised units. */
export async function hearOfUnits(ctx: Ctx, payload: Record<string, string>): Promise<void> {
  const done = await followUnits(ctx, { reorganisationId: payload['reorganisationId'] ?? '' });
  if (!done.ok) throw new Error(done.problem.message);
}
