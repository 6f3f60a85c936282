import type { CountyCtx, Tx } from '#kernel/context.ts';
import { conflict, invalidField } from '#kernel/errors.ts';
import { ok, type Result } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import type { Reason } from '../../contract-matching.ts';
import { openStates } from '../../contract-states.ts';
import { poolIdInput, takePlanInput } from '../../inputs.ts';
import { sendOffers } from '../fill.ts';
import { loadMatching } from '../load-matching.ts';
import { planNeeds } from '../model/matching/plan-needs.ts';
import { rankHelpers } from '../model/matching/rank-helpers.ts';
import { policy } from '../policy.ts';
import { loadOwnPool } from '../pool-access.ts';
import { findAssignments, findGaveUp, findOffers, findRequests, lockAssignment, type AssignmentRow } from '../request-store.ts';
import type { PoolRow } from '../store.ts';

type Person = { id: string; name: string };
export type PlanLine = {
  assignmentId: string;
  requestId: string;
  number: string;
  requester: string;
  language: string;
  municipality: string | null;
  urgency: string;
  /** The suggestion, or null where nobody is left; `reasons` say why in either case. */
  suggestion: { person: Person; startsAt: string; endsAt: string } | null;
  reasons: Reason[];
  /** Who else could, best first. */
  others: { person: Person; startsAt: string; endsAt: string }[];
};
export type PlanPage = { lines: PlanLine[]; isOptimal: boolean; filled: number };

const most = 8;

/** Conversations to come for which nobody is asked now. */
async function waiting(input: { ctx: CountyCtx; tx: Tx; pool: PoolRow }): Promise<AssignmentRow[]> {
  const { ctx, tx, pool } = input;
  const open = await findAssignments(tx, { poolId: pool.id, states: openStates, endsAfter: ctx.clock.now() });
  return open.filter(({ openOffers }) => openOffers === 0).map(({ row }) => row);
}

/** The best plan for these; who was asked already, or had it and gave it up, is not asked again. */
async function planFor(input: { ctx: CountyCtx; tx: Tx; pool: PoolRow; rows: readonly AssignmentRow[] }) {
  const { ctx, tx, pool, rows } = input;
  const matching = await loadMatching({ ctx, tx, pool, assignments: rows });
  const offers = await findOffers(tx, { assignmentIds: rows.map(({ id }) => id) });
  const gaveUp = new Map<string, string[]>();
  for (const row of rows) gaveUp.set(row.id, await findGaveUp(tx, row));
  const needs = matching.needs.map((need) => ({
    ...need,
    unwantedHelpers: [
      ...need.unwantedHelpers,
      ...(gaveUp.get(need.id) ?? []),
      ...offers
        .filter(({ assignmentId, state }) => assignmentId === need.id && state !== 'withdrawn')
        .map(({ interpreterId }) => interpreterId),
    ],
  }));
  return { ...matching, needs, plan: planNeeds({ needs, helpers: matching.helpers, settings: matching.settings }) };
}

const iso = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});

/** The best plan over all conversations for which nobody is asked now: a suggestion, with the reason for each line. */
export const readPlan = useCase({
  name: 'interpreting.read-plan',
  action: 'interpreting.run-pool',
  policy,
  mode: 'read',
  input: poolIdInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, loaded: pool }) => {
    const rows = await waiting({ ctx, tx, pool });
    if (rows.length === 0) return ok<PlanPage>({ lines: [], isOptimal: true, filled: 0 });
    const { plan, needs, helpers, settings, people } = await planFor({ ctx, tx, pool, rows });
    const names = new Map(people.map(({ id, name }) => [id, { id, name }]));
    const requests = new Map(
      (await findRequests(tx, { ids: [...new Set(rows.map(({ requestId }) => requestId))] })).map((one) => [one.row.id, one]),
    );
    const lines = rows.map((row): PlanLine => {
      const request = requests.get(row.requestId)!;
      const need = needs.find(({ id }) => id === row.id)!;
      const chosen = plan.assignments.find(({ needId }) => needId === row.id);
      const open = plan.unfilled.find(({ needId }) => needId === row.id);
      const { ranked } = rankHelpers({ need, helpers, settings });
      return {
        assignmentId: row.id,
        requestId: row.requestId,
        number: request.row.number,
        requester: request.requester.name,
        language: row.language,
        municipality: request.town?.name ?? null,
        urgency: request.row.urgency,
        suggestion: chosen ? { person: names.get(chosen.helperId)!, ...iso(chosen.slot) } : null,
        reasons: chosen?.reasons ?? open?.why ?? [],
        others: ranked
          .filter(({ helperId }) => helperId !== chosen?.helperId)
          .slice(0, most)
          .map(({ helperId, slot }) => ({ person: names.get(helperId)!, ...iso(slot) })),
      };
    });
    return ok<PlanPage>({ lines, isOptimal: plan.isOptimal, filled: plan.assignments.length });
  },
});

