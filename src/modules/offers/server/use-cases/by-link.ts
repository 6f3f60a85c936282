import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, forbidden, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { answerState } from '#kernel/review.ts';
import { spendTaskLinks } from '#kernel/task-link.ts';
import { taskLink } from '#kernel/tables.ts';
import { useCase } from '#kernel/use-case.ts';
import type { OfferByLink } from '../../contract.ts';
import { confirmByLinkInput, quickByLinkInput } from '../../inputs.ts';
import { offerLinkPurpose } from '../ask-by-mail.ts';
import { policy } from '../policy.ts';
import { service } from '../schema.ts';
import { findOffer, lockOffer, type OfferRow } from '../store.ts';
import { confirmation, quickChange } from '../write-offer.ts';
import { changedMeanwhile, viewsOf } from './offers.ts';

type Loaded = { found: OfferRow; link: typeof taskLink.$inferSelect };

async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<{ loaded: Loaded }>> {
  const { ctx, tx, lock } = input;
  const { actor } = ctx;
  if (actor.kind !== 'link' || actor.purpose !== offerLinkPurpose) return forbidden();
  const [link] = await tx.select().from(taskLink).where(eq(taskLink.id, actor.id));
  const found = lock ? await lockOffer(tx, actor.subjectId) : await findOffer(tx, actor.subjectId);
  return link && found ? ok({ loaded: { found, link } }) : notFound('Dieses Angebot');
}

const stateOf = ({ found, link }: Loaded, now: Date): OfferByLink['state'] =>
  answerState({ link, now, gone: found.row.mergedIntoId !== null });

/** The offer as whoever was asked by mail sees it. Reading changes nothing, however often it is opened. */
export const readOfferByLink = useCase({
  name: 'offers.read-offer-by-link',
  action: 'offers.keep-by-link',
  policy,
  mode: 'read',
  input: emptyInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: false }),
  run: async ({ ctx, tx, loaded }) => {
    const [offer] = await viewsOf(tx, [loaded.found]);
    return ok<OfferByLink>({ state: stateOf(loaded, ctx.clock.now()), offer: offer!, county: ctx.county.name });
  },
});

const closed = (state: OfferByLink['state']) =>
  state === 'done'
    ? conflict('already-answered', 'Das ist schon bestätigt. Vielen Dank!')
    : conflict('link-expired', 'Dieser Link gilt nicht mehr. Sie bekommen einen neuen, wenn wieder gefragt wird.');

/** One tap: all is still right. The first answer spends every link to this offer. */
export const confirmByLink = useCase({
  name: 'offers.confirm-by-link',
  action: 'offers.keep-by-link',
  policy,
  mode: 'write',
  input: confirmByLinkInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const state = stateOf(loaded, now);
    if (state !== 'open') return closed(state);
    const { row } = loaded.found;
    if (input.version !== row.version) return changedMeanwhile();
    const back = backAgain(row);
    const confirmed = confirmation(ctx);
    await tx
      .update(service)
      .set({ ...confirmed, ...back })
      .where(eq(service.id, row.id));
    await spendTaskLinks({ tx, purpose: offerLinkPurpose, subjectId: row.id, at: now });
    audit({
      subjectType: 'offer',
      subjectId: row.id,
      summary: `Angebot „${row.name}“ über einen Link bestätigt`,
      fields: { reviewBy: { before: row.reviewBy, after: confirmed.reviewBy } },
    });
    touchPublic();
    return ok();
  },
});

/** The same with what has changed: times, seats, ways to reach it. */
export const changeByLink = useCase({
  name: 'offers.change-by-link',
  action: 'offers.keep-by-link',
  policy,
  mode: 'write',
  input: quickByLinkInput,
  load: ({ ctx, tx }) => ofLink({ ctx, tx, lock: true }),
  run: async ({ ctx, tx, input, loaded, audit, touchPublic }) => {
    const now = ctx.clock.now();
    const state = stateOf(loaded, now);
    if (state !== 'open') return closed(state);
    const { found } = loaded;
    if (input.version !== found.row.version) return changedMeanwhile();
    const { fields } = await quickChange({ ctx, tx, found, given: input });
    await tx.update(service).set(backAgain(found.row)).where(eq(service.id, found.row.id));
    await spendTaskLinks({ tx, purpose: offerLinkPurpose, subjectId: found.row.id, at: now });
    audit({
      subjectType: 'offer',
      subjectId: found.row.id,
      summary: `Angebot „${found.row.name}“ über einen Link geändert und bestätigt`,
      fields,
    });
    touchPublic();
    return ok();
  },
});

/** What was hidden because nobody answered is shown again by the answer; what people hid or never showed stays as it is. */
const backAgain = (row: OfferRow['row']) =>
  row.state === 'hidden' && row.publishedAt !== null && row.askedAt !== null
    ? { state: 'public' as const }
    : { state: row.state };
