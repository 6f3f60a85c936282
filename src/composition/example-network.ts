import type { Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import type { OrganisationKind } from '#modules/network/contract.ts';
import type { ProjectPhase } from '#modules/network/contract-projects.ts';
import type { App } from './app.ts';

/** `network.json` of an example county. */
export type NetworkFile = {
  organisations: { name: string; kind: OrganisationKind; description: string | null; unitKey: string | null }[];
  projects: {
    title: string;
    description: string;
    carrier: string | null;
    carrierUnitKey: string | null;
    phase: ProjectPhase;
    period: { from: string | null; to: string | null };
    funder: string | null;
    programme: string | null;
    contactUnitKey: string | null;
    isPublic: boolean;
    /** Key of a strategy with titles of its entries that the project carries. */
    strategyKey: string | null;
    entries: string[];
  }[];
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

type Kept = { id: string; title: string; children: readonly Kept[] };
const walk = (nodes: readonly Kept[]): Kept[] => nodes.flatMap((node) => [node, ...walk(node.children)]);

/** Lays down projects with the entries that they carry; strategies are there by then. */
export async function loadProjects(input: {
  app: Pick<App, 'network' | 'strategy' | 'tenancy'>;
  ctx: Ctx;
  file: NetworkFile;
}): Promise<void> {
  const { app, ctx, file } = input;
  const { units } = must(await app.tenancy.listUnits(ctx, {}), 'units');
  const unitId = (key: string | null): string | null => units.find((unit) => unit.key === key)?.id ?? null;
  const organisations = must(await app.network.listOrganisations(ctx, {}), 'organisations');
  for (const given of file.projects) {
    const project = must(
      await app.network.addProject(ctx, {
        title: given.title,
        description: given.description,
        carrierOrganisationId: organisations.find((entry) => entry.name === given.carrier)?.id ?? null,
        carrierUnitId: unitId(given.carrierUnitKey),
        phase: given.phase,
        periodFrom: given.period.from,
        periodTo: given.period.to,
        funderName: given.funder,
        programme: given.programme,
        contactUnitId: unitId(given.contactUnitKey),
        isPublic: given.isPublic,
      }),
      given.title,
    );
    if (given.strategyKey === null) continue;
    const { nodes } = must(await app.strategy.readOfficeStrategy(ctx, { key: given.strategyKey }), given.strategyKey);
    for (const title of given.entries) {
      const nodeId = walk(nodes).find((node) => node.title === title)?.id ?? '';
      must(await app.strategy.linkProject(ctx, { nodeId, projectId: project.id }), title);
    }
  }
}

function must<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.problem.message} ${JSON.stringify(result.problem.fields ?? [])}`);
}
