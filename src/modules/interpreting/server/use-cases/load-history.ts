import { eq } from 'drizzle-orm';
import { berlinDay } from '#kernel/dates.ts';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { loadHistoryInput, loadInterpretersInput, loadRequestersInput, loadRequestInput } from '../../inputs-history.ts';
import { costBearer } from '../model/tariff/cost-bearer.ts';
import { moveOn } from '../move-on.ts';
import { policy } from '../policy.ts';
import { whatPool } from '../pool-access.ts';
import { interpretingAssignment, interpretingRequest } from '../request-schema.ts';
import { findAssignments, findOverlapping, nextNumber } from '../request-store.ts';
import { interpreter, interpretingRequester } from '../schema.ts';
import { findInterpreters, findRequesters, findTowns, lockPool, lockRequester } from '../store.ts';
import { layDown } from './requests.ts';

const action = 'interpreting.load';
/** After so long nothing but figures is kept of what is settled. */
const contentMs = 180 * 86_400_000;

const instantOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/** Takes over who may ask, with its past. Nobody gets a mail. */
export const loadRequesters = useCase({
  name: 'interpreting.load-requesters',
  action,
  policy,
  mode: 'write',
  input: loadRequestersInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const towns = new Set((await findTowns(tx)).map(({ id }) => id));
    const strange = input.rows.findIndex(({ municipalityId }) => municipalityId !== null && !towns.has(municipalityId));
    if (strange >= 0)
      return invalidField(
        `rows.${strange}.municipalityId`,
        'Diese Gemeinde gibt es in diesem Landkreis nicht.',
        'unknown-reference',
      );
    const rows = input.rows.map((given) => ({
      ...given,
      informedAt: instantOf(given.informedAt),
      registeredAt: instantOf(given.registeredAt),
      acceptedAt: instantOf(given.registeredAt),
      ...{ id: newId(now.getTime()), countyId: ctx.county.id, createdAt: now, updatedAt: now },
    }));
    if (rows.length > 0) await tx.insert(interpretingRequester).values(rows);
    audit({ subjectType: 'interpreting-requester', subjectId: null, summary: `${rows.length} Einrichtungen übernommen` });
    return ok(rows.map(({ id, name }) => ({ id, name })));
  },
});

/** Takes over the people of a pool. Nobody gets a mail; links are sent by hand. */
export const loadInterpreters = useCase({
  name: 'interpreting.load-interpreters',
  action,
  policy,
  mode: 'write',
  input: loadInterpretersInput,
  run: async ({ ctx, tx, input, audit }) => {
    const pool = await lockPool(tx, input.poolId);
    if (pool === null) return notFound(whatPool);
    const now = ctx.clock.now();
    const rows = input.rows.map((given) => ({
      ...{ ...given, poolId: pool.id, id: newId(now.getTime()), countyId: ctx.county.id, createdAt: now, updatedAt: now },
    }));
    if (rows.length > 0) await tx.insert(interpreter).values(rows);
    audit({
      subjectType: 'interpreter-pool',
      subjectId: pool.id,
      summary: `${rows.length} Personen in „${pool.name}“ übernommen`,
    });
    return ok(rows.map(({ id, name }) => ({ id, name })));
  },
});

/**
 * Takes over conversations of the past: requests with their end, as figures need them. What a request said is not kept where the
 * time for it is over. Numbers run on by the year of the request.
 */
