import { eq, sql } from 'drizzle-orm';
import type { AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { columnsOf, doubleNumber, numberTaken, recordNode, type NodeFields } from './apply-change.ts';
import { strategyNode } from './schema.ts';
import { findNode, type StrategyRow } from './store.ts';

/** Adds a node behind all others: the one way for a form and for a row of a table. */
export async function applyAddition(work: {
  ctx: CountyCtx;
  tx: Tx;
  strategy: StrategyRow;
  parentId: string | null;
  level: number;
  fields: NodeFields & { title: string };
  reason: string | null;
  /** The proposal that brought it. */
  requestId?: string;
  audit: (record: AuditRecord) => void;
  touchPublic: () => void;
}): Promise<Result<{ id: string }>> {
  const { ctx, tx, strategy, parentId, level, fields, reason, requestId, audit, touchPublic } = work;
  const parent = parentId === null ? null : await findNode(tx, parentId);
  if (level >= strategy.levels.length) return invalidField('level', 'Diese Ebene gibt es nicht.', 'unknown-level');
  if (parent && level <= parent.level)
    return invalidField('level', `Das liegt nicht unter „${parent.title}“.`, 'level-not-below');
  const columns = await columnsOf(tx, fields);
  if (!columns.ok) return columns;
  const number = fields.number ?? null;
  if (number && (await numberTaken(tx, { strategyId: strategy.id, parentId, level, number, except: null }))) {
    return doubleNumber(number);
  }
  const now = ctx.clock.now();
  const id = newId(now.getTime());
  const [last] = await tx
    .select({ position: sql<number>`coalesce(max(${strategyNode.position}), -1)::int` })
    .from(strategyNode)
    .where(eq(strategyNode.strategyId, strategy.id));
  await tx.insert(strategyNode).values({
    ...columns.value,
    title: fields.title,
    id,
    countyId: ctx.county.id,
    strategyId: strategy.id,
    parentId,
    level,
    position: (last?.position ?? -1) + 1,
  });
  if (strategy.state !== 'draft') {
    await recordNode({
      ctx,
      tx,
      node: { id, strategyId: strategy.id, number, title: fields.title },
      kind: 'added',
      fields: {},
      reason,
      ...(requestId ? { requestId } : {}),
    });
    touchPublic();
  }
  audit({ subjectType: 'strategy-node', subjectId: id, summary: `„${fields.title}“ hinzugefügt` });
  return ok({ id });
}
