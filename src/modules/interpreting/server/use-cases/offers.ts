import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { emptyInput } from '#kernel/field-inputs.ts';
import { ok, type Result } from '#kernel/result.ts';
import { spendTaskLinks, taskLinksOf, taskLinkState } from '#kernel/task-link.ts';
import { useCase } from '#kernel/use-case.ts';
import { occasionLabel } from '../../contract-rules.ts';
import { assignmentIdInput, assignPersonInput, offerInput } from '../../inputs.ts';
import { endOffers, give, sendOffers } from '../fill.ts';
import { loadMatching } from '../load-matching.ts';
import { rankHelpers } from '../model/matching/rank-helpers.ts';
import { moveOn } from '../move-on.ts';
import { offerPurpose } from '../offer-mails.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { interpretingOffer } from '../request-schema.ts';
import {
  findAssignments,
  findGaveUp,
  findOffers,
  findRequests,
  lockAssignment,
  type AssignmentRow,
  type FoundRequest,
} from '../request-store.ts';
import { findInterpreters, findPools, type PoolRow } from '../store.ts';
import { looksNext, type NextAsked } from '../who-next.ts';
import { replace } from '../replace.ts';

const what = 'Diese Anfrage';
const run = 'interpreting.run-pool';

export type Held = { row: AssignmentRow; pool: PoolRow; request: FoundRequest };
/** An assignment held, with its pool and request; for whoever runs the pool. */
export async function heldAssignment({ ctx, tx, input }: { ctx: CountyCtx; tx: Tx; input: { assignmentId: string } }) {
  const row = await lockAssignment(tx, input.assignmentId);
  if (row === null) return notFound(what);
  const own = await loadOwnPool({ ctx, tx, poolId: row.poolId });
  if (!own.ok) return own;
  const [request] = await findRequests(tx, { id: row.requestId });
  return ok({ loaded: { row, pool: own.value.pool, request: request! } as Held, thing: own.value.thing });
}

/** Asks the chosen people, or, where nobody is chosen, those whose turn it is by the way of the pool. */
export const offerAssignment = useCase({
  name: 'interpreting.offer-assignment',
  action: run,
  policy,
  mode: 'write',
  input: offerInput,
  load: heldAssignment,
  run: async ({ ctx, tx, input, loaded: { row, pool, request }, audit }) => {
    const matching = await loadMatching({ ctx, tx, pool, assignments: [row] });
    const { ranked } = rankHelpers({ need: matching.needs[0]!, helpers: matching.helpers, settings: matching.settings });
    const offers = await findOffers(tx, { assignmentIds: [row.id] });
    const chosen = input.interpreterIds.length > 0 ? new Set(input.interpreterIds) : null;
    const asked: NextAsked[] = chosen
      ? ranked.flatMap(({ helperId, reasons, slot }, index) =>
          chosen.has(helperId) ? [{ helperId, rank: index + 1, reasons, slot }] : [],
        )
      : looksNext({ pool, ranked, offers, atOnce: request.row.urgency === 'now', gaveUp: await findGaveUp(tx, row) });
    if (chosen && asked.length < chosen.size)
      return invalidField(
        'interpreterIds',
        'Wenigstens eine dieser Personen kann nicht: Die Liste nennt den Grund. Bitte wählen Sie neu.',
        'cannot',
      );
    if (asked.length === 0) return conflict('nobody', 'Gerade kann niemand, oder alle sind schon gefragt.');
    const people = new Map(matching.people.map((person) => [person.id, person]));
    const sent = await sendOffers({
      ...{ ctx, tx, pool, row, request, by: 'office' },
      asked: asked.map(({ helperId, ...one }) => ({ ...one, person: people.get(helperId)! })),
    });
    if (!sent.ok) return sent;
    audit({
      subjectType: 'interpreting-request',
      subjectId: request.row.id,
      summary: `Anfrage ${request.row.number}: ${asked.length === 1 ? 'eine Person' : `${asked.length} Personen`} gefragt`,
    });
    return ok({ asked: asked.length });
  },
});

