import { eq } from 'drizzle-orm';
import { conflict, forbidden, invalid, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { actorRef } from '#kernel/people.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { emptyProposal, proposalFieldWords, type ProposalField } from '../../contract-requests.ts';
import { requestChangeInput, requestIdInput } from '../../inputs-requests.ts';
import { columnsOf } from '../apply-change.ts';
import { currentValues, findRequest, findRequests, isOwn } from '../change-requests.ts';
import { narrow } from '../model/proposal.ts';
import { policy } from '../policy.ts';
import { changeRequest } from '../schema-requests.ts';
import { findNode, findStrategy } from '../store.ts';
import { thingWithPartners } from '../thing-of.ts';

/**
 * Proposes a change of an adopted entry, that it be dropped, or a new entry below it. Nothing changes yet: the
 * coordination decides. A unit proposes where it leads, a municipality where it is concerned, an organisation where it
 * leads or takes part. Of two open proposals by one person on one entry the second is refused, so that nobody decides on
 * what was overtaken; new entries may be as many as there are.
 */
export const requestChange = useCase({
  name: 'strategy.request-change',
  policy,
  mode: 'write',
  input: requestChangeInput,
  load: async ({ tx, input }) => {
    const node = await findNode(tx, input.nodeId);
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!node || !strategy) return notFound('Diesen Eintrag');
    return ok({ loaded: { node, strategy }, thing: await thingWithPartners(tx, node) });
  },
  run: async ({ ctx, tx, input, loaded: { node, strategy }, audit }) => {
    if (strategy.state !== 'adopted')
      return conflict('not-adopted', 'Vorschläge gibt es zu beschlossenen Strategien, die noch laufen.');
    const requesterRef = actorRef(ctx.actor);
    const adds = input.kind === 'add';
    const open = (await findRequests(tx, { state: 'open', nodeId: node.id })).filter((row) => row.kind !== 'add');
    if (!adds && open.some((row) => isOwn(row, ctx.actor))) {
      return conflict(
        'already-requested',
        'Zu diesem Eintrag wartet schon ein Vorschlag von Ihnen. Ziehen Sie ihn zurück, wenn Sie einen anderen machen wollen.',
      );
    }
    const { before, proposed } =
      input.kind === 'drop'
        ? { before: {}, proposed: {} }
        : narrow({ current: adds ? emptyProposal : await currentValues(tx, node), proposed: input.proposed });
    const fields = Object.keys(proposed) as ProposalField[];
    if (adds && node.level + 1 >= strategy.levels.length)
      return conflict('no-level-below', `Unter „${node.title}“ gibt es keine Ebene mehr.`);
    if (adds && proposed.title === undefined)
      return invalidField('proposed.title', 'Bitte geben Sie dem neuen Eintrag einen Titel.', 'title-missing');
    if (input.kind === 'change' && fields.length === 0) {
      return invalid('nothing-proposed', 'Bitte ändern Sie mindestens eine Angabe: So steht alles schon im Plan.');
    }
    const { steps: _steps, ...columns } = proposed;
    const known = await columnsOf(tx, columns);
    if (!known.ok) return invalidField('lead', 'Diese Stelle ist nicht angelegt.', 'unknown-unit');
    const now = ctx.clock.now();
    const id = newId(now.getTime());
    await tx.insert(changeRequest).values({
      id,
      countyId: ctx.county.id,
      strategyId: strategy.id,
      nodeId: node.id,
      kind: input.kind,
      before,
      proposed,
      reason: input.reason,
      effectiveFrom: input.effectiveFrom,
      requesterRef,
      createdAt: now,
    });
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary: adds
        ? `Unter „${node.title}“ vorgeschlagen: „${proposed.title}“`
        : input.kind === 'drop'
          ? `Vorgeschlagen: „${node.title}“ soll entfallen`
          : `Änderung zu „${node.title}“ vorgeschlagen: ${fields.map((field) => proposalFieldWords[field]).join(', ')}`,
    });
    return ok({ id });
  },
});

/** Takes an own proposal back that nobody has decided on. */
export const withdrawRequest = useCase({
  name: 'strategy.withdraw-request',
  action: 'strategy.request-change',
  policy,
  mode: 'write',
  input: requestIdInput,
  load: async ({ tx, input }) => {
    const row = await findRequest(tx, input.requestId);
    const node = row && (await findNode(tx, row.nodeId));
    if (!row || !node) return notFound('Diesen Vorschlag');
    // Whoever made it takes it back, also when the entry has gone to others since.
    return ok({ loaded: { row, node } });
  },
  run: async ({ ctx, tx, loaded: { row, node }, audit }) => {
    if (!isOwn(row, ctx.actor)) return forbidden('Einen Vorschlag zieht zurück, wer ihn gemacht hat.');
    if (row.state !== 'open') return conflict('already-decided', 'Über diesen Vorschlag ist schon entschieden.');
    await tx
      .update(changeRequest)
      .set({ state: 'withdrawn', decidedAt: ctx.clock.now(), decidedByRef: row.requesterRef })
      .where(eq(changeRequest.id, row.id));
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `Vorschlag zu „${node.title}“ zurückgezogen` });
    return ok();
  },
});
