import { and, eq, isNull, sql } from 'drizzle-orm';
import { changedFields } from '#kernel/audit.ts';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { addNodeInput, changeNodeInput, deleteNodeInput, moveNodeInput } from '../../inputs.ts';
import { keepNameInNotes } from '../keep-name-in-notes.ts';
import { kindOfChange } from '../model/kind-of-change.ts';
import { policy } from '../policy.ts';
import { recordChange } from '../record-change.ts';
import { strategyNode } from '../schema.ts';
import { findMunicipalities, findNode, findNodes, findStrategy, findUnits, type NodeRow, type StrategyRow } from '../store.ts';
import { resolveUnits } from '../unit-names.ts';

type Loaded = { node: NodeRow; strategy: StrategyRow };

async function loadNode(tx: Tx, nodeId: string, version: number): Promise<Result<{ loaded: Loaded }>> {
  const node = await findNode(tx, nodeId);
  const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
  if (!node || !strategy) return notFound('Diesen Eintrag');
  if (node.version !== version) {
    return conflict('changed-meanwhile', 'Jemand hat diesen Eintrag inzwischen geändert. Bitte laden Sie die Seite neu.');
  }
  return ok({ loaded: { node, strategy } });
}

type Fields = Partial<(typeof changeNodeInput)['_output']['fields']>;

/** Turns the fields of the input into columns; unknown units and municipalities are faults. */
async function columnsOf(tx: Tx, fields: Fields): Promise<Result<Partial<typeof strategyNode.$inferInsert>>> {
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

async function numberTaken(
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

const doubleNumber = (number: string) =>
  invalidField(
    'fields.number',
    `Die Nummer ${number} ist an dieser Stelle schon vergeben; Nummern werden nie neu vergeben.`,
    'double-number',
  );

/** Changes what a node says. On an adopted strategy the change is recorded, and the public sees it. */
export const changeNode = useCase({
  name: 'strategy.change-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: changeNodeInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId, input.version),
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const columns = await columnsOf(tx, input.fields);
    if (!columns.ok) return columns;
    const changed = changedFields(node as unknown as Record<string, unknown>, columns.value);
    if (Object.keys(changed).length === 0) {
      audit({ subjectType: 'strategy-node', subjectId: node.id, summary: 'Ohne Änderung gespeichert' });
      return ok({ version: node.version });
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
    if (strategy.state !== 'draft') {
      await record({
        ctx,
        tx,
        node: { ...node, title: columns.value.title ?? node.title, number: number ?? node.number },
        kind: kindOfChange({ before: node, changed }),
        fields: await named(tx, changed),
        reason: input.reason,
      });
      touchPublic();
    }
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `„${node.title}“ geändert`, fields: changed });
    return ok({ version: node.version + 1 });
  },
});

/** Adds a node below a parent, or as a root. */
export const addNode = useCase({
  name: 'strategy.add-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: addNodeInput,
  load: async ({ tx, input }) => {
    const strategy = await findStrategy(tx, { id: input.strategyId });
    const parent = input.parentId === null ? null : await findNode(tx, input.parentId);
    if (!strategy) return notFound('Diese Strategie');
    if (input.parentId !== null && parent?.strategyId !== strategy.id) return notFound('Den Eintrag darüber');
    return ok({ loaded: { strategy, parent } });
  },
  run: async ({ ctx, tx, input, loaded: { strategy, parent }, audit, touchPublic }) => {
    if (input.level >= strategy.levels.length) return invalidField('level', 'Diese Ebene gibt es nicht.', 'unknown-level');
    if (parent && input.level <= parent.level)
      return invalidField('level', `Das liegt nicht unter „${parent.title}“.`, 'level-not-below');
    const columns = await columnsOf(tx, input.fields);
    if (!columns.ok) return columns;
    const number = input.fields.number;
    if (
      number &&
      (await numberTaken(tx, { strategyId: strategy.id, parentId: input.parentId, level: input.level, number, except: null }))
    ) {
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
      title: input.fields.title,
      id,
      countyId: ctx.county.id,
      strategyId: strategy.id,
      parentId: input.parentId,
      level: input.level,
      position: (last?.position ?? -1) + 1,
    });
    if (strategy.state !== 'draft') {
      await record({
        ctx,
        tx,
        node: { id, strategyId: strategy.id, number, title: input.fields.title },
        kind: 'added',
        fields: {},
        reason: input.reason,
      });
      touchPublic();
    }
    audit({ subjectType: 'strategy-node', subjectId: id, summary: `„${input.fields.title}“ hinzugefügt` });
    return ok({ id });
  },
});

