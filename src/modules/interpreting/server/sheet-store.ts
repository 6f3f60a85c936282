import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { RequesterKind } from '../contract.ts';
import type { SheetDeed, SheetSide } from '../contract-sheets.ts';
import type { AssignmentState } from '../contract-states.ts';
import type { SettledSheet } from '../contract-tariff.ts';
import { interpretingStatement } from './payment-schema.ts';
import { interpretingAssignment, interpretingRequest } from './request-schema.ts';
import type { AssignmentRow, RequestRow } from './request-store.ts';
import { interpreter, interpretingRequester } from './schema.ts';
import { interpretingSheet, interpretingSheetChange } from './sheet-schema.ts';

export type SheetRow = typeof interpretingSheet.$inferSelect;
export type ChangeRow = typeof interpretingSheetChange.$inferSelect;
/** An assignment with what is known of its sheet; before anybody wrote one, it is null. */
export type FoundSheet = {
  row: AssignmentRow;
  sheet: SheetRow | null;
  request: RequestRow;
  requester: { id: string; name: string; kind: RequesterKind };
  town: { id: string; name: string } | null;
  person: { id: string; name: string; municipalityId: string | null; mostCentsPerYear: number | null };
  statement: string | null;
};

type SheetFilter = {
  assignmentIds?: readonly string[];
  poolId?: string;
  interpreterId?: string;
  interpreterIds?: readonly string[];
  states?: readonly AssignmentState[];
  startsFrom?: Date;
  startsBefore?: Date;
  statementIds?: readonly string[];
  invoiceId?: string;
  /** Released ones that stand on no statement or, `invoice`, on no invoice yet. */
  without?: 'statement' | 'invoice';
};

/** Assignments of somebody with their sheets, the earliest first. */
export const findSheets = (tx: Tx, filter: SheetFilter): Promise<FoundSheet[]> =>
  tx
    .select({
      row: interpretingAssignment,
      sheet: interpretingSheet,
      request: interpretingRequest,
      requester: { id: interpretingRequester.id, name: interpretingRequester.name, kind: interpretingRequest.requesterKind },
      town: { id: municipality.id, name: municipality.name },
      person: {
        id: interpreter.id,
        name: interpreter.name,
        municipalityId: interpreter.municipalityId,
        mostCentsPerYear: interpreter.mostCentsPerYear,
      },
      statement: interpretingStatement.number,
    })
    .from(interpretingAssignment)
    .innerJoin(interpretingRequest, eq(interpretingRequest.id, interpretingAssignment.requestId))
    .innerJoin(interpretingRequester, eq(interpretingRequester.id, interpretingRequest.requesterId))
    .innerJoin(interpreter, eq(interpreter.id, interpretingAssignment.interpreterId))
    .leftJoin(municipality, eq(municipality.id, interpretingRequest.municipalityId))
    .leftJoin(interpretingSheet, eq(interpretingSheet.assignmentId, interpretingAssignment.id))
    .leftJoin(interpretingStatement, eq(interpretingStatement.id, interpretingSheet.statementId))
    .where(
      and(
        filter.assignmentIds ? inArray(interpretingAssignment.id, [...filter.assignmentIds]) : undefined,
        filter.poolId ? eq(interpretingAssignment.poolId, filter.poolId) : undefined,
        filter.interpreterId ? eq(interpretingAssignment.interpreterId, filter.interpreterId) : undefined,
        filter.interpreterIds ? inArray(interpretingAssignment.interpreterId, [...filter.interpreterIds]) : undefined,
        filter.states ? inArray(interpretingAssignment.state, [...filter.states]) : undefined,
        filter.startsFrom ? gte(interpretingAssignment.startsAt, filter.startsFrom) : undefined,
        filter.startsBefore ? lt(interpretingAssignment.startsAt, filter.startsBefore) : undefined,
        filter.statementIds ? inArray(interpretingSheet.statementId, [...filter.statementIds]) : undefined,
        filter.invoiceId ? eq(interpretingSheet.invoiceId, filter.invoiceId) : undefined,
        filter.without
          ? and(
              inArray(interpretingAssignment.state, ['released', 'paid']),
              isNull(filter.without === 'statement' ? interpretingSheet.statementId : interpretingSheet.invoiceId),
            )
          : undefined,
      ),
    )
    .orderBy(asc(interpretingAssignment.startsAt), asc(interpretingAssignment.id));

