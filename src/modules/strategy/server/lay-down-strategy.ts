import type { CountyCtx, Tx } from '#kernel/context.ts';
import { actorRef } from '#kernel/people.ts';
import type { AuditRecord } from '#kernel/audit.ts';
import { conflict, invalid, invalidField, type FieldFault } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { saveTranslations } from '#kernel/translation.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { CreateStrategyInput, StrategyNodeInput } from '../inputs.ts';
import { doubleNumbers, walk } from './model/tree.ts';
import { statusNote, strategy, strategyNode, strategyStep, strategyText } from './schema.ts';
import { findMunicipalities, findStrategy, findUnits, insertAll } from './store.ts';
import { resolveUnits } from './unit-names.ts';

/**
 * Lays down a strategy as a draft, with everything below it, in one transaction: all of it or nothing.
 * Faults: the key is taken (conflict), a level that does not exist, a level that does not go down, double numbers,
 * unknown units or municipalities, a report from before the measure began.
 */
export async function layDownStrategy(work: {
  ctx: CountyCtx;
  tx: Tx;
  input: CreateStrategyInput;
  audit: (record: AuditRecord) => void;
}): Promise<Result<{ id: string; key: string }>> {
  const { ctx, tx, input, audit } = work;
  if (await findStrategy(tx, { key: input.key })) {
    return conflict('key-taken', `Eine Strategie mit der Adresse „${input.key}“ gibt es schon.`);
  }
  const predecessor = input.predecessorKey === null ? null : await findStrategy(tx, { key: input.predecessorKey });
  if (input.predecessorKey !== null && !predecessor) {
    return invalidField('predecessorKey', `Die Vorgängerin „${input.predecessorKey}“ gibt es nicht.`, 'unknown-strategy');
  }
  const faults = faultsOf(input);
  if (faults.length > 0) return invalid(faults[0]!.code ?? 'invalid-tree', faults[0]!.message, faults);

  const municipalities = new Map((await findMunicipalities(tx)).map((row) => [row.ags, row.id]));
  const nodes = [...placed(input.nodes)];
  for (const { node, path } of nodes) {
    const unknown = node.municipalities.find((ags) => !municipalities.has(ags));
    if (unknown)
      return invalidField(
        `${path}.municipalities`,
        `Die Gemeinde ${unknown} gehört nicht zum Landkreis.`,
        'unknown-municipality',
      );
  }
  const units = resolveUnits({
    units: await findUnits(tx),
    wanted: nodes.flatMap(({ node, path }) => [
      ...(node.lead === null ? [] : [{ path: `${path}.lead`, name: node.lead }]),
      ...node.partners.map((name, index) => ({ path: `${path}.partners.${index}`, name })),
    ]),
  });
  if (!units.ok) return units;

  const now = ctx.clock.now();
  const id = newId(now.getTime());
  const countyId = ctx.county.id;
  await tx.insert(strategy).values({
    id,
    countyId,
    key: input.key,
    title: input.title,
    state: 'draft',
    levels: input.levels,
    periodFrom: input.period?.from ?? null,
    periodTo: input.period?.to ?? null,
    predecessorId: predecessor?.id ?? null,
    sourceNote: input.sourceNote,
    createdAt: now,
  });
  const ids = new Map(nodes.map(({ node }) => [node, newId(now.getTime())]));
  await insertAll(nodes, (packet) =>
    tx.insert(strategyNode).values(
      packet.map(({ node, parent, position }) => ({
        id: ids.get(node)!,
        countyId,
        strategyId: id,
        parentId: parent === null ? null : ids.get(parent)!,
        level: node.level,
        number: node.number,
        title: node.title,
        text: node.text,
        internalText: node.internalText,
        kind: node.kind,
        horizon: node.horizon,
        periodFrom: node.period?.from ?? null,
        periodTo: node.period?.to ?? null,
        leadUnitId: node.lead === null ? null : units.value.get(node.lead)!,
        partnerUnitIds: node.partners.map((name) => units.value.get(name)!),
        targetGroups: node.targetGroups,
        municipalityIds: node.municipalities.map((ags) => municipalities.get(ags)!),
        layer: node.layer,
        countyRole: node.countyRole,
        links: node.links,
        toBeDeveloped: node.toBeDeveloped,
        weight: node.weight,
        demonstrationPeriod: node.periodDemonstration,
        position,
      })),
    ),
  );
  const steps = nodes.flatMap(({ node }) =>
    node.steps.map((step, position) => ({ id: newId(now.getTime()), countyId, nodeId: ids.get(node)!, position, ...step })),
  );
  await insertAll(steps, (packet) => tx.insert(strategyStep).values(packet));
  const notes = nodes.flatMap(({ node }) => node.status.map((status) => noteRow({ ctx, nodeId: ids.get(node)!, status, now })));
  await insertAll(notes, (packet) => tx.insert(statusNote).values(packet));
  const byKey = new Map(nodes.flatMap(({ node }) => (node.key === null ? [] : [[node.key, ids.get(node)!] as const])));
  const texts = input.texts.map((text, position) => ({
    id: newId(now.getTime()),
    countyId,
    strategyId: id,
    nodeId: text.nodeKey === null ? null : (byKey.get(text.nodeKey) ?? null),
    kind: text.kind,
    title: text.title,
    items: text.items,
    position,
  }));
  await insertAll(texts, (packet) => tx.insert(strategyText).values(packet));
  await saveTranslations({
    ctx,
    tx,
    translations: nodes.flatMap(({ node }) =>
      Object.entries(node.translations).map(([language, words]) => ({
        subjectType: 'node',
        subjectId: ids.get(node)!,
        field: 'title',
        language,
        source: node.title,
        text: words.title,
        // Who hands in a strategy with its translations answers for both.
        state: 'checked' as const,
      })),
    ),
  });
  audit({
    subjectType: 'strategy',
    subjectId: id,
    summary: `Strategie „${input.title}“ als Entwurf angelegt`,
    fields: { nodes: { after: nodes.length }, texts: { after: texts.length } },
  });
  return ok({ id, key: input.key });
}

