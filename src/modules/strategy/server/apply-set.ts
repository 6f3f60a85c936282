import { and, eq, isNull } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalid, type FieldFault } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok, type Failed, type Result } from '#kernel/result.ts';
import { applyAddition } from './apply-addition.ts';
import { applyChange, recordNode, type NodeFields } from './apply-change.ts';
import { strategyNode } from './schema.ts';
import { findMunicipalities, findUnits, type NodeRow, type StrategyRow } from './store.ts';
import { changeSet, type ChangeSetEntry } from './table-schema.ts';
import { findNodesById, type ChangeSetRow } from './table-store.ts';

type Work = {
  ctx: CountyCtx;
  tx: Tx;
  strategy: StrategyRow;
  audit: (record: AuditRecord) => void;
  touchPublic: () => void;
};

export type SetChange = { place: string; nodeId: string; name: string; version: number; fields: NodeFields };
export type SetAddition = {
  place: string;
  level: number;
  parentId: string | null;
  fields: NodeFields & { title: string };
};

/** What of a node a change may touch, by its columns. */
const columns = [
  'number',
  'title',
  'text',
  'internalText',
  'kind',
  'horizon',
  'periodFrom',
  'periodTo',
  'leadUnitId',
  'partnerUnitIds',
  'targetGroups',
  'municipalityIds',
  'layer',
  'countyRole',
  'links',
  'toBeDeveloped',
  'weight',
] as const satisfies readonly (keyof NodeRow)[];

const picked = (node: NodeRow, changed: (column: keyof NodeRow) => boolean): Record<string, unknown> =>
  Object.fromEntries(columns.filter(changed).map((column) => [column, node[column]]));

/**
 * Changes and adds many entries by the same rules as one by one, and keeps what is needed to undo it. All or nothing: the
 * first fault, or anybody's change in between, keeps everything back and is named with its place (`Zeile 14`).
 */
export async function applySet(
  work: Work & {
    kind: 'table' | 'bulk';
    summary: string;
    changes: readonly SetChange[];
    additions: readonly SetAddition[];
    reason: string | null;
  },
): Promise<Result<{ changeSetId: string }>> {
  const { ctx, tx, strategy, changes } = work;
  const before = await findNodesById(
    tx,
    changes.map((change) => change.nodeId),
  );
  const moved = changes.filter(({ nodeId, version }) => before.get(nodeId)?.version !== version || before.get(nodeId)?.deletedAt);
  if (moved.length > 0) return changedMeanwhile(moved.map((change) => change.name));
  for (const change of changes) {
    const done = await applyChange({ ...work, node: before.get(change.nodeId)!, fields: change.fields });
    if (!done.ok) return at(change.place, done);
  }
  const added: string[] = [];
  for (const addition of work.additions) {
    const done = await applyAddition({ ...work, ...addition });
    if (!done.ok) return at(addition.place, done);
    added.push(done.value.id);
  }
  const after = await findNodesById(tx, [...before.keys(), ...added]);
  const entries = [...after.values()].flatMap((node): ChangeSetEntry[] => {
    const old = before.get(node.id);
    if (!old)
      return [{ nodeId: node.id, name: node.title, before: null, after: picked(node, () => true), version: node.version }];
    if (old.version === node.version) return [];
    const differs = (column: keyof NodeRow): boolean => JSON.stringify(old[column]) !== JSON.stringify(node[column]);
    return [
      { nodeId: node.id, name: node.title, before: picked(old, differs), after: picked(node, differs), version: node.version },
    ];
  });
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  await tx.insert(changeSet).values({
    id,
    countyId: ctx.county.id,
    strategyId: strategy.id,
    kind: work.kind,
    summary: work.summary,
    entries,
    count: entries.length,
    createdAt: now,
    createdBy: actorRef(ctx.actor),
  });
  return ok({ changeSetId: id });
}

