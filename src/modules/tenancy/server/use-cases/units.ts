import { asc, eq, ne } from 'drizzle-orm';
import { conflict } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { unitInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { municipality, unit } from '../schema.ts';

/** Units and municipalities of the county, by name. */
export const listUnits = useCase({
  name: 'tenancy.list-units',
  action: 'tenancy.read-office',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const units = await tx.select().from(unit).orderBy(asc(unit.name));
    const municipalities = await tx.select().from(municipality).orderBy(asc(municipality.name));
    return ok({
      units: units.map(({ id, key, name, kind, validFrom, validTo }) => ({ id, key, name, kind, validFrom, validTo })),
      municipalities: municipalities.map(({ id, ags, name, kind }) => ({ id, ags, name, kind })),
    });
  },
});

/** Adds a unit of the administration or a partner that carries measures. */
export const addUnit = useCase({
  name: 'tenancy.add-unit',
  action: 'tenancy.manage-county',
  policy,
  mode: 'write',
  input: unitInput,
  run: async ({ ctx, tx, input, audit }) => {
    const [taken] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.key, input.key));
    if (taken) return conflict('unit-exists', `Eine Stelle mit dem Kürzel „${input.key}“ gibt es schon.`);
    const id = newId(ctx.clock.now().getTime());
    await tx.insert(unit).values({ id, countyId: ctx.county.id, parentId: null, validTo: null, ...input });
    audit({ subjectType: 'unit', subjectId: id, summary: `Stelle „${input.name}“ angelegt` });
    return ok({ id });
  },
});

/** Municipalities that a resident can live in, by name. */
export const listPublicMunicipalities = useCase({
  name: 'tenancy.list-public-municipalities',
  action: 'tenancy.read-public',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ tx }) => {
    const rows = await tx.select().from(municipality).where(ne(municipality.kind, 'unincorporated'));
    const { compare } = new Intl.Collator('de');
    return ok(
      rows
        .map(({ ags, name, kind, partOf }) => ({ ags, name, kind, partOf }))
        .sort((one, other) => compare(one.name, other.name)),
    );
  },
});
