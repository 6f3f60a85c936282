import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { municipality } from '#modules/tenancy/server/schema.ts';
import type { ApplicationState } from '../contract-applications.ts';
import { interpreterApplication } from './application-schema.ts';

export type ApplicationRow = typeof interpreterApplication.$inferSelect;
type Filter = { poolIds: readonly string[]; state?: ApplicationState | null; mail?: string };

/** Applications to these pools, the newest first. */
export const findApplications = (tx: Tx, filter: Filter): Promise<{ row: ApplicationRow; town: string | null }[]> =>
  tx
    .select({ row: interpreterApplication, town: municipality.name })
    .from(interpreterApplication)
    .leftJoin(municipality, eq(municipality.id, interpreterApplication.municipalityId))
    .where(
      and(
        inArray(interpreterApplication.poolId, [...filter.poolIds]),
        filter.state ? eq(interpreterApplication.state, filter.state) : undefined,
        filter.mail ? eq(sql`lower(${interpreterApplication.mail})`, filter.mail.toLowerCase()) : undefined,
      ),
    )
    .orderBy(desc(interpreterApplication.createdAt), desc(interpreterApplication.id));

export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | null> {
  const [row] = await tx.select().from(interpreterApplication).where(eq(interpreterApplication.id, id)).for('update');
  return row ?? null;
}

export const countApplied = (tx: Tx, since: Date): Promise<number> =>
  tx.$count(interpreterApplication, gte(interpreterApplication.createdAt, since));

export const deleteApplicationsBefore = async (tx: Tx, before: Date): Promise<number> =>
  (
    await tx
      .delete(interpreterApplication)
      .where(lt(interpreterApplication.createdAt, before))
      .returning({ id: interpreterApplication.id })
  ).length;
