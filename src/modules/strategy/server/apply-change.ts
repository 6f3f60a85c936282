import { and, eq, isNull } from 'drizzle-orm';
import { changedFields, type AuditRecord } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { changeNodeInput } from '../inputs.ts';
import { keepNameInNotes } from './keep-name-in-notes.ts';
import { kindOfChange } from './model/kind-of-change.ts';
import { recordChange } from './record-change.ts';
import { strategyItemOrigin } from './schema-origins.ts';
import { strategyNode } from './schema.ts';
import { findMunicipalities, findUnits, type NodeRow, type StrategyRow } from './store.ts';
import { resolveUnits } from './unit-names.ts';

export type NodeFields = Partial<(typeof changeNodeInput)['_output']['fields']>;

/** Turns the fields of the input into columns; unknown units and municipalities are faults. */
export async function columnsOf(tx: Tx, fields: NodeFields): Promise<Result<Partial<typeof strategyNode.$inferInsert>>> {
  const { period, lead, partners, municipalities, ...plainFields } = fields;
  const columns: Partial<typeof strategyNode.$inferInsert> = { ...plainFields };
  if (period !== undefined) Object.assign(columns, { periodFrom: period?.from ?? null, periodTo: period?.to ?? null });
  if (lead !== undefined || partners !== undefined) {
    const units = resolveUnits({
      units: await findUnits(tx),
      wanted: [
        ...(lead ? [{ path: 'fields.lead', name: lead }] : []),
        ...(partners ?? []).map((name, index) => ({ path: `fields.partners.${index}`, name })),
      ],
    });
    if (!units.ok) return units;
    if (lead !== undefined) columns.leadUnitId = lead === null ? null : units.value.get(lead)!;
    if (partners !== undefined) columns.partnerUnitIds = partners.map((name) => units.value.get(name)!);
  }
  if (municipalities !== undefined) {
    const known = new Map((await findMunicipalities(tx)).map((row) => [row.ags, row.id]));
    const unknown = municipalities.find((ags) => !known.has(ags));
    if (unknown)
      return invalidField('fields.municipalities', `Die Gemeinde ${unknown} gehört nicht zum Landkreis.`, 'unknown-municipality');
    columns.municipalityIds = municipalities.map((ags) => known.get(ags)!);
  }
  return ok(columns);
}

export async function numberTaken(
  tx: Tx,
  input: { strategyId: string; parentId: string | null; level: number; number: string; except: string | null },
): Promise<boolean> {
  // Deleted ones count too: a number names a thing for good and is never given to another.
  const rows = await tx
    .select({ id: strategyNode.id })
    .from(strategyNode)
    .where(
      and(
        eq(strategyNode.strategyId, input.strategyId),
        input.parentId === null ? isNull(strategyNode.parentId) : eq(strategyNode.parentId, input.parentId),
        eq(strategyNode.level, input.level),
        eq(strategyNode.number, input.number),
      ),
    );
  return rows.some((row) => row.id !== input.except);
}

export const doubleNumber = (number: string) =>
  invalidField(
    'fields.number',
    `Die Nummer ${number} ist an dieser Stelle schon vergeben; Nummern werden nie neu vergeben.`,
    'double-number',
  );

/**
 * Changes what a node says: the one way for the coordination's own hand and for a proposal that was accepted. On an adopted
 * strategy the change is recorded; another time is promised to the public, so a shift says why.
 */
export async function applyChange(work: {
  ctx: CountyCtx;
  tx: Tx;
  node: NodeRow;
  strategy: StrategyRow;
  fields: NodeFields;
  reason: string | null;
  /** The proposal that brought it. */
  requestId?: string;
  audit: (record: AuditRecord) => void;
  touchPublic: () => void;
}): Promise<Result<{ version: number }>> {
  const { ctx, tx, node, strategy, reason, requestId, audit, touchPublic } = work;
  const columns = await columnsOf(tx, work.fields);
  if (!columns.ok) return columns;
  const changed = changedFields(node as unknown as Record<string, unknown>, columns.value);
  if (Object.keys(changed).length === 0) {
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: 'Ohne Änderung gespeichert' });
    return ok({ version: node.version });
  }
  if (strategy.state !== 'draft' && reason === null && ('periodFrom' in changed || 'periodTo' in changed)) {
    return invalidField(
      'reason',
      'Der Zeitraum ist ein anderer als beschlossen. Bitte nennen Sie den Grund: Er steht auf der öffentlichen Seite.',
      'reason-needed',
    );
  }
  const number = columns.value.number;
  if (number && changed['number'] && (await numberTaken(tx, { ...node, number, except: node.id }))) return doubleNumber(number);
  if (changed['leadUnitId'] && node.leadUnitId !== null) {
    const old = (await findUnits(tx)).find((row) => row.id === node.leadUnitId);
    await keepNameInNotes({ tx, nodeId: node.id, name: old?.name ?? null });
  }
  await tx
    .update(strategyNode)
    .set({ ...columns.value, version: node.version + 1 })
    .where(eq(strategyNode.id, node.id));
  if (strategy.state === 'draft' && ('title' in changed || 'text' in changed)) {
    // What was taken along word for word is so no longer.
    await tx
      .update(strategyItemOrigin)
      .set({ kind: 'changed' })
      .where(and(eq(strategyItemOrigin.successorNodeId, node.id), eq(strategyItemOrigin.kind, 'carried-over')));
  }
  if (strategy.state !== 'draft') {
    await recordNode({
      ctx,
      tx,
      node: { ...node, title: columns.value.title ?? node.title, number: number ?? node.number },
      kind: kindOfChange({ before: node, changed }),
      fields: await named(tx, changed),
      reason,
      ...(requestId ? { requestId } : {}),
    });
    touchPublic();
  }
  audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `„${node.title}“ geändert`, fields: changed });
  return ok({ version: node.version + 1 });
}

/** Adds a change of one node to the plan's history. */
export function recordNode(input: {
  ctx: CountyCtx;
  tx: Tx;
  node: Pick<NodeRow, 'id' | 'strategyId' | 'number' | 'title'>;
  kind: 'added' | 'changed' | 'moved' | 'delayed' | 'deleted';
  fields: Record<string, { before: unknown; after: unknown }>;
  reason: string | null;
  requestId?: string;
}): Promise<void> {
  const { node, ctx, tx, ...change } = input;
  return recordChange({
    ctx,
    tx,
    change: {
      ...change,
      strategyId: node.strategyId,
      subject: 'node',
      subjectId: node.id,
      nodeId: node.id,
      number: node.number,
      title: node.title,
    },
  });
}

/** The history keeps names, not ids: a unit may be renamed later, what was then stays readable. Internal text stays out. */
async function named(tx: Tx, changed: Record<string, { before: unknown; after: unknown }>) {
  const units = new Map((await findUnits(tx)).map((unit) => [unit.id, unit.name]));
  const municipalities = new Map((await findMunicipalities(tx)).map((row) => [row.id, row.name]));
  const name = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(name)
      : typeof value === 'string'
        ? (units.get(value) ?? municipalities.get(value) ?? value)
        : value;
  return Object.fromEntries(
    Object.entries(changed)
      .filter(([field]) => field !== 'internalText')
      .map(([field, { before, after }]) => [field, { before: name(before), after: name(after) }]),
  );
}
