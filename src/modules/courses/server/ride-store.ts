import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { addDays, berlinDay } from '#kernel/dates.ts';
import type { Retention } from '#kernel/module.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { RideKind } from '../contract-rides.ts';
import { courseRide } from './ride-schema.ts';
import { courseRun } from './schema.ts';

/** Rides to runs, those with most seats first. */
export const findRides = (tx: Tx, filter: { runId?: string; id?: string; kind?: RideKind }) =>
  tx
    .select({ row: courseRide, town: { id: municipality.id, name: municipality.name } })
    .from(courseRide)
    .innerJoin(municipality, eq(municipality.id, courseRide.townId))
    .where(
      and(
        filter.runId ? eq(courseRide.runId, filter.runId) : undefined,
        filter.id ? eq(courseRide.id, filter.id) : undefined,
        filter.kind ? eq(courseRide.kind, filter.kind) : undefined,
      ),
    )
    .orderBy(asc(municipality.name), desc(courseRide.seats), asc(courseRide.id));

export const knowsTown = async (tx: Tx, townId: string): Promise<boolean> =>
  (await tx.select({ id: municipality.id }).from(municipality).where(eq(municipality.id, townId))).length > 0;

const keptDays = 14;
export const rideRetention: Retention = {
  table: 'course_ride',
  rule: `Mitfahrgelegenheiten zu Kursen: ${keptDays} Tage nach dem letzten Tag des Kurses, sonst ein Jahr nach dem Eintrag`,
  run: async ({ tx, now }) => {
    const before = addDays(berlinDay(now), -keptDays);
    const over = tx
      .select({ id: courseRun.id })
      .from(courseRun)
      .where(sql`coalesce(${courseRun.endDate}, ${courseRun.startDate}, 'infinity'::date) < ${before}::date`);
    return (
      await tx
        .delete(courseRide)
        .where(
          sql`${inArray(courseRide.runId, over)} or ${courseRide.createdAt} < ${new Date(now.getTime() - 365 * 86_400_000).toISOString()}::timestamptz`,
        )
        .returning({ id: courseRide.id })
    ).length;
  },
};
