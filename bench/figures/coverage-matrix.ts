import { sql } from 'drizzle-orm';
import pg from 'pg';
import { systemActor, type App } from '#composition/app.ts';
import type { CountyRef, Ctx } from '#kernel/context.ts';
import type { Result } from '#kernel/result.ts';
import { withBenchApp } from '../bench-app.ts';
import { alternating, figure, timed, type Figure } from '../measure.ts';

const services = 100_000;
const counties = 400;
/** One county has a fifth of all, so that what is measured is the work and not the way to the database. */
const ofLarge = 20_000;
const towns = 30;
const places = 600;
const rounds = 15;
/** Every topic in every municipality, with seats and hours, for the price of two counts. */
const limit = 2;

/**
 * The whole matrix of coverage of one county, as its page asks for it, against one full count of the same rows: how many offers take
 * place today, with how many seats and weekly hours, without telling topics and municipalities apart. One large county among 400 with
 * 100,000 services.
 */
export const coverageMatrix = (): Promise<Figure[]> =>
  withBenchApp(async (app, ownerUrl) => {
    const large = await open(app, 'gross', '03996');
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const ofUsual = Math.round((services - ofLarge) / (counties - 1));
      await fill(client, { countyId: large.id, count: ofLarge });
      for (let other = 1; other < counties; other += 1) await fill(client, { countyId: null, count: ofUsual });
      await client.query('vacuum analyze');
    } finally {
      await client.end();
    }
    const ctx = app.context({ county: large, actor: systemActor('Bench') });
    return [
      figure({
        name: 'coverage-matrix',
        ...(await alternating({
          rounds,
          thing: () => timed(async () => must(await app.offers.readCoverage(ctx, {}))),
          reference: () => timed(() => fullCount(ctx, large)),
        })),
        unit: 'ms',
        reference: 'one count of all offers that take place today, with their seats and weekly hours',
        better: 'lower',
        limit,
      }),
    ];
  });

/** Under the same rules of the database, in a transaction of the same kind. */
const fullCount = (ctx: Ctx, county: CountyRef): Promise<unknown> =>
  ctx.db.transaction({ countyId: county.id, readOnly: true }, (tx) =>
    tx.execute(sql`select count(*), sum(room.seats), sum(s.weekly_hours + coalesce(part.hours, 0))
      from service s
      left join (
        select at.service_id as id, sum(at.weekly_hours) as hours
        from service_at_location at join place p on p.id = at.place_id group by 1
      ) part on part.id = s.id
      left join (
        select service_id as id, sum(maximum) as seats from service_capacity where unit = 'seats' group by 1
      ) room on room.id = s.id
      where s.state = 'public' and s.status = 'active' and (s.valid_from is null or s.valid_from <= current_date)
        and (s.valid_to is null or s.valid_to >= current_date)`),
  );

async function open(app: App, slug: string, ags: string): Promise<CountyRef> {
  const ctx = app.context({ county: null, actor: systemActor('Bench') });
  const given = {
    slug,
    ags,
    name: slug,
    officialName: slug,
    accent: { light: '#7a1f5c', dark: '#e7a6cf' },
    languages: ['de'],
    municipalities: Array.from({ length: towns }, (_, town) => ({
      ags: `${ags}${String(town + 1).padStart(3, '0')}`,
      name: `Gemeinde ${town + 1}`,
      kind: 'municipality' as const,
    })),
  };
  const county = must(await app.tenancy.createCounty(ctx, given));
  must(await app.tenancy.fillCounty(app.context({ county, actor: systemActor('Bench') }), given));
  return county;
}

const topics =
  "(array['arrival','residence','language','work','education','family','health','housing','money','everyday','leisure','participation','rights','emergency'])";

/** Offers with one or two topics, most at one place, some at two, some at none; each with times of its own. */
async function fill(client: pg.Client, given: { countyId: string | null; count: number }): Promise<void> {
  const { count } = given;
  const { rows } = await client.query<{ id: string }>('select coalesce($1::uuid, gen_random_uuid()) as id', [given.countyId]);
  const id = rows[0]!.id;
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  const made = await client.query<{ id: string }>(
    `insert into place (id, county_id, name, slug, kind, state, municipality_id, created_at, updated_at)
      select gen_random_uuid(), $1::uuid, 'Ort ' || n, 'ort-' || n || '-' || left($1::uuid::text, 8), 'authority', 'public',
        (select m.id from municipality m where m.county_id = $1::uuid order by m.ags offset n % ${towns} limit 1), now(), now()
      from generate_series(1, $2::int) n returning id`,
    [id, Math.min(places, count)],
  );
  const at = made.rows.map((row) => row.id);
  const times = (n: string): string =>
    `jsonb_build_array(jsonb_build_object('freq', 'WEEKLY', 'interval', 1, 'nth', null, 'days',
        jsonb_build_array((array['MO','TU','WE','TH','FR'])[1 + ${n} % 5]), 'opensAt', to_char(8 + ${n} % 7, 'FM00') || ':' || to_char(${n} % 60, 'FM00'),
        'closesAt', to_char(16 + ${n} % 5, 'FM00') || ':' || to_char((${n} / 60) % 60, 'FM00'), 'validFrom', null, 'validTo', null, 'notes', null))`;
  const offers = await client.query<{ id: string }>(
    `insert into service (id, county_id, name, summary, description, kind, topics, languages, mode, schedules, fee, documents,
        status, state, created_at, updated_at)
      select gen_random_uuid(), $1::uuid, 'Angebot ' || n, 'Ein Angebot.', repeat('Was es gibt und für wen. ', 20), 'course',
        case when n % 2 = 0 then array[${topics}[1 + n % 14]] else array[${topics}[1 + n % 14], ${topics}[1 + (n + 5) % 14]] end,
        '{de,ar}', 'on-site', case when n % 10 = 0 then ${times('n')} else '[]' end, 'free', '{}', 'active',
        case when n % 25 = 0 then 'hidden' else 'public' end, now(), now()
      from generate_series(1, $2::int) n returning id`,
    [id, count],
  );
  const ids = offers.rows.map((row) => row.id);
  for (const [which, step] of [
    [0, 1],
    [1, 3],
  ] as const)
    await client.query(
      `insert into service_at_location (id, county_id, service_id, place_id, position, schedules)
        select gen_random_uuid(), $1::uuid, s.id, ($3::uuid[])[1 + (n * 7 + $4::int * 13) % cardinality($3::uuid[])], $4, ${times('n')}
        from unnest($2::uuid[]) with ordinality as s (id, o) cross join lateral (select s.o::int) as o (n)
        where n % $5 = 0 and n % 10 <> 0 and ($4 = 0 or cardinality($3::uuid[]) > 13)
        on conflict do nothing`,
      [id, ids, at, which, step],
    );
  await client.query(
    `insert into service_capacity (id, county_id, service_id, unit, maximum, available, updated_at)
      select gen_random_uuid(), $1::uuid, s.id, 'seats', 12, 4, now() from unnest($2::uuid[]) with ordinality as s (id, o) where o % 2 = 0`,
    [id, ids],
  );
  await client.query('commit');
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
