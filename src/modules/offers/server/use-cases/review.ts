import { eq } from 'drizzle-orm';
import type { Ctx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok } from '#kernel/result.ts';
import { isDue, reviewEach } from '#kernel/review.ts';
import { revokeTaskLinksOf } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { readSettings } from '#modules/tenancy/server/index.ts';
import { offerIdInput } from '../../inputs.ts';
import { askByMail, askedAddress, offerLinkPurpose } from '../ask-by-mail.ts';
import { policy } from '../policy.ts';
import { thingOf } from '../rights.ts';
import { service } from '../schema.ts';
import { findOffers, lockOffer } from '../store.ts';
import { nextShown } from '../write-offer.ts';

/** Asks by mail about offers whose date comes near, and hides those that nobody confirmed in the county's own time. */
export const reviewOffers = useCase({
  name: 'offers.review-offers',
  action: 'offers.run-review',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const today = berlinDay(now);
    const { placeGraceDays } = await readSettings(tx, ctx.county.id);
    const when = { now, today, graceDays: placeGraceDays };
    const due = await tx.select({ id: service.id }).from(service).where(isDue(service, when)).for('update');
    if (due.length === 0) return conflict('nothing-to-do', 'Alle Angebote sind bestätigt.');
    const { asked, hidden, unreachable } = await reviewEach({
      things: await findOffers(tx, { ids: due.map(({ id }) => id) }),
      reviewBy: ({ row }) => row.reviewBy!,
      address: askedAddress,
      when,
      hide: async ({ row }) => {
        await tx
          .update(service)
          .set({ state: 'hidden', askedAt: row.askedAt ?? now, updatedAt: now, ...nextShown(row) })
          .where(eq(service.id, row.id));
        audit({
          subjectType: 'offer',
          subjectId: row.id,
          summary: `Angebot „${row.name}“ verborgen: nicht bestätigt`,
          fields: { state: { before: row.state, after: 'hidden' } },
        });
      },
      ask: async (found, to) => {
        const { row } = found;
        await askByMail({ ctx, tx, found, ...to });
        await tx.update(service).set({ askedAt: now }).where(eq(service.id, row.id));
        audit({ subjectType: 'offer', subjectId: row.id, summary: `Zum Angebot „${row.name}“ nachgefragt` });
      },
    });
    if (asked + hidden === 0) return conflict('nothing-to-do', 'Für die offenen Angebote steht keine E-Mail-Adresse da.');
    if (hidden > 0) touchPublic();
    return ok({ asked, hidden, unreachable });
  },
});

/** Every morning. */
export async function reviewOffersJob(ctx: Ctx): Promise<void> {
  const done = await reviewOffers(ctx, {});
  if (!done.ok && done.problem.code !== 'nothing-to-do') throw new Error(done.problem.message);
}

/** Asks about one offer now; an earlier link ends. */
export const askAboutOffer = useCase({
  name: 'offers.ask-about-offer',
  action: 'offers.keep',
  policy,
  mode: 'write',
  input: offerIdInput,
  load: async ({ tx, input }) => {
    const found = await lockOffer(tx, input.offerId);
    return found ? ok({ loaded: found, thing: thingOf(found.row) }) : notFound('Dieses Angebot');
  },
  run: async ({ ctx, tx, loaded: found, audit }) => {
    const address = askedAddress(found);
    if (address === null)
      return invalidField('email', 'Weder am Angebot noch an der Organisation steht eine E-Mail-Adresse.', 'no-address');
    const now = ctx.clock.now();
    const { placeGraceDays } = await readSettings(tx, ctx.county.id);
    await revokeTaskLinksOf({ tx, purpose: offerLinkPurpose, subjectIds: [found.row.id], at: now });
    const reviewBy = found.row.reviewBy ?? berlinDay(now);
    const token = await askByMail({ ctx, tx, found, address, hiddenOn: addDays(reviewBy, placeGraceDays + 1) });
    await tx.update(service).set({ askedAt: now }).where(eq(service.id, found.row.id));
    audit({ subjectType: 'offer', subjectId: found.row.id, summary: `Zum Angebot „${found.row.name}“ nachgefragt` });
    return ok({ token });
  },
});
