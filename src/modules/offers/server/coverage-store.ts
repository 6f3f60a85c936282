import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Retention } from '#kernel/module.ts';
import type { OfferAudience } from '../contract.ts';
import { coverageMonth, coverageRecord } from './coverage-schema.ts';
import { coverageSums, type CoveredOffer, type CoverageSum, type Land } from './model/coverage.ts';
import { weeklyHours } from './model/schedule-hours.ts';
import { foreignResidents } from './schema.ts';
import { findMunicipalities, findOffers, type OfferRow } from './store.ts';
import { isShown } from './views.ts';

export type CoverageQuestion = { by: 'topic' | 'language'; audience: OfferAudience | null };

/** Municipalities of the matrix. Joint ones are the sum of their parts: their residents would be counted twice. */
export const findLands = async (tx: Tx): Promise<Land[]> =>
  (await findMunicipalities(tx))
    .filter(({ kind }) => kind !== 'joint-municipality')
    .map(({ id, ags, name }) => ({ id, ags, name }));

type ResidentsRow = typeof foreignResidents.$inferSelect;
/** Every number that was entered, the oldest first. */
export const findResidents = (tx: Tx): Promise<ResidentsRow[]> =>
  tx.select().from(foreignResidents).orderBy(asc(foreignResidents.day));

/** What was the latest number of each municipality on a day. */
export const residentsOn = (rows: readonly ResidentsRow[], on: { day: IsoDate; lands: readonly Land[] }): ResidentsRow[] => {
  const lands = new Set(on.lands.map(({ id }) => id));
  return [
    ...new Map(
      rows
        .filter(({ day, municipalityId }) => day <= on.day && lands.has(municipalityId))
        .map((row) => [row.municipalityId, row] as const),
    ).values(),
  ];
};

/** Public offers that take place on the day. */
export const findRunning = async (tx: Tx, day: IsoDate): Promise<OfferRow[]> =>
  (await findOffers(tx, { state: 'public' })).filter(
    ({ row }) => row.status === 'active' && isShown(row, day) && (row.validFrom === null || row.validFrom <= day),
  );

/** Their sums by topic or language; for one target group, to whom belongs what is for nobody in particular too. */
export const sumsOf = (running: readonly OfferRow[], asked: CoverageQuestion & { day: IsoDate }): CoverageSum[] =>
  coverageSums(
    running
      .filter(({ row }) => asked.audience === null || row.audiences.length === 0 || row.audiences.includes(asked.audience))
      .map((entry) => coveredOf(entry, asked)),
  );

export const sumsOfDay = async (tx: Tx, asked: CoverageQuestion & { day: IsoDate }): Promise<CoverageSum[]> =>
  sumsOf(await findRunning(tx, asked.day), asked);

function coveredOf({ row, places, capacities }: OfferRow, given: CoverageQuestion & { day: IsoDate }): CoveredOffer {
  const seats = capacities.filter(
    ({ unit, audience }) => unit === 'seats' && (audience === null || given.audience === null || audience === given.audience),
  );
  return {
    keys: given.by === 'topic' ? row.topics : row.languages,
    at: places.flatMap(({ row: at, municipality }) =>
      municipality === null ? [] : [{ municipalityId: municipality.id, hours: weeklyHours(at.schedules, given.day) }],
    ),
    hours:
      weeklyHours(row.schedules, given.day) +
      places
        .filter(({ municipality }) => municipality === null)
        .reduce((sum, { row: at }) => sum + weeklyHours(at.schedules, given.day), 0),
    seats: seats.reduce((sum, { maximum }) => sum + (maximum ?? 0), 0),
  };
}

export type RecordedMonth = { month: string; day: IsoDate; lands: Land[]; sums: CoverageSum[] };
/** Recorded months, the oldest first, as one matrix asks for them. */
export const findRecorded = (tx: Tx, { by, audience }: CoverageQuestion): Promise<RecordedMonth[]> =>
  tx
    .select({ month: coverageMonth.month, day: coverageMonth.day, lands: coverageMonth.lands, sums: coverageRecord.sums })
    .from(coverageMonth)
    .innerJoin(coverageRecord, eq(coverageRecord.monthId, coverageMonth.id))
    .where(
      and(eq(coverageRecord.axis, by), audience === null ? isNull(coverageRecord.audience) : eq(coverageRecord.audience, audience)),
    )
    .orderBy(asc(coverageMonth.month));

const keptYears = 10;
export const coverageRetention: readonly Retention[] = [
  {
    table: 'coverage_month',
    rule: 'Abdeckung eines Monats, nur Zahlen über Angebote: zehn Jahre',
    run: async ({ tx, now }) =>
      (
        await tx
          .delete(coverageMonth)
          .where(lt(coverageMonth.month, `${now.getUTCFullYear() - keptYears}-${now.toISOString().slice(5, 7)}`))
          .returning({ id: coverageMonth.id })
      ).length,
  },
];
