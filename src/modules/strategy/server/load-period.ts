import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { noTranslations } from '#kernel/translation.ts';
import { addDays } from '#kernel/dates.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import type { PeriodNote, StrategyPeriod } from '../contract.ts';
import { jointEvaluations } from './evaluation-rounds.ts';
import { findEvaluations } from './evaluations.ts';
import { consolidate } from './model/changes.ts';
import { planBefore } from './model/plan-at.ts';
import { moneyTable } from './model/money.ts';
import { walk } from './model/tree.ts';
import { findCosts, placesOf } from './money-store.ts';
import { strategyNode, strategyText } from './schema.ts';
import {
  countDrafts,
  findBaselines,
  findBegins,
  findChanges,
  findLatestNotes,
  findMunicipalities,
  findNotesBetween,
  findSteps,
  findStrategy,
  findUnits,
  type NodeRow,
  type StatusRow,
  type StrategyRow,
  type StepRow,
  type TextRow,
} from './store.ts';
import { buildTree, changeView, periodNote, publicNode, strategySummary, textView } from './views.ts';

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
const endOfTime = new Date('9999-12-31T00:00:00Z');

/**
 * What a report over a period tells, both days included: the plan and its states at the end, states at the beginning,
 * notes, changes and what still waits. Part of other use cases, inside their transaction. Null for a draft or a
 * strategy that is not the county's.
 *
 * A plan that was on record by the last day is shown as it stood then; later changes are put back. A period that was
 * over before the strategy was recorded has no history of its own: its plan is the one that was recorded since.
 */
export async function loadPeriod(input: {
  tx: Tx;
  strategyId: string;
  from: string;
  to: string;
}): Promise<StrategyPeriod | null> {
  const { tx, strategyId, from, to } = input;
  const strategy = await findStrategy(tx, { id: strategyId });
  if (!strategy || strategy.state === 'draft') return null;
  const end = midnight(addDays(to, 1));
  const [baseline] = await findBaselines(tx, strategyId);
  const recorded = baseline !== undefined && baseline.recordedAt < end;
  const rows = await nodesAt(tx, { strategyId, at: recorded ? end : null });
  const later = recorded ? await findChanges(tx, { strategyId, from: end, to: endOfTime }) : [];
  const nodes = planBefore({ subject: 'node', rows, later });

  const steps = await findSteps(tx, strategyId);
  const begins = await findBegins(tx, strategyId);
  const units = await findUnits(tx);
  const municipalities = await findMunicipalities(tx);
  const texts = planBefore({
    subject: 'text',
    rows: await textsAt(tx, { strategyId, at: recorded ? end : null }),
    later,
  });
  const drafts = await countDrafts(tx, strategyId);
  const treeAt = (day: string, notes: readonly StatusRow[]) =>
    buildTree({
      strategy,
      nodes,
      steps: steps.map((step) => stepAt(step, day)),
      notes,
      begins: new Map([...begins].filter(([, begin]) => begin <= day)),
      drafts,
      units,
      municipalities,
      texts,
      words: noTranslations,
    });
  const dayBefore = addDays(from, -1);
  const latest = await findLatestNotes(tx, { strategyId, at: to });
  const ended = treeAt(to, latest);
  const begun = treeAt(dayBefore, await findLatestNotes(tx, { strategyId, at: dayBefore }));

  const leads = new Map([...walk(ended.nodes)].map((node) => [node.id, node.lead]));
  const told = (row: StatusRow): PeriodNote[] => (leads.has(row.nodeId) ? [periodNote(row, leads.get(row.nodeId)!)] : []);
  const changes = await findChanges(tx, { strategyId, from: midnight(from), to: end });
  const none = new Map<string, string>();
  return {
    from,
    to,
    strategy: {
      ...strategySummary(strategy),
      ...ended.summary,
      nodes: ended.nodes.map(publicNode),
      texts: texts.map((text) => textView(text)),
    },
    lines: ended.lines.map((line) => line.id),
    before: {
      states: begun.summary.states,
      progress: begun.summary.progress,
      nodes: Object.fromEntries([...walk(begun.nodes)].map((node) => [node.id, node.state])),
    },
    notes: (await findNotesBetween(tx, { strategyId, from, to })).flatMap(told),
    latest: Object.fromEntries(latest.flatMap(told).map((note) => [note.nodeId, note])),
    changes: consolidate(
      changes.filter((row) => ['node', 'step', 'text'].includes(row.subject) && row.at < end).map((row) => changeView(row, none)),
    ),
    money: await moneyOf({ tx, strategy, nodes: ended.nodes, lineLevel: ended.summary.lineLevel, from, to }),
    evaluations: Object.fromEntries(await findEvaluations(tx, { strategyId, at: to })),
    joint: await jointEvaluations({ tx, strategy, from, to }),
    waiting: [...drafts.keys()].filter((nodeId) => leads.has(nodeId)),
  };
}

async function moneyOf(input: {
  tx: Tx;
  strategy: StrategyRow;
  nodes: Parameters<typeof placesOf>[0]['nodes'];
  lineLevel: number;
  from: string;
  to: string;
}): Promise<StrategyPeriod['money']> {
  const { tx, strategy, nodes, lineLevel } = input;
  const settings = await readSettings(tx, strategy.countyId);
  if (!settings.showCostsPublicly) return null;
  const years = { from: Number(input.from.slice(0, 4)), to: Number(input.to.slice(0, 4)) };
  const costs = (await findCosts(tx, { strategyId: strategy.id, ...years })).filter((entry) => entry.isPublic);
  const placed = placesOf({ nodes, lineLevel }).flatMap((place) =>
    costs.filter((entry) => entry.nodeId === place.nodeId).map((entry) => ({ place, entry })),
  );
  return moneyTable({ placed, ...years, fullTime: Math.round(settings.fullTimeHours * 100) });
}

/** Rows that were there at a moment, also those that were deleted since; without a moment those of now. */
const nodesAt = (tx: Tx, input: { strategyId: string; at: Date | null }): Promise<NodeRow[]> =>
  tx
    .select()
    .from(strategyNode)
    .where(
      and(
        eq(strategyNode.strategyId, input.strategyId),
        input.at === null
          ? isNull(strategyNode.deletedAt)
          : or(isNull(strategyNode.deletedAt), gt(strategyNode.deletedAt, input.at)),
      ),
    )
    .orderBy(asc(strategyNode.position));

const textsAt = (tx: Tx, input: { strategyId: string; at: Date | null }): Promise<TextRow[]> =>
  tx
    .select()
    .from(strategyText)
    .where(
      and(
        eq(strategyText.strategyId, input.strategyId),
        input.at === null
          ? isNull(strategyText.deletedAt)
          : or(isNull(strategyText.deletedAt), gt(strategyText.deletedAt, input.at)),
      ),
    )
    .orderBy(asc(strategyText.position));

const stepAt = (step: StepRow, day: string): StepRow =>
  step.doneOn !== null && step.doneOn > day ? { ...step, doneOn: null } : step;
