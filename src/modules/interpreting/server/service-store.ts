import { and, asc, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { organisation } from '#modules/network/server/schema.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import { interpretingAssignment } from './request-schema.ts';
import { interpreterPool } from './schema.ts';
import { languageService, languageServiceUse } from './service-schema.ts';

export type ServiceRow = typeof languageService.$inferSelect;
export type UseRow = typeof languageServiceUse.$inferSelect;
export type FoundService = { row: ServiceRow; pool: typeof interpreterPool.$inferSelect };
export type FoundUse = { row: UseRow; unit: string | null; organisation: string | null };

/** Services by name, with the pool whose cost rules hold. */
export const findServices = (tx: Tx, filter: { id?: string } = {}): Promise<FoundService[]> =>
  tx
    .select({ row: languageService, pool: interpreterPool })
    .from(languageService)
    .innerJoin(interpreterPool, eq(interpreterPool.id, languageService.poolId))
    .where(filter.id ? eq(languageService.id, filter.id) : undefined)
    .orderBy(asc(languageService.name));

/** The service's row, held: two who take over the same invoice come one after the other. */
export async function lockService(tx: Tx, id: string): Promise<ServiceRow | null> {
  const [row] = await tx.select().from(languageService).where(eq(languageService.id, id)).for('update');
  return row ?? null;
}

/** Uses of services, the latest first. */
export const findUses = (tx: Tx, filter: { id?: string; serviceId?: string; from?: string; to?: string }): Promise<FoundUse[]> =>
  tx
    .select({ row: languageServiceUse, unit: unit.name, organisation: organisation.name })
    .from(languageServiceUse)
    .leftJoin(unit, eq(unit.id, languageServiceUse.unitId))
    .leftJoin(organisation, eq(organisation.id, languageServiceUse.organisationId))
    .where(
      and(
        filter.id ? eq(languageServiceUse.id, filter.id) : undefined,
        filter.serviceId ? eq(languageServiceUse.serviceId, filter.serviceId) : undefined,
        filter.from ? gte(languageServiceUse.day, filter.from) : undefined,
        filter.to ? lte(languageServiceUse.day, filter.to) : undefined,
      ),
    )
    .orderBy(desc(languageServiceUse.day), desc(languageServiceUse.id));

type ServiceUser = { key: string; name: string };
export const userKey = ({ unitId, organisationId }: { unitId: string | null; organisationId: string | null }): string =>
  unitId !== null ? `unit:${unitId}` : `organisation:${organisationId ?? ''}`;
export function userOf(key: string): { unitId: string | null; organisationId: string | null } {
  const [kind, id = null] = key.split(':');
  return { unitId: kind === 'unit' ? id : null, organisationId: kind === 'organisation' ? id : null };
}

/** Who may use a service: units and organisations of the county. */
export async function findUsers(tx: Tx): Promise<ServiceUser[]> {
  const units = await tx.select({ id: unit.id, name: unit.name }).from(unit).orderBy(asc(unit.name));
  const organisations = await tx
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .orderBy(asc(organisation.name));
  return [
    ...units.map(({ id, name }) => ({ key: `unit:${id}`, name })),
    ...organisations.map(({ id, name }) => ({ key: `organisation:${id}`, name })),
  ];
}

/** Conversations of the county's own pools that took place, with the tariffs of their pool. */
export const findHeld = (tx: Tx, period: { from: Date; to: Date }) =>
  tx
    .select({
      startsAt: interpretingAssignment.startsAt,
      endsAt: interpretingAssignment.endsAt,
      tariffs: interpreterPool.tariffs,
    })
    .from(interpretingAssignment)
    .innerJoin(interpreterPool, eq(interpreterPool.id, interpretingAssignment.poolId))
    .where(
      and(
        eq(interpretingAssignment.isCurrent, true),
        inArray(interpretingAssignment.outcome, ['done']),
        gte(interpretingAssignment.startsAt, period.from),
        lte(interpretingAssignment.startsAt, period.to),
      ),
    );
