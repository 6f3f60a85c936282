import { and, asc, desc, eq, gte, inArray, lt, lte, ne, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { addDays, berlinDay, berlinMidnight } from '#kernel/dates.ts';
import type { MetricPeriod } from '#kernel/metrics.ts';
import type { Outcome } from '../contract-tariff.ts';
import type { AssignmentState } from '../contract-states.ts';
import { interpretingCount, interpretingCountImport } from './figures-schema.ts';
import { languageGap } from './gap-schema.ts';
import { settle } from './model/tariff/settle.ts';
import { unknownKey, type Fact, type FactStatus } from './model/figures.ts';
import { interpretingAssignment, interpretingOffer, interpretingRequest } from './request-schema.ts';
import { interpreter, interpreterPool } from './schema.ts';
import { languageService, languageServiceUse } from './service-schema.ts';
import { interpretingSheet } from './sheet-schema.ts';
import type { PoolRow } from './store.ts';

export type CountImportRow = typeof interpretingCountImport.$inferSelect;
export type CountRow = typeof interpretingCount.$inferSelect;

const statusOf = (state: AssignmentState): FactStatus => {
  switch (state) {
    case 'accepted':
    case 'confirmed':
      return 'agreed';
    case 'requested':
    case 'offered':
    case 'withdrawn':
      return 'open';
    case 'done':
    case 'sheet-submitted':
    case 'countersigned':
    case 'approved':
    case 'released':
    case 'paid':
      return 'held';
    default:
      return state;
  }
};
const isCalledOff = (status: FactStatus): status is 'cancelled-by-client' | 'cancelled-by-interpreter' | 'cancelled-by-office' =>
  status.startsWith('cancelled-by');
const minutesBetween = (from: Date, to: Date): number => Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000));

/** Conversations of the pools here whose day lies in the period. */
async function ownFacts(tx: Tx, { from, to }: MetricPeriod): Promise<Fact[]> {
  const rows = await tx
    .select({
      row: interpretingAssignment,
      request: {
        occasion: interpretingRequest.occasion,
        municipalityId: interpretingRequest.municipalityId,
        requesterKind: interpretingRequest.requesterKind,
        mode: interpretingRequest.mode,
        urgency: interpretingRequest.urgency,
        bearer: interpretingRequest.costBearer,
        createdAt: interpretingRequest.createdAt,
      },
      tariffs: interpreterPool.tariffs,
      cents: interpretingSheet.cents,
      offers: sql<number>`(select count(*)::int from ${interpretingOffer} where ${interpretingOffer.assignmentId} = ${interpretingAssignment.id})`,
    })
    .from(interpretingAssignment)
    .innerJoin(interpretingRequest, eq(interpretingRequest.id, interpretingAssignment.requestId))
    .innerJoin(interpreterPool, eq(interpreterPool.id, interpretingAssignment.poolId))
    .leftJoin(interpretingSheet, eq(interpretingSheet.assignmentId, interpretingAssignment.id))
    .where(
      and(
        gte(interpretingAssignment.startsAt, berlinMidnight(from)),
        lt(interpretingAssignment.startsAt, berlinMidnight(addDays(to, 1))),
      ),
    );
  return rows.map(({ row, request, tariffs, offers, cents: settled }) => {
    const status = statusOf(row.outcome ?? row.state);
    const cents = settled ?? centsOf({ row, status, tariffs });
    const isFound = status === 'cancelled-by-office' ? row.acceptedAt !== null : status !== 'open' && status !== 'unfilled';
    const filled = row.acceptedAt === null ? null : minutesBetween(request.createdAt, row.acceptedAt);
    return {
      status,
      times: 1,
      isCurrent: row.isCurrent,
      isFound,
      day: berlinDay(row.startsAt),
      language: row.language,
      occasion: request.occasion,
      municipalityId: request.municipalityId,
      requesterKind: request.requesterKind,
      poolId: row.poolId,
      mode: request.mode,
      offers,
      minutes: minutesBetween(row.startsAt, row.endsAt),
      cents,
      countyCents: request.bearer === 'county' ? cents : 0,
      minutesToFill: filled,
      minutesWaited: request.urgency === 'now' ? filled : null,
    };
  });
}

