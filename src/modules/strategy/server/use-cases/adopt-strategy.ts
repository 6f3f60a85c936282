import { hashOf } from '#kernel/canonical.ts';
import { conflict, invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { eq } from 'drizzle-orm';
import { adoptStrategyInput } from '../../inputs.ts';
import { openItems } from '../origins.ts';
import { policy } from '../policy.ts';
import { recordChange } from '../record-change.ts';
import { baseline, strategy, type BaselineContent } from '../schema.ts';
import { findNodes, findSteps, findStrategy, findTexts, findUnits } from '../store.ts';

/**
 * Adopts a draft: from now on it is public, its text is frozen as a baseline with a content hash, and every later
 * change of the plan is recorded against it.
 */
export const adoptStrategy = useCase({
  name: 'strategy.adopt',
  policy,
  mode: 'write',
  input: adoptStrategyInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    return row ? ok({ loaded: row }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: row, audit, touchPublic }) => {
    if (row.state !== 'draft') return conflict('already-adopted', 'Diese Strategie ist schon beschlossen.');
    const nodes = await findNodes(tx, row.id);
    if (nodes.length === 0) return invalid('empty-strategy', 'Die Strategie ist leer: Sie hat noch keinen Eintrag.');
    const open = await openItems(tx, row);
    if (open.length > 0) {
      return invalid(
        'unanswered-items',
        `Noch ohne Antwort aus der bisherigen Strategie: ${open.length}. Bitte sagen Sie zu jedem Eintrag, was aus ihm wird.`,
        open.map((item) => ({ path: `origins.${item.id}`, code: 'unanswered', message: item.name })),
      );
    }
    const units = new Map((await findUnits(tx)).map((unit) => [unit.id, unit.name]));
    const steps = await findSteps(tx, row.id);
    const stepsOf = Map.groupBy(steps, (step) => step.nodeId);
    const content: BaselineContent = {
      title: row.title,
      levels: row.levels,
      nodes: nodes.map((node) => ({
        id: node.id,
        parentId: node.parentId,
        level: node.level,
        number: node.number,
        title: node.title,
        text: node.text,
        kind: node.kind,
        horizon: node.horizon,
        periodFrom: node.periodFrom,
        periodTo: node.periodTo,
        lead: node.leadUnitId === null ? null : (units.get(node.leadUnitId) ?? null),
        partners: node.partnerUnitIds.flatMap((id) => units.get(id) ?? []),
        targetGroups: node.targetGroups,
        toBeDeveloped: node.toBeDeveloped,
        steps: (stepsOf.get(node.id) ?? []).map((step) => ({ title: step.title, due: step.due })),
      })),
      texts: (await findTexts(tx, row.id)).map(({ kind, title, items, nodeId }) => ({ kind, title, items, nodeId })),
    };
    const now = ctx.clock.now();
    const contentHash = hashOf(content);
    await tx.insert(baseline).values({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      strategyId: row.id,
      adoptedOn: input.adoptedOn,
      recordedAt: now,
      recordedBy: actorRef(ctx.actor),
      resolution: input.resolution,
      content,
      contentHash,
    });
    await tx
      .update(strategy)
      .set({ state: 'adopted', adoptedOn: input.adoptedOn, resolution: input.resolution, version: row.version + 1 })
      .where(eq(strategy.id, row.id));
    await recordChange({
      ctx,
      tx,
      change: {
        strategyId: row.id,
        subject: 'strategy',
        subjectId: row.id,
        nodeId: null,
        kind: 'added',
        number: null,
        title: row.title,
        fields: { adoptedOn: { before: null, after: input.adoptedOn } },
        reason: input.resolution?.body ?? null,
      },
    });
    audit({
      subjectType: 'strategy',
      subjectId: row.id,
      summary: `Strategie „${row.title}“ beschlossen`,
      fields: { state: { before: 'draft', after: 'adopted' }, contentHash: { after: contentHash } },
    });
    touchPublic();
    return ok({ contentHash });
  },
});
