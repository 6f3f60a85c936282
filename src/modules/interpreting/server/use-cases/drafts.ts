import { eq } from 'drizzle-orm';
import { conflict, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { placeWords } from '#modules/events/ui/words.ts';
import { offerTopicWords } from '#modules/offers/contract.ts';
import { readInterpretingNeed } from '#modules/guidance/server/index.ts';
import type { DraftView } from '../../contract-talk.ts';
import { poolIdInput } from '../../inputs.ts';
import { draftIdInput, needInput } from '../../inputs-talk.ts';
import { findDrafts, isAsked, type DraftRow } from '../draft-store.ts';
import { interpretingDraft } from '../draft-schema.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { findRequesters } from '../store.ts';

const view = ({ id, requesterId, holder, language, startsAt, endsAt, mode, street, municipality }: DraftRow): DraftView => ({
  ...{ id, requesterId, holder, language, mode, street, municipality },
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/**
 * Somebody booked an appointment in a language that nobody there speaks, moved it or called it off: a draft of a request is made,
 * moved or gone. Told again it changes nothing more.
 */
export const followNeed = useCase({
  name: 'interpreting.follow-need',
  action: 'interpreting.follow-event',
  policy,
  mode: 'write',
  input: needInput,
  run: async ({ ctx, tx, input, audit }) => {
    const read = await readInterpretingNeed(ctx, { needId: input.needId });
    const need = read.ok && read.value.state === 'open' ? read.value : null;
    const now = ctx.clock.now();
    if (need === null || new Date(need.startsAt) <= now || (await isAsked(tx, need))) {
      const gone = await tx
        .delete(interpretingDraft)
        .where(eq(interpretingDraft.needId, input.needId))
        .returning({ id: interpretingDraft.id });
      audit({ subjectType: 'interpreting-draft', subjectId: gone[0]?.id ?? null, summary: 'Entwurf einer Anfrage entfallen' });
      return ok();
    }
    const requester = (await findRequesters(tx)).find(
      ({ row }) =>
        row.registeredAt !== null &&
        ((need.organisationId !== null && row.organisationId === need.organisationId) ||
          (need.unitId !== null && row.unitId === need.unitId)),
    );
    const fields = {
      requesterId: requester?.row.id ?? null,
      holder: `${need.eventTitle}: ${offerTopicWords[need.topic]}`,
      language: need.language,
      startsAt: new Date(need.startsAt),
      endsAt: new Date(need.endsAt),
      mode: need.mode === 'video' ? ('video' as const) : ('on-site' as const),
      topic: need.topic,
      street: need.place === null ? null : placeWords(need.place),
      municipality: need.place?.locality ?? null,
    };
    const id = newId(now.getTime());
    await tx
      .insert(interpretingDraft)
      .values({ ...fields, id, countyId: ctx.county.id, needId: input.needId, createdAt: now })
      .onConflictDoUpdate({ target: [interpretingDraft.countyId, interpretingDraft.needId], set: fields });
    audit({ subjectType: 'interpreting-draft', subjectId: null, summary: 'Entwurf einer Anfrage zu einem Beratungstermin' });
    return ok();
  },
});

/** Appointments that need an interpreter and for which nobody has asked, for who runs the pool. */
export const listDrafts = useCase({
  name: 'interpreting.list-drafts',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: poolIdInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx }) => ok((await findDrafts(tx, { after: ctx.clock.now() })).map(view)),
});

/** The same for the institution itself, on its page. */
export const listOwnDrafts = useCase({
  name: 'interpreting.list-own-drafts',
  action: 'interpreting.request',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const { actor } = ctx;
    return ok(
      actor.kind === 'link' ? (await findDrafts(tx, { after: ctx.clock.now(), requesterId: actor.subjectId })).map(view) : [],
    );
  },
});

/** A draft is not wanted, or its request was made: it is gone. */
export const dropOwnDraft = useCase({
  name: 'interpreting.drop-own-draft',
  action: 'interpreting.request',
  policy,
  mode: 'write',
  input: draftIdInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { actor } = ctx;
    const [draft] = actor.kind === 'link' ? await findDrafts(tx, { id: input.draftId, requesterId: actor.subjectId }) : [];
    if (!draft) return notFound('Diesen Entwurf');
    if (draft.startsAt <= ctx.clock.now()) return conflict('over', 'Dieser Termin ist vorbei.');
    await tx.delete(interpretingDraft).where(eq(interpretingDraft.id, draft.id));
    audit({ subjectType: 'interpreting-draft', subjectId: draft.id, summary: 'Entwurf einer Anfrage verworfen' });
    return ok();
  },
});
