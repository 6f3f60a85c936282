import { eq } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { ShuttleView } from '../contract-shuttles.ts';
import { courseShuttle } from './shuttle-schema.ts';

type ShuttleRow = typeof courseShuttle.$inferSelect;
export async function findShuttle(tx: Tx, runId: string): Promise<ShuttleRow | null> {
  const [row] = await tx.select().from(courseShuttle).where(eq(courseShuttle.runId, runId));
  return row ?? null;
}
export const findShuttles = (tx: Tx): Promise<ShuttleRow[]> => tx.select().from(courseShuttle);

export const shuttleView = ({ stops, seats, cost, payer, operator, note, state, version }: ShuttleRow): ShuttleView => ({
  ...{ stops, seats, cost, payer, operator, note, state, version },
});