/** Sets back what a set changed and takes out what it made, as long as nobody changed one of the entries since. */
export async function undoSet(work: Work & { set: ChangeSetRow }): Promise<Result<{ count: number }>> {
  const { ctx, tx, strategy, set, audit } = work;
  if (set.undoneAt !== null) return conflict('already-undone', 'Das ist schon rückgängig gemacht.');
  const nodes = await findNodesById(
    tx,
    set.entries.map((entry) => entry.nodeId),
  );
  const moved = set.entries.filter(({ nodeId, version }) => nodes.get(nodeId)?.version !== version);
  if (moved.length > 0) return changedMeanwhile(moved.map((entry) => nodes.get(entry.nodeId)?.title ?? entry.name));
  const reason = `Rückgängig gemacht: ${set.summary}`;
  const units = new Map((await findUnits(tx)).map((unit) => [unit.id, unit.key]));
  const municipalities = new Map((await findMunicipalities(tx)).map((row) => [row.id, row.ags]));
  for (const entry of set.entries) {
    const node = nodes.get(entry.nodeId)!;
    if (entry.before === null) {
      const taken = await takeOut({ ...work, node, reason });
      if (!taken.ok) return taken;
      continue;
    }
    const fields = fieldsOf({ columns: entry.before, node, units, municipalities });
    const done = await applyChange({ ...work, node, fields, reason });
    if (!done.ok) return at(`„${node.title}“`, done);
  }
  if (set.entries.some((entry) => entry.before === null) && strategy.state !== 'draft') work.touchPublic();
  await tx
    .update(changeSet)
    .set({ undoneAt: ctx.clock.now(), undoneBy: actorRef(ctx.actor) })
    .where(eq(changeSet.id, set.id));
  audit({ subjectType: 'change-set', subjectId: set.id, summary: reason, fields: { count: { after: set.count } } });
  return ok({ count: set.count });
}

/** An entry that the set made: gone again, unless something was hung below it. */
async function takeOut(work: Work & { node: NodeRow; reason: string }): Promise<Result<undefined>> {
  const { ctx, tx, node, strategy, reason } = work;
  const below = await tx
    .select({ id: strategyNode.id })
    .from(strategyNode)
    .where(and(eq(strategyNode.parentId, node.id), isNull(strategyNode.deletedAt)));
  if (below.length > 0) return changedMeanwhile([node.title]);
  await tx
    .update(strategyNode)
    .set({ deletedAt: ctx.clock.now(), version: node.version + 1 })
    .where(eq(strategyNode.id, node.id));
  if (strategy.state !== 'draft')
    await recordNode({ ctx, tx, node, kind: 'deleted', fields: { title: { before: node.title, after: null } }, reason });
  work.audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `„${node.title}“ wieder entfernt` });
  return ok();
}

/** Stored columns as fields of a change, which names units and municipalities by their keys. */
function fieldsOf(input: {
  columns: Record<string, unknown>;
  node: NodeRow;
  units: ReadonlyMap<string, string>;
  municipalities: ReadonlyMap<string, string>;
}): NodeFields {
  const { periodFrom, periodTo, leadUnitId, partnerUnitIds, municipalityIds, ...plain } = input.columns;
  const has = (column: string): boolean => column in input.columns;
  const fields: NodeFields = { ...plain };
  if (has('periodFrom') || has('periodTo')) {
    const from = has('periodFrom') ? (periodFrom as string | null) : input.node.periodFrom;
    const to = has('periodTo') ? (periodTo as string | null) : input.node.periodTo;
    fields.period = from === null && to === null ? null : { from, to };
  }
  if (has('leadUnitId')) fields.lead = leadUnitId === null ? null : (input.units.get(leadUnitId as string) ?? null);
  if (has('partnerUnitIds')) fields.partners = (partnerUnitIds as string[]).flatMap((id) => input.units.get(id) ?? []);
  if (has('municipalityIds'))
    fields.municipalities = (municipalityIds as string[]).flatMap((id) => input.municipalities.get(id) ?? []);
  return fields;
}

/** A failure with its place before the message; its faults lie at that place. */
function at(place: string, failed: Failed): Failed {
  const { problem } = failed;
  const fields = (problem.fields ?? []).map((fault): FieldFault => ({
    ...fault,
    path: fault.path === 'reason' ? 'reason' : place,
    message: fault.path === 'reason' ? fault.message : `${place}: ${fault.message}`,
  }));
  return problem.code === 'reason-needed' ? failed : invalid(problem.code, `${place}: ${problem.message}`, fields);
}

function changedMeanwhile(names: readonly string[]): Failed {
  const said = names
    .slice(0, 5)
    .map((name) => `„${name}“`)
    .join(', ');
  const more = names.length > 5 ? ` und ${names.length - 5} weitere` : '';
  return conflict('changed-meanwhile', `Inzwischen hat jemand geändert: ${said}${more}. Es wurde nichts geschrieben.`);
}
