import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { OrganisationKind } from '../contract.ts';
import { organisation } from './schema.ts';

const organisationRows = (tx: Tx) =>
  tx
    .select({
      row: organisation,
      municipality: { id: municipality.id, name: municipality.name },
      unit: { id: unit.id, name: unit.name },
    })
    .from(organisation)
    .leftJoin(municipality, eq(municipality.id, organisation.municipalityId))
    .leftJoin(unit, eq(unit.id, organisation.unitId));
export type OrganisationRow = Awaited<ReturnType<typeof organisationRows>>[number];

export const findOrganisations = (input: {
  tx: Tx;
  search: string | null;
  kind: OrganisationKind | null;
  municipalityId: string | null;
  closed: boolean;
}): Promise<OrganisationRow[]> => {
  const words = (input.search ?? '').split(/\s+/).filter(Boolean);
  const text = sql`concat_ws(' ', ${organisation.name}, ${organisation.alternateName}, ${organisation.description})`;
  return organisationRows(input.tx)
    .where(
      and(
        input.closed ? undefined : isNull(organisation.closedOn),
        input.kind ? eq(organisation.kind, input.kind) : undefined,
        input.municipalityId ? eq(organisation.municipalityId, input.municipalityId) : undefined,
        ...words.map((word) => sql`strpos(lower(${text}), lower(${word})) > 0`),
      ),
    )
    .orderBy(asc(sql`lower(${organisation.name})`), asc(organisation.id));
};

export async function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  const [row] = await organisationRows(tx).where(eq(organisation.id, id));
  return row ?? null;
}

/** Whether another open organisation bears the name already. */
export async function nameTaken(input: { tx: Tx; name: string; exceptId: string | null }): Promise<boolean> {
  const [row] = await input.tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(
      and(
        isNull(organisation.closedOn),
        sql`lower(${organisation.name}) = lower(${input.name})`,
        input.exceptId === null ? undefined : ne(organisation.id, input.exceptId),
      ),
    );
  return row !== undefined;
}

/** The organisation for which a unit stands already. */
export async function organisationOfUnit(input: { tx: Tx; unitId: string; exceptId: string | null }): Promise<string | null> {
  const [row] = await input.tx
    .select({ name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.unitId, input.unitId), input.exceptId === null ? undefined : ne(organisation.id, input.exceptId)));
  return row?.name ?? null;
}

export async function municipalityExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.select({ id: municipality.id }).from(municipality).where(eq(municipality.id, id))).length > 0;
}

export async function unitKindOf(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.select({ kind: unit.kind }).from(unit).where(eq(unit.id, id));
  return row?.kind ?? null;
}
