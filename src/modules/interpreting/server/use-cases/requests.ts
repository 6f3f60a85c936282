import { eq } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinInstant } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { RequestView } from '../../contract.ts';
import type { Reason } from '../../contract-matching.ts';
import { openStates } from '../../contract-states.ts';
import { listRequestsInput, requestForInput, requestIdInput, requestInput } from '../../inputs.ts';
import { checkAsked, poolFor, type Asked } from '../check-asked.ts';
import { endOffers } from '../fill.ts';
import { ownerOfLink } from '../link-open.ts';
import { loadMatching } from '../load-matching.ts';
import { rankHelpers } from '../model/matching/rank-helpers.ts';
import { takeDraft } from '../draft-store.ts';
import { costBearer } from '../model/tariff/cost-bearer.ts';
import { moveOn } from '../move-on.ts';
import { mailInterpreterNews, mailRequesterNews } from '../offer-mails.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { interpretingAssignment, interpretingRequest } from '../request-schema.ts';
import {
  findAssignments,
  findOffers,
  findRequests,
  lockAssignment,
  nextNumber,
  type FoundRequest,
  type RequestRow,
} from '../request-store.ts';
import {
  findInterpreters,
  findPools,
  lockInterpreter,
  lockPool,
  lockRequester,
  type PoolRow,
  type RequesterRow,
} from '../store.ts';
import { requestView } from '../views.ts';
import { askNext } from './offers.ts';

const what = 'Diese Anfrage';
const instantsOf = ({ day, from, to }: Asked['slots'][number]) => ({
  startsAt: berlinInstant(day, from),
  endsAt: berlinInstant(day, to),
});

