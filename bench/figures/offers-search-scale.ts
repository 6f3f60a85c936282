import pg from 'pg';
import { systemActor, type App } from '#composition/app.ts';
import type { CountyCtx, Ctx } from '#kernel/context.ts';
import { withBenchApp } from '../bench-app.ts';
import { figure, timed, type Figure } from '../measure.ts';

const [few, many] = [4, 400];
/** In each county: 100,000 in 400, 1,000 in 4. */
const offers = 250;
const placesOfCounty = 60;
const rounds = 12;
const limit = 1.2;

/** Words, filters and distances together, as people ask; one finds much, one nothing. */
const questions = [
  { search: 'Sprachkurs', topic: 'language', municipalityAgs: '03997001', radius: 20 },
  { search: 'Beratung Frauen', audience: 'women', from: { ags: '03997004' } },
  { spoken: 'ar', when: 'morning', childcare: true, free: true, municipalityAgs: '03997002', radius: 10 },
  { search: 'gruesse', barrierFree: true, municipalityAgs: '03997003', radius: 40, from: { latitude: 52.95, longitude: 9.9 } },
  { topic: 'work', kind: 'advice', when: 'evening', municipalityAgs: '03997005' },
  { search: 'Xylophonzwitschern', municipalityAgs: '03997001', radius: 40 },
  {},
] as const;

/**
 * The public directory's search in one county of 250 offers among 400 such counties, against the same county among 4: 95th percentile of
 * both, asked in turns so that a disturbance meets both.
 */
export const offersSearchScale = (): Promise<Figure[]> =>
  withBenchApp((smallApp, smallOwner) =>
    withBenchApp(async (largeApp, largeOwner) => {
      const small = await prepare({ app: smallApp, ownerUrl: smallOwner, counties: few });
      const large = await prepare({ app: largeApp, ownerUrl: largeOwner, counties: many });
      const ask = ({ app, ctx }: Prepared, question: (typeof questions)[number]): Promise<number> =>
        timed(async () => must(await app.offers.readPublicOffers(ctx, { language: 'de', ...question })));
      const times: { value: number[]; reference: number[] } = { value: [], reference: [] };
      for (let round = -2; round < rounds; round += 1)
        for (const question of questions) {
          const [value, reference] = [await ask(large, question), await ask(small, question)];
          if (round < 0) continue;
          times.value.push(value);
          times.reference.push(reference);
        }
      return [
        figure({
          name: 'offers-search-scale',
          value: percentile95(times.value),
          referenceValue: percentile95(times.reference),
          unit: 'ms',
          reference: `the same search over ${(few * offers).toLocaleString('en')} services in ${few} counties; 95th percentile of both`,
          better: 'lower',
          limit,
        }),
      ];
    }),
  );

type Prepared = { app: App; ctx: Ctx };

async function prepare(input: { app: App; ownerUrl: string; counties: number }): Promise<Prepared> {
  const { app, ownerUrl, counties } = input;
  const units = [{ key: 'stelle', name: 'Stelle', kind: 'office' as const }];
  const municipalities = Array.from({ length: 10 }, (_, at) => ({
    ags: `03997${String(at + 1).padStart(3, '0')}`,
    name: `Gemeinde ${at + 1}`,
    kind: 'municipality' as const,
  }));
  const given = {
    slug: 'bench',
    ags: '03997',
    name: 'Bench',
    officialName: 'Landkreis Bench',
    accent: { light: '#7a1f5c', dark: '#e7a6cf' },
    languages: ['de'],
    units,
    municipalities,
  };
  const made = must(await app.tenancy.createCounty(app.context({ county: null, actor: systemActor('Bench') }), given));
  const system = app.context({ county: made, actor: systemActor('Bench') }) as CountyCtx;
  must(await app.tenancy.fillCounty(system, given));
  await lay(app, system);
  await multiply({ ownerUrl, countyId: made.id, counties });
  return { app, ctx: app.context({ county: made, actor: { kind: 'anonymous' } }) };
}

