import { and, eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import { timeOn } from './model/occurrences.ts';
import { eventAttendance, eventRegistration } from './schema.ts';
import type { EventRow } from './store.ts';

/** An event of one date, or one that is registered for as a whole: its first day is the name of what hangs on it. */
const isOne = ({ row }: EventRow): boolean => row.recurrenceRule === null || row.registrationScope === 'all';

/** Takes registrations and counts along when the first day of such an event moves. */
export async function rekey(input: { tx: Tx; before: EventRow; startDate: IsoDate }): Promise<void> {
  const { tx, before, startDate } = input;
  if (!isOne(before) || before.row.startDate === startDate) return;
  for (const table of [eventRegistration, eventAttendance]) {
    await tx
      .update(table)
      .set({ date: startDate })
      .where(and(eq(table.eventId, before.row.id), eq(table.date, before.row.startDate)));
  }
}

/** The event as it was, its first date found under the new name: what has changed about it is its time. */
export function rekeyed(before: EventRow, startDate: IsoDate): EventRow {
  if (!isOne(before) || before.row.startDate === startDate) return before;
  const { row } = before;
  const old = { startDate: row.startDate, startTime: row.startTime, endDate: row.endDate, endTime: row.endTime };
  return {
    ...before,
    row: { ...row, ...timeOn(old, startDate), recurrenceRule: null },
    exceptions: [{ id: row.id, date: startDate, kind: 'changed', time: old, place: null, note: null }],
  };
}