/** Enters what somebody said on the telephone: she comes. */
export const assignPerson = useCase({
  name: 'interpreting.assign-person',
  action: run,
  policy,
  mode: 'write',
  input: assignPersonInput,
  load: heldAssignment,
  run: async ({ ctx, tx, input, loaded: { row, pool, request }, audit }) => {
    const [person] = await findInterpreters(tx, { id: input.interpreterId, poolId: pool.id });
    if (!person) return invalidField('interpreterId', 'Diese Person gehört nicht zum Pool.', 'unknown-person');
    const offered = row.state === 'requested' ? await moveOn({ ctx, tx, row, event: 'offer', by: 'office' }) : ok(row);
    if (!offered.ok) return offered;
    const given = await give({ ctx, tx, pool, row: offered.value, interpreterId: input.interpreterId, by: 'office' });
    if (!given.ok) return given;
    audit({ subjectType: 'interpreting-request', subjectId: request.row.id, summary: `Anfrage ${request.row.number} vergeben` });
    return ok();
  },
});

type OwnOffer = {
  state: 'open' | 'accepted' | 'declined' | 'passed' | 'withdrawn' | 'taken';
  language: string;
  startsAt: string;
  endsAt: string;
  deadline: string;
  mode: string;
  municipality: string | null;
  /** Behind the link stands what no mail tells. */
  street: string | null;
  occasion: string;
  requester: string;
  people: number | null;
  name: string;
};

type FoundOffer = { offer: Awaited<ReturnType<typeof findOffers>>[number]; row: AssignmentRow };
async function ofLink(input: { ctx: CountyCtx; tx: Tx; lock: boolean }): Promise<Result<FoundOffer>> {
  const { ctx, tx, lock } = input;
  const { actor } = ctx;
  if (actor.kind !== 'link') return notFound('Dieses Angebot');
  const [offer] = await findOffers(tx, { ids: [actor.subjectId] });
  if (!offer) return notFound('Dieses Angebot');
  const row = lock
    ? await lockAssignment(tx, offer.assignmentId)
    : ((await findAssignments(tx, { id: offer.assignmentId, former: true }))[0]?.row ?? null);
  // What was read before the lock may be old by now.
  const [now] = lock ? await findOffers(tx, { ids: [offer.id] }) : [offer];
  return row && now ? ok({ offer: now, row }) : notFound('Dieses Angebot');
}

/** Whether somebody else has it, or the office took the offer back. */
const isTaken = (row: AssignmentRow): boolean => row.interpreterId !== null && row.state !== 'cancelled-by-client';

/** What an offer's link shows. Nothing changes, however often it is opened. */
export const readOffer = useCase({
  name: 'interpreting.read-offer',
  action: 'interpreting.answer-offer',
  policy,
  mode: 'read',
  input: emptyInput,
  run: async ({ ctx, tx }) => {
    const found = await ofLink({ ctx, tx, lock: false });
    if (!found.ok) return found;
    const { offer, row } = found.value;
    const [request] = await findRequests(tx, { id: row.requestId });
    const [pool] = await findPools(tx, { id: row.poolId });
    const [person] = await findInterpreters(tx, { id: offer.interpreterId, left: true });
    const { occasion, mode, street, people } = request!.row;
    const open = offer.state === 'open' && offer.deadline > ctx.clock.now();
    const mine = offer.state === 'accepted';
    return ok<OwnOffer>({
      state: offer.state === 'open' && !open ? 'passed' : offer.state === 'withdrawn' && isTaken(row) ? 'taken' : offer.state,
      language: row.language,
      startsAt: offer.startsAt.toISOString(),
      endsAt: offer.endsAt.toISOString(),
      deadline: offer.deadline.toISOString(),
      mode,
      municipality: request!.town?.name ?? null,
      // Who is no longer asked is shown no more than the mail told.
      street: open || mine ? street : null,
      occasion: open || mine ? occasionLabel(pool!.row.rules, occasion) : '',
      requester: open || mine ? request!.requester.name : '',
      people: open || mine ? people : null,
      name: person?.row.name ?? '',
    });
  },
});