export const loadHistory = useCase({
  name: 'interpreting.load-history',
  action,
  policy,
  mode: 'write',
  input: loadHistoryInput,
  run: async ({ ctx, tx, input, audit }) => {
    const now = ctx.clock.now();
    const pool = await lockPool(tx, input.poolId);
    if (pool === null) return notFound(whatPool);
    const requesters = new Map((await findRequesters(tx)).map(({ row }) => [row.id, row]));
    const people = new Set((await findInterpreters(tx, { poolId: pool.id, left: true })).map(({ row }) => row.id));
    const rows = input.rows.toSorted((one, other) => one.requestedAt.localeCompare(other.requestedAt));
    const last = new Map<string, number>();
    const requests: (typeof interpretingRequest.$inferInsert)[] = [];
    const assignments: (typeof interpretingAssignment.$inferInsert)[] = [];
    for (const [index, row] of rows.entries()) {
      const requester = requesters.get(row.requesterId);
      if (!requester)
        return invalidField(`rows.${index}.requesterId`, 'Diese Einrichtung gibt es hier nicht.', 'unknown-reference');
      if (row.interpreterId !== null && !people.has(row.interpreterId))
        return invalidField(`rows.${index}.interpreterId`, 'Diese Person gehört nicht zum Pool.', 'unknown-person');
      const [requestedAt, startsAt, endsAt] = [new Date(row.requestedAt), new Date(row.startsAt), new Date(row.endsAt)];
      if (endsAt > now) return conflict('not-past', 'Das Gespräch ist noch nicht vorbei.');
      const year = berlinDay(requestedAt).slice(0, 4);
      const before = last.get(year) ?? Number((await nextNumber(tx, year)).slice(5)) - 1;
      last.set(year, before + 1);
      const requestId = newId(requestedAt.getTime());
      const { bearer, costUnit } = costBearer({
        ...{ rules: pool.costRules, occasion: row.occasion, requesterKind: requester.kind, day: berlinDay(startsAt) },
      });
      const between = new Date((requestedAt.getTime() + startsAt.getTime()) / 2);
      const cancelled = row.ended === 'cancelled-by-client' || row.ended === 'cancelled-by-interpreter';
      const common = { countyId: ctx.county.id, poolId: pool.id, createdAt: requestedAt, updatedAt: requestedAt };
      requests.push({
        ...{ ...common, id: requestId, requesterId: requester.id, requesterKind: requester.kind, alternatives: [] },
        number: `${year}-${String(before + 1).padStart(4, '0')}`,
        ...{ occasion: row.occasion, mode: row.mode, urgency: 'planned', costBearer: bearer, costUnit },
        municipalityId: row.mode === 'on-site' ? requester.municipalityId : null,
        cancelledAt: row.ended === 'cancelled-by-client' ? between : null,
        erasedAt: row.ended !== 'done' && now.getTime() - endsAt.getTime() > contentMs ? now : null,
        demonstration: input.demonstration,
      });
      assignments.push({
        ...{ ...common, id: newId(requestedAt.getTime()), requestId, position: 0, language: row.language, startsAt, endsAt },
        state: row.ended,
        outcome: row.ended === 'paid' ? 'done' : row.ended,
        interpreterId: row.interpreterId,
        acceptedAt: row.interpreterId === null ? null : new Date((requestedAt.getTime() + between.getTime()) / 2),
        unfilledAt: row.ended === 'unfilled' ? startsAt : null,
        cancelledAt: cancelled ? between : null,
      });
    }
    if (requests.length > 0) {
      await tx.insert(interpretingRequest).values(requests);
      await tx.insert(interpretingAssignment).values(assignments);
    }
    audit({
      subjectType: 'interpreter-pool',
      subjectId: pool.id,
      summary: `${requests.length} Anfragen der Vergangenheit in „${pool.name}“ übernommen`,
    });
    return ok({ loaded: requests.length });
  },
});

/** Lays down a request as an example, with the person who has promised to come if there is one. Nobody gets a mail. */
export const loadRequest = useCase({
  name: 'interpreting.load-request',
  action,
  policy,
  mode: 'write',
  input: loadRequestInput,
  run: async ({ ctx, tx, input, audit }) => {
    const { requesterId, confirmedBy, ...asked } = input;
    const requester = await lockRequester(tx, requesterId);
    if (requester === null) return notFound('Diese Einrichtung');
    const laid = await layDown({ ctx, tx, requester, asked, demonstration: true });
    if (!laid.ok) return laid;
    const { pool, requests } = laid.value;
    const known = confirmedBy === null ? [] : await findInterpreters(tx, { id: confirmedBy, poolId: pool.id });
    if (confirmedBy !== null && known.length === 0)
      return invalidField('confirmedBy', 'Diese Person gehört nicht zum Pool.', 'unknown-person');
    if (confirmedBy !== null) {
      for (const { row } of await findAssignments(tx, { requestIds: requests.map(({ id }) => id) })) {
        const { startsAt, endsAt } = row;
        if ((await findOverlapping(tx, { interpreterId: confirmedBy, startsAt, endsAt, exceptId: row.id })).length > 0)
          return conflict('overlap', 'Diese Person hat zu dieser Zeit schon ein Gespräch.');
        await tx.update(interpretingAssignment).set({ interpreterId: confirmedBy }).where(eq(interpretingAssignment.id, row.id));
        let held = { ...row, interpreterId: confirmedBy };
        for (const event of ['offer', 'accept', 'confirm'] as const) {
          const set = event === 'accept' ? { acceptedAt: ctx.clock.now() } : {};
          const moved = await moveOn({ ctx, tx, row: held, event, by: 'office', set });
          if (!moved.ok) return moved;
          held = { ...moved.value, interpreterId: confirmedBy };
        }
      }
    }
    for (const row of requests)
      audit({ subjectType: 'interpreting-request', subjectId: row.id, summary: `Anfrage ${row.number} als Beispiel angelegt` });
    return ok({ ids: requests.map(({ id }) => id) });
  },
});
