import { eq } from 'drizzle-orm';
import { actorName, type CountyCtx, type Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { queueMail } from '#kernel/mail.ts';
import { actorRef, mailOf } from '#kernel/people.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { officePaths } from '#lib/paths.ts';
import { requestStateWords, type RequestState } from '../../contract-requests.ts';
import { acceptRequestInput, refuseRequestInput } from '../../inputs-requests.ts';
import { applyAddition } from '../apply-addition.ts';
import { applyChange } from '../apply-change.ts';
import { applySteps } from '../apply-steps.ts';
import { currentValues, findRequest, nodeNameOf, type ChangeRequestRow } from '../change-requests.ts';
import { asProposed, proposalLines, stepsAfter } from '../model/proposal.ts';
import { policy } from '../policy.ts';
import { latestReleased, recordState } from '../record-state.ts';
import { changeRequest } from '../schema-requests.ts';
import { statusNote } from '../schema.ts';
import { findNode, findStepsOfNode, findStrategy, type NodeRow, type StatusRow, type StrategyRow } from '../store.ts';

type Loaded = { row: ChangeRequestRow; node: NodeRow; strategy: StrategyRow };

async function load(tx: Tx, requestId: string): Promise<Result<{ loaded: Loaded }>> {
  const row = await findRequest(tx, requestId);
  const node = row && (await findNode(tx, row.nodeId));
  const strategy = node && (await findStrategy(tx, { id: node.strategyId }));
  if (!row || !node || !strategy) return notFound('Diesen Vorschlag');
  if (row.state !== 'open')
    return conflict('already-decided', `Über diesen Vorschlag ist schon entschieden: ${requestStateWords[row.state]}.`);
  return ok({ loaded: { row, node, strategy } });
}

/**
 * Accepts a proposal, as it is or adjusted: the plan changes in the same way as by the coordination's own hand, with the
 * proposal's reason. What somebody changed since the proposal was written is not overwritten unseen: then only an
 * adjusted acceptance passes, made beside what stands today.
 */
export const acceptRequest = useCase({
  name: 'strategy.accept-request',
  action: 'strategy.decide-request',
  policy,
  mode: 'write',
  input: acceptRequestInput,
  load: ({ tx, input }) => load(tx, input.requestId),
  run: async ({ ctx, tx, input, loaded: { row, node, strategy }, audit, touchPublic }) => {
    if (strategy.state !== 'adopted') return conflict('not-adopted', 'Diese Strategie läuft nicht mehr.');
    if (node.version !== input.version) {
      return conflict('changed-meanwhile', 'Jemand hat diesen Eintrag inzwischen geändert. Bitte sehen Sie ihn neu durch.');
    }
    const reason = `${row.reason} (gilt ab ${germanDay(row.effectiveFrom)})`;
    let state: RequestState = 'accepted';
    if (row.kind === 'drop') {
      await drop({ ctx, tx, node, row });
      touchPublic();
    } else if (row.kind === 'add') {
      const { steps, ...fields } = input.adjusted ?? row.proposed;
      if (!asProposed({ proposed: row.proposed, applied: input.adjusted ?? row.proposed })) state = 'adjusted';
      const work = { ctx, tx, strategy, reason: row.reason, requestId: row.id, audit, touchPublic };
      const title = fields.title ?? row.proposed.title ?? '';
      const added = await applyAddition({ ...work, parentId: node.id, level: node.level + 1, fields: { ...fields, title } });
      if (!added.ok) return added;
      const made = await findNode(tx, added.value.id);
      if (made && steps !== undefined && steps.length > 0) {
        const saved = await applySteps({ ...work, node: made, steps: stepsAfter({ stored: [], wanted: steps }) });
        if (!saved.ok) return saved;
      }
    } else {
      const current = await currentValues(tx, node);
      const stale = proposalLines({ before: row.before, current, proposed: row.proposed }).filter((line) => line.stale);
      if (input.adjusted === null && stale.length > 0) {
        return conflict(
          'changed-meanwhile',
          'Was der Vorschlag ändern will, hat inzwischen jemand anders geändert. Bitte nehmen Sie ihn angepasst an.',
        );
      }
      const applied = input.adjusted ?? row.proposed;
      if (!asProposed({ proposed: row.proposed, applied })) state = 'adjusted';
      const { steps, ...fields } = applied;
      const work = { ctx, tx, node, strategy, reason, requestId: row.id, audit, touchPublic };
      const changed = await applyChange({ ...work, fields });
      if (!changed.ok) return changed;
      if (steps !== undefined) {
        const stored = await findStepsOfNode(tx, node.id);
        const saved = await applySteps({ ...work, steps: stepsAfter({ stored, wanted: steps }) });
        if (!saved.ok) return saved;
      }
    }
    await decide({ ctx, tx, row, node, state, answer: input.answer });
    audit({
      subjectType: 'strategy-node',
      subjectId: node.id,
      summary: `Vorschlag zu „${node.title}“ ${requestStateWords[state]}`,
    });
    return ok({ state });
  },
});

/** Refuses a proposal. Whoever made it reads why. */
export const refuseRequest = useCase({
  name: 'strategy.refuse-request',
  action: 'strategy.decide-request',
  policy,
  mode: 'write',
  input: refuseRequestInput,
  load: ({ tx, input }) => load(tx, input.requestId),
  run: async ({ ctx, tx, input, loaded: { row, node }, audit }) => {
    await decide({ ctx, tx, row, node, state: 'refused', answer: input.answer });
    audit({ subjectType: 'strategy-node', subjectId: node.id, summary: `Vorschlag zu „${node.title}“ abgelehnt` });
    return ok();
  },
});

/** What is dropped stays visible, marked: a note says so. The decision is the second person's, so no other releases it. */
async function drop(input: { ctx: CountyCtx; tx: Tx; node: NodeRow; row: ChangeRequestRow }): Promise<void> {
  const { ctx, tx, node, row } = input;
  const now = ctx.clock.now();
  const today = berlinDay(now);
  const note: StatusRow = {
    id: newId(now.getTime()),
    countyId: ctx.county.id,
    nodeId: node.id,
    date: row.effectiveFrom < today ? row.effectiveFrom : today,
    state: 'dropped',
    text: `Entfällt ab ${germanDay(row.effectiveFrom)}.`,
    nextStep: null,
    reason: row.reason,
    expectedEnd: null,
    authorId: row.requesterRef.startsWith('account:') ? row.requesterRef.slice('account:'.length) : null,
    authorName: actorRef(ctx.actor),
    unitName: null,
    source: '',
    createdAt: now,
    releasedAt: now,
    releasedBy: actorRef(ctx.actor),
    withdrawnAt: null,
    figureValue: null,
    figureLabel: null,
    fileId: null,
    demonstration: false,
  };
  const before = await latestReleased(tx, node.id);
  await tx.insert(statusNote).values(note);
  await recordState({ ctx, tx, node, before, note, requestId: row.id });
}

async function decide(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: ChangeRequestRow;
  node: NodeRow;
  state: RequestState;
  answer: string | null;
}): Promise<void> {
  const { ctx, tx, row, node, state, answer } = input;
  await tx
    .update(changeRequest)
    .set({ state, answer, decidedAt: ctx.clock.now(), decidedByRef: actorRef(ctx.actor) })
    .where(eq(changeRequest.id, row.id));
  const to = await mailOf(tx, row.requesterRef);
  if (!to) return;
  await queueMail({
    ctx,
    tx,
    mail: {
      to,
      subject: `Ihr Vorschlag zu „${node.title.slice(0, 120)}“: ${requestStateWords[state]}`,
      body: [
        `Guten Tag ${to.name},`,
        '',
        `Ihr Vorschlag zu „${await nodeNameOf(tx, node)}“ ist ${requestStateWords[state]}.`,
        ...(answer ? ['', `Dazu schreibt ${actorName(ctx.actor)}:`, answer] : []),
        '',
        'Ansehen:',
        `${ctx.origin}${officePaths(ctx.county.slug).changeRequest(row.id)}`,
      ].join('\n'),
    },
  });
}

const germanDay = (day: string): string => day.split('-').toReversed().join('.');
