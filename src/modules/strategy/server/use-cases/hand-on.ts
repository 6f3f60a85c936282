import { and, eq, inArray } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OwnRequest } from '../../contract-rounds.ts';
import { handOnInput } from '../../round-inputs.ts';
import { makeRequest } from '../ask-persons.ts';
import { deputyChoices, loadDeputies } from '../hand-on-choices.ts';
import { policy } from '../policy.ts';
import { reportRequest, roundItem } from '../round-schema.ts';
import {
  findOpenRounds,
  findRequest,
  findRequests,
  findRound,
  lockItems,
  statusLinkPurpose,
  type RequestRow,
  type RoundRow,
} from '../round-store.ts';
import { nameNodes } from '../round-views.ts';
import { tellPersons } from '../run-rounds.ts';

/** The request of whoever comes by link, or the one named by somebody who is signed in and asked herself. */
async function ofHolder(work: {
  ctx: CountyCtx;
  tx: Tx;
  input: { requestId: string | null };
}): Promise<Result<{ loaded: { request: RequestRow; round: RoundRow } }>> {
  const { ctx, tx, input } = work;
  const { actor } = ctx;
  const id = actor.kind === 'link' ? actor.subjectId : input.requestId;
  const request = id === null ? null : await findRequest(tx, id);
  const round = request && (await findRound(tx, request.roundId));
  if (!request || !round) return notFound('Diese Anfrage');
  if (actor.kind === 'account' && actor.email.toLowerCase() !== request.mail)
    return forbidden('Weitergeben kann nur, wer selbst gefragt ist.');
  return ok({ loaded: { request, round } });
}

/** What somebody who is signed in is asked in running rounds, with whom she can hand it on to. */
export const listOwnRequests = useCase({
  name: 'strategy.list-own-requests',
  action: 'strategy.hand-on',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { actor } = ctx;
    if (actor.kind !== 'account') return forbidden();
    const found: OwnRequest[] = [];
    const names = await nameNodes(tx);
    for (const round of await findOpenRounds(tx, berlinDay(ctx.clock.now()))) {
      for (const request of await findRequests(tx, round.id)) {
        if (request.mail !== actor.email.toLowerCase() || request.finishedAt !== null) continue;
        const { open, deputies } = await loadDeputies({ ctx, tx, request, round });
        if (open.length === 0) continue;
        found.push({
          id: request.id,
          round: round.title,
          due: request.due,
          measures: open.map((nodeId) => ({ nodeId, name: names.get(nodeId)?.name ?? '' })),
          deputies: deputyChoices(deputies),
        });
      }
    }
    return ok(found);
  },
});

/**
 * Hands what is open on to somebody who is entered as deputy of the person's own unit or municipality: she is asked from then
 * on, with what was typed, by a mail with her own link. What that deputy does not stand for stays with the person.
 */
export const handOn = useCase({
  name: 'strategy.hand-on',
  policy,
  mode: 'write',
  input: handOnInput,
  load: ofHolder,
  run: async ({ ctx, tx, input, loaded: { request: before, round }, audit }) => {
    const now = ctx.clock.now();
    if (round.closedAt !== null || berlinDay(now) > round.headDue)
      return conflict('round-over', 'Die Frist ist vorbei. Weitergeben lässt sich jetzt nichts mehr.');
    // Whoever answers or hands on at the same moment waits for this one.
    await lockItems(tx, { roundId: round.id, nodeIds: before.nodeIds });
    const request = (await findRequest(tx, before.id)) ?? before;
    const { open, deputies } = await loadDeputies({ ctx, tx, request, round });
    if (open.length === 0) return conflict('nothing-open', 'Hier ist nichts mehr offen, das Sie weitergeben könnten.');
    if (input.personId === '') return invalidField('personId', 'Bitte wählen Sie, wer Sie vertritt.', 'missing');
    const deputy = deputies.find(({ person }) => person.personId === input.personId);
    if (!deputy) return invalidField('personId', 'Diese Person ist nicht als Ihre Vertretung eingetragen.', 'not-a-deputy');
    const { person, nodeIds } = deputy;
    const to = await makeRequest({
      ctx,
      tx,
      round,
      person,
      part: 'deputy',
      nodeIds,
      // The work changes hands, its day does not.
      due: request.due,
      earlier: await findRequests(tx, round.id),
    });
    // She may have been done already: what comes in now is told anew.
    await tx.update(reportRequest).set({ toldAt: null, finishedAt: null }).where(eq(reportRequest.id, to));
    await tx
      .update(roundItem)
      .set({ part: 'deputy' })
      .where(and(eq(roundItem.roundId, round.id), eq(roundItem.part, 'reporter'), inArray(roundItem.nodeId, nodeIds)));
    const done = open.every((id) => nodeIds.includes(id));
    const at = now.toISOString();
    await tx
      .update(reportRequest)
      .set({
        handedOn: { ...request.handedOn, ...Object.fromEntries(nodeIds.map((id) => [id, { to, at }])) },
        ...(done ? { finishedAt: now } : {}),
      })
      .where(eq(reportRequest.id, request.id));
    if (done) await spendTaskLinks({ tx, purpose: statusLinkPurpose, subjectId: request.id, at: now });
    await tellPersons(ctx, tx);
    audit({
      subjectType: 'report-request',
      subjectId: request.id,
      summary: 'Anfrage in der Berichtsrunde an die Vertretung weitergegeben',
      fields: { measures: { after: nodeIds.length } },
      personal: [{ personRef: person.mail, field: 'to', after: person.name }],
    });
    return ok({ name: person.name, measures: nodeIds.length, left: open.length - nodeIds.length });
  },
});
