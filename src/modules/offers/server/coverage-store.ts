import { and, asc, eq, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { Retention } from '#kernel/module.ts';
import { place } from '#modules/network/server/place-schema.ts';
import type { OfferAudience } from '../contract.ts';
import type { CoverageAmounts } from '../contract-coverage.ts';
import { coverageMonth, coverageRecord } from './coverage-schema.ts';
import type { CoverageSum, Land } from './model/coverage.ts';
import { foreignResidents, service, serviceAtLocation, serviceCapacity } from './schema.ts';
import { findMunicipalities } from './store.ts';

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

/**
 * Offers, seats and weekly hours of public offers that take place on the day, by place and topic or language; for one target group,
 * to whom belongs what is for nobody in particular too. One statement, whatever the number of cells: every offer counts once in
 * `total`, in `elsewhere` where no place of it has a municipality, and in each municipality otherwise. Seats of several towns are not
 * known one by one: they are shared.
 */
export async function sumsOfDay(tx: Tx, asked: CoverageQuestion & { day: IsoDate }): Promise<CoverageSum[]> {
  const { audience, day } = asked;
  const keys = asked.by === 'topic' ? service.topics : service.languages;
  const hours = (table: typeof service | typeof serviceAtLocation): SQL =>
    sql`coalesce(${table.weeklyHours}, offer_hours(${table.schedules}, ${day}))`;
  const found = await tx.execute<Counted>(sql`
    with at as materialized (
      select ${serviceAtLocation.serviceId} as id, ${place.municipalityId} as place, ${hours(serviceAtLocation)} as hours
      from ${serviceAtLocation} join ${place} on ${place.id} = ${serviceAtLocation.placeId}
    ), town as materialized (select id, place, sum(hours) as hours from at group by id, place),
    part as (select id, count(place) as towns, sum(hours) as hours from town group by id),
    room as (
      select ${serviceCapacity.serviceId} as id, sum(${serviceCapacity.maximum}) as seats
      from ${serviceCapacity}
      where ${serviceCapacity.unit} = 'seats'
        ${audience === null ? sql`` : sql`and (${serviceCapacity.audience} is null or ${serviceCapacity.audience} = ${audience})`}
      group by 1
    ), offer as materialized (
      select ${service.id} as id, ${keys} as keys, coalesce(room.seats, 0)::float8 as seats,
        ${hours(service)} + coalesce(part.hours, 0) as hours, coalesce(part.towns, 0) as towns
      from ${service} left join part on part.id = ${service.id} left join room on room.id = ${service.id}
      where ${service.state} = 'public' and ${service.status} = 'active'
        and (${service.validFrom} is null or ${service.validFrom} <= ${day}) and (${service.validTo} is null or ${service.validTo} >= ${day})
        ${audience === null ? sql`` : sql`and (cardinality(${service.audiences}) = 0 or ${audience} = any(${service.audiences}))`}
    )
    select null as place, towns = 0 as nowhere, keys, count(*)::int as offers, sum(seats) as seats, sum(hours) as hours
      from offer group by towns = 0, keys
    union all
    select town.place::text, false, keys, count(*)::int, sum(offer.seats / offer.towns), sum(town.hours)
      from offer join town on town.id = offer.id and town.place is not null
      group by town.place, keys`);
  return byKey(found.rows);
}

/** Offers with the same topics or languages, in one municipality or, without one, in all the county. */
type Counted = CoverageAmounts & { place: string | null; nowhere: boolean; keys: string[] };

function byKey(counted: readonly Counted[]): CoverageSum[] {
  const sums = new Map<string, CoverageSum>();
  for (const { place: town, nowhere, keys, offers, seats, hours } of counted)
    for (const at of town === null ? ['total', ...(nowhere ? ['elsewhere'] : [])] : [town])
      for (const key of keys) {
        const sum = sums.get(`${at} ${key}`) ?? { place: at, key, offers: 0, seats: 0, hours: 0 };
        sums.set(`${at} ${key}`, {
          ...sum,
          offers: sum.offers + offers,
          seats: sum.seats + seats,
          hours: sum.hours + hours,
        });
      }
  return [...sums.values()];
}

export type RecordedMonth = { month: string; day: IsoDate; lands: Land[]; sums: CoverageSum[] };
/** Recorded months, the oldest first, as one matrix asks for them. */
export const findRecorded = (tx: Tx, { by, audience }: CoverageQuestion): Promise<RecordedMonth[]> =>
  tx
    .select({ month: coverageMonth.month, day: coverageMonth.day, lands: coverageMonth.lands, sums: coverageRecord.sums })
    .from(coverageMonth)
    .innerJoin(coverageRecord, eq(coverageRecord.monthId, coverageMonth.id))
    .where(
      and(
        eq(coverageRecord.axis, by),
        audience === null ? isNull(coverageRecord.audience) : eq(coverageRecord.audience, audience),
      ),
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
