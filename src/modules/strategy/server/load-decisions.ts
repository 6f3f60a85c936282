import type { Tx } from '#kernel/context.ts';
import type { Thing } from '#kernel/policy.ts';
import { loadBodyOffices, loadPapers } from '#modules/network/server/index.ts';
import type { DecisionView } from '../contract.ts';
import { stateOfDecision, tellingOf } from './model/decision.ts';
import { findDecisions, findStrategies, type DecisionRow } from './store.ts';

/** Decisions as people see them, in the order of the rows: with their papers' outcomes and what became of them. */
export async function decisionViews(tx: Tx, rows: readonly DecisionRow[]): Promise<DecisionView[]> {
  const papers = await loadPapers(
    tx,
    rows.flatMap(({ row }) => row.paperId ?? []),
  );
  const strategies = new Map((await findStrategies(tx)).map((row) => [row.id, { id: row.id, key: row.key, title: row.title }]));
  return rows.map(({ row, body, meeting, unit, node, nodeStrategyId }) => {
    const paper = row.paperId === null ? null : (papers.get(row.paperId) ?? null);
    const strategyId = nodeStrategyId ?? row.strategyId;
    const shownNode = node && {
      id: node.id,
      number: node.number,
      title: node.title,
      strategyKey: strategies.get(nodeStrategyId ?? '')?.key ?? '',
      deleted: node.deletedAt !== null,
    };
    return {
      id: row.id,
      date: row.date,
      kind: row.kind,
      telling: tellingOf({ kind: row.kind, outcome: paper?.outcome.kind ?? null }),
      title: row.title,
      wording: row.wording,
      body,
      meeting,
      paper: paper && { id: paper.id, title: paper.title, isPublic: paper.isPublic },
      paperNumber: paper?.number ?? row.paperNumber,
      unit,
      due: row.due,
      strategy: strategyId === null ? null : (strategies.get(strategyId) ?? null),
      node: shownNode,
      answer: row.answer,
      answeredOn: row.answeredOn,
      state: stateOfDecision({ node: shownNode, answered: row.answer !== null }),
      isPublic: row.isPublic,
      demonstration: row.demonstration,
      version: row.version,
    };
  });
}

/** What a body gave that the public may know, the latest first; for use cases of other modules within their transaction. */
export const loadDecisions = async (tx: Tx, by: { bodyId: string }): Promise<DecisionView[]> =>
  decisionViews(tx, await findDecisions(tx, { bodyId: by.bodyId, onlyPublic: true }));

/** One decision; null when there is none. */
export async function loadDecision(tx: Tx, id: string): Promise<{ row: DecisionRow['row']; view: DecisionView } | null> {
  const rows = await findDecisions(tx, { id });
  const [view] = await decisionViews(tx, rows);
  return rows[0] && view ? { row: rows[0].row, view } : null;
}

/** Whose a decision is: of the unit that is named, else of the one that keeps the body. */
export function thingOfDecision(input: {
  unitId: string | null;
  bodyId: string | null;
  offices: ReadonlyMap<string, string | null>;
}): Thing {
  const own = input.unitId ?? (input.bodyId === null ? null : (input.offices.get(input.bodyId) ?? null));
  return { unitIds: own === null ? [] : [own] };
}

/** The same of one decision. */
export const thingOfDecisionRow = async (tx: Tx, { unitId, bodyId }: DecisionRow['row']): Promise<Thing> =>
  thingOfDecision({ unitId, bodyId, offices: await loadBodyOffices(tx) });

export const waits = (view: Pick<DecisionView, 'state'>): boolean => view.state === 'open' || view.state === 'lost';
