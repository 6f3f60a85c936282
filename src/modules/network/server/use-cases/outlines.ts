import { eq } from 'drizzle-orm';
import { areaOfGeometry, crossing, type Area } from '#kernel/geo.ts';
import { invalidField } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { outlinesInput } from '../../inputs-places.ts';
import { municipalityOutline } from '../place-schema.ts';
import { findMunicipalities, findOutlines } from '../place-store.ts';
import { policy } from '../policy.ts';

/** Borders of the county's municipalities, for maps and for telling where a position lies. */
export const readOutlines = useCase({
  name: 'network.read-outlines',
  action: 'network.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => ok(await findOutlines(tx)),
});

/** Lays down the borders of municipalities, from GeoJSON; those of others stay. */
export const setOutlines = useCase({
  name: 'network.set-outlines',
  action: 'network.edit',
  policy,
  mode: 'write',
  input: outlinesInput,
  run: async ({ ctx, tx, input, audit, touchPublic }) => {
    const known = new Map((await findMunicipalities(tx)).map((entry) => [entry.ags, entry]));
    const now = ctx.clock.now().getTime();
    const rows: (typeof municipalityOutline.$inferInsert)[] = [];
    for (const [index, { properties, geometry }] of input.features.entries()) {
      const own = known.get(properties.ags);
      if (!own) return invalidField(`features.${index}`, `Eine Gemeinde ${properties.ags} gibt es in diesem Landkreis nicht.`);
      const area: Area | null = areaOfGeometry(geometry);
      if (area === null || area.length === 0)
        return invalidField(`features.${index}`, `Der Umriss von ${own.name} ist keine Fläche.`);
      if (area.flat().some((ring) => crossing(ring) !== null)) {
        return invalidField(`features.${index}`, `Der Umriss von ${own.name} kreuzt sich selbst.`);
      }
      rows.push({
        id: newId(now),
        countyId: ctx.county.id,
        municipalityId: own.id,
        area,
        source: input.source,
        licence: input.licence,
      });
    }
    for (const row of rows) {
      await tx.delete(municipalityOutline).where(eq(municipalityOutline.municipalityId, row.municipalityId));
      await tx.insert(municipalityOutline).values(row);
    }
    audit({
      subjectType: 'county',
      subjectId: ctx.county.id,
      summary: 'Umrisse der Gemeinden hinterlegt',
      fields: { outlines: { after: rows.length }, source: { after: input.source } },
    });
    touchPublic();
    return ok({ count: rows.length });
  },
});