/** The sheet of an assignment, held. The assignment must be held before. */
export async function lockSheet(tx: Tx, assignmentId: string): Promise<SheetRow | null> {
  const [row] = await tx.select().from(interpretingSheet).where(eq(interpretingSheet.assignmentId, assignmentId)).for('update');
  return row ?? null;
}

/** Writes the sheet of an assignment, which must be held; makes it where there is none. */
export async function saveSheet(input: {
  ctx: CountyCtx;
  tx: Tx;
  row: AssignmentRow;
  set: Partial<SheetRow>;
}): Promise<SheetRow> {
  const { ctx, tx, row, set } = input;
  const now = ctx.clock.now();
  const known = await lockSheet(tx, row.id);
  if (known) {
    const [changed] = await tx
      .update(interpretingSheet)
      .set({ ...set, updatedAt: now, version: known.version + 1 })
      .where(eq(interpretingSheet.id, known.id))
      .returning();
    return changed!;
  }
  const [made] = await tx
    .insert(interpretingSheet)
    .values({
      ...{ id: newId(now.getTime()), countyId: ctx.county.id, poolId: row.poolId, assignmentId: row.id },
      interpreterId: row.interpreterId!,
      plannedFrom: row.startsAt,
      plannedUntil: row.endsAt,
      ...set,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  return made!;
}

/** Adds to the trail of a sheet. */
export async function noteChange(input: {
  ctx: CountyCtx;
  tx: Tx;
  sheetId: string;
  side: SheetSide;
  deed: SheetDeed;
  details?: readonly string[];
}): Promise<void> {
  const { ctx, tx, sheetId, side, deed, details = [] } = input;
  const now = ctx.clock.now();
  await tx.insert(interpretingSheetChange).values({
    ...{ id: newId(now.getTime()), countyId: ctx.county.id, sheetId, at: now, side, deed, details: [...details] },
  });
}

export const findChanges = (tx: Tx, sheetIds: readonly string[]): Promise<ChangeRow[]> =>
  tx
    .select()
    .from(interpretingSheetChange)
    .where(inArray(interpretingSheetChange.sheetId, [...sheetIds]))
    .orderBy(asc(interpretingSheetChange.at), asc(interpretingSheetChange.id));

/** What was fixed at the approval, as statements and invoices are made of it. */
export function settledSheet(found: FoundSheet): SettledSheet | null {
  const { sheet, row, request, person } = found;
  if (!sheet?.lines || sheet.bearer === null || sheet.cents === null || sheet.billedCents === null) return null;
  return {
    ...{ id: sheet.id, number: request.number, day: berlinDay(sheet.plannedFrom), paidOn: sheet.paidOn },
    interpreter: { id: person.id, name: person.name },
    ...{ language: row.language, occasion: request.occasion, bearer: sheet.bearer, tariffFrom: sheet.tariffFrom! },
    ...{ lines: sheet.lines, cents: sheet.cents, billedCents: sheet.billedCents },
  };
}

/** The last day of a pool whose money is fixed: no tariff may begin on it or before. */
export async function settledUntil(tx: Tx, poolId: string): Promise<IsoDate | null> {
  const [last] = await tx
    .select({ at: interpretingSheet.plannedFrom })
    .from(interpretingSheet)
    .where(and(eq(interpretingSheet.poolId, poolId), isNotNull(interpretingSheet.approvedAt)))
    .orderBy(desc(interpretingSheet.plannedFrom))
    .limit(1);
  return last ? berlinDay(last.at) : null;
}

/** Numbers of sheets of a month, chosen by chance. */
export const drawSheets = async (
  tx: Tx,
  asked: { poolId: string; from: Date; to: Date; most: number; states: readonly AssignmentState[] },
): Promise<string[]> =>
  (
    await tx
      .select({ id: interpretingSheet.assignmentId })
      .from(interpretingSheet)
      .innerJoin(interpretingAssignment, eq(interpretingAssignment.id, interpretingSheet.assignmentId))
      .where(
        and(
          eq(interpretingSheet.poolId, asked.poolId),
          gte(interpretingSheet.plannedFrom, asked.from),
          lt(interpretingSheet.plannedFrom, asked.to),
          inArray(interpretingAssignment.state, [...asked.states]),
        ),
      )
      .orderBy(sql`random()`)
      .limit(asked.most)
  ).map(({ id }) => id);