function noteRow(input: { ctx: CountyCtx; nodeId: string; status: StrategyNodeInput['status'][number]; now: Date }) {
  const { ctx, nodeId, status, now } = input;
  return {
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    nodeId,
    date: status.date,
    state: status.state,
    text: status.text,
    nextStep: status.nextStep,
    reason: status.reason,
    expectedEnd: status.expectedEnd,
    authorId: null,
    authorName: actorRef(ctx.actor),
    source: status.source,
    createdAt: now,
    // What a document or a delivery states is stated by those who adopted or sent it: nobody here releases it again.
    releasedAt: now,
    releasedBy: actorRef(ctx.actor),
    demonstration: status.demonstration,
  };
}

type Placed = { node: StrategyNodeInput; parent: StrategyNodeInput | null; position: number; path: string };

function* placed(nodes: readonly StrategyNodeInput[]): Generator<Placed> {
  let position = 0;
  function* below(siblings: readonly StrategyNodeInput[], parent: StrategyNodeInput | null, base: string): Generator<Placed> {
    for (const [index, node] of siblings.entries()) {
      const path = `${base}.${index}`;
      yield { node, parent, position: position++, path };
      yield* below(node.children, node, `${path}.children`);
    }
  }
  yield* below(nodes, null, 'nodes');
}

function faultsOf(input: CreateStrategyInput): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const { node, parent, path } of placed(input.nodes)) {
    if (node.level >= input.levels.length) {
      faults.push({ path: `${path}.level`, code: 'unknown-level', message: `Die Ebene ${node.level} gibt es nicht.` });
    }
    if (parent !== null && node.level <= parent.level) {
      faults.push({
        path: `${path}.level`,
        code: 'level-not-below',
        message: `„${node.title}“ liegt nicht unter „${parent.title}“.`,
      });
    }
    for (const [index, status] of node.status.entries()) {
      if (node.period?.from && status.date < node.period.from && status.state !== 'not-started' && status.state !== 'dropped') {
        faults.push({
          path: `${path}.status.${index}.date`,
          code: 'status-before-begin',
          message: `Der Stand vom ${status.date} liegt vor dem Beginn von „${node.title}“ (${node.period.from}).`,
        });
      }
    }
  }
  const doubles = doubleNumbers(input.nodes);
  if (doubles.length > 0) {
    faults.push({ path: 'nodes', code: 'double-number', message: `Diese Nummern kommen doppelt vor: ${doubles.join(', ')}.` });
  }
  const keys = new Set([...walk(input.nodes)].map((node) => node.key));
  for (const [index, text] of input.texts.entries()) {
    if (text.nodeKey !== null && !keys.has(text.nodeKey)) {
      faults.push({
        path: `texts.${index}.nodeKey`,
        code: 'unknown-node',
        message: `Den Eintrag „${text.nodeKey}“ gibt es nicht.`,
      });
    }
  }
  return faults;
}
