import { z } from 'zod';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { policy } from '../policy.ts';
import { findOffers, lockAssignment } from '../request-store.ts';
import { acceptHeld, declineHeld } from './offers.ts';
import { ownPerson } from './own-pages.ts';

const ownOfferInput = z.object({ offerId: z.uuid() });

/** An offer of the person whose page it is, with its assignment held. Another person's is not found. */
async function ownOffer(input: { ctx: CountyCtx; tx: Tx; offerId: string }) {
  const { ctx, tx, offerId } = input;
  const own = await ownPerson(ctx, tx, false);
  if (!own.ok) return own;
  const [known] = await findOffers(tx, { ids: [offerId] });
  const row = known?.interpreterId === own.value.id ? await lockAssignment(tx, known.assignmentId) : null;
  // What was read before the lock may be old by now.
  const [offer] = row === null ? [] : await findOffers(tx, { ids: [offerId] });
  return row && offer ? ok({ row, offer }) : notFound('Dieses Angebot');
}

/** Somebody accepts on the own page what a mail offered. */
export const acceptOwnOffer = useCase({
  name: 'interpreting.accept-own-offer',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: ownOfferInput,
  run: async ({ ctx, tx, input, audit }) => {
    const found = await ownOffer({ ctx, tx, offerId: input.offerId });
    if (!found.ok) return found;
    const accepted = await acceptHeld({ ctx, tx, ...found.value, mayAnswer: true });
    if (!accepted.ok) return accepted;
    audit({ subjectType: 'interpreting-assignment', subjectId: found.value.row.id, summary: 'Angebot angenommen' });
    return ok();
  },
});

/** Somebody declines on the own page; the next is asked. */
export const declineOwnOffer = useCase({
  name: 'interpreting.decline-own-offer',
  action: 'interpreting.own-page',
  policy,
  mode: 'write',
  input: ownOfferInput,
  run: async ({ ctx, tx, input, audit }) => {
    const found = await ownOffer({ ctx, tx, offerId: input.offerId });
    if (!found.ok) return found;
    const declined = await declineHeld({ ctx, tx, ...found.value, mayAnswer: true });
    if (!declined.ok) return declined;
    audit({ subjectType: 'interpreting-assignment', subjectId: found.value.row.id, summary: 'Angebot abgelehnt' });
    return ok();
  },
});
