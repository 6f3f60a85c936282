import { and, eq, inArray, isNull, or, gte } from 'drizzle-orm';
import type { Role, Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { ResponsiblePart } from '../contract.ts';
import { accountsById } from './accounts.ts';
import { responsiblePerson, roleGrant, unit, unitSuccessor } from './schema.ts';

/** Somebody who can be asked by mail about what a unit or municipality answers for. */
export type Reachable = {
  /** Id of the responsible person; null for an account that is named nowhere. */
  personId: string | null;
  accountId: string | null;
  name: string;
  mail: string;
  part: ResponsiblePart;
  unitId: string | null;
  municipalityId: string | null;
};

/**
 * Everybody who is asked by mail on this day: responsible persons in their task, and accounts that report for a unit or
 * municipality, these as reporters. Who is named and has an account is one person, told by address or by name.
 */
export async function loadReachable(input: { tx: Tx; countyId: string; today: IsoDate }): Promise<Reachable[]> {
  const { tx, countyId, today } = input;
  const rows = await tx
    .select()
    .from(responsiblePerson)
    .where(or(isNull(responsiblePerson.leftOn), gte(responsiblePerson.leftOn, today)));
  const named = rows.map(({ id, name, mail, part, unitId, municipalityId }): Reachable => {
    return { personId: id, accountId: null, name, mail, part, unitId, municipalityId };
  });
  const accounts = await accountsWith({ tx, countyId, roles: ['unit-editor', 'municipality-editor'] });
  const samePlace = (one: Reachable, other: Reachable): boolean =>
    one.unitId === other.unitId && one.municipalityId === other.municipalityId;
  const further = accounts.filter(
    (account) =>
      !named.some((one) => samePlace(one, account) && (one.mail === account.mail.toLowerCase() || one.name === account.name)),
  );
  return [...named, ...further];
}

/** Accounts that coordinate the county. */
export async function loadCoordinators(input: { tx: Tx; countyId: string }): Promise<Reachable[]> {
  const found = await accountsWith({ ...input, roles: ['coordinator'] });
  return found.filter((one, at) => found.findIndex((other) => other.mail === one.mail) === at);
}

/** Somebody who is asked about what an organisation writes, or about translations into her languages. */
export type Writer = Reachable & { organisationId: string | null; languages: readonly string[] };

/** Accounts that write for an organisation or translate. */
export const loadWriters = (input: { tx: Tx; countyId: string }): Promise<Writer[]> =>
  accountsWith({ ...input, roles: ['organisation-editor', 'translator'] });

async function accountsWith(input: { tx: Tx; countyId: string; roles: Role[] }): Promise<Writer[]> {
  const { tx, countyId, roles } = input;
  const grants = await tx
    .select()
    .from(roleGrant)
    .where(and(eq(roleGrant.countyId, countyId), inArray(roleGrant.role, roles), isNull(roleGrant.revokedAt)))
    .orderBy(roleGrant.grantedAt, roleGrant.id);
  const accounts = await accountsById({ tx, ids: [...new Set(grants.map((grant) => grant.accountId))] });
  return grants.flatMap(({ accountId, unitId, municipalityId, organisationId, role, languages }): Writer[] => {
    const account = accounts.get(accountId);
    if (!account) return [];
    const reached = { personId: null, accountId, name: account.name, mail: account.email, part: 'reporter' as const };
    return [{ ...reached, unitId, municipalityId, organisationId, languages: role === 'translator' ? languages : [] }];
  });
}

/**
 * Who does a unit's work on this day: the unit itself, or, once it has ended, whoever followed it, over several steps.
 * Answered for all units at once; a unit that ended without a successor stands for itself.
 */
export async function loadCurrentUnits(input: { tx: Tx; today: IsoDate }): Promise<(unitId: string) => string[]> {
  const { tx, today } = input;
  const units = await tx.select({ id: unit.id, validTo: unit.validTo }).from(unit);
  const edges = await tx.select({ from: unitSuccessor.unitId, to: unitSuccessor.successorId }).from(unitSuccessor);
  const ended = new Set(units.filter((row) => row.validTo !== null && row.validTo < today).map((row) => row.id));
  const follow = (unitId: string, seen: ReadonlySet<string>): string[] => {
    const next = edges.filter((edge) => edge.from === unitId && !seen.has(edge.to)).map((edge) => edge.to);
    if (!ended.has(unitId) || next.length === 0) return [unitId];
    return next.flatMap((id) => follow(id, new Set([...seen, unitId])));
  };
  return (unitId) => [...new Set(follow(unitId, new Set()))];
}
