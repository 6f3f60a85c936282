import { eq, inArray } from 'drizzle-orm';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { originWords } from '../../contract-origins.ts';
import { answerOriginInput } from '../../inputs-origins.ts';
import { carryStrategyTranslations } from '../carry-translations.ts';
import { findOrigins } from '../origins.ts';
import { policy } from '../policy.ts';
import { strategyItemOrigin } from '../schema-origins.ts';
import { strategy } from '../schema.ts';
import { findNodes, findStrategy, type NodeRow } from '../store.ts';

/**
 * Says what became of an entry of the earlier strategy: carried over or changed into one entry or several, or dropped
 * with a reason. An answer replaces the one that was seen; one that somebody else gave meanwhile is not replaced. Entries
 * of any other strategy are refused. Translations go along to the entries that are named. Works on drafts and, afterwards, on strategies that were adopted without it.
 */
export const answerOrigin = useCase({
  name: 'strategy.answer-origin',
  action: 'strategy.edit',
  policy,
  mode: 'write',
  input: answerOriginInput,
  load: async ({ tx, input }) => {
    const row = await findStrategy(tx, { id: input.strategyId });
    const old = row?.predecessorId ? await findStrategy(tx, { id: row.predecessorId }) : null;
    return row && old ? ok({ loaded: { row, old } }) : notFound('Diese Fortschreibung');
  },
  run: async ({ ctx, tx, input, loaded: { row, old }, audit, touchPublic }) => {
    const oldNodes = await findNodes(tx, old.id);
    const item = oldNodes.find((node) => node.id === input.predecessorNodeId);
    if (!item)
      return invalidField('predecessorNodeId', `Dieser Eintrag gehört nicht zu „${old.title}“.`, 'item-of-another-strategy');
    const newNodes = new Map((await findNodes(tx, row.id)).map((node) => [node.id, node]));
    if (input.successorNodeIds.some((id) => !newNodes.has(id)))
      return invalidField(
        'successorNodeIds',
        `Ein gewählter Eintrag gehört nicht zu „${row.title}“.`,
        'item-of-another-strategy',
      );
    const links = await findOrigins(tx, row.id);
    const present = links.filter((link) => link.predecessorNodeId === item.id);
    if (JSON.stringify(present.map((link) => link.id).sort()) !== JSON.stringify([...input.seen].sort())) {
      return conflict('answered-meanwhile', 'Jemand hat diesen Eintrag inzwischen beantwortet. Bitte sehen Sie die Antwort an.');
    }
    // Those whose entry was taken out of the draft go as well: they are no answer any more.
    await tx.delete(strategyItemOrigin).where(
      inArray(
        strategyItemOrigin.id,
        (
          await tx
            .select({ id: strategyItemOrigin.id, strategyId: strategyItemOrigin.strategyId })
            .from(strategyItemOrigin)
            .where(eq(strategyItemOrigin.predecessorNodeId, item.id))
        )
          .filter((link) => link.strategyId === row.id)
          .map((link) => link.id),
      ),
    );
    const now = ctx.clock.now();
    const link = (predecessorNodeId: string, successorNodeId: string | null) => ({
      id: newId(now.getTime()),
      countyId: ctx.county.id,
      strategyId: row.id,
      predecessorNodeId,
      successorNodeId,
      kind: input.kind as 'carried-over' | 'changed' | 'dropped',
      note: input.note,
      reading: input.reading && ctx.actor.kind === 'system',
      createdAt: now,
      answeredRef: actorRef(ctx.actor),
    });
    const answered = new Set(links.map((other) => other.predecessorNodeId));
    const added =
      input.kind === 'open'
        ? []
        : input.kind === 'dropped'
          ? [
              link(item.id, null),
              ...(input.below ? allBelow(oldNodes, item.id) : [])
                .filter((node) => !answered.has(node.id))
                .map((node) => link(node.id, null)),
            ]
          : input.successorNodeIds.map((id) => link(item.id, id));
    if (added.length > 0) await tx.insert(strategyItemOrigin).values(added);
    const translations = await carryStrategyTranslations({ ctx, tx, from: old, to: row, links: added });
    if (!row.traced) await tx.update(strategy).set({ traced: true }).where(eq(strategy.id, row.id));
    audit({
      subjectType: 'strategy',
      subjectId: row.id,
      summary:
        input.kind === 'open'
          ? `Antwort zu „${item.title}“ zurückgenommen`
          : `„${item.title}“ in „${row.title}“: ${originWords[input.kind]}`,
      fields: {
        ...(input.successorNodeIds.length > 0
          ? { nodes: { after: input.successorNodeIds.map((id) => newNodes.get(id)!.title) } }
          : {}),
        ...(translations > 0 ? { translations: { after: translations } } : {}),
      },
    });
    if (row.state !== 'draft') touchPublic();
    return ok({ links: added.length });
  },
});

function allBelow(rows: readonly NodeRow[], id: string): NodeRow[] {
  return rows.filter((row) => row.parentId === id).flatMap((row) => [row, ...allBelow(rows, row.id)]);
}