/** Whether the link that was used may still do something: it is single-use, and ends with the offer. */
async function linkIsOpen(ctx: CountyCtx, tx: Tx, offerId: string): Promise<boolean> {
  const { actor } = ctx;
  const links = await taskLinksOf({ tx, purpose: offerPurpose, subjectIds: [offerId] });
  return actor.kind === 'link' && links.some((link) => link.id === actor.id && taskLinkState(link, ctx.clock.now()) === 'open');
}

const tooLate = () => conflict('passed', 'Die Zeit für eine Antwort ist vorbei, oder Sie haben schon geantwortet.');
type Answered = FoundOffer & { ctx: CountyCtx; tx: Tx; mayAnswer: boolean };

/** Says yes to an offer whose assignment is held. */
export async function acceptHeld({ ctx, tx, offer, row, mayAnswer }: Answered): Promise<Result<undefined>> {
  const now = ctx.clock.now();
  if (offer.state === 'accepted') return conflict('again', 'Sie haben schon zugesagt. Das Gespräch ist Ihres.');
  if (offer.state === 'withdrawn')
    return isTaken(row)
      ? conflict('taken', 'Dieser Einsatz ist schon vergeben. Danke, dass Sie helfen wollten.')
      : conflict('withdrawn', 'Für dieses Gespräch wird niemand mehr gesucht. Danke, dass Sie helfen wollten.');
  if (offer.state !== 'open' || offer.deadline <= now || !mayAnswer) return tooLate();
  await tx.update(interpretingOffer).set({ state: 'accepted', answeredAt: now }).where(eq(interpretingOffer.id, offer.id));
  const [pool] = await findPools(tx, { id: row.poolId });
  const given = await give({
    ...{ ctx, tx, row, pool: pool!.row, interpreterId: offer.interpreterId },
    by: 'interpreter',
    slot: offer,
  });
  if (!given.ok) return given;
  await endLinks({ ctx, tx, offerId: offer.id });
  return ok();
}

/** Says no to an offer whose assignment is held; the next is asked. */
export async function declineHeld({ ctx, tx, offer, row, mayAnswer }: Answered): Promise<Result<undefined>> {
  const now = ctx.clock.now();
  if (offer.state !== 'open' || offer.deadline <= now || !mayAnswer) return tooLate();
  await tx.update(interpretingOffer).set({ state: 'declined', answeredAt: now }).where(eq(interpretingOffer.id, offer.id));
  await endLinks({ ctx, tx, offerId: offer.id });
  await askNext({ ctx, tx, row, by: 'system' });
  return ok();
}

/** Somebody accepts: of all who accept at the same moment one has the conversation, the others are told that it is taken. */
export const acceptOffer = useCase({
  name: 'interpreting.accept-offer',
  action: 'interpreting.answer-offer',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const found = await ofLink({ ctx, tx, lock: true });
    if (!found.ok) return found;
    const { offer, row } = found.value;
    const accepted = await acceptHeld({ ctx, tx, offer, row, mayAnswer: await linkIsOpen(ctx, tx, offer.id) });
    if (!accepted.ok) return accepted;
    audit({ subjectType: 'interpreting-assignment', subjectId: row.id, summary: 'Angebot angenommen' });
    return ok();
  },
});

const endLinks = async ({ ctx, tx, offerId }: { ctx: CountyCtx; tx: Tx; offerId: string }): Promise<void> => {
  await spendTaskLinks({ tx, purpose: offerPurpose, subjectId: offerId, at: ctx.clock.now() });
};