/** Lays a request down, with a row for each language and, of a series, a request for each week. */
export async function layDown(input: {
  ctx: CountyCtx;
  tx: Tx;
  requester: RequesterRow;
  asked: Asked;
  demonstration?: boolean;
}): Promise<Result<{ pool: PoolRow; requests: RequestRow[] }>> {
  const { ctx, tx, requester, asked, demonstration = false } = input;
  const now = ctx.clock.now();
  const chosen = await poolFor(tx, { poolId: asked.poolId, requester });
  if (!chosen.ok) return chosen;
  const pool = (await lockPool(tx, chosen.value.id))!;
  const checked = await checkAsked({ tx, pool, requester, asked, now });
  if (!checked.ok) return checked;
  const municipalityId = checked.value.town?.id ?? null;
  const wanted = [...(asked.wantedInterpreterId === null ? [] : [asked.wantedInterpreterId]), ...asked.unwantedInterpreterIds];
  const known = await findInterpreters(tx, { ids: wanted, poolId: pool.id });
  if (wanted.length > 0 && new Set(wanted).size !== known.length)
    return invalidField('wantedInterpreterId', 'Diese Person gehört nicht zum Pool.', 'unknown-person');
  const draft = await takeDraft({ tx, draftId: asked.draftId, requesterId: requester.id });
  const needId = draft?.needId ?? null;
  const seriesId = asked.repeats > 0 ? newId(now.getTime()) : null;
  const requests: RequestRow[] = [];
  for (let week = 0; week <= asked.repeats; week += 1) {
    const alternatives = asked.slots.map((slot) => instantsOf({ ...slot, day: addDays(slot.day, 7 * week) }));
    const bearer = costBearer({
      rules: pool.costRules,
      occasion: asked.occasion,
      requesterKind: requester.kind,
      day: berlinDay(alternatives[0]!.startsAt),
    });
    const [row] = await tx
      .insert(interpretingRequest)
      .values({
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolId: pool.id, requesterId: requester.id },
        number: await nextNumber(tx, berlinDay(now).slice(0, 4)),
        requesterKind: requester.kind,
        ...{ occasion: asked.occasion, mode: asked.mode, municipalityId, seriesId, needId, demonstration },
        street: asked.mode === 'on-site' ? (asked.street ?? requester.street) : null,
        alternatives: alternatives.map(({ startsAt, endsAt }) => ({
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
        ...{ urgency: asked.urgency, urgencyReason: asked.urgencyReason, people: asked.people, gender: asked.gender },
        wantedInterpreterId: asked.wantedInterpreterId,
        unwantedInterpreterIds: asked.unwantedInterpreterIds,
        caseReference: asked.caseReference,
        costBearer: bearer.bearer,
        costUnit: bearer.costUnit ?? asked.costUnit ?? requester.costUnit,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    requests.push(row!);
    await tx.insert(interpretingAssignment).values(
      asked.languages.map((language, position) => ({
        ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolId: pool.id, requestId: row!.id, position, language },
        ...alternatives[0]!,
        state: 'requested' as const,
        createdAt: now,
        updatedAt: now,
      })),
    );
  }
  // The rest of a pool that runs by itself is planned together, a few minutes later.
  if (asked.urgency === 'now')
    for (const { row } of await findAssignments(tx, { requestIds: requests.map(({ id }) => id) }))
      await askNext({ ctx, tx, row, by: 'system' });
  const [first] = await findRequests(tx, { id: requests[0]!.id });
  const [assignment] = await findAssignments(tx, { requestIds: [requests[0]!.id] });
  if (!demonstration) await mailRequesterNews({ ctx, tx, row: assignment!.row, request: first!, requester, news: 'received' });
  return ok({ pool, requests });
}

/** Whether an institution may ask, or why it may not. */
export function mayAsk(row: RequesterRow | null): Result<RequesterRow> {
  if (row === null) return notFound('Diese Einrichtung');
  if (row.state === 'blocked')
    return conflict('blocked', `Ihre Einrichtung kann zurzeit nicht anfragen. ${row.blockedReason ?? ''}`.trim());
  return row.registeredAt === null ? conflict('not-registered', 'Bitte bestätigen Sie zuerst Ihre Anmeldung.') : ok(row);
}

/** The institution behind the link, if it may ask. */
async function asking(ctx: CountyCtx, tx: Tx): Promise<Result<RequesterRow>> {
  const owner = await ownerOfLink(ctx, tx);
  return owner.ok ? mayAsk(await lockRequester(tx, owner.value)) : owner;
}

/** An institution asks for an interpreter. It names no client. */
export const requestInterpreter = useCase({
  name: 'interpreting.request-interpreter',
  action: 'interpreting.request',
  policy,
  mode: 'write',
  input: requestInput,
  load: async ({ ctx, tx }) => {
    const row = await asking(ctx, tx);
    return row.ok ? ok({ loaded: row.value }) : row;
  },
  run: async ({ ctx, tx, input, loaded: requester, audit }) => {
    const laid = await layDown({ ctx, tx, requester, asked: input });
    if (!laid.ok) return laid;
    const { pool, requests } = laid.value;
    for (const row of requests)
      audit({ subjectType: 'interpreting-request', subjectId: row.id, summary: `Anfrage ${row.number} gestellt` });
    if (pool.runsItself) {
      for (const { row } of await findAssignments(tx, { requestIds: requests.map(({ id }) => id), states: ['requested'] }))
        await askNext({ ctx, tx, row, by: 'system' });
    }
    return ok({ ids: requests.map(({ id }) => id), numbers: requests.map(({ number }) => number) });
  },
});

/** The office enters what somebody asks for on the telephone. */
export const requestForRequester = useCase({
  name: 'interpreting.request-for-requester',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: requestForInput,
  load: async ({ ctx, tx, input }) => {
    const requester = await lockRequester(tx, input.requesterId);
    if (requester === null) return notFound('Diese Einrichtung');
    const pool = await poolFor(tx, { poolId: input.poolId, requester });
    if (!pool.ok) return pool;
    const own = await loadOwnPool({ ctx, tx, poolId: pool.value.id });
    return own.ok ? ok({ loaded: requester, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: requester, audit }) => {
    if (requester.state === 'blocked') return conflict('blocked', 'Diese Einrichtung ist gesperrt.');
    const { requesterId: _id, ...asked } = input;
    const laid = await layDown({ ctx, tx, requester, asked });
    if (!laid.ok) return laid;
    const { requests } = laid.value;
    for (const row of requests)
      audit({ subjectType: 'interpreting-request', subjectId: row.id, summary: `Anfrage ${row.number} aufgenommen` });
    return ok({ ids: requests.map(({ id }) => id), numbers: requests.map(({ number }) => number) });
  },
});

async function viewsOf(tx: Tx, pool: PoolRow | null, found: readonly FoundRequest[]): Promise<RequestView[]> {
  const assignments = await findAssignments(tx, { requestIds: found.map(({ row }) => row.id), former: true });
  const pools = pool === null ? new Map((await findPools(tx)).map(({ row }) => [row.id, row])) : new Map([[pool.id, pool]]);
  return found.map((one) => requestView(one, { assignments, rules: pools.get(one.row.poolId)?.rules ?? [] }));
}

/** Requests of a pool, for whoever runs it. */
export const listRequests = useCase({
  name: 'interpreting.list-requests',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: listRequestsInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: pool }) => {
    const { poolId, search, language, open } = input;
    const found = await findRequests(tx, { poolId, search, language, openAt: open ? ctx.clock.now() : null });
    return ok(await viewsOf(tx, pool, found));
  },
});

export type RankedPerson = {
  id: string;
  name: string;
  score: number;
  reasons: Reason[];
  /** When and with what answer this person was asked already. */
  asked: { state: string; sentAt: string; deadline: string } | null;
};
export type RequestPage = RequestView & {
  pool: { id: string; name: string };
  /** By assignment that is open: who could come, best first, and who could not and why. */
  rankings: { assignmentId: string; ranked: RankedPerson[]; out: { id: string; name: string; why: Reason }[] }[];
};

/** One request with the ranked people for each open language. */
export const readRequest = useCase({
  name: 'interpreting.read-request',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: requestIdInput,
  load: async ({ ctx, tx, input }) => {
    const [found] = await findRequests(tx, { id: input.requestId });
    if (!found) return notFound(what);
    const own = await loadOwnPool({ ctx, tx, poolId: found.row.poolId });
    return own.ok ? ok({ loaded: { found, pool: own.value.pool }, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded: { found, pool } }) => {
    const [view] = await viewsOf(tx, pool, [found]);
    const open = (await findAssignments(tx, { requestIds: [found.row.id], states: openStates })).map(({ row }) => row);
    const rankings: RequestPage['rankings'] = [];
    if (open.length > 0) {
      const { needs, helpers, settings, people } = await loadMatching({ ctx, tx, pool, assignments: open });
      const names = new Map(people.map(({ id, name }) => [id, name]));
      const offers = await findOffers(tx, { assignmentIds: open.map(({ id }) => id) });
      for (const need of needs) {
        const { ranked, out } = rankHelpers({ need, helpers, settings });
        const asked = new Map(
          offers.filter(({ assignmentId }) => assignmentId === need.id).map((one) => [one.interpreterId, one]),
        );
        rankings.push({
          assignmentId: need.id,
          ranked: ranked.map(({ helperId, score, reasons }) => {
            const offer = asked.get(helperId);
            return {
              ...{ id: helperId, name: names.get(helperId)!, score, reasons },
              asked: offer
                ? { state: offer.state, sentAt: offer.sentAt.toISOString(), deadline: offer.deadline.toISOString() }
                : null,
            };
          }),
          out: out.map(({ helperId, why }) => ({ id: helperId, name: names.get(helperId)!, why })),
        });
      }
    }
    return ok<RequestPage>({ ...view!, pool: { id: pool.id, name: pool.name }, rankings });
  },
});

/**
 * Takes a request back, or cancels what was agreed. By the institution or by the office for it; whoever was bound to come is told at
 * once. What the rules owe the person is reckoned from the moment of the cancellation.
 */
export async function cancelAll(input: {
  ctx: CountyCtx;
  tx: Tx;
  request: FoundRequest;
  by: 'client' | 'office';
}): Promise<Result<number>> {
  const { ctx, tx, request, by } = input;
  const now = ctx.clock.now();
  const rows = await findAssignments(tx, { requestIds: [request.row.id] });
  let ended = 0;
  for (const { row: known } of rows) {
    const row = (await lockAssignment(tx, known.id))!;
    const bound = row.state === 'accepted' || row.state === 'confirmed';
    if (!bound && row.state !== 'requested' && row.state !== 'offered' && row.state !== 'unfilled') continue;
    await endOffers({ ctx, tx, assignmentId: row.id, state: 'withdrawn' });
    const moved = await moveOn({
      ...{ ctx, tx, row, by },
      event: bound ? (by === 'client' ? 'cancel-client' : 'cancel-office') : 'withdraw',
      set: { cancelledAt: now },
    });
    if (!moved.ok) return moved;
    ended += 1;
    const person = bound && row.interpreterId !== null ? await lockInterpreter(tx, row.interpreterId) : null;
    if (person) await mailInterpreterNews({ ctx, tx, row, request, person, news: 'cancelled' });
    if (by === 'office') {
      const requester = await lockRequester(tx, request.row.requesterId);
      await mailRequesterNews({ ctx, tx, row, request, requester: requester!, news: 'cancelled' });
    }
  }
  if (ended === 0) return conflict('over', 'Daran ist nichts mehr abzusagen.');
  await tx
    .update(interpretingRequest)
    .set({ cancelledAt: now, updatedAt: now, version: request.row.version + 1 })
    .where(eq(interpretingRequest.id, request.row.id));
  return ok(ended);
}

export const cancelOwnRequest = useCase({
  name: 'interpreting.cancel-own-request',
  action: 'interpreting.request',
  policy,
  mode: 'write',
  input: requestIdInput,
  load: async ({ ctx, tx, input }) => {
    const owner = await ownerOfLink(ctx, tx);
    if (!owner.ok) return owner;
    const [found] = await findRequests(tx, { id: input.requestId });
    return found?.row.requesterId === owner.value ? ok({ loaded: found }) : notFound(what);
  },
  run: async ({ ctx, tx, loaded: request, audit }) => {
    const done = await cancelAll({ ctx, tx, request, by: 'client' });
    if (!done.ok) return done;
    audit({
      subjectType: 'interpreting-request',
      subjectId: request.row.id,
      summary: `Anfrage ${request.row.number} von der Einrichtung abgesagt`,
    });
    return ok();
  },
});

export const cancelRequest = useCase({
  name: 'interpreting.cancel-request',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: requestIdInput,
  load: async ({ ctx, tx, input }) => {
    const [found] = await findRequests(tx, { id: input.requestId });
    if (!found) return notFound(what);
    const own = await loadOwnPool({ ctx, tx, poolId: found.row.poolId });
    return own.ok ? ok({ loaded: found, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded: request, audit }) => {
    const done = await cancelAll({ ctx, tx, request, by: 'office' });
    if (!done.ok) return done;
    audit({ subjectType: 'interpreting-request', subjectId: request.row.id, summary: `Anfrage ${request.row.number} abgesagt` });
    return ok();
  },
});
