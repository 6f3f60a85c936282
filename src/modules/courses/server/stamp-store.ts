import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { CountyCtx, Tx } from '#kernel/context.ts';
import { berlinDay } from '#kernel/dates.ts';
import { newId } from '#kernel/ids.ts';
import { service } from '#modules/offers/server/schema.ts';
import type { CourseLevel } from '../contract-levels.ts';
import type { StampKey } from '../contract-stamps.ts';
import { courseRun } from './schema.ts';
import { courseStampCount, courseStampKey } from './stamp-schema.ts';

/** Every key of the county, the newest first. */
export const findStampKeys = (tx: Tx): Promise<StampKey[]> =>
  tx
    .select({
      kid: courseStampKey.kid,
      x: courseStampKey.x,
      y: courseStampKey.y,
      endedOn: courseStampKey.endedOn,
      withdrawn: courseStampKey.withdrawn,
    })
    .from(courseStampKey)
    .orderBy(desc(courseStampKey.createdAt), desc(courseStampKey.id));

/** The key under which stamps are made now, held until the transaction ends; null before the first. */
export async function lockStampKey(tx: Tx) {
  // Two first stamps at once make one key.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('course_stamp_key ' || current_setting('app.county', true)))`);
  const [found] = await tx
    .select()
    .from(courseStampKey)
    .where(isNull(courseStampKey.endedOn))
    .orderBy(desc(courseStampKey.createdAt))
    .limit(1);
  return found ?? null;
}

export async function endStampKey(input: { ctx: CountyCtx; tx: Tx; id: string; withdrawn: boolean }): Promise<void> {
  await input.tx
    .update(courseStampKey)
    .set({ endedOn: berlinDay(input.ctx.clock.now()), withdrawn: input.withdrawn })
    .where(eq(courseStampKey.id, input.id));
}

export async function addStampKey(input: { ctx: CountyCtx; tx: Tx; id: string; key: Pick<StampKey, 'kid' | 'x' | 'y'> }) {
  const { ctx, tx, id, key } = input;
  await tx.insert(courseStampKey).values({ id, countyId: ctx.county.id, ...key, createdAt: ctx.clock.now() });
}

/** One stamp more of a run in a month, while `lockStampKey` holds others back. */
export async function countStamp(input: {
  ctx: CountyCtx;
  tx: Tx;
  runId: string;
  level: CourseLevel | null;
  month: string;
}): Promise<void> {
  const { ctx, tx, ...counted } = input;
  const { runId, month, level } = counted;
  const raised = await tx
    .update(courseStampCount)
    .set({ count: sql`${courseStampCount.count} + 1` })
    .where(
      and(
        eq(courseStampCount.runId, runId),
        eq(courseStampCount.month, month),
        level === null ? isNull(courseStampCount.level) : eq(courseStampCount.level, level),
      ),
    )
    .returning({ id: courseStampCount.id });
  if (raised.length > 0) return;
  await tx
    .insert(courseStampCount)
    .values({ id: newId(ctx.clock.now().getTime()), countyId: ctx.county.id, ...counted, count: 1 });
}

/** Counts by month, course and level, the latest month first. */
export const findStampCounts = (tx: Tx) =>
  tx
    .select({
      runId: courseStampCount.runId,
      course: sql<string>`coalesce(${courseRun.name}, ${service.name})`,
      level: courseStampCount.level,
      month: courseStampCount.month,
      count: courseStampCount.count,
    })
    .from(courseStampCount)
    .innerJoin(courseRun, eq(courseRun.id, courseStampCount.runId))
    .innerJoin(service, eq(service.id, courseRun.offerId))
    .orderBy(desc(courseStampCount.month), asc(sql`2`), asc(sql`coalesce(${courseStampCount.level}, '')`));