/** Somebody cannot: the next is asked. */
export const declineOffer = useCase({
  name: 'interpreting.decline-offer',
  action: 'interpreting.answer-offer',
  policy,
  mode: 'write',
  input: emptyInput,
  run: async ({ ctx, tx, audit }) => {
    const found = await ofLink({ ctx, tx, lock: true });
    if (!found.ok) return found;
    const { offer, row } = found.value;
    const declined = await declineHeld({ ctx, tx, offer, row, mayAnswer: await linkIsOpen(ctx, tx, offer.id) });
    if (!declined.ok) return declined;
    audit({ subjectType: 'interpreting-assignment', subjectId: row.id, summary: 'Angebot abgelehnt' });
    return ok();
  },
});

/**
 * Asks whose turn it is next, where nobody is asked now and the pool runs by itself or has begun to ask; else leaves it to the office.
 * The assignment must be held. Answers how many were asked.
 */
export async function askNext(input: { ctx: CountyCtx; tx: Tx; row: AssignmentRow; by: 'system' | 'office' }): Promise<number> {
  const { ctx, tx, row, by } = input;
  if (row.state !== 'requested' && row.state !== 'offered') return 0;
  const offers = await findOffers(tx, { assignmentIds: [row.id] });
  if (offers.some(({ state }) => state === 'open')) return 0;
  const [pool] = await findPools(tx, { id: row.poolId });
  const [request] = await findRequests(tx, { id: row.requestId });
  const matching = await loadMatching({ ctx, tx, pool: pool!.row, assignments: [row] });
  const { ranked } = rankHelpers({ need: matching.needs[0]!, helpers: matching.helpers, settings: matching.settings });
  const asked = looksNext({
    pool: pool!.row,
    ranked,
    offers,
    atOnce: request!.row.urgency === 'now',
    gaveUp: await findGaveUp(tx, row),
  });
  if (asked.length === 0) {
    if (row.state === 'offered') await moveOn({ ctx, tx, row, event: 'decline-all', by });
    return 0;
  }
  const people = new Map(matching.people.map((person) => [person.id, person]));
  const sent = await sendOffers({
    ...{ ctx, tx, pool: pool!.row, row, request: request!, by },
    asked: asked.map(({ helperId, ...one }) => ({ ...one, person: people.get(helperId)! })),
  });
  return sent.ok ? asked.length : 0;
}

/** Takes open offers back; nobody is asked any more until somebody asks again. */
export const withdrawOffers = useCase({
  name: 'interpreting.withdraw-offers',
  action: run,
  policy,
  mode: 'write',
  input: assignmentIdInput,
  load: heldAssignment,
  run: async ({ ctx, tx, loaded: { row, request }, audit }) => {
    const ended = await endOffers({ ctx, tx, assignmentId: row.id, state: 'withdrawn' });
    if (ended === 0) return conflict('nothing-open', 'Zurzeit ist niemand gefragt.');
    const back = await moveOn({ ctx, tx, row, event: 'decline-all', by: 'office' });
    if (!back.ok) return back;
    audit({
      subjectType: 'interpreting-request',
      subjectId: request.row.id,
      summary: `Angebote zu ${request.row.number} zurückgenommen`,
    });
    return ok({ ended });
  },
});

/** Somebody fell ill: the conversation is looked for anew, both sides are told, and the next is asked. */
export const interpreterCannot = useCase({
  name: 'interpreting.interpreter-cannot',
  action: run,
  policy,
  mode: 'write',
  input: assignmentIdInput,
  load: heldAssignment,
  run: async ({ ctx, tx, loaded: { row, request }, audit }) => {
    const replaced = await replace({ ctx, tx, row, request, by: 'office' });
    if (!replaced.ok) return replaced;
    const asked = await askNext({ ctx, tx, row: replaced.value, by: 'system' });
    audit({
      subjectType: 'interpreting-request',
      subjectId: request.row.id,
      summary: `Absage zu ${request.row.number}, Ersatz wird gesucht`,
    });
    return ok({ assignmentId: replaced.value.id, asked });
  },
});
