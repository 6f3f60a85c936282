import { addDays, berlinDay } from '#kernel/dates.ts';
import { conflict, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { NextConversation, OfferRecord, OpenConversation, PoolDay } from '../../contract-day.ts';
import { boundStates, openStates } from '../../contract-states.ts';
import { assignmentIdInput, poolIdInput, requestIdInput } from '../../inputs.ts';
import { byUrgency, needsHand, paperDays } from '../model/needs-hand.ts';
import { moveOn } from '../move-on.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { findAssignments, findOffers, findRequests, type AssignmentRow, type FoundRequest } from '../request-store.ts';
import { findInterpreters } from '../store.ts';
import { heldAssignment } from './offers.ts';

const nextDays = 7;
const dayMs = 86_400_000;

const conversation = (row: AssignmentRow, request: FoundRequest) => ({
  assignmentId: row.id,
  requestId: row.requestId,
  number: request.row.number,
  language: row.language,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  mode: request.row.mode,
  requester: request.requester.name,
  municipality: request.town?.name ?? null,
});

/** What a pool's office looks at in the morning: what is open and who is asked, the next conversations, papers that end. */
export const readPoolDay = useCase({
  name: 'interpreting.read-pool-day',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: poolIdInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded: pool }) => {
    const now = ctx.clock.now();
    const looked = await findAssignments(tx, { poolId: pool.id, states: [...openStates, 'unfilled'], endsAfter: now });
    const bound = await findAssignments(tx, {
      poolId: pool.id,
      states: boundStates,
      endsAfter: now,
      startsBefore: new Date(now.getTime() + nextDays * dayMs),
    });
    const requestIds = [...new Set([...looked, ...bound].map(({ row }) => row.requestId))];
    const requests = new Map((await findRequests(tx, { ids: requestIds })).map((one) => [one.row.id, one]));
    const offers = await findOffers(tx, { assignmentIds: looked.map(({ row }) => row.id), openOnly: true });
    const people = (await findInterpreters(tx, { poolId: pool.id, left: true })).map(({ row }) => row);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const open = looked.map(({ row, openOffers }): OpenConversation => {
      const request = requests.get(row.requestId)!;
      return {
        ...conversation(row, request),
        urgency: request.row.urgency,
        state: row.state,
        asked: offers
          .filter(({ assignmentId }) => assignmentId === row.id)
          .map(({ interpreterId, deadline }) => ({ name: names.get(interpreterId) ?? '', deadline: deadline.toISOString() })),
        hand: needsHand({ state: row.state, startsAt: row.startsAt, openOffers, now }),
      };
    });
    const last = addDays(berlinDay(now), paperDays);
    return ok<PoolDay>({
      open: open.toSorted(byUrgency),
      next: bound.map(({ row, person }): NextConversation => ({
        ...conversation(row, requests.get(row.requestId)!),
        interpreter: person?.name ?? '',
      })),
      papers: people
        .filter(({ state, conductUntil }) => state !== 'left' && conductUntil !== null && conductUntil <= last)
        .map(({ id, name, conductUntil }) => ({ interpreterId: id, name, conductUntil: conductUntil! }))
        .toSorted((one, other) => one.conductUntil.localeCompare(other.conductUntil) || one.name.localeCompare(other.name, 'de')),
    });
  },
});

/** Whom the pool asked for a request, the latest first. */
export const listOffers = useCase({
  name: 'interpreting.list-offers',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: requestIdInput,
  load: async ({ ctx, tx, input }) => {
    const [found] = await findRequests(tx, { id: input.requestId });
    if (!found) return notFound('Diese Anfrage');
    const own = await loadOwnPool({ ctx, tx, poolId: found.row.poolId });
    return own.ok ? ok({ loaded: found.row.id, thing: own.value.thing }) : own;
  },
  run: async ({ tx, loaded: requestId }) => {
    const assignments = await findAssignments(tx, { requestIds: [requestId], former: true });
    const languages = new Map(assignments.map(({ row }) => [row.id, row.language]));
    const offers = await findOffers(tx, { assignmentIds: [...languages.keys()] });
    const people = await findInterpreters(tx, { ids: offers.map(({ interpreterId }) => interpreterId), left: true });
    const names = new Map(people.map(({ row }) => [row.id, row.name]));
    return ok(
      offers
        .map(({ id, assignmentId, interpreterId, state, sentAt, deadline, answeredAt }): OfferRecord => ({
          ...{ id, assignmentId, state },
          language: languages.get(assignmentId)!,
          interpreter: { id: interpreterId, name: names.get(interpreterId) ?? '' },
          sentAt: sentAt.toISOString(),
          deadline: deadline.toISOString(),
          answeredAt: answeredAt?.toISOString() ?? null,
        }))
        .toReversed(),
    );
  },
});

/** Nobody was found in time, and the office looks on: whoever can come at the last moment is still asked or entered. */
export const reopenAssignment = useCase({
  name: 'interpreting.reopen-assignment',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: assignmentIdInput,
  load: heldAssignment,
  run: async ({ ctx, tx, loaded: { row, request }, audit }) => {
    if (row.startsAt <= ctx.clock.now()) return conflict('begun', 'Dieses Gespräch hat schon begonnen oder ist vorbei.');
    if (row.state !== 'unfilled')
      return conflict('not-unfilled', 'Nach jemandem wird schon gesucht, oder es ist jemand gefunden.');
    const moved = await moveOn({ ctx, tx, row, event: 'reopen', by: 'office', set: { unfilledAt: null } });
    if (!moved.ok) return moved;
    audit({
      subjectType: 'interpreting-request',
      subjectId: request.row.id,
      summary: `Suche zu ${request.row.number} wieder geöffnet`,
    });
    return ok();
  },
});
