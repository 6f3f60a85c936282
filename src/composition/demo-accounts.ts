import type { Auth, DemoAccount } from '#adapters/auth/auth.ts';
import type { InvitableRole } from '#modules/tenancy/contract.ts';
import { systemActor, type App } from './app.ts';
import { demoPeople } from './demo-people.ts';

/**
 * Makes the demo accounts of all counties that are there, with their roles. A second run adds only what is missing.
 * @param credentials gives every new account this password and second factor (text of the secret), for tests; without
 *   them the accounts are entered by the button on the login page alone
 */
export async function createDemoAccounts(input: {
  app: Omit<App, 'auth'>;
  auth: Pick<Auth, 'accounts'>;
  credentials?: { password: string; totpSecret: string };
}): Promise<DemoAccount[]> {
  const { app, auth, credentials } = input;
  const actor = systemActor('Beispieldaten');
  const made: DemoAccount[] = [];
  for (const given of demoPeople) {
    const county = given.county === null ? null : await app.counties.bySlug(given.county);
    if (given.county !== null && county === null) continue;
    const ctx = app.context({ county, actor });
    const known = await auth.accounts.byMail(given.email);
    if (
      known !== null &&
      (await app.db.transaction({ countyId: null, readOnly: true }, (tx) => app.tenancy.grantsOf({ tx, accountId: known.id })))
        .length > 0
    )
      continue;
    const organisation =
      given.organisation === undefined
        ? null
        : must(await app.network.listOrganisations(ctx, { search: given.organisation })).find(
            (entry) => entry.name === given.organisation,
          );
    // An installation that was filled before there were organisations has nobody to speak for them.
    if (organisation === undefined) continue;
    const account = known ?? must(await auth.accounts.create({ name: given.name, email: given.email, ...credentials }));
    if (given.role === 'platform-admin') {
      must(await app.tenancy.grantPlatformAdmin(app.context({ county: null, actor }), { accountId: account.id }));
    } else if (organisation) {
      must(await app.network.grantEditor(ctx, { accountId: account.id, organisationId: organisation.id }));
    } else {
      const places = must(await app.tenancy.listUnits(ctx, {}));
      must(
        await app.tenancy.grantRole(ctx, {
          accountId: account.id,
          role: given.role as InvitableRole,
          unitId: places.units.find((unit) => unit.key === given.unitKey)?.id ?? null,
          municipalityId: places.municipalities.find((place) => place.ags === given.municipalityAgs)?.id ?? null,
          languages: [...(given.languages ?? [])],
        }),
      );
    }
    if (known === null) made.push({ email: given.email, name: given.name, county: given.county, task: given.task });
  }
  return made;
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}
