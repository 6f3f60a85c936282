import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { OrganisationKind } from '#modules/network/contract.ts';
import type { App } from './app.ts';

/** `network.json` of an example county. */
export type NetworkFile = {
  organisations: { name: string; kind: OrganisationKind; description: string | null; unitKey: string | null }[];
};

/** Lays down the organisations that work beside the county's administration. */
export async function loadNetwork(input: { app: Pick<App, 'network' | 'tenancy'>; ctx: Ctx; file: NetworkFile }): Promise<void> {
  const { app, ctx, file } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  for (const { unitKey, ...organisation } of file.organisations) {
    const unitId = units.find((unit) => unit.key === unitKey)?.id ?? null;
    must(await app.network.addOrganisation(ctx, { ...organisation, unitId }), organisation.name);
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
}