type Pair = { assignmentId: string; interpreterId: string; startsAt: string; endsAt: string };

/** Asks these people for these conversations. What cannot be is refused by name of its line, and then nothing is sent. */
async function askPairs(input: {
  ctx: CountyCtx;
  tx: Tx;
  pool: PoolRow;
  pairs: readonly Pair[];
  by: 'office' | 'system';
}): Promise<Result<number>> {
  const { ctx, tx, pool, pairs, by } = input;
  let asked = 0;
  for (const [index, pair] of pairs.entries()) {
    const row = await lockAssignment(tx, pair.assignmentId);
    if (row === null || row.poolId !== pool.id || !row.isCurrent)
      return invalidField(`pairs.${index}`, 'Diese Anfrage gibt es hier nicht.', 'unknown');
    const { needs, helpers, settings, people } = await loadMatching({ ctx, tx, pool, assignments: [row] });
    const { ranked } = rankHelpers({ need: needs[0]!, helpers, settings });
    const rank = ranked.findIndex(({ helperId }) => helperId === pair.interpreterId);
    if (rank < 0)
      return invalidField(
        `pairs.${index}`,
        'Diese Person kann dieses Gespräch nicht mehr übernehmen. Bitte planen Sie neu.',
        'cannot',
      );
    const slot = needs[0]!.slots.find(
      ({ startsAt, endsAt }) => startsAt === Date.parse(pair.startsAt) && endsAt === Date.parse(pair.endsAt),
    );
    if (!slot) return invalidField(`pairs.${index}`, 'Diese Zeit hat die Einrichtung nicht genannt.', 'slot');
    const [request] = await findRequests(tx, { id: row.requestId });
    const person = people.find(({ id }) => id === pair.interpreterId)!;
    const sent = await sendOffers({
      ...{ ctx, tx, pool, row, request: request!, by },
      asked: [{ person, rank: rank + 1, reasons: ranked[rank]!.reasons, slot }],
    });
    if (!sent.ok) return sent;
    asked += 1;
  }
  return ok(asked);
}

/** Takes the plan, or what somebody made of it: everybody in it is asked. */
export const takePlan = useCase({
  name: 'interpreting.take-plan',
  action: 'interpreting.run-pool',
  policy,
  mode: 'write',
  input: takePlanInput,
  load: async ({ ctx, tx, input }) => {
    const own = await loadOwnPool({ ctx, tx, poolId: input.poolId });
    return own.ok ? ok({ loaded: own.value.pool, thing: own.value.thing }) : own;
  },
  run: async ({ ctx, tx, input, loaded: pool, audit }) => {
    const done = await askPairs({ ctx, tx, pool, pairs: input.pairs, by: 'office' });
    if (!done.ok) return done;
    if (done.value === 0) return conflict('nothing-to-do', 'Nichts ist zu tun.');
    audit({ subjectType: 'interpreter-pool', subjectId: pool.id, summary: `Plan übernommen: ${done.value} Gespräche angeboten` });
    return ok({ asked: done.value });
  },
});

/** The plan of a pool that runs by itself: everybody in it is asked, without anybody looking. Answers how many. */
export async function runPlan(input: { ctx: CountyCtx; tx: Tx; pool: PoolRow }): Promise<number> {
  const { ctx, tx, pool } = input;
  const rows = await waiting({ ctx, tx, pool });
  if (rows.length === 0) return 0;
  const { plan } = await planFor({ ctx, tx, pool, rows });
  const pairs = plan.assignments.map(({ needId, helperId, slot }) => ({
    assignmentId: needId,
    interpreterId: helperId,
    ...iso(slot),
  }));
  const done = await askPairs({ ctx, tx, pool, pairs, by: 'system' });
  return done.ok ? done.value : 0;
}