const topics = ['language', 'work', 'family', 'health', 'leisure'] as const;
const names = ['Sprachkurs', 'Beratung', 'Café für Frauen', 'Lernhilfe', 'Grüße aus der Küche', 'Werkstatt', 'Sport am Abend'];
const said = [
  'Wer neu im Landkreis ist, bekommt hier Hilfe bei Briefen und Anträgen.',
  'Kommen Sie einfach vorbei, eine Anmeldung ist nicht nötig.',
  'Frauen und Männer lernen zusammen und bringen ihre Fragen mit.',
  'Für Kinder gibt es eine Ecke zum Spielen und jemanden, der aufpasst.',
  'Am Ende steht eine Prüfung, deren Kosten übernommen werden können.',
];
const times = ['Mo, Mi 9:00–12:00', 'Di 17:00–19:00', 'Sa 10–13', '1. Fr im Monat 15–17'];

/** A county's own directory, the same in every run. */
async function lay(app: App, ctx: CountyCtx): Promise<void> {
  const { municipalities } = must(await app.tenancy.listUnits(ctx, {}));
  const places: string[] = [];
  for (let at = 0; at < placesOfCounty; at += 1) {
    const place = {
      name: `Haus ${at + 1}`,
      kind: 'other' as const,
      state: 'public' as const,
      town: `Gemeinde ${(at % 10) + 1}`,
      municipalityId: municipalities[at % municipalities.length]!.id,
      latitude: 52.8 + (at % 8) * 0.05,
      longitude: 9.7 + (at % 7) * 0.06,
      barrierFree: at % 3 === 0,
    };
    places.push(must(await app.network.addPlace(ctx, place)).id);
  }
  for (let at = 0; at < offers; at += 1) {
    const offer = {
      name: `${names[at % names.length]!} ${at + 1}`,
      summary: said[at % said.length]!,
      description: Array.from({ length: 6 }, (_, line) => said[(at + line) % said.length]!).join(' '),
      kind: at % 2 === 0 ? ('course' as const) : ('advice' as const),
      topics: [topics[at % topics.length]!],
      audiences: at % 4 === 0 ? ['women' as const] : [],
      languages: at % 3 === 0 ? ['de', 'ar'] : ['de'],
      fee: at % 2 === 0 ? ('free' as const) : ('unknown' as const),
      childcare: at % 3 === 0,
      state: 'public' as const,
      places: [{ placeId: places[at % places.length]!, schedules: times[at % times.length]! }],
    };
    must(await app.offers.addOffer(ctx, offer));
  }
}

/** Tables that the search reads, and what in them names a row of the county. */
const copied = ['county', 'municipality', 'unit', 'place', 'service', 'service_at_location'];
const references = ['id', 'county_id', 'municipality_id', 'unit_id', 'organisation_id', 'place_id', 'service_id'];

/** Copies the county's rows as the owner: how they are written is not what is measured. */
async function multiply(input: { ownerUrl: string; countyId: string; counties: number }): Promise<void> {
  const client = new pg.Client({ connectionString: input.ownerUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const table of copied) {
      const read = await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const columns = read.rows.map(({ name }) => name);
      const value = (column: string): string =>
        references.includes(column)
          ? `md5(${column}::text || n)::uuid`
          : table === 'county' && (column === 'slug' || column === 'ags')
            ? `${column} || n`
            : column;
      await client.query(
        `insert into ${table} (${columns.join(', ')})
         select ${columns.map(value).join(', ')} from ${table}, generate_series(1, ${input.counties - 1}) as n
         where ${table === 'county' ? 'id' : 'county_id'} = $1`,
        [input.countyId],
      );
    }
    await client.query('set session_replication_role = origin');
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from service');
    if (rows[0]!.count !== input.counties * offers)
      throw new Error(`${rows[0]!.count} services instead of ${input.counties * offers}`);
  } finally {
    await client.end();
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T {
  if (result.ok) return result.value;
  throw new Error(result.problem.message);
}

const percentile95 = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1]!;
