import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { berlinDay, type IsoDate } from '#kernel/dates.ts';
import { interpretingAssignment } from './request-schema.ts';

/** From here on money was reckoned by the tariff of the day. */
const reckoned = ['approved', 'released', 'paid'] as const;

/** The last day of a conversation that is settled, as a day in Germany. */
export async function lastSettledDay(tx: Tx, poolId: string): Promise<IsoDate | null> {
  const [row] = await tx
    .select({ last: sql<string | null>`max(${interpretingAssignment.startsAt})` })
    .from(interpretingAssignment)
    .where(and(eq(interpretingAssignment.poolId, poolId), inArray(interpretingAssignment.state, [...reckoned])));
  return row?.last ? berlinDay(new Date(row.last)) : null;
}
