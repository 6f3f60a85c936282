import { asc, eq, or, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { service } from '#modules/offers/server/schema.ts';
import { municipality, unit } from '#modules/tenancy/server/schema.ts';
import type { Provider } from '../contract-inquiries.ts';
import { courseRun } from './schema.ts';

export type HolderIds = { organisationId: string | null; unitId: string | null; municipalityId: string | null };

/** `organisation:…` and the like as columns. */
export function holderOf(key: string): HolderIds {
  const [kind, id = null] = key.split(':');
  return {
    organisationId: kind === 'organisation' ? id : null,
    unitId: kind === 'unit' ? id : null,
    municipalityId: kind === 'municipality' ? id : null,
  };
}

export const keyOf = ({ organisationId, unitId, municipalityId }: HolderIds): string =>
  organisationId !== null
    ? `organisation:${organisationId}`
    : unitId !== null
      ? `unit:${unitId}`
      : `municipality:${municipalityId ?? ''}`;

const holders = {
  organisationId: service.organisationId,
  unitId: service.unitId,
  municipalityId: service.municipalityId,
  organisation: organisation.name,
  email: organisation.email,
  unit: unit.name,
  municipality: municipality.name,
};

/** Everybody who runs an offer with a course, or one on language, by name. */
export async function findProviders(tx: Tx): Promise<Provider[]> {
  const rows = await tx
    .selectDistinct(holders)
    .from(service)
    .leftJoin(courseRun, eq(courseRun.offerId, service.id))
    .leftJoin(organisation, eq(organisation.id, service.organisationId))
    .leftJoin(unit, eq(unit.id, service.unitId))
    .leftJoin(municipality, eq(municipality.id, service.municipalityId))
    .where(or(sql`${courseRun.id} is not null`, sql`'language' = any(${service.topics})`))
    .orderBy(asc(organisation.name), asc(unit.name), asc(municipality.name));
  return rows.flatMap((row) => {
    const name = row.organisation ?? row.unit ?? row.municipality;
    return name === null ? [] : [{ key: keyOf(row), name, email: row.email }];
  });
}

/** Those of these keys that the county has, with name and address. */
export async function findHolders(tx: Tx, keys: readonly string[]): Promise<Provider[]> {
  const of = (kind: keyof HolderIds): string[] => keys.map(holderOf).flatMap((ids) => ids[kind] ?? []);
  const listed = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`;
  const [organisations, units, municipalities] = [
    await tx
      .select({ id: organisation.id, name: organisation.name, email: organisation.email })
      .from(organisation)
      .where(sql`${organisation.id} = ${listed(of('organisationId'))}`),
    await tx
      .select({ id: unit.id, name: unit.name })
      .from(unit)
      .where(sql`${unit.id} = ${listed(of('unitId'))}`),
    await tx
      .select({ id: municipality.id, name: municipality.name })
      .from(municipality)
      .where(sql`${municipality.id} = ${listed(of('municipalityId'))}`),
  ];
  return [
    ...organisations.map(({ id, name, email }) => ({ key: `organisation:${id}`, name, email })),
    ...units.map(({ id, name }) => ({ key: `unit:${id}`, name, email: null })),
    ...municipalities.map(({ id, name }) => ({ key: `municipality:${id}`, name, email: null })),
  ].toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
}