/** Hangs a node elsewhere or orders it anew among its siblings. A node never goes below itself. */
export const moveNode = useCase({
  name: 'strategy.move-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: moveNodeInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId, input.version),
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const all = await findNodes(tx, strategy.id);
    const byId = new Map(all.map((row) => [row.id, row]));
    const parent = input.parentId === null ? null : byId.get(input.parentId);
    if (parent === undefined) return notFound('Den Eintrag darüber');
    for (let above = parent; above; above = above.parentId === null ? null : byId.get(above.parentId)!) {
      if (above.id === node.id) return invalidField('parentId', 'Ein Eintrag kann nicht unter sich selbst hängen.', 'cycle');
    }
    if (parent && parent.level >= node.level)
      return invalidField('parentId', `Das liegt nicht unter „${parent.title}“.`, 'level-not-below');
    if (
      node.number !== null &&
      (await numberTaken(tx, { ...node, parentId: input.parentId, number: node.number, except: node.id }))
    ) {
      return doubleNumber(node.number);
    }
    const siblings = all.filter((row) => row.parentId === input.parentId && row.id !== node.id);
    siblings.splice(Math.min(input.position, siblings.length), 0, node);
    const positions = siblings.map((row) => row.position).sort((one, other) => one - other);
    for (const [index, row] of siblings.entries()) {
      const own = row.id === node.id;
      if (!own && row.position === positions[index]) continue;
      await tx
        .update(strategyNode)
        .set({ position: positions[index]!, ...(own ? { parentId: input.parentId, version: node.version + 1 } : {}) })
        .where(eq(strategyNode.id, row.id));
    }
    const fields = { parentId: { before: node.parentId && byId.get(node.parentId)?.title, after: parent?.title ?? null } };
    if (strategy.state !== 'draft') {
      await record({
        ctx,
        tx,
        node,
        kind: 'moved',
        fields: node.parentId === input.parentId ? {} : fields,
        reason: input.reason,
      });
      touchPublic();
    }
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `„${node.title}“ verschoben`, fields });
    return ok({ version: node.version + 1 });
  },
});

/** Takes a node out, with all below it. It stays in the history, and its number is never given again. */
export const deleteNode = useCase({
  name: 'strategy.delete-node',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: deleteNodeInput,
  load: ({ tx, input }) => loadNode(tx, input.nodeId, input.version),
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit, touchPublic }) => {
    const all = await findNodes(tx, strategy.id);
    const gone: NodeRow[] = [];
    const collect = (row: NodeRow): void => {
      gone.push(row);
      all.filter((child) => child.parentId === row.id).forEach(collect);
    };
    collect(all.find((row) => row.id === node.id)!);
    const now = ctx.clock.now();
    for (const row of gone) {
      await tx
        .update(strategyNode)
        .set({ deletedAt: now, version: row.version + 1 })
        .where(eq(strategyNode.id, row.id));
      if (strategy.state !== 'draft') {
        await record({
          ctx,
          tx,
          node: row,
          kind: 'deleted',
          fields: { title: { before: row.title, after: null } },
          reason: input.reason,
        });
      }
      audit({
        subjectType: 'strategy-node',
        subjectId: row.id,
        summary: `„${row.title}“ gelöscht`,
        fields: { reason: { after: input.reason } },
      });
    }
    if (strategy.state !== 'draft') touchPublic();
    return ok({ deleted: gone.length });
  },
});

function record(input: {
  ctx: CountyCtx;
  tx: Tx;
  node: Pick<NodeRow, 'id' | 'strategyId' | 'number' | 'title'>;
  kind: 'added' | 'changed' | 'moved' | 'delayed' | 'deleted';
  fields: Record<string, { before: unknown; after: unknown }>;
  reason: string | null;
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
