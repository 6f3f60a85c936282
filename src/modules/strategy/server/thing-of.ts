import type { Tx } from '#kernel/context.ts';
import type { Thing } from '#kernel/policy.ts';
import { organisationsByUnit } from '#modules/network/server/index.ts';
import type { NodeRow } from './store.ts';

/** To whom a node belongs: its lead unit, the organisation for which that unit stands, its municipalities. */
export async function thingOf(tx: Tx, node: Pick<NodeRow, 'leadUnitId' | 'municipalityIds'>): Promise<Thing> {
  return thingIn({ node, organisations: await organisationsByUnit(tx) });
}

/** The same for proposals: organisations that work on a node without leading it have a say too. */
export async function thingWithPartners(
  tx: Tx,
  node: Pick<NodeRow, 'leadUnitId' | 'municipalityIds' | 'partnerUnitIds'>,
): Promise<Thing> {
  const organisations = await organisationsByUnit(tx);
  const thing = thingIn({ node, organisations });
  const partners = node.partnerUnitIds.flatMap((id) => organisations.get(id) ?? []);
  return { ...thing, organisationIds: [...new Set([...(thing.organisationIds ?? []), ...partners])] };
}

/** The same for many nodes: the organisations are read once. */
export function thingIn(input: {
  node: Pick<NodeRow, 'leadUnitId' | 'municipalityIds'>;
  organisations: ReadonlyMap<string, string>;
}): Thing {
  const { leadUnitId, municipalityIds } = input.node;
  const organisation = leadUnitId === null ? undefined : input.organisations.get(leadUnitId);
  return {
    unitIds: leadUnitId === null ? [] : [leadUnitId],
    municipalityIds,
    organisationIds: organisation === undefined ? [] : [organisation],
  };
}
