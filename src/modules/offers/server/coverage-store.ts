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
    with at as (
      select ${serviceAtLocation.serviceId} as id, ${place.municipalityId} as place, ${hours(serviceAtLocation)} as hours
      from ${serviceAtLocation} join ${place} on ${place.id} = ${serviceAtLocation.placeId} offset 0
    ), town as materialized (
      select id, place, sum(hours) as hours, count(place) over (partition by id) as towns from at group by id, place
    ), room as materialized (
      select ${serviceCapacity.serviceId} as id, sum(${serviceCapacity.maximum})::float8 as seats
      from ${serviceCapacity}
      where ${serviceCapacity.unit} = 'seats'
        ${audience === null ? sql`` : sql`and (${serviceCapacity.audience} is null or ${serviceCapacity.audience} = ${audience})`}
      group by 1
    ), offer as (
      select ${keys} as keys, town.place, coalesce(town.towns, 0) = 0 as nowhere, coalesce(room.seats, 0) as seats,
        ${hours(service)} as own, coalesce(town.hours, 0) as hours,
        case when town.place is not null then 1::float8 / town.towns when town.towns > 0 then 0 else 1 end as part
      from ${service} left join town on town.id = ${service.id} left join room on room.id = ${service.id}
      where ${service.state} = 'public' and ${service.status} = 'active'
        and (${service.validFrom} is null or ${service.validFrom} <= ${day}) and (${service.validTo} is null or ${service.validTo} >= ${day})
        ${audience === null ? sql`` : sql`and (cardinality(${service.audiences}) = 0 or ${audience} = any(${service.audiences}))`}
    )
    select place::text, nowhere, keys, count(*)::int as offers, sum(part) as parts, sum(seats * part) as seats, sum(own * part) as own,
      sum(hours) as hours
    from offer group by place, nowhere, keys`);
  return byKey(found.rows);
}

/**
 * Offers with the same topics or languages in one municipality or, without one, in none. `parts` counts an offer of several towns in
 * shares that make one together, so that the sum over all rows counts every offer once; `own` are hours that belong to no place.
 */
type Counted = CoverageAmounts & { place: string | null; nowhere: boolean; keys: string[]; parts: number; own: number };

function byKey(counted: readonly Counted[]): CoverageSum[] {
  const sums = new Map<string, CoverageSum>();
  const add = (at: string, keys: readonly string[], more: CoverageAmounts): void => {
    for (const key of keys) {
      const sum = sums.get(`${at} ${key}`) ?? { place: at, key, offers: 0, seats: 0, hours: 0 };
      sums.set(`${at} ${key}`, {
        ...sum,
        offers: sum.offers + more.offers,
        seats: sum.seats + more.seats,
        hours: sum.hours + more.hours,
      });
    }
  };
  for (const { place: town, nowhere, keys, offers, parts, seats, own, hours } of counted) {
    const whole = { offers: parts, seats, hours: own + hours };
    add('total', keys, whole);
    if (nowhere) add('elsewhere', keys, whole);
    if (town !== null) add(town, keys, { offers, seats, hours });
  }
  return [...sums.values()].map((sum) => ({
    ...sum,
    offers: Math.round(sum.offers),
    seats: exact(sum.seats),
    hours: exact(sum.hours),
  }));
}

/** Thirds that make a whole again are a whole. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

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
