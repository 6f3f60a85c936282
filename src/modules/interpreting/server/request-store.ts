import { and, asc, count, desc, eq, gt, gte, inArray, like, lt, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { RequesterKind } from '../contract.ts';
import { boundStates, openStates, type AssignmentState } from '../contract-states.ts';
import { interpretingAssignment, interpretingOffer, interpretingRequest } from './request-schema.ts';
import { interpreter, interpretingRequester } from './schema.ts';

export type RequestRow = typeof interpretingRequest.$inferSelect;
export type AssignmentRow = typeof interpretingAssignment.$inferSelect;
export type OfferRow = typeof interpretingOffer.$inferSelect;
export type FoundRequest = {
  row: RequestRow;
  requester: { id: string; name: string; kind: RequesterKind };
  town: { id: string; name: string } | null;
};
export type AssignmentOf = { row: AssignmentRow; person: { id: string; name: string } | null; openOffers: number };

type RequestFilter = {
  id?: string;
  ids?: readonly string[];
  poolId?: string;
  requesterId?: string;
  search?: string | null;
  language?: string | null;
  /** Those for which somebody is looked for, or whose conversation is to come. */
  openAt?: Date | null;
};

const bound = [...openStates, ...boundStates];
const hay = sql`lower(concat_ws(' ', ${interpretingRequest.number}, ${interpretingRequester.name}, ${municipality.name}))`;
const withAssignment = (condition: SQL): SQL =>
  sql`exists (select from ${interpretingAssignment} where ${interpretingAssignment.requestId} = ${interpretingRequest.id} and ${interpretingAssignment.isCurrent} and ${condition})`;

/** Requests, the next conversation first. */
export const findRequests = (tx: Tx, filter: RequestFilter): Promise<FoundRequest[]> =>
  tx
    .select({
      row: interpretingRequest,
      requester: { id: interpretingRequester.id, name: interpretingRequester.name, kind: interpretingRequest.requesterKind },
      town: { id: municipality.id, name: municipality.name },
    })
    .from(interpretingRequest)
    .innerJoin(interpretingRequester, eq(interpretingRequester.id, interpretingRequest.requesterId))
    .leftJoin(municipality, eq(municipality.id, interpretingRequest.municipalityId))
    .where(
      and(
        filter.id ? eq(interpretingRequest.id, filter.id) : undefined,
        filter.ids ? inArray(interpretingRequest.id, [...filter.ids]) : undefined,
        filter.poolId ? eq(interpretingRequest.poolId, filter.poolId) : undefined,
        filter.requesterId ? eq(interpretingRequest.requesterId, filter.requesterId) : undefined,
        filter.language ? withAssignment(eq(interpretingAssignment.language, filter.language)) : undefined,
        filter.openAt
          ? withAssignment(and(inArray(interpretingAssignment.state, bound), gt(interpretingAssignment.endsAt, filter.openAt))!)
          : undefined,
        ...(filter.search ?? '')
          .split(/\s+/)
          .filter(Boolean)
          .map((word) => sql`strpos(${hay}, lower(${word})) > 0`),
      ),
    )
    .orderBy(
      sql`(select min(${interpretingAssignment.startsAt}) from ${interpretingAssignment} where ${interpretingAssignment.requestId} = ${interpretingRequest.id} and ${interpretingAssignment.isCurrent}) ${filter.openAt ? sql`asc` : sql`desc`}`,
      asc(interpretingRequest.id),
    );

type AssignmentFilter = {
  id?: string;
  ids?: readonly string[];
  requestIds?: readonly string[];
  poolId?: string;
  interpreterId?: string;
  states?: readonly AssignmentState[];
  startsBefore?: Date;
  endsAfter?: Date;
  endsBefore?: Date;
  /** Rows whose place another one has taken, too. */
  former?: boolean;
};

/** Assignments with who interprets and how many are asked now, the next first. */
export const findAssignments = (tx: Tx, filter: AssignmentFilter): Promise<AssignmentOf[]> =>
  tx
    .select({
      row: interpretingAssignment,
      person: { id: interpreter.id, name: interpreter.name },
      openOffers: sql<number>`(select count(*)::int from ${interpretingOffer} where ${interpretingOffer.assignmentId} = ${interpretingAssignment.id} and ${interpretingOffer.state} = 'open')`,
    })
    .from(interpretingAssignment)
    .leftJoin(interpreter, eq(interpreter.id, interpretingAssignment.interpreterId))
    .where(
      and(
        filter.id ? eq(interpretingAssignment.id, filter.id) : undefined,
        filter.ids ? inArray(interpretingAssignment.id, [...filter.ids]) : undefined,
        filter.requestIds ? inArray(interpretingAssignment.requestId, [...filter.requestIds]) : undefined,
        filter.poolId ? eq(interpretingAssignment.poolId, filter.poolId) : undefined,
        filter.interpreterId ? eq(interpretingAssignment.interpreterId, filter.interpreterId) : undefined,
        filter.states ? inArray(interpretingAssignment.state, [...filter.states]) : undefined,
        filter.startsBefore ? lt(interpretingAssignment.startsAt, filter.startsBefore) : undefined,
        filter.endsAfter ? gt(interpretingAssignment.endsAt, filter.endsAfter) : undefined,
        filter.endsBefore ? lt(interpretingAssignment.endsAt, filter.endsBefore) : undefined,
        filter.former ? undefined : eq(interpretingAssignment.isCurrent, true),
      ),
    )
    .orderBy(asc(interpretingAssignment.startsAt), asc(interpretingAssignment.position), asc(interpretingAssignment.id));

/** The assignment's row, held: of two who want it, one comes after the other. */
export async function lockAssignment(tx: Tx, id: string): Promise<AssignmentRow | null> {
  const [row] = await tx.select().from(interpretingAssignment).where(eq(interpretingAssignment.id, id)).for('update');
  return row ?? null;
}

/** Conversations to which somebody is bound still. */
export const countBoundTo = (tx: Tx, interpreterId: string): Promise<number> =>
  tx.$count(
    interpretingAssignment,
    and(eq(interpretingAssignment.interpreterId, interpreterId), inArray(interpretingAssignment.state, [...boundStates])),
  );

/** What of a person's overlaps a time: conversations to which she is bound. */
export const findOverlapping = (
  tx: Tx,
  asked: { interpreterId: string; startsAt: Date; endsAt: Date; exceptId: string },
): Promise<AssignmentRow[]> =>
  tx
    .select()
    .from(interpretingAssignment)
    .where(
      and(
        eq(interpretingAssignment.interpreterId, asked.interpreterId),
        inArray(interpretingAssignment.state, [...boundStates]),
        lt(interpretingAssignment.startsAt, asked.endsAt),
        gt(interpretingAssignment.endsAt, asked.startsAt),
        sql`${interpretingAssignment.id} <> ${asked.exceptId}`,
      ),
    );

/** Who had this conversation before and could not come after all. */
export const findGaveUp = async (tx: Tx, row: AssignmentRow): Promise<string[]> =>
  (await findAssignments(tx, { requestIds: [row.requestId], former: true })).flatMap(({ row: one }) =>
    !one.isCurrent && one.position === row.position && one.interpreterId !== null ? [one.interpreterId] : [],
  );

/** Offers for assignments or to somebody, the first rank first. */
export const findOffers = (
  tx: Tx,
  filter: {
    ids?: readonly string[];
    assignmentIds?: readonly string[];
    interpreterId?: string;
    openOnly?: boolean;
    overdueAt?: Date;
  },
): Promise<OfferRow[]> =>
  tx
    .select()
    .from(interpretingOffer)
    .where(
      and(
        filter.ids ? inArray(interpretingOffer.id, [...filter.ids]) : undefined,
        filter.assignmentIds ? inArray(interpretingOffer.assignmentId, [...filter.assignmentIds]) : undefined,
        filter.interpreterId ? eq(interpretingOffer.interpreterId, filter.interpreterId) : undefined,
        filter.openOnly || filter.overdueAt ? eq(interpretingOffer.state, 'open') : undefined,
        filter.overdueAt ? lt(interpretingOffer.deadline, filter.overdueAt) : undefined,
      ),
    )
    .orderBy(asc(interpretingOffer.sentAt), asc(interpretingOffer.rank));

/** The next running number of a year. The pool must be held. */
export async function nextNumber(tx: Tx, year: string): Promise<string> {
  const [found] = await tx
    .select({ last: sql<number>`coalesce(max(split_part(${interpretingRequest.number}, '-', 2)::int), 0)` })
    .from(interpretingRequest)
    .where(like(interpretingRequest.number, `${year}-%`));
  return `${year}-${String((found?.last ?? 0) + 1).padStart(4, '0')}`;
}

/** Minutes of conversations of each person since a moment, as they were agreed; for fairness and ceilings. */
export const minutesSince = async (
  tx: Tx,
  asked: { poolId: string; since: Date; until?: Date },
): Promise<Map<string, number>> => {
  const rows = await tx
    .select({
      id: interpretingAssignment.interpreterId,
      minutes: sql<number>`coalesce(sum(extract(epoch from ${interpretingAssignment.endsAt} - ${interpretingAssignment.startsAt}) / 60), 0)::float8`,
    })
    .from(interpretingAssignment)
    .where(
      and(
        eq(interpretingAssignment.poolId, asked.poolId),
        gte(interpretingAssignment.startsAt, asked.since),
        asked.until ? lt(interpretingAssignment.startsAt, asked.until) : undefined,
        sql`${interpretingAssignment.interpreterId} is not null`,
        sql`${interpretingAssignment.state} in ('accepted', 'confirmed', 'done', 'sheet-submitted', 'countersigned', 'approved', 'released', 'paid')`,
      ),
    )
    .groupBy(interpretingAssignment.interpreterId);
  return new Map(rows.map(({ id, minutes }) => [id!, Math.round(minutes)]));
};

/** Who served which institution and which case before, with how often. */
export const findServed = (
  tx: Tx,
  asked: { requesterIds: readonly string[] },
): Promise<{ interpreterId: string; requesterId: string; caseReference: string | null; times: number }[]> =>
  tx
    .select({
      interpreterId: sql<string>`${interpretingAssignment.interpreterId}`,
      requesterId: interpretingRequest.requesterId,
      caseReference: interpretingRequest.caseReference,
      times: count(),
    })
    .from(interpretingAssignment)
    .innerJoin(interpretingRequest, eq(interpretingRequest.id, interpretingAssignment.requestId))
    .where(
      and(
        inArray(interpretingRequest.requesterId, [...asked.requesterIds]),
        sql`${interpretingAssignment.interpreterId} is not null`,
        sql`${interpretingAssignment.state} not in ('cancelled-by-client', 'cancelled-by-interpreter', 'cancelled-by-office', 'no-show-interpreter')`,
      ),
    )
    .groupBy(interpretingAssignment.interpreterId, interpretingRequest.requesterId, interpretingRequest.caseReference)
    .orderBy(desc(count()));
