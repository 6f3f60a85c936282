import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { loadTree } from './load-tree.ts';
import { reportingPlaces } from './model/municipal.ts';
import { walk } from './model/tree.ts';
import { findMunicipalities, findNodes, findStrategies, type StrategyRow } from './store.ts';

/** Adopted strategies that no adopted one has followed: the others lay no duties on anybody. */
export async function findStrategiesInForce(tx: Tx): Promise<StrategyRow[]> {
  const adopted = (await findStrategies(tx)).filter((row) => row.state === 'adopted');
  const succeeded = new Set(adopted.flatMap((row) => row.predecessorId ?? []));
  return adopted.filter((row) => !succeeded.has(row.id));
}

/**
 * What a round asks about on a day: every line of the strategies in force that is neither done nor dropped, not still to
 * be developed, and has begun or has no begin.
 */
export async function roundLines(input: { tx: Tx; today: IsoDate }): Promise<string[]> {
  const { tx, today } = input;
  const found: string[] = [];
  const places = await findMunicipalities(tx);
  for (const strategy of await findStrategiesInForce(tx)) {
    const { nodes, summary } = await loadTree({ tx, strategy, at: null, language: 'de', drafts: false });
    const rows = new Map((await findNodes(tx, strategy.id)).map((row) => [row.id, row]));
    for (const node of walk(nodes)) {
      if (node.level !== summary.lineLevel || node.toBeDeveloped) continue;
      const row = rows.get(node.id);
      // Led by nobody, the municipalities' own measure has no state that anybody could be asked for.
      if (node.lead === null && row && reportingPlaces({ named: row.municipalityIds, layer: row.layer, places }).length > 0)
        continue;
      if (node.state === 'done' || node.state === 'dropped') continue;
      if (node.plannedPeriod.from !== null && node.plannedPeriod.from > today) continue;
      found.push(node.id);
    }
  }
  return found;
}
