import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { PoolDateGuest, PoolDateView } from '../contract-pool-dates.ts';
import { interpreterPoolDate, interpreterPoolDateGuest, interpreterPoolNews } from './pool-date-schema.ts';
import { interpreter } from './schema.ts';

export type PoolDateRow = typeof interpreterPoolDate.$inferSelect;
export type GuestRow = typeof interpreterPoolDateGuest.$inferSelect;
export type FoundPoolDate = { row: PoolDateRow; invited: number; coming: number };

const invited = sql<number>`count(${interpreterPoolDateGuest.id}) filter (where ${interpreterPoolDateGuest.invitedAt} is not null)::int`;
const coming = sql<number>`count(${interpreterPoolDateGuest.id}) filter (where ${interpreterPoolDateGuest.comes})::int`;

type Filter = { id?: string; ids?: readonly string[]; poolId?: string; planned?: boolean; from?: string; to?: string };

/** Dates of pools, the latest first. */
export const findPoolDates = (tx: Tx, filter: Filter): Promise<FoundPoolDate[]> =>
  tx
    .select({ row: interpreterPoolDate, invited, coming })
    .from(interpreterPoolDate)
    .leftJoin(interpreterPoolDateGuest, eq(interpreterPoolDateGuest.poolDateId, interpreterPoolDate.id))
    .where(
      and(
        filter.id ? eq(interpreterPoolDate.id, filter.id) : undefined,
        filter.ids ? inArray(interpreterPoolDate.id, [...filter.ids]) : undefined,
        filter.poolId ? eq(interpreterPoolDate.poolId, filter.poolId) : undefined,
        filter.planned ? eq(interpreterPoolDate.state, 'planned') : undefined,
        filter.from ? gte(interpreterPoolDate.date, filter.from) : undefined,
        filter.to ? lte(interpreterPoolDate.date, filter.to) : undefined,
      ),
    )
    .groupBy(interpreterPoolDate.id)
    .orderBy(desc(interpreterPoolDate.date), desc(interpreterPoolDate.id));

/** The date's row, held: of two who want the last place, one comes after the other. */
export async function lockPoolDate(tx: Tx, id: string): Promise<PoolDateRow | null> {
  const [row] = await tx.select().from(interpreterPoolDate).where(eq(interpreterPoolDate.id, id)).for('update');
  return row ?? null;
}

export type FoundGuest = { row: GuestRow; name: string; mail: string; state: string };

/** Who is invited or signed up, by name. */
export const findPoolDateGuests = (
  tx: Tx,
  filter: { id?: string; poolDateId?: string; interpreterId?: string },
): Promise<FoundGuest[]> =>
  tx
    .select({ row: interpreterPoolDateGuest, name: interpreter.name, mail: interpreter.mail, state: interpreter.state })
    .from(interpreterPoolDateGuest)
    .innerJoin(interpreter, eq(interpreter.id, interpreterPoolDateGuest.interpreterId))
    .where(
      and(
        filter.id ? eq(interpreterPoolDateGuest.id, filter.id) : undefined,
        filter.poolDateId ? eq(interpreterPoolDateGuest.poolDateId, filter.poolDateId) : undefined,
        filter.interpreterId ? eq(interpreterPoolDateGuest.interpreterId, filter.interpreterId) : undefined,
      ),
    )
    .orderBy(asc(interpreter.name), asc(interpreterPoolDateGuest.id));

export const poolDateView = ({ row, invited, coming }: FoundPoolDate): PoolDateView => {
  const { countyId: _county, createdAt: _created, updatedAt: _updated, remindedAt: _reminded, ...rest } = row;
  return { ...rest, invited, coming };
};

export const poolDateGuestView = ({ row, name }: FoundGuest): PoolDateGuest => ({
  id: row.id,
  interpreterId: row.interpreterId,
  name,
  invitedAt: row.invitedAt?.toISOString() ?? null,
  comes: row.comes,
  attended: row.attended,
});

/** What a pool wrote to its people, the latest first. */
export const findPoolNews = (tx: Tx, poolId: string) =>
  tx
    .select()
    .from(interpreterPoolNews)
    .where(eq(interpreterPoolNews.poolId, poolId))
    .orderBy(desc(interpreterPoolNews.sentAt), desc(interpreterPoolNews.id));
