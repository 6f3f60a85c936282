import { z } from 'zod';
import { notFound } from '#kernel/errors.ts';
import { may } from '#kernel/policy.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { organisationsByUnit } from '#modules/network/server/index.ts';
import { emptyProposal, type ChangeRequestEntry, type ChangeRequestView } from '../../contract-requests.ts';
import { requestIdInput } from '../../inputs-requests.ts';
import { currentValues, findRequest, findRequests, isOwn, mayRead, requestEntry } from '../change-requests.ts';
import { proposalLines } from '../model/proposal.ts';
import { policy } from '../policy.ts';
import { findNode, findStrategy } from '../store.ts';
import { thingIn, thingOf } from '../thing-of.ts';

/** Proposals that the person may read, newest first: all, or those on one entry. */
export const listChangeRequests = useCase({
  name: 'strategy.list-requests',
  action: 'strategy.read-requests',
  policy,
  mode: 'read',
  input: z.object({ nodeId: z.uuid().optional() }),
  run: async ({ ctx, tx, input }) => {
    const organisations = await organisationsByUnit(tx);
    const entries: ChangeRequestEntry[] = [];
    for (const row of await findRequests(tx, input.nodeId ? { nodeId: input.nodeId } : {})) {
      const node = await findNode(tx, row.nodeId);
      if (!node || !mayRead({ row, actor: ctx.actor, countyId: ctx.county.id, thing: thingIn({ node, organisations }) }))
        continue;
      entries.push(await requestEntry({ tx, row, node, actor: ctx.actor }));
    }
    return ok(entries);
  },
});

/** One proposal beside what stood when it was written and what stands today. */
export const readChangeRequest = useCase({
  name: 'strategy.read-request',
  action: 'strategy.read-requests',
  policy,
  mode: 'read',
  input: requestIdInput,
  load: async ({ ctx, tx, input }) => {
    const row = await findRequest(tx, input.requestId);
    const node = row && (await findNode(tx, row.nodeId));
    const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
    if (!row || !node || !strategy) return notFound('Diesen Vorschlag');
    // An own proposal is read to its end; see `mayRead`.
    return ok({ loaded: { row, node, strategy }, ...(isOwn(row, ctx.actor) ? {} : { thing: await thingOf(tx, node) }) });
  },
  run: async ({ ctx, tx, loaded: { row, node, strategy } }) => {
    const entry = await requestEntry({ tx, row, node, actor: ctx.actor });
    const current = row.kind === 'add' ? emptyProposal : await currentValues(tx, node);
    const decides = may({ rows: policy, actor: ctx.actor, countyId: ctx.county.id, action: 'strategy.decide-request' }) === 'yes';
    return ok<ChangeRequestView>({
      ...entry,
      strategy: { key: strategy.key, title: strategy.title, state: strategy.state },
      // What was decided is shown against what stood then: today is no part of it any more.
      lines: proposalLines({ before: row.before, current, proposed: row.proposed }).map((line) =>
        row.state === 'open' ? line : { ...line, stale: false },
      ),
      current,
      nodeVersion: node.version,
      allowed: {
        decide: decides && row.state === 'open' && strategy.state === 'adopted',
        withdraw: entry.own && row.state === 'open',
      },
    });
  },
});
