import { eq, inArray } from 'drizzle-orm';
import { followingUnits } from '#modules/tenancy/server/index.ts';
import { contact, place } from '../place-schema.ts';
import { policy } from '../policy.ts';
import { project } from '../project-schema.ts';
import { body, organisation } from '../schema.ts';

/**
 * Follows units that were renamed, split or merged: organisations whose partner unit it was, bodies that it keeps,
 * projects that it looks after, places and contact cards that it holds go to the unit that comes first. A unit stands for
 * one organisation only: where two would meet, the second stays as it is, and the coordination decides.
 */
export const followUnits = followingUnits({
  name: 'network.follow-units',
  policy,
  summary: 'Organisationen, Gremien, Projekte, Orte und Kontakte an die nachfolgenden Stellen übergeben',
  move: async ({ tx, change }) => {
    const main = change.toUnitIds[0];
    if (main === undefined) return 0;
    const from = inArray(organisation.unitId, change.fromUnitIds);
    const [there] = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.unitId, main));
    const [first] = there ? [] : await tx.select({ id: organisation.id }).from(organisation).where(from).orderBy(organisation.id);
    if (first) await tx.update(organisation).set({ unitId: main }).where(eq(organisation.id, first.id));
    const projects = await tx
      .update(project)
      .set({ contactUnitId: main })
      .where(inArray(project.contactUnitId, change.fromUnitIds))
      .returning({ id: project.id });
    let moved = (first ? 1 : 0) + projects.length;
    for (const table of [body, place, contact]) {
      const rows = await tx
        .update(table)
        .set({ unitId: main })
        .where(inArray(table.unitId, change.fromUnitIds))
        .returning({ id: table.id });
      moved += rows.length;
    }
    return moved;
  },
});
