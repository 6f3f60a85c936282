import { and, asc, eq, gte, lte, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import { unit } from '#modules/tenancy/server/schema.ts';
import type { ColleagueUse } from '../contract-colleagues.ts';
import { languageColleague, languageColleagueUse } from './colleague-schema.ts';

export type ColleagueRow = typeof languageColleague.$inferSelect;
export type FoundColleagueRow = { row: ColleagueRow; unit: { id: string; name: string } };

/** Colleagues by unit and name. */
export const findColleagueRows = (
  tx: Tx,
  filter: { id?: string; state?: ColleagueRow['state']; due?: SQL | undefined } = {},
): Promise<FoundColleagueRow[]> =>
  tx
    .select({ row: languageColleague, unit: { id: unit.id, name: unit.name } })
    .from(languageColleague)
    .innerJoin(unit, eq(unit.id, languageColleague.unitId))
    .where(
      and(
        filter.id ? eq(languageColleague.id, filter.id) : undefined,
        filter.state ? eq(languageColleague.state, filter.state) : undefined,
        filter.due,
      ),
    )
    .orderBy(asc(unit.name), asc(languageColleague.name), asc(languageColleague.id));

/** The row of somebody, held. */
export async function lockColleague(tx: Tx, id: string): Promise<ColleagueRow | null> {
  const [row] = await tx.select().from(languageColleague).where(eq(languageColleague.id, id)).for('update');
  return row ?? null;
}

/** One more time that a unit's people helped in a language. */
export async function countHelp(
  tx: Tx,
  given: { id: string; countyId: string; unitId: string; language: string; month: string },
) {
  await tx
    .insert(languageColleagueUse)
    .values({ ...given, count: 1 })
    .onConflictDoUpdate({
      target: [
        languageColleagueUse.countyId,
        languageColleagueUse.unitId,
        languageColleagueUse.language,
        languageColleagueUse.month,
      ],
      set: { count: sql`${languageColleagueUse.count} + 1` },
    });
}

export const findHelpCounts = (tx: Tx, period: { from: string; to: string }): Promise<ColleagueUse[]> =>
  tx
    .select({
      month: languageColleagueUse.month,
      unitId: languageColleagueUse.unitId,
      unit: unit.name,
      language: languageColleagueUse.language,
      count: languageColleagueUse.count,
    })
    .from(languageColleagueUse)
    .innerJoin(unit, eq(unit.id, languageColleagueUse.unitId))
    .where(and(gte(languageColleagueUse.month, period.from), lte(languageColleagueUse.month, period.to)))
    .orderBy(asc(languageColleagueUse.month), asc(unit.name), asc(languageColleagueUse.language));
