import { inArray } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { loadCurrentUnits, loadReachable, type Reachable } from '#modules/tenancy/server/index.ts';
import type { DeputyChoice } from '../contract-rounds.ts';
import { deputiesOf } from './model/rounds.ts';
import { findItems, findRequests, stillHers, type RequestRow, type RoundRow } from './round-store.ts';
import { strategyNode } from './schema.ts';

/** A deputy with the open measures of a request that she may take over. */
export type Deputy = { person: Reachable & { personId: string }; nodeIds: string[] };

/** Open measures of a request, and who may take them over. A deputy's own request is handed on to nobody. */
export async function loadDeputies(input: {
  ctx: CountyCtx;
  tx: Tx;
  request: RequestRow;
  round: RoundRow;
}): Promise<{ open: string[]; deputies: Deputy[] }> {
  const { ctx, tx, request, round } = input;
  const today = berlinDay(ctx.clock.now());
  const hers = stillHers(request, await findRequests(tx, round.id));
  const open = (await findItems(tx, round.id)).flatMap((item) =>
    item.answeredAt === null && hers.includes(item.nodeId) ? item.nodeId : [],
  );
  if (open.length === 0 || request.part !== 'reporter') return { open, deputies: [] };
  const persons = await loadReachable({ tx, countyId: ctx.county.id, today });
  const currentUnitsOf = await loadCurrentUnits({ tx, today });
  const nodes = await tx
    .select({ id: strategyNode.id, lead: strategyNode.leadUnitId, places: strategyNode.municipalityIds })
    .from(strategyNode)
    .where(inArray(strategyNode.id, open));
  const found = new Map<string, Deputy>();
  for (const node of nodes) {
    const able = deputiesOf({
      mail: request.mail,
      unitIds: node.lead === null ? [] : currentUnitsOf(node.lead),
      municipalityIds: node.places,
      persons,
    });
    for (const person of able) {
      const { personId } = person;
      if (personId === null) continue;
      const deputy = found.get(personId) ?? { person: { ...person, personId }, nodeIds: [] };
      if (!deputy.nodeIds.includes(node.id)) deputy.nodeIds.push(node.id);
      found.set(personId, deputy);
    }
  }
  return { open, deputies: [...found.values()].sort((one, other) => one.person.name.localeCompare(other.person.name, 'de')) };
}

export const deputyChoices = (deputies: readonly Deputy[]): DeputyChoice[] =>
  deputies.map(({ person, nodeIds }) => ({ personId: person.personId, name: person.name, measures: nodeIds.length }));
