import type { CountyRef, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import type { Result } from '#kernel/result.ts';
import type { SheetMoney } from '../contract-sheets.ts';
import type { Allowance, CeilingState, Outcome, SettledSheet, Tariff } from '../contract-tariff.ts';
import { yearCeiling, yearTotals } from './model/statement.ts';
import { settle } from './model/tariff/settle.ts';
import { findSheets, settledSheet, type FoundSheet } from './sheet-store.ts';

/** How it ended, as the tariff asks; null where nothing can be owed. */
export function outcomeOf({ row }: Pick<FoundSheet, 'row'>): Outcome | null {
  switch (row.outcome) {
    case 'done':
      return { kind: 'held' };
    case 'cancelled-by-client':
    case 'cancelled-by-office':
      return {
        kind: 'cancelled',
        by: row.outcome === 'cancelled-by-client' ? 'client' : 'office',
        at: (row.cancelledAt ?? row.updatedAt).toISOString(),
      };
    case 'no-show-client':
      return { kind: 'no-show', side: 'client' };
    default:
      return null;
  }
}

/** By the tariff of the day; nothing of it is fixed. */
export function reckon(
  tariffs: readonly Tariff[],
  found: Pick<FoundSheet, 'row' | 'sheet'>,
): Result<{ day: string; tariffFrom: string } & Allowance> | null {
  const outcome = outcomeOf(found);
  if (outcome === null) return null;
  const { row, sheet } = found;
  const from = sheet?.plannedFrom ?? row.startsAt;
  const until = sheet?.plannedUntil ?? row.endsAt;
  return settle({
    tariffs,
    planned: { startsAt: from.toISOString(), endsAt: until.toISOString() },
    actual:
      sheet?.actualFrom && sheet.actualUntil
        ? { startsAt: sheet.actualFrom.toISOString(), endsAt: sheet.actualUntil.toISOString() }
        : null,
    travel: sheet?.travel ?? null,
    outcome,
  });
}

/** What is owed: fixed, or as it would be if it were approved now. */
export function moneyOf(tariffs: readonly Tariff[], found: Pick<FoundSheet, 'row' | 'sheet'>): SheetMoney {
  const { sheet } = found;
  if (sheet?.lines && sheet.cents !== null && sheet.billedCents !== null)
    return {
      ...{ tariffFrom: sheet.tariffFrom, lines: sheet.lines, cents: sheet.cents, billedCents: sheet.billedCents },
      ...{ fixed: true, fault: null },
    };
  const open = reckon(tariffs, found);
  const nothing = { tariffFrom: null, lines: [], cents: 0, billedCents: 0, fixed: false };
  if (open === null) return { ...nothing, fault: null };
  if (!open.ok) return { ...nothing, fault: open.problem.message };
  const { tariffFrom, lines, cents, billedCents } = open.value;
  return { tariffFrom, lines, cents, billedCents, fixed: false, fault: null };
}

/** Who is billed, as it is written down at the approval: what the request says of it is erased one day. */
export function bearerOf(county: CountyRef, { request, requester }: FoundSheet): SettledSheet['bearer'] {
  const { costBearer: kind, costUnit } = request;
  if (kind === 'county') return { kind, id: county.id, name: county.name, costUnit };
  if (kind === 'requester') return { kind, id: requester.id, name: requester.name, costUnit };
  return { kind, id: costUnit ?? 'other', name: costUnit ?? 'eine andere Stelle', costUnit };
}

/** How the running year of people stands to their limits, `more` being what would come to it. */
export async function ceilingsOf(input: {
  tx: Tx;
  people: readonly { id: string; mostCentsPerYear: number | null }[];
  now: Date;
}): Promise<(person: { id: string }, more: number) => CeilingState> {
  const { tx, people, now } = input;
  const limited = people.filter(({ mostCentsPerYear }) => mostCentsPerYear !== null);
  const limits = new Map(limited.map(({ id, mostCentsPerYear }) => [id, mostCentsPerYear]));
  const today = berlinDay(now);
  const found =
    limits.size === 0
      ? []
      : await findSheets(tx, { interpreterIds: [...limits.keys()], states: ['approved', 'released', 'paid'] });
  const totals = new Map(
    yearTotals({ sheets: found.flatMap((one) => settledSheet(one) ?? []), year: today.slice(0, 4), today }).map((total) => [
      total.interpreter.id,
      total,
    ]),
  );
  const none = { cents: 0, travelCents: 0 };
  return ({ id }, more) => {
    const { paid = none, pending = none } = totals.get(id) ?? {};
    return yearCeiling({
      total: { paid, pending: { ...pending, cents: pending.cents + more } },
      limitCents: limits.get(id) ?? null,
      withTravel: false,
    });
  };
}

/** Work and all that is no travel: what counts for the limit. */
export const earnedCents = (money: Pick<SheetMoney, 'lines'>): number =>
  money.lines.reduce(
    (sum, { kind, cents }) => sum + (kind === 'travel-time' || kind === 'kilometres' || kind === 'ticket' ? 0 : cents),
    0,
  );
