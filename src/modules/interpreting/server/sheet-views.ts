import { berlinDay } from '#kernel/dates.ts';
import { occasionLabel } from '../contract-rules.ts';
import { mostWrongCodes, type OfficeSheet, type SettlementRow, type SheetView } from '../contract-sheets.ts';
import { isTravelLine, type CeilingState } from '../contract-tariff.ts';
import { minutesOf } from './model/tariff/allowance.ts';
import { moneyOf } from './sheet-money.ts';
import type { ChangeRow, FoundSheet } from './sheet-store.ts';
import type { PoolRow } from './store.ts';

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
const span = (from: Date, until: Date) => ({ startsAt: from.toISOString(), endsAt: until.toISOString() });

export function sheetView(found: FoundSheet, { tariffs }: Pick<PoolRow, 'tariffs'>): SheetView {
  const { row, sheet, request } = found;
  return {
    ...{ assignmentId: row.id, number: request.number, language: row.language, state: row.state, outcome: row.outcome },
    planned: span(sheet?.plannedFrom ?? row.startsAt, sheet?.plannedUntil ?? row.endsAt),
    actual: sheet?.actualFrom && sheet.actualUntil ? span(sheet.actualFrom, sheet.actualUntil) : null,
    travel: sheet?.travel ?? null,
    receipts: sheet?.receipts ?? [],
    interpreterSignedAt: iso(sheet?.interpreterSignedAt),
    clientSignedAt: iso(sheet?.clientSignedAt),
    clientWay: sheet?.clientWay ?? null,
    objection: sheet?.objection ?? null,
    locked: (sheet?.wrongCodes ?? 0) >= mostWrongCodes,
    money: moneyOf(tariffs, found),
  };
}

export function officeSheet(
  found: FoundSheet,
  given: {
    pool: Pick<PoolRow, 'id' | 'tariffs' | 'rules'>;
    changes: readonly ChangeRow[];
    names: ReadonlyMap<string, string>;
    ceiling: CeilingState;
  },
): OfficeSheet {
  const { sheet, person, requester, request, town, statement } = found;
  const { pool, changes, names, ceiling } = given;
  const nameOf = (ref: string | null | undefined): string | null => (ref ? (names.get(ref) ?? null) : null);
  return {
    ...sheetView(found, pool),
    poolId: pool.id,
    requester: { id: requester.id, name: requester.name },
    occasion: occasionLabel(pool.rules, request.occasion),
    municipality: town?.name ?? null,
    interpreter: { id: person.id, name: person.name },
    approvedBy: nameOf(sheet?.approvedBy),
    releasedBy: nameOf(sheet?.releasedBy),
    paidOn: sheet?.paidOn ?? null,
    ...{ statement, ceiling },
    changes: changes
      .filter(({ sheetId }) => sheetId === sheet?.id)
      .map(({ at, side, deed, details }) => ({ at: at.toISOString(), side, deed, details })),
  };
}

/** Without institution, place and case. */
export function settlementRow(
  found: FoundSheet,
  given: { pool: Pick<PoolRow, 'tariffs'>; reader: string; ceiling: CeilingState },
): SettlementRow {
  const { row, sheet, request, person, statement } = found;
  const money = moneyOf(given.pool.tariffs, found);
  const actual = sheet?.actualFrom && sheet.actualUntil ? span(sheet.actualFrom, sheet.actualUntil) : null;
  return {
    ...{ assignmentId: row.id, number: request.number, language: row.language, state: row.state, outcome: row.outcome },
    day: berlinDay(row.startsAt),
    interpreter: { id: person.id, name: person.name },
    minutes: actual === null ? 0 : minutesOf(actual),
    travelCents: money.lines.reduce((sum, { kind, cents }) => sum + (isTravelLine(kind) ? cents : 0), 0),
    ...{ cents: money.cents, billedCents: money.billedCents, statement, ceiling: given.ceiling },
    sameHand: sheet?.approvedBy === given.reader,
  };
}