/** What no sheet says: as planned, by the tariff of the day. */
function centsOf(input: {
  row: typeof interpretingAssignment.$inferSelect;
  status: FactStatus;
  tariffs: PoolRow['tariffs'];
}): number {
  const { row, status, tariffs } = input;
  const outcome = ((): Outcome | null => {
    if (status === 'held') return { kind: 'held' };
    if (status === 'no-show-client') return { kind: 'no-show', side: 'client' };
    if (!isCalledOff(status) || row.cancelledAt === null) return null;
    return { kind: 'cancelled', by: status.slice(13) as 'client' | 'interpreter' | 'office', at: row.cancelledAt.toISOString() };
  })();
  if (outcome === null) return 0;
  const planned = { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
  const settled = settle({ tariffs, planned, actual: null, travel: null, outcome });
  return settled.ok ? settled.value.cents : 0;
}

/** Conversations that pools kept elsewhere told of. */
async function toldFacts(tx: Tx, { from, to }: MetricPeriod): Promise<Fact[]> {
  const rows = await tx
    .select()
    .from(interpretingCount)
    .where(and(gte(interpretingCount.day, from), lte(interpretingCount.day, to)));
  return rows.map((row): Fact => ({
    status: statusOf(row.outcome),
    times: 1,
    isCurrent: true,
    isFound: row.outcome !== 'unfilled',
    day: row.day,
    language: row.language,
    occasion: row.occasion ?? unknownKey,
    municipalityId: row.municipalityId,
    requesterKind: row.requesterKind,
    poolId: row.poolId,
    mode: null,
    offers: 0,
    minutes: row.minutes,
    cents: row.cents,
    countyCents: 0,
    minutesToFill: null,
    minutesWaited: null,
  }));
}

/** What both kinds of counts beside requests have in common. */
const beside = {
  ...{ times: 1, isCurrent: true, isFound: false, offers: 0, countyCents: 0, minutesToFill: null, minutesWaited: null },
  ...{ poolId: null, mode: null, municipalityId: null, requesterKind: null },
} as const;

/** What desks noted: they could not make themselves understood, and nobody was asked for. */
async function gapFacts(tx: Tx, { from, to }: MetricPeriod): Promise<Fact[]> {
  const rows = await tx
    .select()
    .from(languageGap)
    .where(and(gte(languageGap.day, from), lte(languageGap.day, to)));
  return rows.map(({ day, language, municipalityId }): Fact => ({
    ...{ ...beside, status: 'gap', day, language: language ?? 'und', occasion: unknownKey, municipalityId },
    ...{ minutes: 0, cents: 0 },
  }));
}

/** Conversations through services that are paid by the minute. */
async function outsideFacts(tx: Tx, { from, to }: MetricPeriod): Promise<Fact[]> {
  const rows = await tx
    .select({ use: languageServiceUse, poolId: languageService.poolId })
    .from(languageServiceUse)
    .innerJoin(languageService, eq(languageService.id, languageServiceUse.serviceId))
    .where(and(gte(languageServiceUse.day, from), lte(languageServiceUse.day, to)));
  return rows.map(({ use, poolId }): Fact => {
    const { day, language, occasion, requesterKind, minutes, cents, bearer } = use;
    return {
      ...{ ...beside, status: 'outside', day, language, occasion, requesterKind, minutes, cents, poolId },
      countyCents: bearer === 'county' ? cents : 0,
    };
  });
}

/** Whatever is counted: each adds the cases it knows of. */
const factSources: readonly ((tx: Tx, period: MetricPeriod) => Promise<Fact[]>)[] = [ownFacts, toldFacts, gapFacts, outsideFacts];

/** Every case of the county's pools whose day lies in the period. */
export async function loadFacts(tx: Tx, period: MetricPeriod): Promise<Fact[]> {
  const found: Fact[] = [];
  for (const source of factSources) found.push(...(await source(tx, period)));
  return found;
}

/** Languages and the end of papers of people who interpret now. Nobody is named. */
export const findSpeakers = (
  tx: Tx,
  poolId: string | null,
): Promise<{ languages: { tag: string }[]; conductUntil: string | null }[]> =>
  tx
    .select({ languages: interpreter.languages, conductUntil: interpreter.conductUntil })
    .from(interpreter)
    .where(and(ne(interpreter.state, 'left'), poolId === null ? undefined : eq(interpreter.poolId, poolId)));

export async function lockCountImport(tx: Tx, id: string): Promise<CountImportRow | null> {
  const [row] = await tx.select().from(interpretingCountImport).where(eq(interpretingCountImport.id, id)).for('update');
  return row ?? null;
}

export const findCountImports = (tx: Tx, poolId: string): Promise<CountImportRow[]> =>
  tx
    .select()
    .from(interpretingCountImport)
    .where(eq(interpretingCountImport.poolId, poolId))
    .orderBy(desc(interpretingCountImport.createdAt), desc(interpretingCountImport.id));

/** What of these is there already. */
export const findCounts = (tx: Tx, asked: { poolId: string; externalIds: readonly string[] }): Promise<CountRow[]> =>
  tx
    .select()
    .from(interpretingCount)
    .where(and(eq(interpretingCount.poolId, asked.poolId), inArray(interpretingCount.externalId, [...asked.externalIds])))
    .orderBy(asc(interpretingCount.externalId));
