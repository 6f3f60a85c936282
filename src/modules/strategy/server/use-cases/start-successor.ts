import { eq } from 'drizzle-orm';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { linkPredecessorInput, startSuccessorInput } from '../../inputs-origins.ts';
import { carryStrategyTranslations } from '../carry-translations.ts';
import { closesCycle } from '../model/origins.ts';
import { findOrigins } from '../origins.ts';
import { policy } from '../policy.ts';
import { strategyItemOrigin } from '../schema-origins.ts';
import { strategy, strategyNode, strategyStep, strategyText } from '../schema.ts';
import { findNodes, findSteps, findStrategies, findStrategy, findTexts, insertAll } from '../store.ts';

/**
 * Begins the strategy that follows an adopted one, as a draft. With `copy` every entry is taken along, as carried over, to be
 * worked on, with its translations; done steps and notes stay with the old plan. Either way every old entry needs an answer before the adoption.
 */
export const startSuccessor = useCase({
  name: 'strategy.start-successor',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: startSuccessorInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.predecessorId });
    return row ? ok({ loaded: row }) : notFound('Diese Strategie');
  },
  run: async ({ ctx, tx, input, loaded: old, audit }) => {
    if (old.state === 'draft') return conflict('not-adopted', 'Fortschreiben lässt sich, was beschlossen ist.');
    if (input.from !== null && input.to !== null && input.to < input.from)
      return invalidField('to', 'Das Ende liegt vor dem Anfang.', 'period-reversed');
    if (await findStrategy(tx, { key: input.key }))
      return invalidField('key', `Eine Strategie mit der Adresse „${input.key}“ gibt es schon.`, 'key-taken');
    const now = ctx.clock.now();
    const countyId = ctx.county.id;
    const id = newId(now.getTime());
    await tx.insert(strategy).values({
      id,
      countyId,
      key: input.key,
      title: input.title,
      levels: old.levels,
      periodFrom: input.from,
      periodTo: input.to,
      predecessorId: old.id,
      traced: true,
      createdAt: now,
    });
    const rows = input.copy ? await findNodes(tx, old.id) : [];
    let translations = 0;
    if (input.copy) {
      const ids = new Map(rows.map((row) => [row.id, newId(now.getTime())]));
      // Rows are written above before below: a row refers to its parent.
      const inOrder = rows.toSorted((one, other) => one.level - other.level || one.position - other.position);
      await insertAll(inOrder, (packet) =>
        tx.insert(strategyNode).values(
          packet.map((row) => ({
            ...row,
            id: ids.get(row.id)!,
            strategyId: id,
            parentId: row.parentId === null ? null : ids.get(row.parentId)!,
            demonstrationPeriod: false,
            version: 1,
          })),
        ),
      );
      const steps = (await findSteps(tx, old.id)).filter((step) => step.doneOn === null && ids.has(step.nodeId));
      await insertAll(steps, (packet) =>
        tx
          .insert(strategyStep)
          .values(packet.map((step) => ({ ...step, id: newId(now.getTime()), nodeId: ids.get(step.nodeId)! }))),
      );
      await insertAll(await findTexts(tx, old.id), (packet) =>
        tx.insert(strategyText).values(
          packet.map((text) => ({
            ...text,
            id: newId(now.getTime()),
            strategyId: id,
            nodeId: text.nodeId === null ? null : (ids.get(text.nodeId) ?? null),
          })),
        ),
      );
      await insertAll(rows, (packet) =>
        tx.insert(strategyItemOrigin).values(
          packet.map((row) => ({
            id: newId(now.getTime()),
            countyId,
            strategyId: id,
            predecessorNodeId: row.id,
            successorNodeId: ids.get(row.id)!,
            kind: 'carried-over' as const,
            createdAt: now,
            answeredRef: actorRef(ctx.actor),
          })),
        ),
      );
      const links = rows.map((row) => ({ predecessorNodeId: row.id, successorNodeId: ids.get(row.id)! }));
      const fresh = (await findStrategy(tx, { id }))!;
      translations = await carryStrategyTranslations({ ctx, tx, from: old, to: fresh, links, whole: true });
    }
    audit({
      subjectType: 'strategy',
      subjectId: id,
      summary: `Fortschreibung „${input.title}“ zu „${old.title}“ begonnen`,
      fields: { nodes: { after: rows.length }, ...(translations > 0 ? { translations: { after: translations } } : {}) },
    });
    return ok({ id, key: input.key });
  },
});

/** Says afterwards which strategy one follows. Circles are refused, and so is another predecessor once entries are traced. */
export const linkPredecessor = useCase({
  name: 'strategy.link-predecessor',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: linkPredecessorInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    const old = await findStrategy(tx, { id: input.predecessorId });
    return row && old ? ok({ loaded: { row, old } }) : notFound('Diese Strategie');
  },
  run: async ({ tx, loaded: { row, old }, audit, touchPublic }) => {
    const predecessors = new Map((await findStrategies(tx)).map((entry) => [entry.id, entry.predecessorId]));
    if (closesCycle({ strategyId: row.id, predecessorId: old.id, predecessors })) {
      return invalidField(
        'predecessorId',
        old.id === row.id
          ? 'Eine Strategie kann nicht sich selbst fortschreiben.'
          : `„${old.title}“ schreibt selbst diese Strategie fort. Das wäre ein Kreis.`,
        'cycle',
      );
    }
    if (old.state === 'draft') return invalidField('predecessorId', 'Die Vorgängerin ist noch nicht beschlossen.', 'not-adopted');
    if (row.predecessorId !== old.id && (await findOrigins(tx, row.id)).length > 0) {
      return conflict(
        'already-traced',
        'Es gibt schon Zuordnungen zu einer anderen Vorgängerin. Nehmen Sie diese zuerst zurück.',
      );
    }
    await tx
      .update(strategy)
      .set({ predecessorId: old.id, version: row.version + 1 })
      .where(eq(strategy.id, row.id));
    audit({ subjectType: 'strategy', subjectId: row.id, summary: `„${row.title}“ schreibt „${old.title}“ fort` });
    if (row.state !== 'draft') touchPublic();
    return ok();
  },
});
