import type { EventException, EventPlace } from '../contract.ts';
import type { eventException } from './schema.ts';

type Placed = { locationName: string | null; streetAddress: string | null; postalCode: string | null; locality: string | null };

/** The place of a row; null where none is named. */
export function placeOf(row: Placed): EventPlace | null {
  const place = { name: row.locationName, streetAddress: row.streetAddress, postalCode: row.postalCode, locality: row.locality };
  return Object.values(place).some((value) => value !== null) ? place : null;
}

export const exceptionView = (row: typeof eventException.$inferSelect): EventException => ({
  id: row.id,
  date: row.date,
  kind: row.kind,
  time:
    row.startDate === null || row.endDate === null
      ? null
      : { startDate: row.startDate, startTime: row.startTime, endDate: row.endDate, endTime: row.endTime },
  place: placeOf(row),
  note: row.note,
});
