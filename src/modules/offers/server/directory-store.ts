import { sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#kernel/context.ts';
import type { IsoDate } from '#kernel/dates.ts';
import type { DayTime } from '../contract.ts';
import type { Around, Position, Wish } from './model/matches.ts';

/** One row that fits, before its words are looked at: what sorting needs, and no more. */
export type DirectoryRow = {
  id: string;
  /** In the reader's language, or in German. */
  name: string;
  /** Kilometres as the crow flies; null where nobody asked, or none of its places has a position. */
  distance: number | null;
  /** What is searched for words; null where nobody asked for any. */
  hay: string | null;
};

/** What the public may see on a day; `isShown` says the same of a row. */
const shown = (today: IsoDate): SQL =>
  sql`s.state = 'public' and s.status <> 'defunct' and (s.valid_to is null or s.valid_to >= ${today}::date)`;

const texts = (list: readonly string[]): SQL => sql`${sql.param([...list])}::text[]`;
const workdays = ['MO', 'TU', 'WE', 'TH', 'FR'];
const weekend = ['SA', 'SU'];
const bounds = { morning: ['00:00', '12:00'], afternoon: ['12:00', '17:00'], evening: ['17:00', '24:00'] } as const;

/** Whether one of the schedules of a column takes place then; `takesPlace` says the same of one. */
function takesPlaceIn(column: SQL, when: DayTime, today: IsoDate): SQL {
  const at =
    when === 'weekend'
      ? sql`entry->'days' ?| ${texts(weekend)}`
      : sql`entry->'days' ?| ${texts(workdays)} and entry->>'opensAt' < ${bounds[when][1]} collate "C" and entry->>'closesAt' > ${bounds[when][0]} collate "C"`;
  return sql`exists (select from jsonb_array_elements(${column}) entry where (entry->>'validTo' is null or entry->>'validTo' >= ${today} collate "C") and ${at})`;
}

/** Great circle on a sphere, as `kilometres` reckons it. */
const kilometresTo = ({ latitude, longitude }: Position): SQL =>
  sql`6371 * 2 * asin(least(1, sqrt(power(sin(radians(p.latitude - ${latitude}::float8) / 2), 2) + cos(radians(${latitude}::float8)) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - ${longitude}::float8) / 2), 2))))`;
// `least` passes over nulls: without the filter a place without a position would lie on the other side of the earth.
const nearest = (centre: Position | null): SQL =>
  centre === null ? sql`null::float8` : sql`min(${kilometresTo(centre)}) filter (where p.latitude is not null)`;

/** A field in the reader's language; what was not translated stays German. */
const inLanguage = (field: 'name' | 'summary' | 'description' | 'eligibility', language: string): SQL =>
  language === 'de'
    ? sql`s.${sql.identifier(field)}`
    : sql`coalesce((select t.text from translation t where t.subject_id = s.id and t.field = ${field} and t.language = ${language} and s.${sql.identifier(field)} is not null), s.${sql.identifier(field)})`;

/**
 * Every public offer of the county that fits all wishes but the words, of which it gives what they are looked for in: folding letters of
 * eighteen languages is the program's. One statement, over the county's own rows; only public places count.
 */
export async function findDirectory(input: {
  tx: Tx;
  wish: Wish;
  around: (Around & { municipalityIds: readonly string[] }) | null;
  /** From where distances are told. */
  from: Position | null;
  language: string;
  today: IsoDate;
}): Promise<DirectoryRow[]> {
  const { tx, wish, around, from, language, today } = input;
  const { when } = wish;
  const conditions = [
    shown(today),
    ...(wish.kind === null ? [] : [sql`s.kind = ${wish.kind}`]),
    ...(wish.topic === null ? [] : [sql`${wish.topic} = any(s.topics)`]),
    // What is for nobody in particular is for everybody.
    ...(wish.audience === null ? [] : [sql`(cardinality(s.audiences) = 0 or ${wish.audience} = any(s.audiences))`]),
    ...(wish.spoken === null ? [] : [sql`${wish.spoken} = any(s.languages)`]),
    ...(wish.level === null ? [] : [sql`${wish.level} = any(s.levels)`]),
    ...(when === null ? [] : [sql`(${takesPlaceIn(sql`s.schedules`, when, today)} or w.takes_place)`]),
    ...(wish.place === null ? [] : [sql`w.at_place`]),
    ...(wish.childcare ? [sql`s.childcare`] : []),
    ...(wish.barrierFree ? [sql`(s.mode <> 'on-site' or w.barrier_free)`] : []),
    ...(wish.free ? [sql`s.fee = 'free'`] : []),
    ...(wish.online ? [sql`s.mode <> 'on-site'`] : []),
    ...(around === null ? [] : [nearTo(around)]),
  ];
  const inside = around === null ? sql`false` : sql`p.municipality_id = any(${sql.param([...around.municipalityIds])}::uuid[])`;
  const hay =
    wish.search === null
      ? sql`null::text`
      : sql`concat_ws(' ', ${sql.join(
          (['name', 'summary', 'description', 'eligibility'] as const).map((field) => inLanguage(field, language)),
          sql`, `,
        )}, coalesce(o.name, u.name, m.name), array_to_string(s.levels, ' '), w.words)`;
  const found = await tx.execute(sql`
    select s.id, ${inLanguage('name', language)} as name, w.distance, ${hay} as hay
    from service s
    left join organisation o on o.id = s.organisation_id
    left join unit u on u.id = s.unit_id
    left join municipality m on m.id = s.municipality_id
    left join (
      select a.service_id, bool_or(p.barrier_free) as barrier_free, coalesce(bool_or(${inside}), false) as inside,
        ${nearest(from)} as distance, ${nearest(around?.centre ?? null)} as reach,
        ${wish.place === null ? sql`false` : sql`bool_or(p.slug = ${wish.place})`} as at_place,
        ${when === null ? sql`false` : sql`bool_or(${takesPlaceIn(sql`a.schedules`, when, today)})`} as takes_place,
        ${wish.search === null ? sql`null::text` : sql`string_agg(concat_ws(' ', p.name, p.town, pm.name), ' ' order by a.position, a.id)`} as words
      from service_at_location a
      join place p on p.id = a.place_id and p.state = 'public'
      left join municipality pm on pm.id = p.municipality_id
      group by a.service_id
    ) w on w.service_id = s.id
    where ${sql.join(conditions, sql` and `)}`);
  return found.rows as DirectoryRow[];
}

/** As `isNear` says it: online, within the radius, at a place in the municipality, or by its area where it has no place. */
function nearTo(around: Around & { municipalityIds: readonly string[] }): SQL {
  const byName = sql`(w.inside or (w.service_id is null and (cardinality(s.area_ids) = 0 or s.area_ids && ${sql.param([...around.municipalityIds])}::uuid[])))`;
  const { radius } = around;
  return radius === null || around.centre === null
    ? sql`(s.mode <> 'on-site' or ${byName})`
    : sql`(s.mode <> 'on-site' or (case when w.reach is null then ${byName} else w.reach <= ${radius}::float8 end))`;
}

/** What there is to choose from among the county's public offers. */
export async function findDirectoryTerms(
  tx: Tx,
  today: IsoDate,
): Promise<{ kinds: string[]; topics: string[]; levels: string[]; spoken: string[] }> {
  const found = await tx.execute(sql`
    with offer as materialized (select s.kind, s.topics, s.levels, s.languages from service s where ${shown(today)})
    select array(select distinct kind from offer) as kinds,
      array(select distinct unnest(topics) from offer) as topics,
      array(select distinct unnest(levels) from offer) as levels,
      array(select distinct unnest(languages) from offer) as spoken`);
  return found.rows[0] as { kinds: string[]; topics: string[]; levels: string[]; spoken: string[] };
}

/** The middle of the places in a municipality at which there are public offers; null where none has a position. */
export async function findMiddleOfOffers(input: { tx: Tx; municipalityId: string; today: IsoDate }): Promise<Position | null> {
  const { tx, municipalityId, today } = input;
  const found = await tx.execute(sql`
    select avg(p.latitude) as latitude, avg(p.longitude) as longitude
    from service s
    join service_at_location a on a.service_id = s.id
    join place p on p.id = a.place_id and p.municipality_id = ${municipalityId} and p.latitude is not null
    where ${shown(today)}`);
  const { latitude, longitude } = found.rows[0] as { latitude: number | null; longitude: number | null };
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
