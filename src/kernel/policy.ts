import type { Actor, Role, RoleGrant } from './context.ts';

/**
 * How far a role's right reaches: the whole county, or only what belongs to the unit, municipality,
 * organisation or languages of the grant; `installation` is for what belongs to no county.
 */
export type Reach = 'county' | 'own-unit' | 'own-municipality' | 'own-organisation' | 'own-languages' | 'installation';

/** One row of a module's policy: who may do which action, and how far. */
export type PolicyRow = {
  action: string;
  /** `public` may do it without an account; `system` is the platform's own work; `api:…` a key with that scope. */
  who: Role | 'public' | 'system' | `api:${string}` | `link:${string}`;
  reach: Reach;
};

/** What the policy needs to know of the thing that is acted on. */
export type Thing = {
  unitIds?: readonly string[];
  municipalityIds?: readonly string[];
  organisationIds?: readonly string[];
  /** BCP 47 tags: a right to languages reaches a thing whose languages it has all. */
  languages?: readonly string[];
};

export type Verdict = 'yes' | 'unauthenticated' | 'forbidden';

/**
 * Decides whether the actor may do the action at all in this county (`thing` left out), or on this thing.
 * A right that reaches only to the own unit answers yes to the first question: the second one follows after loading.
 */
export function may(input: {
  rows: readonly PolicyRow[];
  actor: Actor;
  countyId: string | null;
  action: string;
  thing?: Thing;
}): Verdict {
  const { actor, countyId, thing } = input;
  const rows = input.rows.filter((row) => row.action === input.action);
  if (rows.some((row) => row.who === 'public')) return 'yes';
  if (actor.kind === 'anonymous') return 'unauthenticated';
  if (actor.kind === 'system') return rows.some((row) => row.who === 'system') ? 'yes' : 'forbidden';
  if (actor.kind === 'api-key') {
    const allowed =
      actor.countyId === countyId && rows.some((row) => row.who.startsWith('api:') && actor.scopes.includes(row.who.slice(4)));
    return allowed ? 'yes' : 'forbidden';
  }
  if (actor.kind === 'link') {
    return rows.some((row) => row.who === `link:${actor.purpose}`) ? 'yes' : 'forbidden';
  }
  const allowed = actor.grants.some((grant) =>
    rows.some((row) => row.who === grant.role && reaches({ row, grant, countyId, thing })),
  );
  return allowed ? 'yes' : 'forbidden';
}

function reaches(input: { row: PolicyRow; grant: RoleGrant; countyId: string | null; thing: Thing | undefined }): boolean {
  const { row, grant, countyId, thing } = input;
  if (row.reach === 'installation') return countyId === null || grant.role === 'platform-admin';
  if (grant.countyId !== countyId) return false;
  if (row.reach === 'county') return true;
  if (row.reach === 'own-languages') {
    const languages = grant.languages ?? [];
    if (languages.length === 0) return false;
    return thing === undefined || (thing.languages?.every((language) => languages.includes(language)) ?? false);
  }
  const own =
    row.reach === 'own-unit'
      ? [grant.unitId, thing?.unitIds]
      : row.reach === 'own-municipality'
        ? [grant.municipalityId, thing?.municipalityIds]
        : [grant.organisationId, thing?.organisationIds];
  const [id, ids] = own as [string | null, readonly string[] | undefined];
  if (id === null) return false;
  return thing === undefined || (ids?.includes(id) ?? false);
}
