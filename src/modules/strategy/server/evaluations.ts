import { and, desc, eq, lte } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { EvaluationView } from '../contract-evaluation.ts';
import { measureEvaluation } from './schema-evaluation.ts';
import { strategyNode } from './schema.ts';

const columns = {
  id: measureEvaluation.id,
  nodeId: measureEvaluation.nodeId,
  date: measureEvaluation.date,
  result: measureEvaluation.result,
  why: measureEvaluation.why,
  further: measureEvaluation.further,
  furtherNote: measureEvaluation.furtherNote,
};

/** The evaluation that holds for a node; null without one. */
export async function findEvaluation(tx: Tx, nodeId: string): Promise<EvaluationView | null> {
  const [row] = await tx
    .select(columns)
    .from(measureEvaluation)
    .where(eq(measureEvaluation.nodeId, nodeId))
    .orderBy(desc(measureEvaluation.createdAt), desc(measureEvaluation.id))
    .limit(1);
  return row ?? null;
}

/** The evaluations that hold in a strategy, as of a day when one is given, by node. */
export async function findEvaluations(
  tx: Tx,
  input: { strategyId: string; at: string | null },
): Promise<Map<string, EvaluationView>> {
  const rows = await tx
    .selectDistinctOn([measureEvaluation.nodeId], columns)
    .from(measureEvaluation)
    .innerJoin(strategyNode, eq(strategyNode.id, measureEvaluation.nodeId))
    .where(
      and(eq(strategyNode.strategyId, input.strategyId), input.at === null ? undefined : lte(measureEvaluation.date, input.at)),
    )
    .orderBy(measureEvaluation.nodeId, desc(measureEvaluation.createdAt), desc(measureEvaluation.id));
  return new Map(rows.map((row) => [row.nodeId, row]));
}

/** Whether there is something to be evaluated: the measure is done or dropped, or its time is over. */
export const isOver = (input: { state: string | null; periodTo: string | null; today: string }): boolean =>
  input.state === 'done' || input.state === 'dropped' || (input.periodTo !== null && input.periodTo < input.today);
