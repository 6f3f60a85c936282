import { germanLanguageName } from '#kernel/language-names.ts';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { invalid, invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { InvitableRole } from '../contract.ts';
import { boundRole, roleFaults } from './model/roles.ts';
import { county, municipality, unit } from './schema.ts';

type GivenRole = { role: InvitableRole; unitId: string | null; municipalityId: string | null; languages: readonly string[] };
type Bound = {
  unitId: string | null;
  municipalityId: string | null;
  organisationName: string | null;
  languages: readonly string[];
};
/** A role with the one thing that it is bound to. */
export type BoundRole = Omit<GivenRole, 'role'> & {
  role: InvitableRole | 'organisation-editor';
  organisation: { id: string; name: string } | null;
};

/** Checks what a role is bound to: it must be given where the role needs it, and be the county's own. */
export async function checkBinding(input: {
  tx: Tx;
  countyId: string;
  given: GivenRole;
}): Promise<Result<BoundRole & { boundTo: string | null }>> {
  const { tx, countyId, given } = input;
  const faults = roleFaults(given);
  if (faults.length > 0) return invalid('role-not-bound', faults[0]!.message, faults);
  const bound = { ...boundRole(given), organisation: null };
  if (bound.unitId !== null) {
    const [found] = await tx
      .select({ name: unit.name })
      .from(unit)
      .where(and(eq(unit.countyId, countyId), eq(unit.id, bound.unitId)));
    return found ? ok({ ...bound, boundTo: found.name }) : invalidField('unitId', 'Diese Stelle gibt es hier nicht.', 'unknown');
  }
  if (bound.municipalityId !== null) {
    const [found] = await tx
      .select({ name: municipality.name })
      .from(municipality)
      .where(and(eq(municipality.countyId, countyId), eq(municipality.id, bound.municipalityId)));
    return found
      ? ok({ ...bound, boundTo: found.name })
      : invalidField('municipalityId', 'Diese Gemeinde gibt es hier nicht.', 'unknown');
  }
  if (bound.languages.length > 0) {
    const [found] = await tx.select({ languages: county.languages }).from(county).where(eq(county.id, countyId));
    return bound.languages.every((language) => found?.languages.includes(language))
      ? ok({ ...bound, boundTo: bound.languages.map(germanLanguageName).join(', ') })
      : invalidField('languages', 'In diese Sprache übersetzt der Landkreis nicht.', 'unknown');
  }
  return ok({ ...bound, boundTo: null });
}

/** What a role is bound to, in words: units, municipalities and organisations by id, and languages. */
export async function boundNames(tx: Tx): Promise<(row: Bound) => string | null> {
  const units = await tx.select({ id: unit.id, name: unit.name }).from(unit);
  const municipalities = await tx.select({ id: municipality.id, name: municipality.name }).from(municipality);
  const names = new Map([...units, ...municipalities].map((row) => [row.id, row.name]));
  return (row) =>
    row.organisationName ??
    names.get(row.unitId ?? row.municipalityId ?? '') ??
    (row.languages.length > 0 ? row.languages.map(germanLanguageName).join(', ') : null);
}
