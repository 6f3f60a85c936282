import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, forbidden, invalid, notFound, type FieldFault } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RatingPage } from '../../contract-evaluation-round.ts';
import { saveRatingsInput } from '../../inputs-evaluation-round.ts';
import {
  findEvaluationInvite,
  findEvaluationRound,
  findRatings,
  nodesOfRound,
  ratingLinkPurpose,
  type EvaluationInviteRow,
  type EvaluationRoundRow,
} from '../evaluation-rounds.ts';
import { emptyRating, faultsOf, isEmpty, lastDayOf, takesRatings } from '../model/ratings.ts';
import { policy } from '../policy.ts';
import { latestReleased } from '../record-state.ts';
import { evaluationInvite, evaluationRating } from '../schema-evaluation-round.ts';
import { findStrategy } from '../store.ts';

type Loaded = { invite: EvaluationInviteRow; round: EvaluationRoundRow };

/** What the link of the actor asks for. Whoever comes by another way than a link has no invitation. */
async function ofLink({ ctx, tx }: { ctx: CountyCtx; tx: Tx }): Promise<Result<{ loaded: Loaded }>> {
  if (ctx.actor.kind !== 'link' || ctx.actor.purpose !== ratingLinkPurpose) return forbidden();
  const invite = await findEvaluationInvite(tx, ctx.actor.subjectId);
  const round = invite && (await findEvaluationRound(tx, invite.roundId));
  return invite && round ? ok({ loaded: { invite, round } }) : notFound('Diese Anfrage');
}

/** All that a partner is asked, on one page: the measures, what she typed, and what she sent. Reading changes nothing. */
export const readRatingRequest = useCase({
  name: 'strategy.read-rating-request',
  action: 'strategy.rate-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, tx, loaded: { invite, round } }) => {
    const strategy = await findStrategy(tx, { id: round.strategyId });
    const own = new Map((await findRatings(tx, [invite.id])).map((row) => [row.nodeId, row]));
    const measures: RatingPage['measures'] = [];
    for (const node of await nodesOfRound(tx, round)) {
      const row = own.get(node.id);
      measures.push({
        nodeId: node.id,
        name: node.name,
        strategyKey: strategy?.key ?? '',
        deleted: node.deleted,
        dropped: (await latestReleased(tx, node.id))?.state === 'dropped',
        fields: row?.draft ?? emptyRating,
        savedAt: row?.savedAt.toISOString() ?? null,
        sent: row?.sent ?? null,
      });
    }
    return ok<RatingPage>({
      name: invite.name,
      title: round.title,
      intro: round.intro,
      meetingOn: round.meetingOn,
      closesOn: lastDayOf(round.meetingOn),
      state:
        round.cancelledAt !== null
          ? 'cancelled'
          : takesRatings({ ...round, today: berlinDay(ctx.clock.now()) })
            ? 'open'
            : 'over',
      cancelReason: round.cancelReason,
      sentAt: invite.sentAt?.toISOString() ?? null,
      measures,
    });
  },
});

/**
 * Keeps what was typed, as it is, also when it comes too late: the page gives it back then. What was sent before goes on
 * counting until it is sent anew.
 */
export const saveRatings = useCase({
  name: 'strategy.save-ratings',
  action: 'strategy.rate-by-link',
  policy,
  mode: 'write',
  input: saveRatingsInput,
  load: ofLink,
  run: async ({ ctx, tx, input, loaded: { invite, round }, audit }) => {
    const known = new Set((await nodesOfRound(tx, round)).filter((node) => !node.deleted).map((node) => node.id));
    const now = ctx.clock.now();
    const before = new Map((await findRatings(tx, [invite.id])).map((row) => [row.nodeId, row.draft]));
    for (const { nodeId, fields } of input.ratings) {
      if (!known.has(nodeId) || (isEmpty(fields) && !before.has(nodeId))) continue;
      await tx
        .insert(evaluationRating)
        .values({ id: newId(now.getTime()), countyId: ctx.county.id, inviteId: invite.id, nodeId, draft: fields, savedAt: now })
        .onConflictDoUpdate({
          target: [evaluationRating.countyId, evaluationRating.inviteId, evaluationRating.nodeId],
          set: { draft: fields, savedAt: now },
        });
    }
    audit({ subjectType: 'evaluation-round', subjectId: round.id, summary: 'Entwurf einer Einschätzung gespeichert' });
    return ok();
  },
});

/**
 * Hands in what was typed. Measures may be left out; one that was begun needs both scales. After the day before the meeting
 * it is refused calmly (`round-over`). Sent again it replaces what was sent.
 */
export const sendRatings = useCase({
  name: 'strategy.send-ratings',
  action: 'strategy.rate-by-link',
  policy,
  mode: 'write',
  input: emptyInput,
  load: ofLink,
  run: async ({ ctx, tx, loaded: { invite, round }, audit }) => {
    const now = ctx.clock.now();
    if (round.cancelledAt !== null)
      return conflict('round-cancelled', 'Die Sitzung ist abgesagt. Ihr Text ist aufgehoben und steht unten.');
    if (!takesRatings({ ...round, today: berlinDay(now) }))
      return conflict('round-over', 'Die Frist ist vorbei. Ihr Text ist aufgehoben und steht unten.');
    const nodes = (await nodesOfRound(tx, round)).filter((node) => !node.deleted);
    const rows = new Map((await findRatings(tx, [invite.id])).map((row) => [row.nodeId, row]));
    const begun = nodes.flatMap((node) => rows.get(node.id) ?? []);
    if (begun.every((row) => isEmpty(row.draft))) {
      const message = 'Noch ist nichts bewertet. Bitte wählen Sie bei mindestens einer Maßnahme etwas aus.';
      const [first] = nodes;
      return invalid('empty-rating', message, first ? [{ path: `${first.id}.progress`, message }] : []);
    }
    const faults = begun.flatMap((row): FieldFault[] =>
      faultsOf(row.draft).map(({ field, message }) => ({ path: `${row.nodeId}.${field}`, message })),
    );
    if (faults.length > 0) return invalid('invalid-input', faults[0]!.message, faults);
    for (const row of begun) {
      await tx
        .update(evaluationRating)
        .set({ sent: isEmpty(row.draft) ? null : row.draft })
        .where(eq(evaluationRating.id, row.id));
    }
    await tx.update(evaluationInvite).set({ sentAt: now }).where(eq(evaluationInvite.id, invite.id));
    audit({ subjectType: 'evaluation-round', subjectId: round.id, summary: 'Einschätzung eingegangen' });
    return ok({ sent: begun.filter((row) => !isEmpty(row.draft)).length });
  },
});
